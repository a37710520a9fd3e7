"""Where answers go: standard output, a pager, or a file."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from corpus.errors import QueryError
from raadspoor.export import Listing, render
from raadspoor.i18n import gettext as _

_BINARY = ("xlsx",)


def show(listing: Listing, form: str, output: Path | None = None) -> None:
    """Give the listing in this format to the terminal, to a pager where it is long, or to a file."""
    if form in _BINARY and output is None and sys.stdout.isatty():
        raise QueryError(
            "A spreadsheet cannot be shown on the terminal.", "Write it to a file: add -o FILE.xlsx."
        )
    write(render(listing, form), output, paged=form == "table")


def write(data: bytes | str, output: Path | None = None, *, paged: bool = False) -> None:
    """Write to a file, or to standard output where there is none (or it is `-`).

    What is `paged` is text for people: it goes through a pager where it is long, and into a file uncoloured.
    """
    content = data.encode() if isinstance(data, str) else data
    if output is not None and str(output) != "-":
        _to_file(click.unstyle(content.decode()).encode() if paged else content, output)
    elif paged and _longer_than_screen(content):
        click.echo_via_pager(content.decode(), color=not os.environ.get("NO_COLOR"))
    else:
        click.echo(content, nl=False)


def suggest(suggestion: str | None) -> None:
    """Ask, where words are not known, whether something near was meant."""
    if suggestion:
        click.echo(_("Did you mean: {names}?").format(names=suggestion), err=True)


def _to_file(content: bytes, output: Path) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise QueryError(
            f"Cannot write to {output}: {error.strerror}.", "Name a file in a folder that you may write to."
        ) from error
    click.echo(_("Written to {path}.").format(path=output), err=True)


def _longer_than_screen(content: bytes) -> bool:
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return False
    return content.count(b"\n") >= shutil.get_terminal_size().lines


def spans(years: dict[int, int]) -> str:
    """Years in runs, so that a gap is seen: "2015-2018, 2021"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
