"""`raadspoor harvest`: the papers of councils out of the public collections."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import (
    corpus_option,
    private_option,
    report_option,
    tagging_options,
    workers_option,
)
from raadspoor.cli.questions import day
from raadspoor.i18n import filled
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.errors import RaadspoorError
    from corpus.settings import Place
    from corpus.store import Corpus, LogEntry


@make_command("harvest")
@click.argument("collection", required=False, type=click.Choice(("ori", "openbesluitvorming")))
@option(
    "--municipality",
    "municipalities",
    multiple=True,
    metavar="NAME",
    help="Only of this municipality; may be given several times (default: all).",
)
@option("--since", type=day, metavar="DAY", help="Only what was discussed on this day or later (2020-01-01).")
@option("--address", metavar="URL", default="", help="Ask the collection here instead of where it is known.")
@workers_option
@private_option
@tagging_options
@report_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    collection: str | None,
    municipalities: tuple[str, ...],
    since: dt.date | None,
    address: str,
    workers: int | None,
    allow_private: bool,
    form: str,
    directory: Place,
    **tagging: Any,
) -> None:
    """Read what is new in a public collection of councils' papers: ori (Open Raadsinformatie) or
    openbesluitvorming.

    A later harvest goes on from where the last one ended, also when that was broken off. It asks one thing
    at a time, and as slowly as the collection asks. Without a collection it says what was harvested, and
    which municipalities and years the answers cover.

    \b
    Example:
      raadspoor harvest ori --municipality Hengelo --since 2020
      raadspoor harvest
    """
    from raadspoor.cli.corpora import reading, writing

    if collection is None:
        with reading(directory) as corpus:
            _say(_report(corpus, Counter(), []), form)
        return
    with writing(directory, create=True) as corpus:
        how: dict[str, Any] = {"municipalities": municipalities, "since": since, "address": address}
        how |= {"workers": workers, "allow_private": allow_private}
        counts, told, error = _harvest(corpus, collection, tagging, how)
        _say(_report(corpus, counts, told), form)
    if error is not None:
        raise error
    if counts["failed"] or counts["partial"]:
        ctx.exit(1)


def _harvest(
    corpus: Corpus, collection: str, tagging: dict[str, Any], how: dict[str, Any]
) -> tuple[Counter[str], list[LogEntry], RaadspoorError | None]:
    """Counts by outcome, what is to be told one by one, and what ended it early. The index follows."""
    from functools import partial

    from corpus.errors import UnreadableDocumentError
    from corpus.settings import settings
    from index import engine
    from ingest.sources.harvest import harvest
    from raadspoor.cli.progress import Progress
    from raadspoor.cli.reports import OUTCOMES, finishing_with
    from raadspoor.finish import prepare

    tagging = tagging | {"model": tagging["model"] or settings(corpus.directory).model}
    how = how | {"prepare": partial(prepare, tagging["model"])}
    counts: Counter[str] = Counter(dict.fromkeys(OUTCOMES, 0))
    told: list[LogEntry] = []
    ended: RaadspoorError | None = None
    with Progress(_("Reading")) as progress:
        try:
            for entry in harvest(corpus, collection, finish=finishing_with(**tagging), **how):
                counts[entry.outcome] += 1
                if entry.outcome in ("failed", "partial", "removed"):
                    told.append(entry)
                progress(counts.total(), counts.total())
        except UnreadableDocumentError as error:
            ended = error
    engine.of(corpus).update(corpus)
    return counts, told, ended


def _report(corpus: Corpus, counts: Counter[str], told: list[LogEntry]) -> dict[str, Any]:
    coverage = corpus.coverage()
    return {
        "corpus": corpus.label,
        **counts,
        "sources": [
            {"source": entry.source, "outcome": entry.outcome, "reason": entry.reason or None}
            for entry in told
        ],
        "harvests": [{"collection": name, "stored": moment} for name, moment in corpus.harvests()],
        "documents": coverage.documents,
        "years_by_municipality": coverage.years_by_municipality,
    }


def _say(report: dict[str, Any], form: str) -> None:
    from raadspoor.cli.output import write
    from raadspoor.export.plain import to_json
    from raadspoor.export.safety import clean

    write(to_json(report) if form == "json" else clean("\n".join(_lines(report)) + "\n"))


def _lines(report: dict[str, Any]) -> list[str]:
    from raadspoor.cli.output import spans
    from raadspoor.cli.reports import OUTCOMES

    counted = [f"{report[outcome]} {_(said)}" for outcome, said in OUTCOMES.items() if report.get(outcome)]
    lines = [", ".join(counted)] if counted else []
    for each in report["sources"]:
        said = f"{each['source']}: {_(OUTCOMES[each['outcome']])}" if each["source"] else _("not read")
        lines.append(f"{said}: {filled(each['reason'] or '')}")
    for each in report["harvests"]:
        moment = each["stored"].astimezone().strftime("%Y-%m-%d %H:%M")
        lines.append(_("{name}: harvested until {moment}.").format(name=each["collection"], moment=moment))
    if not report["harvests"]:
        lines.append(_("Nothing was harvested yet."))
    for name, years in report["years_by_municipality"].items():
        lines.append(f"{name or _('of no municipality')}: {spans(years)}")
    return lines
