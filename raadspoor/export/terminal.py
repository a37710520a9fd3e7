"""Tables on the terminal by rich: they fit its width, and carry no colour where there is no terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys

from raadspoor.export.listing import Listing
from raadspoor.export.plain import shown
from raadspoor.i18n import gettext as _

_PIPED_WIDTH = 110
"""Columns where there is no terminal to ask and COLUMNS does not say."""


def table(listing: Listing) -> str:
    """The listing as a table, or its word for emptiness."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

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
    rows = [[shown(column.value(record)) for column in listing.columns] for record in listing.records]
    for row in rows:
        grid.add_row(*map(Text, row))
    return render(grid) + (f"{listing.note}\n" if listing.note else "")


def render(renderable: object) -> str:
    """Anything of rich as text, with colour codes only when standard output is a terminal that wants them."""
    from rich.console import Console

    target = io.StringIO()
    terminal = sys.stdout.isatty()
    console = Console(
        file=target,
        width=width(),
        force_terminal=terminal,
        no_color=not terminal or bool(os.environ.get("NO_COLOR")),
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(renderable)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"


def width() -> int:
    """Columns to write in."""
    return shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns
