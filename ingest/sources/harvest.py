"""From a collection into the corpus, page by page: what was stored is never asked again."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from corpus.errors import QueryError
from corpus.store import Corpus, LogEntry, Outcome
from ingest.pool import Prepare
from ingest.run import Held, run
from ingest.sources import openbesluitvorming, ori
from ingest.sources.api import Api
from ingest.sources.contract import Collection, Page
from ingest.sources.reader import MEDIA_TYPE
from ingest.worker import Finish

COLLECTIONS: dict[str, Collection] = {ori.NAME: ori, openbesluitvorming.NAME: openbesluitvorming}
"""By the name that the command knows them by."""


def harvest(
    corpus: Corpus,
    name: str,
    *,
    finish: Finish,
    municipalities: tuple[str, ...] = (),
    since: dt.date | None = None,
    address: str = "",
    allow_private: bool = False,
    workers: int | None = None,
    prepare: Prepare | None = None,
) -> Iterator[LogEntry]:
    """Reads what is new in a collection; each outcome comes when it is safely in the corpus.

    What `prepare` loads is shared by the workers, as in `ingest.run.run`.
    The cursor of a municipality moves on when a page is stored, so that a run that is broken off goes on
    from there. Raises QueryError for an unknown collection or municipality, and UnreadableDocumentError when
    the collection cannot be asked; what came before is stored.
    """
    if name not in COLLECTIONS:
        raise QueryError(f"There is no collection {name!r}.", f"Known: {', '.join(COLLECTIONS)}.")
    collection = COLLECTIONS[name]
    with Api(address or collection.ADDRESS, allow_private=allow_private) as api:
        for part in collection.parts(api, municipalities):
            cursor = f"{api.base} {part.key}"
            for page in collection.pages(api, part, corpus.cursor(cursor), since, partial(_known, corpus)):
                yield from _store(corpus, page, finish, workers, prepare)
                corpus.set_cursor(cursor, page.cursor)


def _known(corpus: Corpus, address: str) -> str:
    row = corpus.by_source(address)
    return row.etag if row is not None and not row.error else ""


def _store(
    corpus: Corpus, page: Page, finish: Finish, workers: int | None, prepare: Prepare | None
) -> Iterator[LogEntry]:
    for problem in page.problems:
        yield _entry(corpus, "", "failed", problem.message)
    for address in page.empty:
        yield _entry(corpus, address, "skipped", reason="The collection has no text of it.")
    with tempfile.TemporaryDirectory(dir=corpus.directory, prefix="harvest-") as folder:
        held = {}
        for number, item in enumerate(page.items):
            if item.document is not None:
                path = Path(folder) / str(number)
                path.write_bytes(msgspec.json.encode(item.document))
                held[item.address] = Held(path=path, media_type=MEDIA_TYPE, etag=item.version)
            elif corpus.by_source(item.address) is not None:
                corpus.forget_source(item.address)
                yield _entry(
                    corpus,
                    item.address,
                    "removed",
                    reason="It was taken out of the collection; history keeps it.",
                )
        if held:
            addresses = list(held)
            yield from run(corpus, addresses, finish=finish, workers=workers, held=held, prepare=prepare)


def _entry(corpus: Corpus, source: str, outcome: Outcome, reason: str) -> LogEntry:
    entry = LogEntry(run="harvest", source=source, outcome=outcome, reason=reason)
    if outcome != "skipped":  # the log is about what happened
        corpus.record(entry)
    return entry
