"""`raadspoor trail`: one commitment followed through the documents."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import QueryError
from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, corpus_option, coverage_option, format_options
from raadspoor.cli.questions import among, day, filters, question_options

if TYPE_CHECKING:
    from raadspoor.cli.basis import Basis
    from raadspoor.export import Listing
    from search.trails import Trail

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx", "svg")


@make_command("trail")
@question_options
@option("--slipped", is_flag=True, help="Only where a deadline moved, or passed with the work undone.")
@option("--disappeared", is_flag=True, help="Only what later documents say nothing of.")
@option("--kept", is_flag=True, help="Only what a later document says was done.")
@option("--changed", is_flag=True, help="Only where an amount or a size became another.")
@option("--since", type=day, metavar="DAY", help="Only trails with a document of this day or later.")
@option("--id", "wanted", metavar="ID", help="Only the trail with this id, or the start of it.")
@corpus_option
@coverage_option
@format_options(*FORMATS)
def command(
    words: tuple[str, ...],
    slipped: bool,
    disappeared: bool,
    kept: bool,
    changed: bool,
    since: dt.date | None,
    wanted: str | None,
    directory: Path,
    covered: bool,
    form: str | None,
    output: Path | None,
    **given: Any,
) -> None:
    """Follow commitments through the documents: what slipped, changed, was kept, or disappeared.

    `--format svg` draws one trail on a line of time.

    \b
    Example:
      raadspoor trail --slipped
    """
    from raadspoor.cli.basis import basis
    from raadspoor.cli.corpora import reading
    from search.trails import trails

    chosen = chosen_format(form, output, FORMATS, covered=covered)
    with reading(directory) as corpus:
        found = trails(corpus, among(corpus, " ".join(words), filters(given)))
        known = basis(corpus)
    if slipped or disappeared or kept or changed:
        found = [
            trail
            for trail in found
            if (slipped and trail.slipped)
            or (disappeared and trail.disappeared)
            or (kept and trail.kept is not None)
            or (changed and trail.changes)
        ]
    found = [trail for trail in found if trail.id.startswith(wanted or "")]
    if since:
        found = [trail for trail in found if trail.entries[-1].doc_date >= since]
    _show(found, chosen, output, known, covered=covered)


def _show(found: list[Trail], form: str, output: Path | None, known: Basis, *, covered: bool) -> None:
    from raadspoor.cli.basis import answer, answer_json, tell
    from raadspoor.cli.output import write
    from raadspoor.export.plain import json_lines
    from raadspoor.i18n import gettext as _

    if form == "svg":
        write(_picture(found), output)
        tell(known)
    elif form == "json":
        answer_json((trail.as_json() for trail in found), output, known, covered=covered)
    elif form == "jsonl":
        write(json_lines(known.marked(trail.as_json()) for trail in found), output)
        tell(known)
    elif form == "table":
        from raadspoor.export.story import told

        story = told(found, known.partial) if found else _("No trails were found.") + "\n"
        write("".join((story, *(f"{line}\n" for line in known.cautions))), output, paged=True)
    else:
        answer(_listing(found), form, output, known)


def _picture(found: list[Trail]) -> str:
    from raadspoor.export.timeline import svg

    if len(found) != 1:
        raise QueryError(
            f"A picture shows one trail, and {len(found)} were found.",
            "Narrow the question, or name one with --id.",
        )
    return svg(found[0])


def _listing(found: list[Trail]) -> Listing:
    """One row for each document of each trail."""
    from raadspoor.export import Column, Listing, field

    about = ("id", "subject", "slipped", "disappeared", "kept")
    said = ("document", "title", "doc_type", "doc_date", "page", "status", "deadline.start", "deadline.end")
    records = [
        {**{f"trail_{name}": trail[name] for name in about}, **entry}
        for trail in (trail.as_json() for trail in found)
        for entry in trail["entries"]
    ]
    return Listing(
        records=records,
        columns=(
            Column("Trail", field("trail_subject"), wide=True),
            Column("Date", field("doc_date")),
            Column("Status", field("status")),
            Column("By", field("deadline.end")),
            Column("Commitment", field("text"), wide=True, prose=True),
            Column("Document", field("title"), wide=True),
        ),
        fields=(*(f"trail_{name}" for name in about), *said, "text", "partial"),
    )
