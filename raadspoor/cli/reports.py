"""Reading with progress and a report: what `ingest`, `harvest`, `demo` and a watched folder share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

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


def read_all(
    corpus: Corpus,
    sources: tuple[str, ...],
    *,
    profile: str | None = None,
    model: str = "",
    columns: Mapping[str, Meaning] | None = None,
    private_names: bool = False,
    again: bool = False,
    **how: Any,
) -> list[LogEntry]:
    """Read the sources into the corpus with progress on the terminal, and bring its index up to date.

    Without `model` it is the one that the corpus's settings name. What columns mean changes what is found, so
    with `columns` what is there already is read again.
    """
    from functools import partial

    from corpus.settings import settings
    from index import engine
    from ingest.run import run
    from raadspoor.cli.progress import Progress
    from raadspoor.finish import prepare

    entries = []
    model = model or settings(corpus.directory).model
    finishing = finishing_with(profile=profile, model=model, columns=columns, private_names=private_names)
    with Progress(_("Reading")) as progress:
        reading = run(
            corpus,
            sources,
            finish=finishing,
            prepare=partial(prepare, model),
            tell=progress.tell,
            meanwhile=lambda: engine.of(corpus),
            again=again or bool(columns),
            **how,
        )
        for entry in reading:
            entries.append(entry)
            progress(reading.done, reading.total)
    engine.of(corpus).update(corpus)
    return entries


def finishing_with(
    *, profile: str | None = None, model: str = "", **how: Any
) -> Callable[[Document], Document]:
    """What is done in the workers. An unknown profile or model is refused here, before anything is read."""
    from functools import partial

    from corpus.profile import load
    from raadspoor.finish import finish, prepare

    if profile:
        load(profile)
    if model:
        prepare(model)
    return partial(finish, profile=profile, model=model, **how)


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
