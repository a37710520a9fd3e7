"""Turns of phrase that commit without a verb of doing: on an agenda, part of an assignment, under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tagging.commitments.language import cue, patterns

Status = Literal["planned", "ongoing", "done"]


@dataclass(frozen=True, slots=True)
class Idiom:
    status: Status
    soft: bool
    cue: str
    joins: bool = False
    """Says something of the thing in the sentence before, so it is one commitment with it."""


_FIRST = cue("idiom")


def find(text: str) -> Idiom | None:
    """The first turn of phrase in a sentence that commits."""
    if not _FIRST.search(text):
        return None
    for header, pattern in patterns("idioms.txt"):
        if match := pattern.search(text):
            status, *marks = header.split()
            return Idiom(status, "soft" in marks, match.group(), "joins" in marks)  # type: ignore[arg-type]
    return None
