"""Documents within the document: annexes with a title, and often a date, of their own."""

from __future__ import annotations

import datetime as dt
import re

from corpus.document import Block, Part
from ingest.describe.days import first_day
from ingest.describe.opening import Opening, is_labelled

_ANNEX = re.compile(
    r"bijlage(?:\s+[\dIVXA-H]{1,4})?(?:\s*[:.–-]\s*(?P<title>.+)|\s+(?P<bare>[A-Z].+))?", re.IGNORECASE
)
_DATED = re.compile(r"datum\b", re.IGNORECASE)
_FRONT = 10
"""Blocks from the title of a part among which its date is looked for."""


def parts_of(opening: Opening) -> tuple[Part, ...]:
    """The annexes, in order: under headings that say so, and title pages after the end of a letter."""
    blocks = opening.blocks
    found: dict[int, Part] = {}
    for index, block in enumerate(blocks):
        if block.kind == "heading" and block.level <= 2 and _ANNEX.fullmatch(block.text):
            found[index] = Part(first_block=index, title=block.text, date=_date(blocks, index))
    if opening.closing is not None:
        for index in range(opening.closing + 1, len(blocks) - 2):
            date = _date(blocks, index) if _is_title_page(blocks, index) else None
            if date:
                found.setdefault(index, Part(first_block=index, title=blocks[index].text, date=date))
    return tuple(found[index] for index in sorted(found))


def _is_title_page(blocks: list[Block], index: int) -> bool:
    """Whether the block is a title right above two labelled values."""
    title = blocks[index].text
    following = blocks[index + 1 : index + 3]
    return len(title) < 150 and not is_labelled(title) and all(is_labelled(block.text) for block in following)


def _date(blocks: list[Block], index: int) -> dt.date | None:
    """The date on the title page: labelled, before running text begins."""
    for block in blocks[index + 1 : index + _FRONT]:
        if len(block.text) > 200 or block.kind == "heading":
            return None
        if _DATED.match(block.text):
            return first_day(block.text)
    return None
