"""`raadspoor tag`: one document in, everything found in it out; no corpus needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, format_options, tagging_options

if TYPE_CHECKING:
    from corpus.document import Document
    from ingest.pool import Prepare
    from ingest.worker import Finish

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


@make_command("tag")
@click.argument("file", metavar="FILE")
@format_options(*FORMATS)
@tagging_options
@option("--explain", is_flag=True, help="Show which rule fired, and on which words.")
@click.pass_context
def command(
    ctx: click.Context, /, file: str, form: str | None, output: Path | None, explain: bool, **how: Any
) -> None:
    """Tag one document: amounts, dates, people, places, and the commitments in it.

    FILE is a PDF, web page, Word or text file; `-` reads standard input. No corpus is needed and none is
    changed. What takes more time or memory than an ingest allows is refused. With `--format jsonl` every line
    is one object with its type, text, offsets, page and value.

    \b
    Example:
      raadspoor tag raadsbrief-wijkgericht-werken.md --format jsonl
    """
    from functools import partial

    from raadspoor.cli.output import show
    from raadspoor.cli.problems import warn
    from raadspoor.cli.reports import finishing_with
    from raadspoor.finish import prepare

    tagged = _tagged(file, finishing_with(**how), partial(prepare, how["model"]))
    show(_listing(_records(tagged, explain)), chosen_format(form, output, FORMATS), output)
    if warn(tagged):
        ctx.exit(1)


def _tagged(file: str, finish: Finish, prepare: Prepare) -> Document:
    """The document in a file, or on standard input for `-`."""
    from ingest.alone import read_alone, read_given

    if file == "-":
        from ingest.read import bounded

        return read_given(bounded(sys.stdin.buffer, "-"), "-", finish=finish, prepare=prepare)
    return read_alone(file, finish=finish, prepare=prepare)


def _records(document: Document, explain: bool) -> list[dict[str, Any]]:
    """Mentions and commitments as the contract writes them, in the order of the text."""
    found: list[dict[str, Any]] = []
    for mention in document.mentions:
        found.append(mention.as_json() | ({"cues": mention.cues} if explain else {}))
    for commitment in document.commitments:
        found.append(commitment.as_json() | ({"evidence": commitment.evidence} if explain else {}))
    return sorted(found, key=lambda record: (record["start"], -record["end"]))


def _listing(records: list[dict[str, Any]]) -> Any:
    from raadspoor.export import Column, Listing, field
    from raadspoor.export.listing import flat

    columns = [
        Column("Type", field("type")),
        Column("Text", field("text"), wide=True, prose=True),
        Column("Value", lambda record: _value(record["value"]), wide=True),
        Column("Page", field("page"), number=True),
    ]
    explained = [name for name in ("cues", "evidence") if any(name in record for record in records)]
    if explained:
        columns.append(Column("Why", lambda r: flat([r[name] for name in explained if name in r]), wide=True))
    return Listing(
        records=records,
        columns=tuple(columns),
        fields=("type", "text", "start", "end", "page", "value", *explained),
        empty="Nothing was found in this document.",
    )


def _value(value: dict[str, Any]) -> str:
    """The parts of a value that say something."""
    from raadspoor.export.listing import flat

    said = {key: inner for key, inner in value.items() if inner not in (None, False, "", (), [])}
    return str(flat(said))
