"""`raadspoor ingest --watch`: a folder that is read as it fills."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import click

from corpus.errors import QueryError
from raadspoor.i18n import gettext as _


def follow(
    sources: tuple[str, ...],
    directory: Path,
    form: str,
    *,
    workers: int | None,
    prune: bool,
    again: bool,
    allow_private: bool,
    scheduler: str,
    model: str,
    **how: Any,
) -> None:
    """Read what is put into one folder, report each batch, and end in peace at Ctrl-C or a request to stop.

    Raises QueryError for anything but one folder, and for what a folder has no use for.
    """
    from functools import partial

    from corpus.settings import settings
    from index import engine
    from ingest.watch import watch
    from raadspoor.cli.corpora import writing
    from raadspoor.cli.reports import finishing_with, report
    from raadspoor.finish import prepare

    if len(sources) != 1 or not Path(sources[0]).is_dir():
        raise QueryError("Only one folder can be watched.", "Name one folder that is there.")
    if again or allow_private or scheduler:
        raise QueryError(
            "A watched folder is read as it fills, on this machine.",
            "Leave out --again, --allow-private and --scheduler.",
        )
    model = model or settings(directory).model
    finishing = finishing_with(model=model, **how)
    asked: list[int] = []

    def stop(number: int, _frame: object) -> None:
        asked.append(number)  # kept, for an interrupt may get lost in what is cleaned up at that moment
        raise KeyboardInterrupt

    batches = watch(
        Path(sources[0]),
        directory,
        finish=finishing,
        workers=workers,
        prune=prune,
        prepare=partial(prepare, model),
        stopped=lambda: bool(asked),
    )
    click.echo(_("Watching {path}; Ctrl-C ends it.").format(path=sources[0]), err=True)
    before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        for entries in batches:
            with writing(directory) as corpus:
                engine.of(corpus).update(corpus)
                report(corpus, entries, form)
    except KeyboardInterrupt:
        asked.append(signal.SIGINT)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    click.echo(_("Stopped. What was read is in the corpus."), err=True)
