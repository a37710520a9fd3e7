"""What `people`, `areas` and `opgaven` have in common: the names of one kind, counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from corpus.document import DocumentType
from raadspoor.cli.group import option
from raadspoor.cli.options import Function, chosen_format, corpus_option, coverage_option, format_options

if TYPE_CHECKING:
    from corpus.store import Entry, Kind
    from raadspoor.export import Column, Record

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


FIELDS: dict[Kind, tuple[str, ...]] = {
    "person": ("name", "roles", "portfolios"),
    "area": ("name", "kind", "code"),
    "opgave": ("label",),
}
"""What the record of a name begins with, by kind."""


def names_options(function: Function) -> Function:
    """Adds the argument WORDS and the options of the three commands."""
    for add in (
        format_options(*FORMATS),
        corpus_option,
        coverage_option,
        option(
            "--year", "years", type=int, multiple=True, metavar="YEAR", help="Only this year's documents."
        ),
        option(
            "--doc-type",
            "doc_types",
            type=click.Choice(get_args(DocumentType)),
            metavar="TYPE",
            multiple=True,
            help="Only documents of this kind (begroting, jaarstukken, raadsbrief, ...).",
        ),
        click.argument("words", nargs=-1),
    ):
        function = add(function)
    return function


def answer(
    kind: Kind,
    describe: Callable[[Entry], dict[str, Any]],
    columns: tuple[Column, ...],
    *,
    directory: Path,
    covered: bool,
    words: tuple[str, ...],
    years: tuple[int, ...],
    doc_types: tuple[DocumentType, ...],
    form: str | None,
    output: Path | None,
) -> None:
    """Show the names of one kind: what `describe` says of each, then its counts and its documents."""
    from corpus.store.filters import DocumentFilter
    from raadspoor.cli import basis
    from raadspoor.cli.corpora import reading
    from raadspoor.export import Column, Listing, field

    chosen = chosen_format(form, output, FORMATS, covered=covered)
    with reading(directory) as corpus:
        entries = corpus.overview(kind, DocumentFilter(years=years, doc_types=doc_types))
        if words:
            word, of = " ".join(words), ""
            if kind == "area":
                from search.filters import located

                word, of = located(corpus, word)
            wanted = corpus.resolve(kind, word)
            entries = [e for e in entries if e.name in wanted and (not of or e.municipality == of)]
        known = basis.basis(corpus)
        titles = {summary.id: summary.title for summary in corpus.summaries()}
    records: list[Record] = [
        {
            **describe(entry),
            "mentions": entry.mentions,
            "commitments": entry.commitments,
            "documents": [{"document": i, "title": titles.get(i, "")} for i in entry.documents],
        }
        for entry in entries
    ]
    listing = Listing(
        records=records,
        columns=(
            *columns,
            Column("Commitments", field("commitments"), number=True),
            Column("Documents", lambda record: len(record["documents"]), number=True),
            Column("Latest", _latest, wide=True),
        ),
        fields=(*FIELDS[kind], "mentions", "commitments", "documents"),
        empty="The corpus holds none of these.",
    )
    basis.answer(listing, chosen, output, known, covered=covered)


def _latest(record: Record) -> str:
    """Title of the newest document that names it."""
    from raadspoor.labels import source

    document = record["documents"][0]
    return source(document["title"] or document["document"], None, partial=document["partial"])
