"""Abbreviations with what they stand for, as a text itself introduces them.

Both orders are read: "Oude Haven Noord (OHN)" and "OHN (Oude Haven Noord)". The letters are matched from
right to left, the first of them at the start of a word (Schwartz and Hearst, 2003), so that Dutch compounds
work too ("Soortenmanagementplan (SMP)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_SHORT = r"[A-Z](?:[\w&.]{1,9}|[A-Z&]{1,6} [A-Z]\w+)"
_BRACKETED = re.compile(rf"\((?:hierna(?: te noemen)?:? |ook wel |afgekort )?['‘\"]?({_SHORT})['’\"]?\)")
_REVERSED = re.compile(rf"(?<![\w(])({_SHORT}) \(([^()\d]{{6,90}})\)")
_BREAK = re.compile(r"[.;:!?]\s|\t")


class Abbreviation(msgspec.Struct, frozen=True, kw_only=True):
    """`short` stands for `long` in the text that says so."""

    short: str
    long: str


def in_text(text: str) -> Iterator[Abbreviation]:
    """The pairs that one text introduces, in the order of their brackets."""
    if "(" not in text:
        return
    for match in _BRACKETED.finditer(text):
        long = _long_form_before(text[: match.start()].rstrip(), match.group(1))
        if long:
            yield Abbreviation(short=match.group(1), long=long)
    for match in _REVERSED.finditer(text):
        short, inside = match.groups()
        start = _match_letters(short, inside)
        if start == 0 and len(inside.split()) >= 2:
            yield Abbreviation(short=short, long=inside)


def _long_form_before(text: str, short: str) -> str | None:
    """The words at the end of `text` that the letters of `short` are taken from."""
    if sum(character.isupper() for character in short) < 2 or short.isdigit():
        return None
    limit = min(len(short) + 5, len(short) * 2) + 1
    near = _BREAK.split(text[-24 * limit :])[-1]
    near = near[max(near.rfind("("), near.rfind(")")) + 1 :]
    candidate = " ".join(near.split()[-limit:])
    start = _match_letters(short, candidate)
    if start is None:
        return None
    long = candidate[start:].strip(" '‘’\"“”,*")
    return long if len(long) > len(short) + 2 and short not in long.split() else None


def _match_letters(short: str, long: str) -> int | None:
    """Where in `long` the match of the letters of `short` begins, or None when they do not fit."""
    position = len(long) - 1
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        while position >= 0 and (
            long[position].lower() != letter or (index == 0 and position > 0 and long[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    return position + 1
