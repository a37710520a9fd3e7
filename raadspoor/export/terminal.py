"""Tables on the terminal by rich: they fit its width, and carry no colour where there is no terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING

from raadspoor.export.listing import Column, Listing, Record
from raadspoor.export.safety import mask
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from rich.text import Text

_PIPED_WIDTH = 110
"""Columns where there is no terminal to ask and COLUMNS does not say."""


def table(listing: Listing) -> str:
    """The listing as a table, or its word for emptiness."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    if not listing.records:
        return _(listing.empty) + "\n" if listing.empty else ""
    grid = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in listing.columns:
        # The widest columns give room first; what is not wide is never broken.
        grid.add_column(
            _(column.heading),
            justify="right" if column.number else "left",
            no_wrap=not column.wide,
            overflow="fold",
        )
    for record in listing.records:
        grid.add_row(*(_cell(column, record) for column in listing.columns))
    return render(grid) + (f"{listing.note}\n" if listing.note else "")


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
