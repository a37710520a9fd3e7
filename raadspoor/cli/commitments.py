"""`raadspoor commitments`: who promised what, where, by when and for how much."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, corpus_option, coverage_option, format_options
from raadspoor.cli.questions import filters, question_options
from raadspoor.i18n import mark

if TYPE_CHECKING:
    from corpus.store import CommitmentRow
    from raadspoor.export import Listing
    from search.committed import Sort

HEADINGS = {
    "id": mark("Number"),
    "doc_date": mark("Date"),
    "text": mark("Commitment"),
    "status": mark("Status"),
    "strength": mark("Strength"),
    "deadline.start": mark("From"),
    "deadline.end": mark("By"),
    "actor": mark("Actor"),
    "responsible": mark("Responsible"),
    "people": mark("People"),
    "areas": mark("Areas"),
    "opgaven": mark("Opgaven"),
    "partners": mark("Partners"),
    "eur": mark("Amounts (EUR)"),
    "condition": mark("Condition"),
    "references": mark("References"),
    "document": mark("Document"),
    "title": mark("Title"),
    "doc_type": mark("Kind"),
    "municipality": mark("Municipality"),
    "page": mark("Page"),
    "heading": mark("Under the headings"),
    "partial": mark("Partly read"),
}
"""The columns of a spreadsheet: field of the record, and the message above it."""

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx", "ics")


@make_command("commitments")
@question_options
@option(
    "--layout",
    type=click.Choice(("found", "register")),
    default="found",
    help="Columns: what was `found`, or those of a `register` as clerks keep it.",
)
@option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N commitments.")
@option(
    "--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N commitments."
)
@option(
    "--sort",
    type=click.Choice(("relevance", "newest", "oldest", "deadline")),
    default="relevance",
    help="What comes first (default: relevance).",
)
@corpus_option
@coverage_option
@format_options(*FORMATS)
def command(
    words: tuple[str, ...],
    layout: str,
    limit: int | None,
    offset: int,
    sort: Sort,
    directory: Path,
    covered: bool,
    form: str | None,
    output: Path | None,
    **given: Any,
) -> None:
    """Show who promised what, where, by when and for how much, with sentence, page and document.

    WORDS may be a place, a person, an opgave, a case number, or any words of the commitment. With `--layout
    register -o open.xlsx` the answer has the columns of a clerk's register: nummer, soort, datum, onderwerp,
    toezegging, portefeuillehouder, termijn, status, stand van zaken, datum afdoening, bron, citaat.

    \b
    Example:
      raadspoor commitments Wilderinkshoek
    """
    from raadspoor.cli.basis import answer, basis
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import suggest
    from search import commitments

    chosen = chosen_format(form, output, FORMATS, covered=covered)
    with reading(directory) as corpus:
        results = commitments(corpus, " ".join(words), filters(given), limit=limit, offset=offset, sort=sort)
        known = basis(corpus)
    if layout == "register" and chosen != "ics":
        from raadspoor.export.register import register

        answer(register(results.rows, known.partial), chosen, output, known, covered=covered)
    else:
        records = [record(row) for row in results.rows]
        answer(listing(records, results.total), chosen, output, known, covered=covered)
    suggest(results.suggestion, results.unknown)


def record(row: CommitmentRow) -> dict[str, Any]:
    """A commitment as JSON gives it: its values, where it stands, and what it rests on."""
    commitment = row.commitment
    value = commitment.as_json()["value"]
    return {
        "id": commitment.id,
        "document": row.document,
        "title": row.title,
        "doc_type": row.doc_type,
        "doc_date": row.doc_date,
        "municipality": row.municipality,
        "page": commitment.page,
        "heading": value.pop("heading"),
        "text": commitment.text,
        "start": commitment.start,
        "end": commitment.end,
        **value,
        "budget": commitment.budget,
        "condition": commitment.condition or None,
        "responsible": commitment.responsible,
        "references": commitment.references,
        "evidence": commitment.evidence,
    }


def listing(records: list[dict[str, Any]], total: int | None = None) -> Listing:
    """Commitments as a table, and as the columns of a spreadsheet; `total` where these are not all."""
    from raadspoor.export import Column, Listing
    from raadspoor.i18n import gettext as _
    from raadspoor.i18n import ngettext
    from raadspoor.labels import STATUS, STATUS_COLOURS, interval, origin

    counted = ngettext("{count} commitment.", "{count} commitments.", len(records))
    if total is not None and total != len(records):
        counted = _("{shown} of {total} commitments.").format(shown=len(records), total=total)
    return Listing(
        records=records,
        columns=(
            Column(
                "Status",
                lambda record: _(STATUS[record["status"]]),
                style=lambda record: STATUS_COLOURS[record["status"]],
            ),
            Column("Commitment", lambda record: record["text"], wide=True, prose=True),
            Column(
                "By", lambda record: interval(**record["deadline"]) if record["deadline"] else None, wide=True
            ),
            Column("Source", origin, wide=True),
        ),
        fields=tuple(HEADINGS),
        headings=HEADINGS,
        empty="No commitments were found.",
        note=counted,
    )
