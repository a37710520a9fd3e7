"""`raadspoor ingest`: files, folders and addresses into the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import corpus_option, tagging_options
from raadspoor.i18n import filled, mark
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.registers import Meaning
    from corpus.store import Corpus, LogEntry

OUTCOMES = {
    "read": mark("read"),
    "unchanged": mark("unchanged"),
    "moved": mark("moved"),
    "partial": mark("partly read"),
    "failed": mark("not read"),
    "removed": mark("gone"),
    "skipped": mark("skipped"),
}
"""Message of each thing that can become of a source, in the order of the report."""


@make_command("ingest")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL...")
@tagging_options
@option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes to use (default: one a core).")
@option("--again", is_flag=True, help="Read files again that have not changed (after a new version, say).")
@option("--prune", is_flag=True, help="Withdraw documents whose file is gone from the folders named.")
@option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Read on the workers of this Dask scheduler (tcp://HOST:8786).",
)
@option("--watch", is_flag=True, help="Keep reading what is put into the folder named, until Ctrl-C.")
@option("--allow-private", is_flag=True, help="Fetch from addresses on your own machine or network too.")
@option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    help="Form of the report.",
)
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    watch: bool,
    form: str,
    directory: Path,
    **how: Any,
) -> None:
    """Read files, folders, archives and web addresses into the corpus, and tag them.

    What was read before and has not changed is not read again. One bad file never stops the others: the
    report says what was read in part or not at all, and why; the exit code is then 1.

    A register of toezeggingen (CSV, XLSX, iBabs XML, Notubiz JSON) is read by the words above its columns;
    `--column "Wie=holder"` says what a column means where they do not tell, and reads it again.

    \b
    Example:
      raadspoor ingest begroting-2025.pdf jaarstukken-2024.html
    """
    from raadspoor.cli.corpora import writing

    if watch:
        from raadspoor.cli.watching import follow

        follow(sources, directory, form, **how)
        return
    with writing(directory, create=True) as corpus:
        entries = read_all(corpus, sources, **how)
        report(corpus, entries, form)
    if any(entry.outcome in ("failed", "partial") for entry in entries):
        ctx.exit(1)


def read_all(
    corpus: Corpus,
    sources: tuple[str, ...],
    *,
    profile: str | None = None,
    columns: Mapping[str, Meaning] | None = None,
    private_names: bool = False,
    again: bool = False,
    **how: Any,
) -> list[LogEntry]:
    """Read the sources into the corpus with progress on the terminal, and bring its index up to date.

    What columns mean changes what is found, so with `columns` what is there already is read again.
    """
    from index import engine
    from ingest.run import run
    from raadspoor.cli.progress import Progress

    entries = []
    with Progress(_("Reading")) as progress:
        finishing = finishing_with(profile=profile, columns=columns, private_names=private_names)
        reading = run(corpus, sources, finish=finishing, again=again or bool(columns), **how)
        for entry in reading:
            entries.append(entry)
            progress(reading.done, reading.total)
    engine.of(corpus).update(corpus)
    return entries


def finishing_with(*, profile: str | None = None, **how: Any) -> Callable[[Document], Document]:
    """What is done in the workers. An unknown profile is refused here, before anything is read."""
    from functools import partial

    from corpus.profile import load
    from raadspoor.finish import finish

    if profile:
        load(profile)
    return partial(finish, profile=profile, **how)


def report(corpus: Corpus, entries: list[LogEntry], form: str) -> None:
    """Say what became of each source, as a table or as JSON."""
    from raadspoor.cli.output import write
    from raadspoor.export.plain import to_json
    from raadspoor.export.terminal import render

    if form == "json":
        counts = Counter(entry.outcome for entry in entries)
        answer = {
            "corpus": str(corpus.directory),
            **{outcome: counts[outcome] for outcome in OUTCOMES},  # type: ignore[index]
            "sources": [_record(entry) for entry in entries],
        }
        write(to_json(answer))
    else:
        write(render(_table(corpus, entries)))


def _record(entry: LogEntry) -> dict[str, Any]:
    return {
        "source": entry.source,
        "outcome": entry.outcome,
        "document": entry.document,
        "reason": entry.reason or None,
        "problems": entry.problems,
        "seconds": round(entry.seconds, 3),
    }


def _table(corpus: Corpus, entries: list[LogEntry]) -> Any:
    """Counts on one line, then what was not read whole with the reason, then where it all went."""
    from rich.console import Group
    from rich.text import Text

    from raadspoor.cli.problems import describe
    from raadspoor.export.safety import clean

    counts = Counter(entry.outcome for entry in entries)
    total = ", ".join(
        f"{counts[outcome]} {_(said)}"  # type: ignore[index]
        for outcome, said in OUTCOMES.items()
        if counts[outcome]  # type: ignore[index]
    )
    lines = [Text(total or _("Nothing to read."), style="bold")]
    for entry in entries:
        if entry.outcome in ("partial", "failed", "removed", "skipped"):
            lines.append(Text(clean(f"{entry.source}: {_(OUTCOMES[entry.outcome])}"), style="yellow"))
            if entry.reason:
                lines.append(Text(f"  {clean(filled(entry.reason))}"))
            lines += [Text(f"  {describe(problem)}") for problem in entry.problems]
    coverage = corpus.coverage()
    holds = _("The corpus {path} holds {documents} documents with {commitments} commitments.")
    lines.append(
        Text(
            clean(
                holds.format(
                    path=corpus.directory, documents=coverage.documents, commitments=coverage.commitments
                )
            )
        )
    )
    return Group(*lines)
