"""Joining lines: when the hyphen at the end of a line belongs to the word, and when it goes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from ingest.pdf.model import Page

_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_LONGEST_WORD = 60
_COORDINATES = frozenset({"en", "of", "als", "tot", "noch", "c.q", "en/of"})
"""Words after which the second half of a coordination comes: "woon- en leefmilieus"."""


class Vocabulary:
    """The words of a document as they stand inside its lines; read when first asked for."""

    def __init__(self, pages: list[Page]) -> None:
        self._texts = [segment.text for page in pages for segment in page.segments]
        self._words: set[str] | None = None

    def __contains__(self, word: object) -> bool:
        if self._words is None:
            self._words = vocabulary(self._texts)
        return word in self._words


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The words of a document as they stand inside its lines, lower case, hyphens kept."""
    inside = " ".join(text.rpartition(" ")[0] for text in texts)
    return set(_WORDS.findall(" ".join(set(inside.casefold().split()))))


def join(first: str, second: str, known: Container[str]) -> str:
    """Two lines as one text.

    A hyphen stays before a coordination, a capital or a figure, and where the document writes the word
    with it elsewhere; it goes where the document writes the word as one, and else by default.
    """
    if first.endswith("\u00ad"):
        return first[:-1] + second
    match = _LAST.search(first[-_LONGEST_WORD:]) if first.endswith("-") else None
    if not match:
        glued = first.endswith(("-", "/")) and len(first) > 1 and first[-2].isalnum() and second[:1].isalnum()
        return first + second if glued else f"{first} {second}"
    start = _FIRST.match(second)
    if not start:
        return first + second if second[:1].isdigit() else f"{first} {second}"
    following = start.group()
    if following.casefold() in _COORDINATES:
        return f"{first} {second}"
    if following[0].isupper():
        return first + second
    whole = (match.group(1) + following).casefold()
    hyphened = f"{match.group(1)}-{following}".casefold()
    if hyphened in known and whole not in known:
        return first + second
    return first[:-1] + second
