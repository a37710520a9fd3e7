"""Sentences of a block of Dutch text, as offsets into it.

A block is one paragraph, list item or table cell, so a sentence never crosses one. A sentence ends at a
full stop, question or exclamation mark (with the quotes and brackets that close it) when what follows
can open a sentence and what precedes is no abbreviation, initial, or ordinal. A colon and a semicolon
end none: a stem stays with what it introduces, and a list item with its clauses stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATED = """
aant afd afk alg amend art artt begr bijl bijv bl blz burg ca cat cf conf cs dd dept dhr dir div dr
drs ed eig enz etc evt excl fig ged gem gest hfd hfst hr id incl ing inl inw ir jl jr kath lid lit
ltz max med mevr mgr min mld mln mr mrs mw nl nr nrs nvt obv ong onr opm ov ovv par pag pct plm plv
pnt prof prot prov pt red ref resp sec sect sr st str tab tek tel temp tgv tov tw uitg vb vergl verg
vgl vlg vm vml vnl vz wed weth wnd wo zgn zg zn zog jan feb mrt apr jun jul aug sep sept okt nov dec
m.b.v mw.
"""
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""Words that are written with a full stop and seldom end a sentence, without their stop."""

_NOTE = r"(?:[¹²³⁰⁴-⁹]{1,3}|(?<=[a-zà-ü]{3}[.!?])\d{1,2}(?=\s+[A-ZÀ-Ü][a-zà-ü]))"
"""The mark of a footnote, which stands against the full stop."""
_END = re.compile(rf"[.!?…]+[\"”’'»)\]]*{_NOTE}?(?=\s|$)|(?<=[a-zà-ü\"”’)])[.!?](?=[A-ZÀ-Ü][a-zà-ü]+ )")
_WORD_BEFORE = re.compile(r"[\w.’'/&-]*$")
_OPENS = re.compile(r"\s*[\"“‘'„«(\[*_•–-]*\s*(?:[A-ZÀ-Ý0-9€]|[a-z]\.\s|'[st]\s|daarin\b|hierbij\b)")
_DOTTED = re.compile(r"(?:[A-Za-zÀ-ÿ]\.)+[A-Za-zÀ-ÿ]?$")
_ROMAN_OR_NUMBER = re.compile(r"^(?:[0-9]{1,2}|[IVX]+|[a-z])$")


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Offsets of the sentences of `text[start:end]`, in order; white space around them is left out."""
    stop = len(text) if end is None else end
    return list(_spans(text, start, stop))


def _spans(text: str, position: int, stop: int) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(text, position, stop):
        if _ends_sentence(text, match.start(), match.end(), position, stop):
            span = _trimmed(text, position, match.end())
            if span:
                yield span
            position = match.end()
    span = _trimmed(text, position, stop)
    if span:
        yield span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends_sentence(text: str, mark: int, after: int, opened: int, stop: int) -> bool:
    if after >= stop:
        return True
    if text[mark] != ".":
        # Inside a sentence ("Q3? 2024") the mark is followed by a small letter or a digit.
        return bool(re.match(r"\s*[\"“‘'„(]*[A-ZÀ-Ý]", text[after:stop])) or text[after : after + 1] == ""
    word = _WORD_BEFORE.search(text, opened, mark)
    before = word.group() if word else ""
    if not _OPENS.match(text, after, stop):
        return False
    if _DOTTED.match(before + ".") or (len(before) == 1 and before.isalpha()):
        # "o.a.", "d.w.z.", "J.": only one like "e.d." ends a sentence, when a clear opening word follows.
        return before.lower() in ("e.d", "e.a", "m.m", "n.v.t") and _starts_clause(text, after, stop)
    if before.lower() in ABBREVIATIONS:
        return before.lower() in ("etc", "enz", "jl", "nvt") and _starts_clause(text, after, stop)
    opening_number = word is not None and word.start() <= opened + 1 and _ROMAN_OR_NUMBER.match(before)
    return not opening_number


def _starts_clause(text: str, after: int, stop: int) -> bool:
    return bool(re.match(r"\s+[A-ZÀ-Ý][a-zà-ü]+\s+[a-zà-ü]", text[after:stop]))
