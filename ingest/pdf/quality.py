"""What the text of a page is worth: read as it looks in Dutch, not counted.

A text layer can be missing, hold nothing but spaces (a scanner's empty layer), or map its characters to
others (a font without Unicode map), which shows well and reads as gibberish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add
from typing import Literal

from ingest.pdf.model import Page

Fault = Literal["no-text", "blank-layer", "gibberish", "blank-page"]

_PAIRS = frozenset(
    re.findall(
        r"\w\w",
        "en de er in te an ge ar et aa ee el st or ve he on ie ke me re le ij ng oo va nd be li al wi it "
        "vo ra ti ri at ne nt ch is oe sc op om es di ei rd ta am ma bi ed wo ev we se ht da pr uu em rt "
        "na ak id la gr ol eg ze ur il ui pe lo vi to si do ga tw ag ll no as eu zi jk ou io",
    )
)
"""The commonest pairs of letters of Dutch; in running Dutch they make four of every five pairs."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_STRANGE = re.compile(r"[\x00-\x1f\x7f-\x9f\ue000-\uefff\uf100-\uf8ff\ufff0-\uffff]")
"""Control characters, private characters of a font, and replacement characters."""
_SIGN = re.compile(r"[!\"#$&'*+;<=>?@\[\\\]^`{|}~]")
"""Signs that are rare in text: a font without Unicode map shows its letters by any character."""
_SAMPLE = 800
"""Characters of a page that are judged by their pairs."""
_ENOUGH = 25
"""Pairs of letters from which a page can be judged."""
_LEAST_PAIRS = 0.45
_SURELY = 0.65
"""Share of common pairs from which no more of a page is looked at."""
_MOST_STRANGE = 0.15
_MOST_SIGNS = 0.12
"""Share of signs from which text is none; in documents of text, tables and contents it stays below 0.06."""
_MOST_PATHS = 60
"""Drawn paths on a page without text from which they may be letters or a drawing."""
_SMALLEST_PICTURE = 0.02


def fault_of(page: Page) -> Fault | None:
    """Why the text layer of `page` cannot be used; None where it can."""
    if not page.segments and not page.turned:
        if not _shows_something(page):
            return "blank-page"
        return "blank-layer" if page.characters else "no-text"
    texts = [segment.text for segment in page.segments] + [segment.text for segment in page.turned]
    return "gibberish" if is_gibberish(texts) else None


def is_gibberish(texts: Iterable[str]) -> bool:
    """Whether text cannot be a language written in Latin letters: strange characters, signs or pairs."""
    text = " ".join(texts)
    visible = len(text) - text.count(" ")
    strange = len(_STRANGE.findall(text))
    if visible < _ENOUGH:
        return visible > 3 and strange > visible / 2
    if strange > _MOST_STRANGE * visible or len(_SIGN.findall(text)) > _MOST_SIGNS * visible:
        return True
    pairs = good = 0
    for word in _WORD.findall(text[:_SAMPLE].lower()):
        pairs += len(word) - 1
        good += sum(map(_PAIRS.__contains__, map(add, word, word[1:])))
        if pairs > 4 * _ENOUGH and good > _SURELY * pairs:
            return False
    return pairs >= 2 * _ENOUGH and good < _LEAST_PAIRS * pairs


def _shows_something(page: Page) -> bool:
    area = page.width * page.height
    pictures = sum(max(0.0, p.x1 - p.x0) * max(0.0, p.bottom - p.top) for p in page.pictures)
    return pictures > _SMALLEST_PICTURE * area or len(page.rules) > _MOST_PATHS
