"""`raadspoor amounts`: the money in the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from corpus.document import DocumentType
from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, corpus_option, coverage_option, format_options

if TYPE_CHECKING:
    from corpus.store import MentionRow

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


@make_command("amounts")
@option("--at-least", type=float, metavar="EUR", help="Only amounts of this many euros or more.")
@option("--at-most", type=float, metavar="EUR", help="Only amounts of this many euros or less.")
@option("--year", "years", type=int, multiple=True, metavar="YEAR", help="Only this year's documents.")
@option(
    "--doc-type",
    "doc_types",
    type=click.Choice(get_args(DocumentType)),
    metavar="TYPE",
    multiple=True,
    help="Only documents of this kind (begroting, jaarstukken, raadsbrief, ...).",
)
@option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N amounts.")
@corpus_option
@coverage_option
@format_options(*FORMATS)
def command(
    at_least: float | None,
    at_most: float | None,
    years: tuple[int, ...],
    doc_types: tuple[DocumentType, ...],
    limit: int | None,
    directory: Path,
    covered: bool,
    form: str | None,
    output: Path | None,
) -> None:
    """List the amounts of money in the corpus, the largest first, with where they stand.

    \b
    Example:
      raadspoor amounts --at-least 1000000
    """
    from corpus.store import MentionFilter
    from raadspoor.cli.basis import answer, basis
    from raadspoor.cli.corpora import reading
    from raadspoor.export import Column, Listing, field
    from raadspoor.labels import euros, origin

    chosen = chosen_format(form, output, FORMATS, covered=covered)
    wanted = MentionFilter(
        types=("amount",), at_least=at_least, at_most=at_most, years=years, doc_types=doc_types
    )
    with reading(directory) as corpus:
        known = basis(corpus)
        records = [_record(row) for row in corpus.mentions(wanted, largest_first=True, limit=limit)]
    listing = Listing(
        records=records,
        columns=(
            Column("Amount", lambda record: euros(record["eur"]), number=True),
            Column("As written", field("text"), wide=True),
            Column("For", lambda record: record["label"] or None, wide=True),
            Column("Year", field("year"), number=True),
            Column("Source", origin, wide=True),
        ),
        fields=("eur", "high", "approx", "implicit", "year", "recurrence", "label", "text", *_ORIGIN),
        empty="The corpus holds no such amounts.",
    )
    answer(listing, chosen, output, known, covered=covered)


_ORIGIN = ("document", "title", "doc_type", "doc_date", "page", "start", "end", "partial")


def _record(row: MentionRow) -> dict[str, Any]:
    """The values of an amount, and where it stands."""
    mention = row.mention
    return {
        **mention.as_json()["value"],
        "text": mention.text,
        "document": row.document,
        "title": row.title,
        "doc_type": row.doc_type,
        "doc_date": row.doc_date,
        "page": mention.page,
        "start": mention.start,
        "end": mention.end,
    }
