"""Where answers go: standard output, a pager, or a file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from corpus.errors import QueryError
from raadspoor.export import Listing, render
from raadspoor.export.terminal import colourful
from raadspoor.i18n import gettext as _
from raadspoor.legible import fitting

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
    elif paged:
        _to_people(fitting(content.decode()))
    else:
        click.echo(content, nl=False)


def _to_people(text: str) -> None:
    """To the terminal, or through the pager of PAGER where it is longer than the screen.

    Whether that shows colours is left to click, which knows what LESS says and which pagers can.
    """
    if _longer_than_screen(text):
        click.echo_via_pager(text, color=None if colourful() else False)
    else:
        click.echo(text, nl=False, color=colourful())


def suggest(suggestion: str | None, unknown: Sequence[str] = ()) -> None:
    """Say which words no document holds, and ask whether something near was meant."""
    if unknown:
        click.echo(_("No document holds: {names}.").format(names=", ".join(unknown)), err=True)
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


def _longer_than_screen(text: str) -> bool:
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return False
    return text.count("\n") >= shutil.get_terminal_size().lines


def spans(years: dict[int, int]) -> str:
    """Years in runs, so that a gap is seen: "2015-2018, 2021"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
