"""Tables on the terminal by rich: they fit its width, and carry no colour where there is no terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from raadspoor.export.listing import Column, Listing, Record
from raadspoor.export.safety import mask
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_PIPED_WIDTH = 110
"""Columns where there is no terminal to ask and COLUMNS does not say."""
_LEAST, _OF_PROSE = 10, 26
"""Columns of the screen that a wide column needs, and one of prose."""
_BETWEEN = 3
"""Columns of the screen from one column to the next."""


def table(listing: Listing) -> str:
    """The listing as a table, or its word for emptiness.

    On a screen that is too narrow for the columns each record stands by itself.
    """
    if not listing.records:
        return _(listing.empty) + "\n" if listing.empty else ""
    rows = [[_cell(column, record) for column in listing.columns] for record in listing.records]
    widths = _widths(listing.columns, rows)
    laid_out = _grid(listing, rows, widths) if widths else _stacked(listing.columns, rows)
    return render(laid_out) + (f"{listing.note}\n" if listing.note else "")


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> list[int]:
    """The width of each column: what is not wide is never broken; prose has twice the room of other text.

    None at all where that leaves no room to read in.
    """
    from rich.cells import cell_len

    longest = [
        max(cell_len(_(column.heading)), *(row[at].cell_len for row in rows))
        for at, column in enumerate(columns)
    ]
    weights = {at: 2 if column.prose else 1 for at, column in enumerate(columns) if column.wide}
    room = width() - _BETWEEN * len(columns)
    room -= sum(long for at, long in enumerate(longest) if at not in weights)
    if room < sum(min(longest[at], _OF_PROSE if columns[at].prose else _LEAST) for at in weights):
        return []
    shared = dict(enumerate(longest)) | _shared(room, weights, longest)
    return [shared[at] for at in range(len(columns))]


def _shared(room: int, weights: dict[int, int], longest: Sequence[int]) -> dict[int, int]:
    """Room by weight; what one column does not need goes to the others."""
    found: dict[int, int] = {}
    while weights:
        unit = room / sum(weights.values())
        content = [at for at, weight in weights.items() if longest[at] <= unit * weight]
        if not content:
            return found | {at: int(unit * weight) for at, weight in weights.items()}
        for at in content:
            found[at] = longest[at]
            room -= longest[at]
            del weights[at]
    return found


def _grid(listing: Listing, rows: Sequence[Sequence[Text]], widths: Sequence[int]) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    grid = Table(box=SIMPLE_HEAD, pad_edge=False, leading=int(listing.spaced))
    for column, columns in zip(listing.columns, widths, strict=True):
        grid.add_column(
            _(column.heading),
            justify="right" if column.number else "left",
            no_wrap=not column.wide,
            overflow="fold",
            width=columns,
        )
    for row in rows:
        grid.add_row(*row)
    return grid


def _stacked(columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> RenderableType:
    """Each record's text, and under it the rest of it, each line with what it is."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    first = next((at for at, column in enumerate(columns) if column.wide and not column.style), 0)
    lines: list[RenderableType] = []
    for row in rows:
        lines.append(row[first])
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            if at != first and value:
                lines.append(Padding(Text.assemble(f"{_(column.heading)}: ", value), (0, 0, 0, 2)))
        lines.append(Text())
    return Group(*lines)


def _cell(column: Column, record: Record) -> Text:
    from rich.text import Text

    value = column.value(record)
    text = Text(mask("" if value is None else str(value)), style=column.style(record) if column.style else "")
    for start, end in column.marks(record) if column.marks else ():
        text.stylize("bold", start, end)
    return text


def render(renderable: object) -> str:
    """Anything of rich as text, with colour codes only when standard output is a terminal that wants them."""
    from rich.console import Console

    target = io.StringIO()
    console = Console(
        file=target,
        width=width(),
        force_terminal=is_terminal(),
        no_color=not colourful(),
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(renderable)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"


def colourful() -> bool:
    """Whether standard output is a terminal that wants colour."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns to write in."""
    return shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns
