"""`raadspoor reconcile`: the register of toezeggingen beside the texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import chosen_format, corpus_option, coverage_option, format_options
from raadspoor.cli.questions import among, filters, question_options
from raadspoor.i18n import gettext as _
from raadspoor.i18n import mark, ngettext

if TYPE_CHECKING:
    from raadspoor.export import Listing, Record
    from search.trails import Entry
    from search.trails.reconcile import Match, Verdict

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")

VERDICTS: dict[Verdict, str] = {
    "unproven": mark("done by the register alone"),
    "register_only": mark("in the register alone"),
    "text_only": mark("in the texts alone"),
    "both": mark("in both"),
}
"""Message of each verdict, in the order of the answer: what asks for a look first."""

COLOURS = {"unproven": "red", "register_only": "yellow", "text_only": "magenta", "both": "green"}


@make_command("reconcile")
@question_options
@option(
    "--verdict",
    "verdicts",
    type=click.Choice(tuple(VERDICTS)),
    multiple=True,
    help="Only what is in both, in one of the two alone, or done by the register without proof in a text.",
)
@corpus_option
@coverage_option
@format_options(*FORMATS)
def command(
    words: tuple[str, ...],
    verdicts: tuple[Verdict, ...],
    directory: Path,
    covered: bool,
    form: str | None,
    output: Path | None,
    **given: Any,
) -> None:
    """Lay the register of toezeggingen beside the texts: what is in both, and what in only one.

    Of the register every entry is shown; of the texts, what they themselves call a toezegging. An entry that
    the register has as done is unproven while no text says that it was. Read the register into the corpus
    first, as any document.

    \b
    Example:
      raadspoor reconcile --verdict text_only
    """
    from raadspoor.cli.basis import answer, basis
    from raadspoor.cli.corpora import reading
    from search.trails.reconcile import reconcile

    chosen = chosen_format(form, output, FORMATS, covered=covered)
    with reading(directory) as corpus:
        asked = among(corpus, " ".join(words), filters(given))
        known = basis(corpus)
        matches = [match for match in reconcile(corpus) if asked is None or _ids(match) & set(asked)]
    registered = any(match.registered for match in matches)
    order = list(VERDICTS)
    kept = sorted(
        (match for match in matches if not verdicts or match.verdict in verdicts),
        key=lambda match: order.index(match.verdict),
    )
    if not registered:
        click.echo(_("No entry of a register was found to lay beside the texts."), err=True)
    records = [_record(match, known.partial) for match in kept]
    answer(_listing(records), chosen, output, known, covered=covered)


def _ids(match: Match) -> set[str]:
    return {entry.commitment.id for entry in (*match.registered, *match.texts)}


def _record(match: Match, partial: frozenset[str]) -> dict[str, Any]:
    """The match, with the newest entry of the register and the text that tells most in one line each."""
    entry = match.registered[-1] if match.registered else None
    kept = entry.commitment.register if entry else None
    text = match.telling
    return {
        **match.as_json(),
        "number": kept.number if kept else None,
        "subject": kept.subject if kept else None,
        "register_status": kept.status if kept else None,
        "register_text": entry.commitment.text if entry else None,
        "register_source": _source(entry, partial),
        "responsible": list(entry.commitment.responsible) if entry else [],
        "text_status": text.commitment.status if text else None,
        "text": text.commitment.text if text else None,
        "text_source": _source(text, partial),
    }


def _source(entry: Entry | None, partial: frozenset[str]) -> str | None:
    from raadspoor.labels import source

    if entry is None:
        return None
    return source(entry.title, entry.commitment.page, partial=entry.document in partial)


def _listing(records: list[dict[str, Any]]) -> Listing:
    from raadspoor.export import Column, Listing

    return Listing(
        records=records,
        columns=(
            Column(
                "Verdict",
                lambda record: _(VERDICTS[record["verdict"]]),
                wide=True,
                style=lambda record: COLOURS[record["verdict"]],
            ),
            Column("Register", _registered, wide=True, prose=True),
            Column("Text", _told, wide=True, prose=True),
        ),
        fields=(
            "verdict", "number", "subject", "register_status", "responsible", "register_text",
            "register_source", "text_status", "text", "text_source",
        ),
        headings={
            "verdict": mark("Verdict"), "number": mark("Number"), "subject": mark("Subject"),
            "register_status": mark("Status in the register"), "responsible": mark("Responsible"),
            "register_text": mark("Text in the register"), "register_source": mark("Register"),
            "text_status": mark("Status in the text"), "text": mark("Text"), "text_source": mark("Source"),
        },
        empty="Nothing was found to reconcile.",
        note=ngettext("{count} entry.", "{count} entries.", len(records)),
    )  # fmt: skip


def _registered(record: Record) -> str:
    """Number, words and status as the register has them."""
    said = " ".join(filter(None, (record["number"], record["register_text"])))
    return f"{said} ({record['register_status']})" if record["register_status"] else said


def _told(record: Record) -> str | None:
    from raadspoor.labels import STATUS

    if record["text"] is None:
        return None
    return f"{record['text']} ({_(STATUS[record['text_status']])}; {record['text_source']})"
