"""Options that several commands share, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import QueryError
from raadspoor.cli.group import option
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.settings import Place

Function = Callable[..., Any]


class PlaceType(click.Path):
    """A corpus: its directory, or the address of its database."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from corpus.settings import is_database

        return value if is_database(value) else super().convert(value, param, ctx)


def _place(ctx: click.Context, parameter: click.Parameter, given: Place | None) -> Place:  # noqa: ARG001
    """The corpus: of this option, else of the same one before the command, else the default."""
    from corpus.settings import default_place

    return given or ctx.obj or default_place()


def corpus_option(function: Function) -> Function:
    """Adds `--corpus`, given to the command as `directory`; it may be an address."""
    return option(
        "--corpus",
        "directory",
        type=PlaceType(),
        metavar="DIR",
        callback=_place,
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


def coverage_option(function: Function) -> Function:
    """Adds `--coverage`, given as `covered`, to a command that answers with a list."""
    return option(
        "--coverage",
        "covered",
        is_flag=True,
        help="In JSON: say what the corpus covers too, the list being its `results`.",
    )(function)


def report_option(function: Function) -> Function:
    """Adds `--format` for a report, given as `form`: a table for people, or JSON."""
    return option(
        "-f",
        "--format",
        "form",
        type=click.Choice(("table", "json")),
        default="table",
        help="Form of the answer (default: table).",
    )(function)


def workers_option(function: Function) -> Function:
    """Adds `--workers`, None for as many as there are cores."""
    return option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes to use (default: one a core).",
    )(function)


def private_option(function: Function) -> Function:
    """Adds `--allow-private`."""
    return option(
        "--allow-private", is_flag=True, help="Fetch from addresses on your own machine or network too."
    )(function)


def profile_option(function: Function) -> Function:
    """Adds `--profile`, given as `profile` (a name or a path)."""
    return option(
        "--profile",
        metavar="NAME|FILE",
        help="Municipality profile: a known name or a .toml file (default: by the document's municipality).",
    )(function)


def tagging_options(function: Function) -> Function:
    """Adds `--profile`, `--model`, `--private-names` and `--column` (given as `columns`): how to tag."""
    for add in (
        option(
            "--column",
            "columns",
            multiple=True,
            metavar="HEADER=MEANING",
            callback=_columns,
            help="What a column of a register means: number, kind, date, subject, text, holder, deadline, "
            "status, progress or settled (or the Dutch word).",
        ),
        option(
            "--model",
            metavar="NAME|DIR",
            default="",
            help="Trained Dutch model of spaCy that is installed, to find more names (default: none).",
        ),
        option("--private-names", is_flag=True, help="Tag people without a public role too (default: not)."),
        profile_option,
    ):
        function = add(function)
    return function


def _columns(ctx: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, Any]:  # noqa: ARG001
    """Meaning by header. Raises QueryError for an unknown meaning."""
    from corpus.registers import meaning_of

    found: dict[str, Any] = {}
    for pair in given:
        header, sign, meaning = pair.rpartition("=")
        if not (sign and header.strip()):
            message = _('{value!r} names no column; write it as "Wie=holder".')
            raise click.BadParameter(message.format(value=pair))
        found[header.strip()] = meaning_of(meaning)
    return found


def chosen_format(
    given: str | None,
    output: Path | None,
    formats: Sequence[str],
    *,
    plain: str = "table",
    others: Mapping[str, str] = MappingProxyType({}),
    covered: bool = False,
) -> str:
    """The format asked for, by name or by the suffix of the output file.

    It is `plain` where there is no file, or one without a suffix or with that of text; `others` gives further
    suffixes. Raises QueryError for a suffix that says another format than can be written, and for a format
    that has no place for what the corpus covers where that was asked for (`covered`).
    """
    suffix = output.suffix.lower() if output else ""
    by_suffix = {
        "": plain,
        ".txt": plain,
        **{f".{name}": name for name in formats if name != plain},
        **others,
    }
    if not given and suffix not in by_suffix:
        raise QueryError(
            f"No answer can be written as {suffix}.",
            f"Name a file that ends in {', '.join(filter(None, by_suffix))}, or say the form with --format.",
        )
    chosen = given or by_suffix[suffix]
    if covered and chosen != "json":
        raise QueryError("--coverage goes with JSON alone.", "Add --format json.")
    return chosen
