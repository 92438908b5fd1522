"""The sets of annotated articles, and what is wanted of the figures on each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GOLD, OWN = SHARED / "gold", ROOT / "tests" / "gold"

NORWEGIAN_AND_ENGLISH = {"f1": 0.85, "date": 0.90, "grounding": 1.0, "links": 0.75}
OTHER_LANGUAGES = {"f1": 0.70, "grounding": 1.0}


@dataclass(frozen=True)
class ArticleSet:
    """A folder of articles with their annotations.

    `held_out` is true of those that nobody looks at who writes rules. `targets` are the figures that issue 3
    asks for. `texts` says where the text of an article lies, by its name, where it does not lie beside the
    annotations; such a text has no front matter, so `published` dates it.
    """

    name: str
    folder: Path
    targets: Mapping[str, float]
    held_out: bool = False
    published: str | None = None
    texts: Mapping[str, Path] = field(default_factory=dict)

    def articles(self) -> list[GoldArticle]:
        """Its articles in the order of their names.

        Raises:
            UserError: the folder holds none.
        """
        files = sorted(self.folder.glob("*.gold.json"))
        if not files:
            raise UserError(f"{self.name}: no annotated articles in {self.folder}")
        return [self._article(file) for file in files]

    def _article(self, file: Path) -> GoldArticle:
        name = file.name.removesuffix(".gold.json")
        document = json.loads(file.read_text("utf-8"))
        text = self.texts.get(name) or self.folder / document["article"]
        return GoldArticle(name, self, file, text, document["language"], document["events"])


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article: `events` as they stand in the gold format."""

    name: str
    set: ArticleSet
    file: Path
    text: Path
    language: str
    events: list[dict[str, Any]]

    def event(self, event_id: str) -> dict[str, Any]:
        """The annotated event with this id."""
        return next(event for event in self.events if event["id"] == event_id)


SETS = (
    ArticleSet("dev-nb", GOLD / "dev-nb", NORWEGIAN_AND_ENGLISH),
    ArticleSet("dev-en", GOLD / "dev-en", NORWEGIAN_AND_ENGLISH),
    ArticleSet("dev-xx", GOLD / "dev-xx", OTHER_LANGUAGES),
    ArticleSet("own-nb", OWN / "own-nb", NORWEGIAN_AND_ENGLISH),
    ArticleSet("own-en", OWN / "own-en", NORWEGIAN_AND_ENGLISH),
    ArticleSet("seed", GOLD, {}, published="2021-10-18",
               texts={"seed": SHARED / "seeds" / "000_d5734acbd5fdcf10.txt"}),
    ArticleSet("heldout-nb", OWN / "heldout-nb", NORWEGIAN_AND_ENGLISH, held_out=True),
    ArticleSet("heldout-en", OWN / "heldout-en", NORWEGIAN_AND_ENGLISH, held_out=True),
    ArticleSet("heldout-xx", OWN / "heldout-xx", OTHER_LANGUAGES, held_out=True),
)
