"""Turns of phrase that commit without a verb of doing: what is on an agenda, part of an assignment, under way."""

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


_FIRST = re.compile(
    r"onderdeel|centraal|verantwoordelijk|gereed|klaar|beslag|kom(?:t|en)|stre(?:ven|eft)|planning|van plan|voornemen|ruimte|agenda"
    r"|bezig|in \w+|loopt|lopen|uitnodiging|ontvangt|slag|verder|door|gesprek|start|akkoord|conform|ingestemd|vastgesteld|beoogd|intentie|werking|aangenomen|afgerond|over tot",
    re.I,
)


def find(text: str) -> Idiom | None:
    """The first turn of phrase in a sentence that commits."""
    if not _FIRST.search(text) or re.match(
        r"hieronder|hierna|in (?:dit|deze) (?:hoofdstuk|paragraaf)", text, re.I
    ):
        return None
    for header, pattern in patterns("idioms.txt"):
        if match := pattern.search(text):
            status, *marks = header.split()
            return Idiom(status, "soft" in marks, match.group(), "joins" in marks)  # type: ignore[arg-type]
    return None
