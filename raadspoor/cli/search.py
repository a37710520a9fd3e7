"""`raadspoor search`: passages that answer a question, best first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, corpus_option, format_options
from raadspoor.cli.questions import filters, question_options

if TYPE_CHECKING:
    from raadspoor.export import Listing, Record
    from search.highlight import Snippet
    from search.results import Hit, Results

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


@make_command("search")
@question_options
@option(
    "--limit", type=click.IntRange(min=1), default=10, metavar="N", help="At most N passages (default: 10)."
)
@corpus_option
@format_options(*FORMATS)
def command(
    words: tuple[str, ...],
    limit: int,
    directory: Path,
    form: str | None,
    output: Path | None,
    **given: Any,
) -> None:
    """Search the text of all documents; the best passages come first.

    WORDS find their inflections and their compounds too. "A phrase" in quotes is found as it stands, -word
    leaves out, word* finds what begins so, and fields narrow: wijk:, opgave:, wie:, soort:, jaar:,
    bedrag:>1mln, termijn:2026.

    \b
    Example:
      raadspoor search warmteplan --limit 3
    """
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import show, suggest, write
    from raadspoor.export.plain import to_json
    from search import search

    chosen = chosen_format(form, output, FORMATS)
    with reading(directory) as corpus:
        results = search(corpus, " ".join(words), filters(given), limit=limit)
    records = [_record(hit) for hit in results.hits]
    if chosen == "json":
        write(to_json({"hits": records, "total": results.total, "facets": results.facets}), output)
    else:
        show(_listing(records, results), chosen, output)
    if not results.hits:
        suggest(results.suggestion)


def _record(hit: Hit) -> dict[str, Any]:
    import msgspec

    return {**msgspec.structs.asdict(hit), "years": hit.years}


def _snippet(record: Record) -> Snippet:
    """The sentences of a passage that answer best."""
    from search.highlight import snippet

    return snippet(record["text"], record["highlights"])


def _listing(records: list[dict[str, Any]], results: Results) -> Listing:
    from raadspoor.export import Column, Listing
    from raadspoor.i18n import gettext as _
    from raadspoor.labels import source

    shown = _("{shown} of {total} passages.").format(shown=len(records), total=results.total)
    return Listing(
        records=records,
        columns=(
            Column(
                "Passage",
                lambda record: _snippet(record).text,
                wide=True,
                marks=lambda record: _snippet(record).highlights,
            ),
            Column("Source", lambda record: source(record["title"], record["page"]), wide=True),
        ),
        fields=("document", "title", "doc_type", "doc_date", "page", "heading", "text", "score", "block"),
        empty="Nothing was found.",
        note=shown,
    )
