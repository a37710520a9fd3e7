"""`raadspoor search`: passages that answer a question, best first."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, corpus_option, format_options
from raadspoor.cli.questions import filters, question_options
from raadspoor.i18n import mark

if TYPE_CHECKING:
    from corpus.store import Corpus
    from raadspoor.export import Listing, Record
    from search.engine import Sort
    from search.highlight import Snippet
    from search.results import Hit, Results

FACETS = {
    "doc_type": mark("Kind"),
    "year": mark("Year"),
    "area": mark("Areas"),
    "opgave": mark("Opgaven"),
    "person": mark("People"),
    "organisation": mark("Organisations"),
    "status": mark("Status"),
}
"""Message of each facet that is told under a table."""
_MOST_VALUES = 6

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


@make_command("search")
@question_options
@option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=10,
    metavar="N",
    help="At most N passages, 1000 or less (default: 10).",
)
@option(
    "--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N passages."
)
@option(
    "--sort",
    type=click.Choice(("relevance", "newest", "oldest", "document")),
    default="relevance",
    help="What comes first (default: relevance).",
)
@option(
    "--context",
    type=click.IntRange(0, 20),
    default=0,
    metavar="N",
    help="Show the N blocks before and after each passage too.",
)
@option("--open", "opening", is_flag=True, help="Open the document of the first passage, at its page.")
@corpus_option
@format_options(*FORMATS)
def command(
    words: tuple[str, ...],
    limit: int,
    offset: int,
    sort: Sort,
    context: int,
    opening: bool,
    directory: Path,
    form: str | None,
    output: Path | None,
    **given: Any,
) -> None:
    """Search the text of all documents; the best passages come first.

    WORDS find their inflections and their compounds too; a place, person, opgave or case number is known as
    such. Words side by side must all be there, or most of them where no passage has all. Within the question:

    \b
      "a phrase"        exactly these words ('"a phrase"' in the shell)
      warmte OR wind    one of the two (also OF)
      -word             not this word; put -- before a question that begins so (also NOT, NIET)
      word*             what begins so
      (a OR b) c        brackets
      wijk: buurt: gebied: area:           a place       opgave:                  an opgave
      wie: persoon: person:                a person      organisatie: partner:    an organisation
      soort: type:                         begroting...  status:                  gepland, lopend...
      jaar:2025 year:2024..2026            years         gemeente: municipality:  a municipality
      bedrag:>1mln amount:100000..250000   euros         termijn:2026 due:<2026-07   deadlines

    `--open` shows the document as it was read in the viewer of your system, or where it is kept when there is
    no screen.

    \b
    Example:
      raadspoor search warmteplan --limit 3
    """
    from raadspoor.cli.basis import answer, basis, tell
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import suggest, write
    from raadspoor.export.plain import to_json
    from search import search

    chosen = chosen_format(form, output, FORMATS)
    with reading(directory) as corpus:
        results = search(corpus, " ".join(words), filters(given), limit=limit, offset=offset, sort=sort)
        if opening and results.hits:
            from raadspoor.viewer import view

            click.echo(view(corpus, results.hits[0].document, results.hits[0].page))
            return
        records = [_record(hit, corpus, context) for hit in results.hits]
        known = basis(corpus, results.behind)
    if chosen == "json":
        found = {
            "hits": [known.marked(record) for record in records],
            "total": results.total,
            "facets": results.facets,
            "coverage": known.coverage,
            "suggestion": results.suggestion,
            "unknown": results.unknown,
        }
        write(to_json(found), output)
        tell(known)
    else:
        answer(_listing(records, results, offset), chosen, output, known)
    suggest(results.suggestion, results.unknown)


def _record(hit: Hit, corpus: Corpus, context: int) -> dict[str, Any]:
    """The hit as JSON gives it, with the texts around it where they were asked for."""
    record = {**msgspec.structs.asdict(hit), "years": hit.years}
    if context:
        blocks = corpus.get(hit.document).blocks
        before = blocks[max(0, hit.block - context) : hit.block]
        after = blocks[hit.block + 1 : hit.block + 1 + context]
        record["before"], record["after"] = ([block.text for block in some] for some in (before, after))
    return record


def _snippet(record: Record) -> Snippet:
    """The sentences of a passage that answer best, between the blocks around it."""
    from search.highlight import snippet

    found = snippet(record["text"], record["highlights"])
    if "before" not in record:
        return found
    opening = "".join(f"{text}\n" for text in record["before"])
    whole = opening + record["text"] + "".join(f"\n{text}" for text in record["after"])
    marks = tuple((start + len(opening), end + len(opening)) for start, end in record["highlights"])
    return msgspec.structs.replace(found, text=whole, start=0, highlights=marks)


def _listing(records: list[dict[str, Any]], results: Results, offset: int) -> Listing:
    from raadspoor.export import Column, Listing
    from raadspoor.i18n import gettext as _

    empty = _("Nothing was found.")
    if results.total:
        empty = _("There are {total} passages; none so far down.").format(total=results.total)
    return Listing(
        records=records,
        columns=(
            Column(
                "Passage",
                lambda record: _snippet(record).text,
                wide=True,
                prose=True,
                marks=lambda record: _snippet(record).highlights,
            ),
            Column("Source", _source, wide=True),
        ),
        fields=(
            "document",
            "title",
            "doc_type",
            "doc_date",
            "page",
            "heading",
            "text",
            "score",
            "block",
            "partial",
        ),
        empty=empty,
        note=_note(len(records), results, offset),
        spaced=True,
    )


def _source(record: Record) -> str:
    """Document and page, with the years in which nearly the same was said."""
    from raadspoor.labels import origin

    years, told = record["years"], origin(record)
    return f"{told} ({', '.join(map(str, years))})" if len(years) > 1 else told


def _note(shown: int, results: Results, offset: int) -> str:
    """How many there are, how well they answer, and how they are spread."""
    from raadspoor.export.terminal import width
    from raadspoor.i18n import gettext as _

    counted = _("{first} to {last} of {total} passages.") if offset else _("{shown} of {total} passages.")
    lines = [counted.format(shown=shown, first=offset + 1, last=offset + shown, total=results.total)]
    if 0 < results.needed < results.words:
        lines.append(
            _("Some of them lack words of the question: they have {needed} of {words} or more.").format(
                needed=results.needed, words=results.words
            )
        )
    for facet, label in FACETS.items():
        counts = results.facets.get(facet, ())[:_MOST_VALUES]
        if counts:
            values = ", ".join(f"{_facet_value(facet, each.name)} ({each.count})" for each in counts)
            lines += textwrap.wrap(f"{_(label)}: {values}", width(), subsequent_indent="  ")
    return "\n".join(lines)


def _facet_value(facet: str, name: str) -> str:
    from raadspoor.export.safety import clean
    from raadspoor.i18n import gettext as _
    from raadspoor.labels import STATUS

    return _(STATUS[name]) if facet == "status" and name in STATUS else clean(name)
