"""Recognised words as the pieces of lines that a text layer would have given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from statistics import median

import msgspec

from ingest import ocr
from ingest.pdf.model import Box, Segment, Word
from ingest.pdf.normalise import clean

Upright = tuple[float, float, float]
"""Its place from the left, its top and its bottom."""

_SURE = 0.45
"""Confidence below which a mark is a speck of dirt, and a line a picture."""
_GAP = 1.0
_SMALL, _LEAST, _MOST, _BEFORE = 0.5, 0.25, 0.65, 0.4
"""In heights of its line: the height of a list glyph at most, its width, and the white space behind it."""
_THIN = 3.0
_BESIDE = 3.0
"""Points between a rule and the word that it is read into."""
_STRAY = re.compile(r"[\[\]{}|]+")
_AT_START = re.compile(r"[\[{|](?=\w[^\]}]*$)")
_AT_END = re.compile(r"(?<=\w)[\]}|]+$|(?<=\d)[)/\]}|]+$")
"""What a rule is read as, where it is no half of a pair; a bracket or stroke only at a figure."""


def segments_of(words: list[ocr.OcrWord], rules: list[Box]) -> list[Segment]:
    """Pieces of lines from recognised words; the lines of a block of about its usual height are one size.

    A rule right beside a word is read as a sign of it ("588)"), which goes.
    """
    scale = 72 / ocr.DPI
    uprights = _uprights(rules)
    if uprights:
        words = [left for word in words if (left := _off_rules(word, uprights, scale))]
    lines: dict[tuple[int, int, int], list[ocr.OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    lines = {place: kept for place, line in lines.items() if (kept := _sure(_with_glyph(line)))}
    heights: dict[int, list[float]] = defaultdict(list)
    for (block, _, _), line in lines.items():
        heights[block].append(_height(line) * scale)
    found = []
    for (block, _, _), line in lines.items():
        height, usual = _height(line) * scale, median(heights[block])
        size = usual if 0.6 * usual <= height <= 1.45 * usual else height
        found.extend(_pieces(line, scale, size))
    return [segment for segment in found if (segment.confidence or 0) >= _SURE]


def _sure(line: list[ocr.OcrWord]) -> list[ocr.OcrWord]:
    return [word for word in line if word.confidence >= _SURE or any(c.isalnum() for c in word.text)]


def _with_glyph(line: list[ocr.OcrWord]) -> list[ocr.OcrWord]:
    """A dot or dash before a line, read as a sign or a small letter, made the glyph of a list again."""
    if len(line) < 2 or len(line[0].text) > 1 or line[0].text.isdigit():
        return line
    mark, first, height = line[0], line[1], _height(line)
    small = mark.height < _SMALL * height and _LEAST * height < mark.width < _MOST * height
    if not small or first.left - mark.left - mark.width < _BEFORE * height:
        return line
    sure = max(first.confidence, _SURE)
    glyph = msgspec.structs.replace(
        mark,
        text="-" if mark.width > 2 * mark.height else "•",
        top=first.top,
        height=first.height,
        confidence=sure,
    )
    return [glyph, *line[1:]]


def _height(line: list[ocr.OcrWord]) -> int:
    return max(word.height for word in line)


def _pieces(line: list[ocr.OcrWord], scale: float, size: float) -> list[Segment]:
    pieces: list[list[ocr.OcrWord]] = []
    for word in line:
        last = pieces[-1][-1] if pieces else None
        if last and (word.left - last.left - last.width) * scale < _GAP * size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [_segment(piece, scale, size) for piece in pieces]


def _segment(words: list[ocr.OcrWord], scale: float, size: float) -> Segment:
    placed = [
        Word(
            text=clean(word.text),
            x0=word.left * scale,
            top=word.top * scale,
            x1=(word.left + word.width) * scale,
            bottom=(word.top + word.height) * scale,
        )
        for word in words
    ]
    letters = sum(len(word.text) for word in words)
    return Segment(
        text=clean(" ".join(word.text for word in words)),
        x0=placed[0].x0,
        top=min(word.top for word in placed),
        x1=placed[-1].x1,
        bottom=max(word.bottom for word in placed),
        size=round(size, 1),
        words=placed,
        confidence=round(sum(word.confidence * len(word.text) for word in words) / letters, 3),
    )


def _uprights(rules: list[Box]) -> list[Upright]:
    """Upright rules and the sides of cells, from left to right."""
    sides = [((x0, x1), top, bottom) for x0, top, x1, bottom in rules if bottom - top > _THIN]
    return sorted({(x, top, bottom) for both, top, bottom in sides for x in both})


def _off_rules(word: ocr.OcrWord, uprights: list[Upright], scale: float) -> ocr.OcrWord | None:
    """`word` without the signs that a rule beside it was read as; None where there is no more to it."""
    text, left, right = word.text, word.left * scale, (word.left + word.width) * scale
    middle = (word.top + word.height / 2) * scale
    at_end = not any(sign in text for sign in "([{") and _AT_END.search(text)
    if at_end and _stands_near(uprights, right, middle):
        text = text[: at_end.start()]
    if _AT_START.match(text) and _stands_near(uprights, left, middle):
        text = text[1:]
    if _STRAY.fullmatch(text) and _stands_near(uprights, left, middle):
        return None
    return word if text == word.text else msgspec.structs.replace(word, text=text)


def _stands_near(uprights: list[Upright], x: float, middle: float) -> bool:
    for place, top, bottom in uprights[bisect_left(uprights, (x - _BESIDE,)) :]:
        if place > x + _BESIDE:
            return False
        if top <= middle <= bottom:
            return True
    return False
