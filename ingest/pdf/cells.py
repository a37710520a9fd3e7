"""Text of table cells, and what the text of a cell tells: a number, a year, a unit."""

from __future__ import annotations

import re

from ingest.pdf.hyphens import join
from ingest.pdf.model import Segment, Word
from ingest.pdf.normalise import BULLETS

_NUMBER = re.compile(
    r"""(?:€\s*)?[-–−+(]{0,2}\s?(?:€\s*)?
        (?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,\d+|,-|\.\d{1,2})?\s?
        [)%-]{0,2}(?:\s?[vVnN])?\*{0,2}""",
    re.VERBOSE,
)
_NOTHING = re.compile(r"[-–—]|€\s*[-–]|n\.?v\.?t\.?|p\.?m\.?|pm|nihil|nnb|n\.n\.b\.|n\.?b\.?", re.IGNORECASE)
_YEAR = re.compile(r"\(?(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?\)?")
UNIT = re.compile(
    r"(?:bedrag(?:en)?\s*)?(?:\(?\s*(?:x|\*|×)\s*(?:€|euro)?\s*1\.?\s?000(?:\.000)?|in\s+(?:duizend(?:en)?|miljoen(?:en)?)"
    r"(?:\s+euro'?s?)?|in\s+euro'?s?|in\s+€|€\s*1\.000)",
    re.IGNORECASE,
)
"""The unit of the amounts of a table, as written above it or in its header."""


def is_number(text: str) -> bool:
    """Whether a cell holds one figure, with or without sign, euro sign or per cent sign."""
    return bool(_NUMBER.fullmatch(text))


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, or a dash or a word that stands for one."""
    return bool(_NUMBER.fullmatch(text) or _NOTHING.fullmatch(text))


def is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text))


def cell_text(found: list[tuple[Segment, list[Word]]]) -> str:
    """Text of one cell from its pieces, which may stand on several lines."""
    lines: list[list[tuple[Segment, list[Word]]]] = []
    for piece in sorted(found, key=lambda item: (item[0].middle, item[0].x0)):
        if lines and abs(piece[0].middle - lines[-1][0][0].middle) < 0.45 * piece[0].height:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    text = ""
    for line in lines:
        line.sort(key=lambda item: item[0].x0)
        here = _joined(line)
        head, _, tail = here.partition(" ")
        if head in BULLETS and head not in "-–—*o" and tail:
            here = tail
        text = join(text, here, frozenset()) if text else here
    return text


def _joined(line: list[tuple[Segment, list[Word]]]) -> str:
    text, end = "", 0.0
    for segment, words in line:
        touching = text and segment.x0 - end < 0.12 * segment.size
        text += ("" if touching or not text else " ") + _piece_text(segment, words)
        end = segment.x1
    return text


def _piece_text(segment: Segment, words: list[Word]) -> str:
    if not words or len(words) == len(segment.words or []):
        return segment.text
    return " ".join(word.text for word in words)
