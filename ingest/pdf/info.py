"""What a PDF says of itself: title, author, date, outline."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath
from typing import Any

from ingest.contract import Source
from ingest.pdf.normalise import clean

_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_EARLIEST = 1990
_BROWSER = re.compile(r"Skia/PDF|HeadlessChrome|wkhtmltopdf")
"""Producers of printed web pages, whose date is that of the printing."""
_NO_TITLE = re.compile(
    r"(?:none|untitled|naamloos|document\d*|(?:microsoft|presentatie|powerpoint|scan|doc)\b.*|.*\.(?:docx?|pdf|indd|xlsx?|pptx?))",
    re.IGNORECASE,
)


def metadata_of(pdf: Any, source: Source) -> dict[str, str]:
    """Keys title, author and date, as far as they are stated and plausible."""
    stated = {key: clean(value) for key, value in pdf.get_metadata_dict(skip_empty=True).items()}
    found: dict[str, str] = {}
    title = stated.get("Title", "")
    if len(title) > 3 and not _NO_TITLE.fullmatch(title) and title != PurePath(source.name).stem:
        found["title"] = title
    if author := stated.get("Author", ""):
        found["author"] = author
    printed = _BROWSER.search(stated.get("Producer", "") + stated.get("Creator", ""))
    if not printed and (date := _date(stated.get("CreationDate", ""), source.retrieved.date())):
        found["date"] = date.isoformat()
    return found


def _date(text: str, today: dt.date) -> dt.date | None:
    match = _DATE.match(text)
    if not match:
        return None
    try:
        date = dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return date if date.year >= _EARLIEST and date <= today + dt.timedelta(days=1) else None


def outline_of(pdf: Any) -> dict[str, int]:
    """Titles of the outline in lower case, without their numbers, with their level from 1."""
    titles: dict[str, int] = {}
    for entry in pdf.get_toc(max_depth=6):
        title = re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", clean(entry.get_title() or "")).casefold().strip(" .:")
        if len(title) > 2:
            titles.setdefault(title, entry.level + 1)
    return titles
