"""Rows that share one cell: figures set under each other, with no rule between them."""

from __future__ import annotations

from ingest.pdf.cells import cell_text, is_value, is_year
from ingest.pdf.model import Segment, Word

Piece = tuple[Segment, list[Word]]
"""A segment, and those of its words that stand in the cell."""
Band = dict[int, list[Piece]]
"""The pieces of one row by the number of their column."""

_FIGURES = 0.6
"""Share of the lines of a band that hold figures, from which they are rows and no running text."""


def unstacked(bands: list[Band]) -> list[Band]:
    """The rows of a table by the lines that its figures stand on, where some cell holds several of them.

    A line without figures is a heading, or a part of a label: its first line where the next goes on in lower
    case or has none of its own, or its last where it goes on in lower case itself.
    """
    lines = [_lines(band) for band in bands]
    if not any(map(_is_stacked, lines)):
        return bands
    rows: list[Band] = []
    for band, here in zip(bands, lines, strict=True):
        rows.extend(_rows(here) if any(map(_has_figures, here)) else [band])
    return rows


def _is_stacked(lines: list[Band]) -> bool:
    columns = {column for line in lines for column in line}
    if len(lines) < 2 or sum(map(_has_figures, lines)) < _FIGURES * len(lines):
        return False
    return any(_is_stack(lines, column) for column in columns)


def _has_figures(line: Band) -> bool:
    return any(_is_figure(cell_text(pieces)) for pieces in line.values())


def _rows(lines: list[Band]) -> list[Band]:
    rows: list[Band] = []
    for line in lines:
        label = cell_text(line[0]) if 0 in line else ""
        more = set(line) != {0}
        begun = bool(rows) and set(rows[-1]) == {0}
        in_lower_case = label[:1].islower()
        if (begun and more and (in_lower_case or not label)) or (rows and not more and in_lower_case):
            for column, pieces in line.items():
                rows[-1].setdefault(column, []).extend(pieces)
        else:
            rows.append(line)
    return rows


def _lines(band: Band) -> list[Band]:
    """The pieces of a band by the line that they stand on."""
    placed = [(column, piece) for column, pieces in band.items() for piece in pieces]
    lines: list[Band] = []
    middle = 0.0
    for column, piece in sorted(placed, key=lambda one: one[1][0].middle):
        segment = piece[0]
        if not lines or segment.middle - middle > 0.45 * segment.height:
            lines.append({})
            middle = segment.middle
        lines[-1].setdefault(column, []).append(piece)
    return lines


def _is_stack(lines: list[Band], column: int) -> bool:
    texts = [cell_text(line[column]) for line in lines if column in line]
    return len(texts) > 1 and all(map(_is_figure, texts))


def _is_figure(text: str) -> bool:
    return is_value(text) and not is_year(text)
