"""Saved searches: what a question finds that it did not find before.

They are kept in the corpus directory, apart from the corpus itself: reading documents never waits for them.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from corpus.errors import CorpusError, QueryError
from corpus.files import contents
from corpus.store import Corpus
from corpus.store.names import nearest
from search.filters import Filters
from search.passages import search
from search.results import Hit

FILE = "watches.json"
MOST_NEW = 1000
"""Passages of one run at most; more than anybody reads."""
KEPT = 100
"""Passages that a watch remembers, newest first, for a feed that is read now and then."""
_NAME = re.compile(r"[\w][\w .-]{0,59}")


class News(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that was new when a watch was run."""

    found: dt.datetime
    document: str
    title: str
    doc_type: str
    doc_date: dt.date | None
    page: int | None
    block: int
    heading: tuple[str, ...]
    text: str

    @property
    def id(self) -> str:
        """Stable: of the document and the block."""
        return f"{self.document}:{self.block}"


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """A question with a name, and what of the corpus it has seen."""

    name: str
    words: str
    filters: Filters
    made: dt.datetime
    last_run: dt.datetime
    documents: frozenset[str]
    """Ids of all documents that were there at the last run."""
    news: tuple[News, ...] = ()
    """Newest first, KEPT at most."""


class Watches:
    """The saved searches of the corpus in a directory. Raises CorpusError when they cannot be read."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / FILE
        try:
            encoded = contents(self._file)
            found = msgspec.json.decode(encoded, type=list[Watch])
        except FileNotFoundError:
            found = []
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise CorpusError(
                f"The saved searches in {self._file} cannot be read: {error}.", "Mend the file, or remove it."
            ) from error
        self._watches = {watch.name: watch for watch in found}

    def __iter__(self) -> Iterator[Watch]:
        return iter(self._watches.values())

    def get(self, name: str) -> Watch:
        """Raises QueryError, naming the nearest, when there is none with this name."""
        if name not in self._watches:
            near = nearest(name, self._watches) or sorted(self._watches)
            hint = f"Nearest: {', '.join(near)}." if near else "Save one with `raadspoor watch add`."
            raise QueryError(f"There is no saved search {name!r}.", hint)
        return self._watches[name]

    def add(self, corpus: Corpus, name: str, words: str, filters: Filters) -> int:
        """Saves a question and returns how many passages answer it now; those are not news.

        Raises QueryError for a name that is taken or is none, and for a question that cannot be asked.
        """
        if not _NAME.fullmatch(name):
            raise QueryError(
                f"{name!r} is no name for a saved search.", "Use letters, digits, spaces, dots and dashes."
            )
        if name in self._watches:
            raise QueryError(
                f"There is a saved search {name!r} already.",
                f"Remove it first: raadspoor watch remove {name}.",
            )
        total = search(corpus, words, filters, limit=0).total
        now = _now()
        self._watches[name] = Watch(
            name=name, words=words, filters=filters, made=now, last_run=now, documents=_documents(corpus)
        )
        self._write()
        return total

    def remove(self, name: str) -> None:
        """Raises QueryError when there is none with this name."""
        del self._watches[self.get(name).name]
        self._write()

    def keep(self, ran: Watch) -> None:
        """Takes over what a run found; only from then on it is no news any more."""
        self._watches[ran.name] = ran
        self._write()

    def _write(self) -> None:
        encoded = msgspec.json.format(msgspec.json.encode(list(self._watches.values())), indent=1)
        try:
            beside = self._file.with_suffix(f".{os.getpid()}")
            with beside.open("wb") as file:
                file.write(encoded)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._file)
        except OSError as error:
            raise CorpusError(
                f"The saved searches cannot be written to {self._file}: {error.strerror}.",
                "Check the folder's permissions and its space.",
            ) from error


def run(corpus: Corpus, watch: Watch) -> tuple[Watch, tuple[News, ...]]:
    """What a watch finds in documents that were not there at its last run, and the watch as it is then.

    What stood in an earlier version of the same document is no news, and what a document says twice (in its
    title and its text) is news once. Raises QueryError when its question
    cannot be asked any more (a place that the corpus knows no longer).
    """
    now, there = _now(), _documents(corpus)
    fresh = sorted(there - watch.documents)
    found: list[Hit] = []
    if fresh:
        narrowed = _narrowed(corpus, watch.filters, fresh)
        if narrowed is not None:
            found = list(search(corpus, watch.words, narrowed, limit=MOST_NEW, sort="newest").hits)
    before = {id_: _lines_before(corpus, id_) for id_ in {hit.document for hit in found}}
    said = {(hit.document, hit.text): hit for hit in reversed(found) if hit.text not in before[hit.document]}
    news = tuple(_news(hit, now) for hit in reversed(said.values()))
    ran = msgspec.structs.replace(watch, last_run=now, documents=there, news=(*news, *watch.news)[:KEPT])
    return ran, news


def _narrowed(corpus: Corpus, filters: Filters, fresh: list[str]) -> Filters | None:
    """The filters with the documents to look in; None where they leave none."""
    if filters.documents:
        named = {corpus.find(name).id for name in filters.documents}
        fresh = [id_ for id_ in fresh if id_ in named]
    return msgspec.structs.replace(filters, documents=tuple(fresh)) if fresh else None


def _lines_before(corpus: Corpus, document: str) -> frozenset[str]:
    """Blocks of the versions that a document replaced."""
    earlier = [version.id for version in corpus.history(document) if version.replaced_by == document]
    return frozenset(block.text for id_ in earlier for block in corpus.version(id_).blocks)


def _news(hit: Hit, now: dt.datetime) -> News:
    return News(
        found=now,
        document=hit.document,
        title=hit.title,
        doc_type=hit.doc_type,
        doc_date=hit.doc_date,
        page=hit.page,
        block=hit.block,
        heading=hit.heading,
        text=hit.text,
    )


def _documents(corpus: Corpus) -> frozenset[str]:
    return frozenset(summary.id for summary in corpus.summaries())


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
