"""A place found in one line of text."""

from __future__ import annotations

import re

import msgspec

from corpus.mention import AreaKind


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place at offsets of a line. One that `is_name` is looked for in the whole document."""

    start: int
    end: int
    name: str
    kind: AreaKind
    rule: str
    is_name: bool = True
    short: str = ""
    """The name without its noun ("De Berg" of "sportpark De Berg"), which stands for it later."""


def place(text: str, start: int, end: int, kind: AreaKind, rule: str, short: str = "") -> Place:
    """The place at these offsets, its name as written there."""
    name = re.sub(r"\s+", " ", text[start:end])
    return Place(start=start, end=end, name=name, kind=kind, rule=rule, short=short)
