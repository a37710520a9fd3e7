"""Which opgaven a block stands under, by the headings above it."""

from __future__ import annotations

import re

from corpus.document import Document
from corpus.profile import EMPTY, Profile
from tagging.opgaven.lexicon import Lexicon, bare, build
from tagging.opgaven.words import GENERIC_HEADING, NO_OPGAVE

_GENERIC = re.compile(rf"^\W*{GENERIC_HEADING}", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d")
_MOST_WORDS = 3
"""Of a heading that is about the opgave it names; a longer one mentions it among other things."""
_COMPOUND = re.compile(r"(?<![\w-])([\w-]+opgave)n?(?!\w)", re.IGNORECASE)


def section_opgaven(document: Document, profile: Profile = EMPTY) -> tuple[tuple[str, ...], ...]:
    """For each block, the labels of the opgaven that its section is about, innermost heading first.

    A heading that only divides a section ("Wat we doen in 2026") keeps the opgave above it, also where the
    source gives both the same level.
    """
    lexicon = build(document, profile)
    sections: list[tuple[str, ...]] = []
    open_labels: list[tuple[int, str]] = []
    for block in document.blocks:
        if block.kind == "heading":
            label = _label(block.text, lexicon)
            generic = label is None and _GENERIC.match(block.text) is not None
            flat = label is None and not _NUMBERED.match(block.text)
            open_labels = [
                (level, each)
                for level, each in open_labels
                if level < block.level
                or (level == block.level and (generic or (flat and each in lexicon.labels.values())))
            ]
            if label:
                open_labels = [(level, each) for level, each in open_labels if level < block.level]
                open_labels.append((block.level, label))
        sections.append(tuple(dict.fromkeys(label for _, label in reversed(open_labels))))
    return tuple(sections)


def _label(heading: str, lexicon: Lexicon) -> str | None:
    label = lexicon.label_of(heading)
    if label:
        return label
    name = bare(heading)
    compound = _COMPOUND.search(name) if len(name.split()) <= _MOST_WORDS else None
    if compound and compound[1].lower() not in NO_OPGAVE:
        return compound[1].lower()
    return None
