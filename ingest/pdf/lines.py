"""From the segments of a page to its lines in reading order, markers of lists recognised."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.pdf.columns import Row, regions
from ingest.pdf.labels import label_tables
from ingest.pdf.lists import is_marker, split_marker
from ingest.pdf.model import Box, Line, Page, Segment
from ingest.pdf.textlayer import GAP

_PROSE = 45
"""Characters of a line of running text."""
_AT_MARGIN = 20.0
_STROKE = re.compile(r"[_=\-–—.·*~\s]{4,}")
"""A rule made of characters."""
TURNED = 1000
_FIELDS = 2000
"""Numbers of the regions that these are in; each field is one of its own."""


def lines_of(page: Page) -> list[Line]:
    """The lines of the running text of `page`; a row of several pieces gives one line with tabs in it."""
    glyphs = [box for box in page.rules if _is_glyph(box)]
    lines: list[Line] = []
    written = [segment for segment in page.segments if not _STROKE.fullmatch(segment.text)]
    _lower_marks(written)
    for number, region in enumerate(regions(written)):
        here = [_line(row, page, number, glyphs) for row in label_tables(region, page.number)]
        margin = _margin(here)
        for line in here:
            line.right = margin
        _close_gaps(here)
        lines.extend(here)
    lines.extend(_apart(page))
    return lines


def _lower_marks(segments: list[Segment]) -> None:
    """Set the raised number of a footnote at the left margin on the line of its text."""
    margin = min((segment.x0 for segment in segments), default=0.0) + _AT_MARGIN
    marks = [mark for mark in segments if mark.x0 < margin and mark.text.isdigit() and len(mark.text) <= 3]
    for mark in marks:
        for text in segments:
            beside = mark.size < 0.8 * text.size and -1 < text.x0 - mark.x1 < text.size
            shared = min(mark.bottom, text.bottom) - max(mark.top, text.top)
            if beside and 0.5 * mark.height < shared < mark.height:
                mark.top, mark.bottom = text.top, text.bottom
                break


def _close_gaps(lines: list[Line]) -> None:
    """A gap in a long line right above or below another is wide spacing, not the border of a cell."""
    for number, line in enumerate(lines):
        if "\t" not in line.text or len(line.text) < _PROSE:
            continue
        beside = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        if any(
            len(other.text) >= _PROSE
            and "\t" not in other.text
            and abs(other.top - line.top) < 1.6 * line.size
            for other in beside
        ):
            line.text = line.text.replace("\t", " ")


def _margin(lines: list[Line]) -> float:
    """Where the lines of a region end on the right, a rare longer one left out of account."""
    ends = sorted(line.x1 for line in lines if line.table is None)
    return ends[int(0.93 * (len(ends) - 1))] if ends else 0.0


def _apart(page: Page) -> list[Line]:
    """Form fields with their values, and text in another direction, after the text of the page."""
    lines = []
    for number, field in enumerate(page.fields):
        text = f"{field.name}: {field.value}" if field.name else field.value
        x0, top, x1, bottom = field.box
        lines.append(Line(text, page.number, x0, top, x1, bottom, 0.0, False, False, x0, _FIELDS + number))
    for segment in page.turned:
        place = (segment.x0, segment.top, segment.x1, segment.bottom)
        lines.append(Line(segment.text, page.number, *place, 0.0, False, False, segment.x0, TURNED))
    return lines


def joined(row: Row) -> str:
    """Text of the pieces of a row: a tab for a gap, a space or nothing for less."""
    text = row[0].text
    for before, segment in pairwise(row):
        apart = segment.x0 - before.x1
        size = max(before.size, segment.size, 1.0)
        if apart >= GAP * size and not (segment.text.startswith("(") and apart < 1.5 * GAP * size):
            text += "\t"
        elif apart > 0.12 * size:
            text += " "
        text += segment.text
    return text


def _is_note_mark(row: Row) -> bool:
    """A small number before the text of a footnote, as a piece of its own."""
    if len(row) < 2 or not row[0].text.isdigit() or len(row[0].text) > 3:
        return False
    return row[0].size < 0.8 * row[1].size and row[1].x0 - row[0].x1 < row[1].size


def _is_glyph(box: Box) -> bool:
    """A drawn dot or square of the size of a list glyph."""
    width, height = box[2] - box[0], box[3] - box[1]
    return 1.5 < width < 7 and 1.5 < height < 7 and abs(width - height) < 1


def _line(row: Row, page: Page, region: int, glyphs: list[Box]) -> Line:
    first = next((segment for segment in row if segment.table is not None), row[0])
    if first.table is not None:
        return _table_line(first, page, region)
    marker, text, left, note = "", "", first.x0, False
    if len(row) > 1 and is_marker(first.text) and not _is_note_mark(row):
        marker, _ = split_marker(first.text + " x")
        marker = marker or first.text
        rest = joined(row[1:])
        text = rest if marker == "•" else f"{first.text} {rest}"
        left = row[1].x0
    else:
        text = joined(row)
        note = first.note or _is_note_mark(row)
        marker, text = ("", text) if note else split_marker(text)
        if marker:
            left = _after_marker(first)
        if marker != "•" and glyphs and _has_glyph(first, glyphs):
            marker = "•"
    if len(row) == 1:
        top, bottom, size, bold, italic = first.top, first.bottom, first.size, first.bold, first.italic
    else:
        body = row[1:] if (marker or note) and is_marker(first.text) else row
        top, bottom = min(segment.top for segment in row), max(segment.bottom for segment in row)
        size = max(segment.size for segment in body)
        bold = all(segment.bold for segment in body)
        italic = all(segment.italic for segment in body)
    return Line(
        text=text,
        page=page.number,
        x0=first.x0,
        top=top,
        x1=row[-1].x1,
        bottom=bottom,
        size=size,
        bold=bold,
        italic=italic,
        left=left,
        region=region,
        marker=marker,
        confidence=first.confidence,
        note=note,
    )


def _table_line(segment: Segment, page: Page, region: int) -> Line:
    left, top, right, bottom = segment.x0, segment.top, segment.x1, segment.bottom
    return Line(
        "", page.number, left, top, right, bottom, 0.0, False, False, left, region, table=segment.table
    )


def _after_marker(segment: Segment) -> float:
    """Where the words begin after the marker of a segment; guessed where its words have no places."""
    if segment.words and len(segment.words) > 1:
        return segment.words[1].x0
    marker = segment.text.partition(" ")[0]
    return segment.x0 + (len(marker) + 1) * 0.5 * segment.size


def _has_glyph(segment: Segment, glyphs: list[Box]) -> bool:
    furthest = segment.x0 - 2.5 * segment.size
    return any(
        furthest < right <= segment.x0 and segment.top < top and bottom < segment.bottom
        for _, top, right, bottom in glyphs
    )
