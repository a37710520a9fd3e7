"""Reading order: lines of one column after another, side notes apart from the text they stand beside."""

from __future__ import annotations

from statistics import median

from ingest.pdf.lists import is_marker
from ingest.pdf.model import Segment

Row = list[Segment]
_NARROWEST_GUTTER = 7.0
"""Points of white space between two columns."""
_FEWEST_ROWS = 3
_DEEPEST = 4


def rows_of(segments: list[Segment]) -> list[Row]:
    """The segments that stand on one line together, lines from top to bottom, each from left to right."""
    rows: list[Row] = []
    bottom = middle = -1.0
    for segment in sorted(segments, key=lambda s: (s.top + s.bottom, s.x0)):
        here = segment.middle
        if rows and here - middle < 0.45 * min(segment.height, bottom):
            rows[-1].append(segment)
            continue
        rows.append([segment])
        middle, bottom = here, segment.height
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda s: s.x0)
    return rows


def regions(segments: list[Segment], depth: int = 0) -> list[list[Row]]:
    """Rows grouped by the column or side note that they stand in, in reading order."""
    rows = rows_of(segments)
    if depth > _DEEPEST or len(rows) < 2:
        return [rows] if rows else []
    found = _columns(rows)
    if found is None:
        return [rows]
    first, last, gutter = found
    last = _until_gap(rows, first, last, gutter)
    inside = [segment for row in rows[first:last] for segment in row]
    left = [segment for segment in inside if segment.x1 <= gutter]
    right = [segment for segment in inside if segment.x1 > gutter]
    before = [segment for row in rows[:first] for segment in row]
    after = [segment for row in rows[last:] for segment in row]
    parts = (before, left, right, after)
    return [region for part in parts if part for region in regions(part, depth + 1)]


def _until_gap(rows: list[Row], first: int, last: int, gutter: float) -> int:
    """End of the stretch: the white space in the left side, if it comes where the right side ends."""
    ended = max(number for number in range(first, last) if any(s.x1 > gutter for s in rows[number]))
    for number in range(ended + 1, min(last, ended + 3)):
        above, row = rows[number - 1][0], rows[number][0]
        if row.top - above.bottom > 1.2 * row.height:
            return number
    return last


def _columns(rows: list[Row]) -> tuple[int, int, float] | None:
    """First and last row of the largest stretch that reads column by column, with the x of the gutter."""
    best: tuple[int, int, float] | None = None
    most = 0
    for gutter in _gutters(rows):
        for first, last in _stretches(rows, gutter):
            score = _score(rows[first:last], gutter)
            if score > most:
                most, best = score, (first, last, gutter)
    return best


def _gutters(rows: list[Row]) -> list[float]:
    """Middles of the white spaces that could part columns: right before where some segment begins."""
    starts: dict[int, int] = {}
    for row in rows:
        for segment in row:
            key = round(segment.x0)
            starts[key] = starts.get(key, 0) + 1
    leftmost = min(row[0].x0 for row in rows)
    common = [x for x, count in starts.items() if count >= _FEWEST_ROWS and x > leftmost + 40]
    return [x - _NARROWEST_GUTTER / 2 for x in sorted(common, key=lambda x: -starts[x])[:6]]


def _stretches(rows: list[Row], gutter: float) -> list[tuple[int, int]]:
    """Runs of rows in which nothing stands in the gutter."""
    found, start = [], 0
    half = _NARROWEST_GUTTER / 2 - 0.5
    for number, row in enumerate(rows):
        if any(segment.x0 < gutter + half and segment.x1 > gutter - half for segment in row):
            if number > start:
                found.append((start, number))
            start = number + 1
    if len(rows) > start:
        found.append((start, len(rows)))
    return found


def _score(rows: list[Row], gutter: float) -> int:
    """Number of rows, where the two sides are read one after the other; 0 where they belong together."""
    left = [[s for s in row if s.x1 <= gutter] for row in rows]
    right = [[s for s in row if s.x1 > gutter] for row in rows]
    lefts = [row for row in left if row]
    rights = [row for row in right if row]
    if len(lefts) < _FEWEST_ROWS or len(rights) < _FEWEST_ROWS:
        return 0
    if sum(len(row) == 1 and is_marker(row[0].text) for row in lefts) >= 0.3 * len(lefts):
        return 0
    if sum(row[-1].text.endswith(":") for row in lefts) >= 0.5 * len(lefts):
        return 0
    if any(len(row) > 2 for row in lefts) and any(len(row) > 2 for row in rights):
        return 0
    if _is_prose(lefts) and _is_prose(rights):
        return len(rows)
    both = sum(1 for a, b in zip(left, right, strict=True) if a and b)
    apart = abs(_size(lefts) - _size(rights)) >= 0.8
    if (apart or both < 0.5 * min(len(lefts), len(rights))) and _is_narrow(lefts, rights):
        return len(rows)
    return 0


def _size(rows: list[Row]) -> float:
    return median(segment.size for row in rows for segment in row)


def _is_prose(rows: list[Row]) -> bool:
    """Most lines are one piece of text that fills the column."""
    width = max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)
    full = sum(len(row) == 1 and row[0].x1 - row[0].x0 > 0.6 * width for row in rows)
    letters = median(len(row[0].text) for row in rows)
    return len(rows) >= 4 and full >= 0.5 * len(rows) and letters >= 18


def _is_narrow(lefts: list[Row], rights: list[Row]) -> bool:
    """One side is a narrow column, as of a letterhead or of side notes, beside a wide one."""
    widths = [max(row[-1].x1 for row in side) - min(row[0].x0 for row in side) for side in (lefts, rights)]
    return min(widths) < 0.6 * max(widths)
