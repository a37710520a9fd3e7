"""Contents pages: left out of the text, kept as a list of the titles that occur as headings."""

from __future__ import annotations

import itertools
import re

from ingest.pdf.columns import rows_of
from ingest.pdf.model import Page

_LEADER = re.compile(r"(?P<title>.*?\S)\s*(?:[.…_·]\s?){4,}\s*(?P<page>\d{1,4})?$")
_NUMBERED = re.compile(r"(?P<title>\D.*?|\d+(?:\.\d+)*\.?\s+\D.*?|\d+)\s+(?P<page>\d{1,4})$")
_NAME = re.compile(r"(?:inhoud|inhouds?\s?opgave|inhoudsopgave|inhoudsopave|contents)[:.]?", re.IGNORECASE)
_FEWEST = 4


def remove_contents(pages: list[Page]) -> set[str]:
    """Take contents pages out of the segments of `pages`; gives the titles that stood there."""
    titles: set[str] = set()
    follows = False
    for page in pages:
        if not follows and not any(_hints(segment.text) for segment in page.segments):
            continue
        rows = rows_of(page.segments)
        texts = [" ".join(segment.text for segment in row) for row in rows]
        found = {number: entry for number, text in enumerate(texts) if (entry := _entry(text))}
        follows = _is_contents(texts, found, follows)
        if not follows:
            continue
        titles.update(title.casefold() for title, _ in found.values())
        first, last = min(found), max(found)
        gone = {
            id(segment)
            for number, row in enumerate(rows)
            for segment in row
            if first <= number <= last or _NAME.fullmatch(texts[number])
        }
        page.segments = [segment for segment in page.segments if id(segment) not in gone]
    return titles


def _hints(text: str) -> bool:
    return "....." in text or ". . ." in text or "……" in text or bool(_NAME.fullmatch(text))


def _is_contents(texts: list[str], found: dict[int, tuple[str, str]], follows: bool) -> bool:
    leaders = sum(1 for text in texts if _LEADER.match(text))
    named = any(_NAME.fullmatch(text) for text in texts)
    if not _ascend([int(number) for _, number in found.values() if number]):
        return False
    return (
        leaders >= _FEWEST
        or (named and len(found) >= 3)
        or (follows and len(found) >= _FEWEST and len(found) > 0.6 * len(texts))
    )


def _entry(text: str) -> tuple[str, str] | None:
    match = _LEADER.match(text) or _NUMBERED.match(text)
    return (match["title"].strip(), match["page"] or "") if match else None


def _ascend(numbers: list[int]) -> bool:
    """Page numbers go up but for a few slips."""
    slips = sum(1 for a, b in itertools.pairwise(numbers) if b < a)
    return bool(numbers) and slips <= 0.15 * len(numbers)
