"""One trail drawn on a line of time: on the terminal, and as a picture (SVG).

Each document has a row: a mark on the day it was written, a line to the end of the deadline it gave.
"""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import escape

from raadspoor.export.safety import clean
from raadspoor.i18n import gettext as _
from raadspoor.labels import STATUS
from search.trails import Entry, Trail

_MARKS = {"planned": "○", "conditional": "◇", "ongoing": "◐", "done": "●"}
_COLOURS = {"planned": "#1f5fa8", "conditional": "#7a5aa6", "ongoing": "#b06a00", "done": "#2e7d32"}
_SLIPPED = "#b3261e"

_ROW = 46
_LEFT = 24
_TOP = 64


class Scale:
    """Days of a trail as places on a line of some width."""

    def __init__(self, trail: Trail, width: int) -> None:
        days = [entry.doc_date for entry in trail.entries]
        days += [entry.deadline.end for entry in trail.entries if entry.deadline]
        self.first = dt.date(min(days).year, 1, 1)
        self.last = dt.date(max(days).year, 12, 31)
        self._width = width

    def __call__(self, day: dt.date) -> int:
        span = (self.last - self.first).days
        return round((day - self.first).days / span * (self._width - 1))

    @property
    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)


def strip(trail: Trail, width: int) -> list[str]:
    """The trail as lines of text of at most `width` characters: the years, then a row a document."""
    label = min(28, max(12, width // 3))
    scale = Scale(trail, max(12, width - label - 2))
    axis = [" "] * (width - label - 2)
    for year in scale.years:
        place = scale(dt.date(year, 1, 1))
        if place + 4 <= len(axis) and not "".join(axis[max(0, place - 1) : place + 4]).strip():
            axis[place : place + 4] = str(year)
    lines = [" " * (label + 2) + "".join(axis).rstrip()]
    for number, entry in enumerate(trail.entries):
        name = clean(entry.title)
        name = name if len(name) <= label else name[: label - 1] + "…"
        row = [" "] * (width - label - 2)
        said = scale(entry.doc_date)
        if entry.deadline:
            end = scale(entry.deadline.end)
            low, high = sorted((said, end))
            row[low : high + 1] = ("═" if _moved(trail, number) else "─") * (high - low + 1)
            row[end] = "▷" if end >= said else "◁"
        row[said] = _MARKS[entry.commitment.status]
        lines.append(f"{name:<{label}}  {''.join(row).rstrip()}")
    return lines


def svg(trail: Trail, width: int = 900) -> str:
    """The trail as a picture of `width` pixels; each mark carries its sentence as a tooltip."""
    scale = Scale(trail, width - 2 * _LEFT)
    height = _TOP + _ROW * len(trail.entries) + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13" role="img">',
        f"<title>{_text(trail.subject)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="24" font-size="16" font-weight="bold">{_text(trail.subject)}</text>',
    ]
    for year in scale.years:
        x = _LEFT + scale(dt.date(year, 1, 1))
        parts.append(f'<line x1="{x}" y1="34" x2="{x}" y2="{height - 16}" stroke="#dddddd"/>')
        parts.append(f'<text x="{x + 4}" y="48" fill="#666666">{year}</text>')
    for number, entry in enumerate(trail.entries):
        parts += _drawn(entry, scale, _TOP + _ROW * number, _moved(trail, number))
    return "\n".join([*parts, "</svg>", ""])


def _drawn(entry: Entry, scale: Scale, top: int, moved: bool) -> list[str]:
    said = _LEFT + scale(entry.doc_date)
    colour = _COLOURS[entry.commitment.status]
    line = top + 26
    parts = [f"<g><title>{_text(entry.commitment.text)}</title>"]
    if entry.deadline:
        start, end = (_LEFT + scale(day) for day in (entry.deadline.start, entry.deadline.end))
        stroke = _SLIPPED if moved else colour
        parts.append(
            f'<line x1="{said}" y1="{line}" x2="{end}" y2="{line}" stroke="{stroke}" stroke-width="2"/>'
        )
        parts.append(
            f'<rect x="{start}" y="{line - 4}" width="{max(2, end - start)}" height="8" fill="{stroke}" '
            f'fill-opacity="0.35"/>'
        )
    filled = colour if entry.commitment.status == "done" else "#ffffff"
    parts.append(
        f'<circle cx="{said}" cy="{line}" r="6" fill="{filled}" stroke="{colour}" stroke-width="2"/>'
    )
    status = _(STATUS[entry.commitment.status])
    parts.append(
        f'<text x="{_LEFT}" y="{top + 12}">{_text(entry.title)} ({entry.doc_date}): {_text(status)}</text>'
    )
    return [*parts, "</g>"]


def _moved(trail: Trail, number: int) -> bool:
    return any(slip.later == number for slip in trail.slips)


def _text(text: str) -> str:
    return escape(clean(text))
