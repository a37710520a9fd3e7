"""Options that several commands share, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from raadspoor.cli.group import option

Function = Callable[..., Any]


def _directory(ctx: click.Context, parameter: click.Parameter, given: Path | None) -> Path:  # noqa: ARG001
    """The corpus directory: of this option, else of the same one before the command, else the default."""
    from corpus import settings

    if given or ctx.obj:
        return Path(given or ctx.obj)
    # The name of the default changes with corpora in a database; either gives the directory of one on disk.
    default = getattr(settings, "default_place", None) or getattr(settings, "default_directory", None)
    assert default is not None
    return Path(default())


def corpus_option(function: Function) -> Function:
    """Adds `--corpus`, given to the command as `directory`."""
    return option(
        "--corpus",
        "directory",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        callback=_directory,
        help="Directory of the corpus (default: $RAADSPOOR_CORPUS, else a folder of your own).",
    )(function)


def format_options(*formats: str) -> Callable[[Function], Function]:
    """Adds `--format` and `--output`, given as `form` (None when not asked for) and `output`."""

    def decorate(function: Function) -> Function:
        function = option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
            metavar="FILE",
            help="Write to FILE instead of the terminal; its suffix chooses the format.",
        )(function)
        return option(
            "-f",
            "--format",
            "form",
            type=click.Choice(formats),
            default=None,
            help="Form of the answer (default: table).",
        )(function)

    return decorate


def profile_option(function: Function) -> Function:
    """Adds `--profile`, given as `profile` (a name or a path)."""
    return option(
        "--profile",
        metavar="NAME|FILE",
        help="Municipality profile: a known name or a .toml file (default: by the document's municipality).",
    )(function)


def chosen_format(given: str | None, output: Path | None, formats: Sequence[str]) -> str:
    """The format asked for, by name or by the suffix of the output file, else a table."""
    from raadspoor.export import SUFFIXES

    if given:
        return given
    by_suffix = SUFFIXES.get(output.suffix.lower(), "") if output else ""
    return by_suffix if by_suffix in formats else "table"
