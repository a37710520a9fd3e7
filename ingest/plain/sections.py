"""Headings of texts without blank lines, such as text taken from a PDF: by number and by surroundings."""

from __future__ import annotations

import re

from ingest.plain.headings import ACTIVITY, LONGEST, NUMBER, is_title_like
from ingest.plain.lines import BULLET, LABEL, Line, marker_apart

_DENSE = 0.3
"""Share of lines after a blank one below which a text is dense."""
_FEW = 4
"""Lines; a shorter text is not judged."""
_AGENDA = 4
"""Items that a numbered sequence with text between them has at least."""
_PARAGRAPH = 100
"""Characters; a line (joined) this long under a title is its text."""
_ITEM = re.compile(r"(\d{1,2})\.\s+[A-ZÀ-Þ]")


def mark_titles(lines: list[Line]) -> None:
    """Set `title` on the lines that are headings by their place: in dense texts, and in any agenda."""
    _mark_agenda(lines)
    if len(lines) < _FEW or sum(line.after_blank for line in lines) > _DENSE * len(lines):
        return
    _mark_numbered(lines)
    for index in range(len(lines) - 1):
        if _is_title(lines, index):
            lines[index].title = True


def _mark_agenda(lines: list[Line]) -> None:
    """Mark "1. Opening." and what comes after it where most of the sequence has text under it."""
    found: list[int] = []
    for index, line in enumerate(lines):
        item = _ITEM.match(line.text)
        if item and int(item[1]) == len(found) + 1 and not line.indent and _is_one_sentence(line.text):
            found.append(index)
    texts = sum(index + 1 < len(lines) and not marker_apart(lines[index + 1].text)[0] for index in found)
    if len(found) >= _AGENDA and texts >= 0.7 * len(found):
        for index in found:
            lines[index].title = True


def _is_one_sentence(text: str) -> bool:
    return len(text) <= 2 * LONGEST and text[-1] not in ";:," and not re.search(r"[a-z]{2}\. [A-Z]", text)


def _mark_numbered(lines: list[Line]) -> None:
    """Mark section numbers without a dot behind them ("5.b.1 Uitstel") that follow on one another.

    Three or more under one another, such as numbered results, are a list and no headings.
    """
    last: list[str] = []
    depths: list[int] = []
    for line in lines:
        match = NUMBER.match(line.text)
        depths.append(0)
        if not match or match["dot"] or not line.text[match.end() : match.end() + 1].isupper():
            continue
        number = match["number"].split(".")
        if _follows(last, number) and len(line.text) <= 2 * LONGEST:
            depths[-1] = len(number)
            last = number
    for index, depth in enumerate(depths):
        lines[index].title = lines[index].title or (depth > 0 and not _is_in_list(depths, index))


def _is_in_list(depths: list[int], index: int) -> bool:
    """Whether a number of two or more parts stands among three of its depth right under one another."""
    runs = (depths[first : first + 3] for first in range(max(0, index - 2), index + 1))
    return depths[index] > 1 and [depths[index]] * 3 in runs


def _follows(last: list[str], number: list[str]) -> bool:
    """Whether a section number can come next: a first one, a first child, or one further on at any level."""
    parent, own = number[:-1], number[-1]
    if own in ("1", "a") and (parent == last or (parent and _follows(last, parent)) or not last):
        return True
    depth = len(number)
    if depth > len(last) or parent != last[: depth - 1]:
        return False
    return 0 < _ordinal(own) - _ordinal(last[depth - 1]) <= 2


def _ordinal(part: str) -> int:
    return int(part) if part.isdigit() else ord(part)


def _is_title(lines: list[Line], index: int) -> bool:
    """Whether a line is a title between a sentence that has ended and the text or list that it opens."""
    line, following = lines[index], lines[index + 1]
    text = line.text.replace(" ?", "?")
    if line.title or line.is_row or marker_apart(line.text)[0] or LABEL.match(text):
        return False
    if ACTIVITY.fullmatch(text):
        return True
    before = lines[index - 1] if index else None
    if not is_title_like(text) or len(text.split()) > 12:
        return False
    if before is not None and before.text.endswith(":"):  # what "Besluit:" announces
        return False
    if before is not None and not (before.ended or before.title or before.page != line.page):
        return False
    is_list = bool(BULLET.match(following.text)) or bool(_ITEM.match(following.text))
    return is_list or len(following.text) > _PARAGRAPH
