"""Turns of phrase that commit without a verb of doing: on an agenda, part of an assignment, under way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tagging.commitments.language import patterns

Status = Literal["planned", "ongoing", "done"]


@dataclass(frozen=True, slots=True)
class Idiom:
    status: Status
    soft: bool
    cue: str
    joins: bool = False
    """Says something of the thing in the sentence before, so it is one commitment with it."""


(_, _FIRST), *_IDIOMS = patterns("idioms.txt", re.NOFLAG)


def find(text: str) -> Idiom | None:
    """The first turn of phrase in a sentence that commits."""
    lower = text.lower()
    if not _FIRST.search(lower):
        return None
    for header, pattern in _IDIOMS:
        if match := pattern.search(lower):
            status, *marks = header.split()
            said = text[match.start() : match.end()]
            return Idiom(status, "soft" in marks, said, "joins" in marks)  # type: ignore[arg-type]
    return None
