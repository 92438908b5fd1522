"""What the extractor knows of each language, as data: a folder per language, and the frames they share.

A language folder holds its words (`words.yaml`), verbs (`verbs.yaml`), nouns (`nouns.yaml`), phrases
(`phrases.yaml`) and dates (`dates.yaml`); `frames.yaml` beside the folders says which verb with which
object makes which event, in the classes that the folders fill. `load_language` reads and checks them once.
"""

from __future__ import annotations

from kg.language.frames import Frame, load_frames
from kg.language.lexicon import Language, Noun, Verb, known_languages, load_language

__all__ = ["Frame", "Language", "Noun", "Verb", "known_languages", "load_frames", "load_language"]
