"""`raadspoor stats`: what answers rest on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from raadspoor.cli.group import command as make_command
from raadspoor.cli.options import corpus_option, report_option
from raadspoor.cli.output import spans
from raadspoor.i18n import filled, mark
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.store import Coverage, Summary
    from raadspoor.export import Record


@make_command("stats")
@corpus_option
@report_option
def command(directory: Path, form: str) -> None:
    """Say what the corpus holds, which years and kinds it covers, and what could not be read.

    \b
    Example:
      raadspoor stats
    """
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import write
    from raadspoor.export.plain import to_json

    with reading(directory) as corpus:
        label = corpus.label
        coverage = corpus.coverage()
        summaries = list(corpus.summaries())
    if form == "json":
        write(to_json(_answer(label, coverage, summaries)))
    else:
        write(_told(label, coverage, summaries), paged=True)


def _answer(label: str, coverage: Coverage, summaries: list[Summary]) -> dict[str, Any]:
    import msgspec

    return {
        "corpus": label,
        **msgspec.structs.asdict(coverage),
        "list": [_record(summary) for summary in summaries],
    }


def _record(summary: Summary) -> dict[str, Any]:
    return {
        "document": summary.id,
        "title": summary.title,
        "source": summary.source,
        "doc_type": summary.doc_type,
        "doc_date": summary.date,
        "municipality": summary.municipality,
        "years": summary.years,
        "partial": summary.partial,
        "pages": summary.pages,
        "mentions": summary.mentions,
        "commitments": summary.commitments,
    }


def _told(label: str, coverage: Coverage, summaries: list[Summary]) -> str:
    """The totals, a table of the documents, and what could not be read."""
    from rich.table import Table
    from rich.text import Text

    from raadspoor.export import Column, Listing, field
    from raadspoor.export.safety import clean
    from raadspoor.export.terminal import render, table

    totals = Table.grid(padding=(0, 2))
    for name, value in _totals(label, coverage):
        totals.add_row(_(name), Text(clean(value)))
    documents = Listing(
        records=[_record(summary) for summary in summaries],
        columns=(
            Column("Document", field("document")),
            Column("Kind", field("doc_type")),
            Column("Date", field("doc_date")),
            Column("Title", _title, wide=True),
            Column("Pages", lambda record: record["pages"] or None, number=True),
            Column("Commitments", field("commitments"), number=True),
        ),
        fields=(),
    )
    failed = [clean(f"{_('Not read')}: {row.source}: {filled(row.error)}\n") for row in coverage.failed]
    return "".join((render(totals), table(documents), *failed))


def _title(record: Record) -> str:
    return f"{record['title']} ({_('partly read')})" if record["partial"] else str(record["title"])


def _totals(label: str, coverage: Coverage) -> list[tuple[str, str]]:
    """Message and value of each line of the summary."""
    kinds = ", ".join(f"{name} {count}" for name, count in coverage.by_type.items())
    years = ", ".join(f"{year} ({count})" for year, count in coverage.by_year.items())
    mentions = ", ".join(f"{_(name)} {count}" for name, count in coverage.mentions.items())
    covered = coverage.years_by_municipality
    places = [
        f"{name} ({count}: {spans(covered[name])})" if name in covered else f"{name} ({count})"
        for name, count in coverage.by_municipality.items()
        if name
    ]
    return [
        (mark("Corpus"), label),
        (mark("Documents"), str(coverage.documents)),
        (mark("Kinds"), kinds),
        (mark("Years"), years),
        (mark("Municipalities"), "; ".join(places)),
        (mark("Commitments"), str(coverage.commitments)),
        (mark("Mentions"), mentions),
        (mark("Partly read"), str(len(coverage.partial))),
        (mark("Not read"), str(len(coverage.failed))),
    ]
