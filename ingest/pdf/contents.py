"""Contents pages: left out of the text, kept as a list of the titles that occur as headings."""

from __future__ import annotations

import itertools
import re

from ingest.pdf.model import Line

_LEADER = re.compile(r"(?P<title>.*?\S)\s*(?:[.…_·]\s?){4,}\s*(?P<page>\d{1,4})?$")
_NUMBERED = re.compile(r"(?P<title>\D.*?|\d+(?:\.\d+)*\.?\s+\D.*?|\d+)\s+(?P<page>\d{1,4})$")
_NAME = re.compile(r"(?:inhoud|inhouds?\s?opgave|inhoudsopgave|inhoudsopave|contents)[:.]?", re.IGNORECASE)
_FEWEST = 4


def remove_contents(lines: list[list[Line]]) -> tuple[list[list[Line]], set[str]]:
    """The lines of each page without those of a contents page, and the titles that stood there."""
    kept: list[list[Line]] = []
    titles: set[str] = set()
    follows = False
    for page in lines:
        found = {id(line): entry for line in page if (entry := _entry(line.text))}
        leaders = sum(1 for line in page if _LEADER.match(line.text))
        named = next((line for line in page if _NAME.fullmatch(line.text)), None)
        share = len(found) / max(1, len(page))
        ascending = _ascend([int(number) for _, number in found.values() if number])
        is_contents = ascending and (
            leaders >= _FEWEST
            or (named is not None and len(found) >= 3)
            or (follows and len(found) >= _FEWEST and share > 0.6)
        )
        follows = is_contents
        if not is_contents:
            kept.append(page)
            continue
        titles.update(title.casefold() for title, _ in found.values())
        first = min(number for number, line in enumerate(page) if id(line) in found)
        last = max(number for number, line in enumerate(page) if id(line) in found)
        kept.append(
            [
                line
                for number, line in enumerate(page)
                if not (first <= number <= last or line is named) and id(line) not in found
            ]
        )
    return kept, titles


def _entry(text: str) -> tuple[str, str] | None:
    match = _LEADER.match(text) or _NUMBERED.match(text)
    return (match["title"].strip(), match["page"] or "") if match else None


def _ascend(numbers: list[int]) -> bool:
    """Page numbers go up but for a few slips."""
    slips = sum(1 for a, b in itertools.pairwise(numbers) if b < a)
    return bool(numbers) and slips <= 0.15 * len(numbers)
