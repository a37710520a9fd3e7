"""Words of a text as folded forms, each with its offsets and its place in the row of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from index.analysis.fold import fold

Shape = Literal["lower", "capital", "upper", "initial", "number"]
"""How a form was written. "initial" is a capital that its place explains (it opens a sentence or a block)."""

_TOKEN = re.compile(
    r"""
    (?P<code>\d+(?:-[A-Z]{1,4})+-\d+(?:\.\d+)*)              # 26-NB-6.1
  | (?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\.?\d)          # 271.000
      | \d+(?:[.,]\d+)+)                                      # 5.2.6, 6,9
  | (?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)     # S.W.J.G., o.a.
  | (?P<pair>[^\W\d_]&[^\W\d_](?![^\W_]))                     # B&W
  | (?P<word>[^\W_]+(?:['’`´][^\W_]+)*(?:[-‐‑][^\W_]+(?:['’`´][^\W_]+)*)*)
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DASH = re.compile(r"[-‐‑]")
_OPENS = frozenset(".!?:;•\"'“‘(\t")
_NUMBERED = re.compile(r"\W*(?:\d{1,3}|[A-Za-z])(?:[.\-](?:\d{1,3}|[A-Za-z]))*[.)]?\s+")
"""The number of an item before its first word: 5.c.2, 10.b., 3."""
_LONGEST_NUMBER = 14


class Token(NamedTuple):
    """A form at `start` to `end` of the text. Forms of one word written both ways share a position."""

    form: str
    start: int
    end: int
    position: int
    shape: Shape


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of a text in order.

    A hyphenated word gives its joined form and then each part at a position of its own, so that
    "wijk-uitvoeringsplan", "wijkuitvoeringsplan" and "wijk uitvoeringsplan" find one another.
    Thousands lose their points; codes and dotted abbreviations are one form.
    """
    position = 0
    shape: Shape
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        word = match[0]
        start = match.start()
        if kind == "word":
            if word.isalnum():
                form, shape = _analyse(word)
                if shape == "capital":
                    shape = _placed(text, start)
                yield Token(form, start, match.end(), position, shape)
                position += 1
                continue
            parts = list(_parts(word))
            if len(parts) > 1 and not all(part[0].isdigit() for part in parts):
                joined = fold(_DASH.sub("", word))
                shape = _analyse(word)[1]
                if shape == "capital":
                    shape = _placed(text, start)
                yield Token(joined, start, match.end(), position, shape)
            for part, offset in parts:
                form, shape = _analyse(part)
                if shape == "capital":
                    shape = _placed(text, start) if not offset else "capital"
                at = start + offset
                yield Token(form, at, at + len(part), position, shape)
                position += 1
            continue
        if kind == "number":
            form = word.replace(".", "") if _THOUSANDS.fullmatch(word) else word
            yield Token(form, start, match.end(), position, "number")
        elif kind == "dotted":
            shape = "upper" if word[0].isupper() else "lower"
            yield Token(fold(word.replace(".", "")), start, match.end(), position, shape)
        else:
            yield Token(fold(word), start, match.end(), position, "upper")
        position += 1


def _parts(word: str) -> Iterator[tuple[str, int]]:
    offset = 0
    for part in _DASH.split(word):
        yield part, offset
        offset += len(part) + 1


@lru_cache(maxsize=262144)
def _analyse(word: str) -> tuple[str, Shape]:
    """Form and shape of a word by itself; a capital may yet prove to be explained by its place."""
    form = fold(word)
    if word.islower():
        return form, "lower"
    if any(c.isdigit() for c in word):
        return form, "number"
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and sum(c.isupper() for c in letters) * 2 > len(letters):
        return form, "upper"
    return form, "capital" if word[0].isupper() else "lower"


def _placed(text: str, start: int) -> Shape:
    """Of a capital at `start`: whether it opens a sentence."""
    before = text[max(0, start - 2) : start].strip(" ")
    opens = not before or before[-1] in _OPENS
    if not opens and start <= _LONGEST_NUMBER:
        opens = _NUMBERED.fullmatch(text, 0, start) is not None
    return "initial" if opens else "capital"


def words_of(text: str) -> list[str]:
    """The folded words of an expression, one a position (of a hyphenated word its parts)."""
    by_position = {token.position: token.form for token in tokenize(text)}
    return list(by_position.values())
