"""Abbreviations that the texts explain themselves, as forms that a question can be widened with."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.abbreviations import in_text
from index.analysis.tokens import words_of


def pairs(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Folded abbreviations with the folded words that they stand for."""
    for pair in in_text(text):
        short = words_of(pair.short)
        if len(short) == 1:
            yield short[0], tuple(words_of(pair.long))
