"""What the line before a list makes of its items: things done, things to do, or no commitments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tagging.commitments.language import patterns

StemKind = Literal["done", "planned", "decided", "none", "unknown"]


_KINDS: dict[str, StemKind] = {
    "decided": "decided",
    "planned": "planned",
    "done": "done",
    "none": "none",
    "we": "planned",
}


@dataclass(frozen=True, slots=True)
class Stem:
    kind: StemKind
    cue: str


def read(text: str) -> Stem:
    """What the stem `text` (ending in a colon) says of the items after it."""
    last = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])", text)[-1]
    for header, pattern in patterns("stems.txt"):
        if match := pattern.search(last):
            return Stem(_KINDS[header], match.group().strip(" :"))
    return Stem("unknown", "")
