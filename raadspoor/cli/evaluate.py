"""`raadspoor evaluate`: how well documents are tagged, against marks made by people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, format_options, profile_option
from raadspoor.i18n import mark

if TYPE_CHECKING:
    from tagging.evaluation import Evaluation

FORMATS = ("table", "json", "jsonl", "csv", "md")

FIGURES = {
    "gold": mark("Marked"),
    "precision": mark("Precision"),
    "recall": mark("Recall"),
    "f1": mark("F1"),
    "value": mark("Value"),
    "status": mark("Status"),
    "deadline": mark("By"),
    "areas": mark("Areas"),
    "eur": mark("Amounts"),
}
"""The figures of a type, and the message above each."""


@make_command("evaluate")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...", type=click.Path(path_type=Path))
@option(
    "--texts",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the marked texts are (default: beside the marks).",
)
@option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="Show the first N mistakes too.")
@profile_option
@format_options(*FORMATS)
def command(
    gold: tuple[Path, ...],
    texts: Path | None,
    misses: int,
    profile: str | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Measure the taggers against documents marked by hand.

    GOLD files hold one object a line with type, line, quote and values; the text that NAME.jsonl is about is
    NAME.txt or NAME_*.txt.

    \b
    Example:
      raadspoor evaluate marks.jsonl
    """
    from ingest.read import read
    from raadspoor.cli.output import show, write
    from raadspoor.export.plain import to_json
    from raadspoor.finish import finish
    from tagging.evaluation import case, evaluate, source_of

    cases = []
    for marks in gold:
        source = source_of(marks, texts)
        cases.append(case(marks, source, finish(read(source), profile)))
    found = evaluate(cases)
    chosen = chosen_format(form, output, FORMATS)
    if chosen == "json":
        write(to_json({"scores": found.scores, "misses": found.misses[:misses]}), output)
        return
    show(_listing(found), chosen, output)
    for miss in found.misses[:misses]:
        click.echo(f"{miss.sign} {miss.type}: {miss.text}", err=chosen != "table")


def _listing(found: Evaluation) -> Any:
    import msgspec

    from raadspoor.export import Column, Listing, field
    from raadspoor.i18n import gettext as _
    from raadspoor.labels import TYPES

    return Listing(
        records=[msgspec.structs.asdict(score) for score in found.scores],
        columns=(
            Column("Type", lambda record: _(TYPES[record["type"]])),
            *(Column(heading, field(name), number=True) for name, heading in FIGURES.items()),
        ),
        fields=("type", *FIGURES),
    )
