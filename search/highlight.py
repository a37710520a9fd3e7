"""Where the words of a question stand in a text, and the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from index.analysis.tokens import Token, tokenize
from search.leaves import Leaf
from search.results import Span

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[^\W_a-z])")
_NO_END = re.compile(
    r"(?:\b(?:[A-Za-z]|bijv|bv|blz|ca|dhr|dr|drs|evt|excl|incl|ing|ir|jl|mevr|mr|nr|nrs|o\.a|prof|resp|vgl|art))\.$"
)


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a text: its offset there, and the highlights within the piece."""

    text: str
    start: int
    highlights: tuple[Span, ...]


def highlights(text: str, leaves: Sequence[Leaf]) -> tuple[Span, ...]:
    """Offsets of every word that some leaf stands for; words that follow one another stay apart."""
    tokens = list(tokenize(text))
    forms = {form for leaf in leaves for form in leaf.forms}
    prefixes = tuple(leaf.prefix for leaf in leaves if leaf.prefix)
    spans = {
        (token.start, token.end)
        for token in tokens
        if token.form in forms or (prefixes and token.form.startswith(prefixes))
    }
    for leaf in leaves:
        for _, expression in leaf.expressions:
            spans |= _rows(tokens, expression)
    return _apart(spans)


def _rows(tokens: list[Token], expression: tuple[tuple[str, ...], ...]) -> set[Span]:
    """Spans of the tokens of every place where the words of an expression stand in a row."""
    by_position: dict[int, list[Token]] = {}
    for token in tokens:
        by_position.setdefault(token.position, []).append(token)
    found: set[Span] = set()
    for position in by_position:
        row = []
        for offset, forms in enumerate(expression):
            fitting = [t for t in by_position.get(position + offset, ()) if t.form in forms]
            if not fitting:
                break
            row.append((fitting[0].start, fitting[0].end))
        else:
            found |= set(row)
    return found


def _apart(spans: set[Span]) -> tuple[Span, ...]:
    """In order, without those that lie within another."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def sentences(text: str) -> list[Span]:
    """Offsets of the sentences of a text, by their end marks; abbreviations do not end one."""
    starts, ends = [0], []
    for match in _SENTENCE_END.finditer(text):
        if not _NO_END.search(text[: match.start()]):
            ends.append(match.start() + len(match[0].rstrip()))
            starts.append(match.end())
    ends.append(len(text))
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def snippet(text: str, spans: Sequence[Span], width: int = 300) -> Snippet:
    """The whole sentences, about `width` characters of them, that hold the most highlights.

    A first sentence that is longer than twice the width is cut at white space, with its highlights kept.
    """
    bounds = sentences(text) or [(0, len(text))]
    best, most = (0, 1), -1
    for first in range(len(bounds)):
        last = first + 1
        while last < len(bounds) and bounds[last][1] - bounds[first][0] <= width:
            last += 1
        inside = sum(bounds[first][0] <= start < bounds[last - 1][1] for start, _ in spans)
        if inside > most:
            best, most = (first, last), inside
    start, end = bounds[best[0]][0], bounds[best[1] - 1][1]
    if end - start > 2 * width:
        start, end = _cut(text, start, end, spans, width)
    inner = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Snippet(text=text[start:end], start=start, highlights=inner)


def _cut(text: str, start: int, end: int, spans: Sequence[Span], width: int) -> Span:
    """The part of one long sentence around its first highlight, on word bounds."""
    first = next((a for a, b in spans if start <= a and b <= end), start)
    low = max(start, first - width // 2)
    if low > start:
        low = text.find(" ", low, first) + 1 or first
    high = min(end, low + width)
    if high < end:
        high = max(text.rfind(" ", low, high), next((b for a, b in spans if a == first), low))
    return low, high
