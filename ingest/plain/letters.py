"""Letters: which lines are letterhead and signature, and not running text."""

from __future__ import annotations

import re

from ingest.plain.headings import is_labelled
from ingest.plain.lines import Line

SALUTATION = re.compile(r"(?:geachte|beste|aan de (?:leden van de )?raad)\b.{0,80},?", re.IGNORECASE)
CLOSING = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet(?:en)?|hoogachtend|namens (?:het college|burgemeester)"
    r"|burgemeester en wethouders van|het college van burgemeester en wethouders)\b.{0,80}",
    re.IGNORECASE,
)
_PREFACE = re.compile(
    r"(?:\d+\.?\s)?(?:voorwoord|woord vooraf|ten geleide|inleiding|aanbieding|inhoud(?:sopgave)?)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 60
"""Lines; a salutation further down is no letter's."""
_SENTENCE = 160
"""Characters; a line this long is running text."""


def letter_parts(lines: list[Line]) -> set[int]:
    """Indexes of the lines of a letterhead, salutation, signature block and address lines below it.

    A letter opens with a salutation; what follows its closing words is the signature block, up to the first
    long line, section number, contents title or title page of an annex.
    """
    salutation = next(
        (i for i, line in enumerate(lines[:_LONGEST_HEAD]) if SALUTATION.fullmatch(line.text)), None
    )
    if salutation is None or any(_is_no_head(line) for line in lines[: salutation + 1]):
        return set()
    parts = set(range(salutation + 1))
    closing = next(
        (i for i in range(salutation + 1, len(lines)) if CLOSING.fullmatch(lines[i].text)), len(lines)
    )
    annexes: set[str] = set()
    for index in range(closing, len(lines)):
        text = lines[index].text
        if len(text) > _SENTENCE or lines[index].hashes or lines[index].page != lines[closing].page:
            break
        if re.match(r"\d{1,2}(?:\.\d+)*\.?\s+[A-Z]", text):
            break
        if _is_title_page(lines, index, annexes):
            break
        if named := re.match(r"bijlage(?:\s+\w{1,3})?:\s+(.+)", text, re.IGNORECASE):
            annexes.add(named[1].casefold())
        parts.add(index)
    return parts - {i for i in parts if lines[i].is_row}


def _is_no_head(line: Line) -> bool:
    """Whether a line cannot stand above a letter: running text, a preface's title, a line on a later page."""
    return len(line.text) > _SENTENCE or (line.page or 1) > 2 or bool(_PREFACE.fullmatch(line.text))


def _is_title_page(lines: list[Line], index: int, annexes: set[str]) -> bool:
    """Whether the line is the title of an annex: named before in the letter, or above two labelled lines."""
    line = lines[index]
    if line.text.casefold() in annexes:
        return True
    return (
        line.alone
        and not is_labelled(line.text)
        and len(lines) > index + 2
        and all(is_labelled(other.text) for other in lines[index + 1 : index + 3])
    )
