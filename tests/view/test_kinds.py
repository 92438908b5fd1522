"""The scale from conflict to cooperation: every type has its place, and the colours can be told apart."""

from __future__ import annotations

import itertools
import math

import pytest

from kg.view.kinds import kind_of, kinds
from kg.vocabulary import event_types

# Machado, Oliveira and Fernandes (2009): what a reader without one kind of cone sees, in linear RGB.
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def oklab(rgb: list[float]) -> tuple[float, float, float]:
    red, green, blue = (max(0.0, part) for part in rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return oklab([sum(weight * part for weight, part in zip(row, rgb, strict=True)) for row in SIGHT[sight]])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_every_two_kinds_can_be_told_apart(theme: str, sight: str) -> None:
    for one, other in itertools.combinations(kinds(), 2):
        distance = math.dist(seen(getattr(one, theme), sight), seen(getattr(other, theme), sight))
        assert distance > 0.07, (one.name, other.name, round(distance, 3))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_kinds_stand_out_from_the_paper(theme: str) -> None:
    paper = {"light": "#fcfbf9", "dark": "#10161d"}[theme]
    for kind in kinds():
        lights = sorted(
            sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
            for colour in (paper, getattr(kind, theme))
        )
        assert (lights[1] + 0.05) / (lights[0] + 0.05) > 1.75, kind.name


@pytest.mark.parametrize(
    ("event_type", "kind"),
    [
        ("UseForce", "force"), ("ImposeSanctions", "coercion"), ("ReleaseDetainee", "cooperation"),
        ("ExpelDiplomats", "rupture"), ("SeverRelations", "rupture"), ("CancelMeeting", "rupture"),
        ("Condemn", "words"), ("Appeal", "statement"), ("Meet", "contact"), ("OpenMission", "cooperation"),
        ("NobodyKnowsThis", "statement"),
    ],
)
def test_types_stand_where_a_reader_expects_them(event_type: str, kind: str) -> None:
    assert kinds()[kind_of(event_type)].name == kind


def test_the_side_of_a_kind_follows_the_effect() -> None:
    for name, event_type in event_types().items():
        side = kinds()[kind_of(name)].side
        if event_type.group != "force":
            harsh = event_type.effect in ("worsens", "suspends", "ends")
            neutral = event_type.effect == "neutral"
            assert side == ("conflict" if harsh else "neutral" if neutral else "cooperation"), name
