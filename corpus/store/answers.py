"""Answers from SQL: commitments, mentions and names, without loading a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from corpus.errors import QueryError
from corpus.store import overview, packing
from corpus.store.filters import CommitmentFilter, DocumentFilter, MentionFilter, of_commitments, of_mentions
from corpus.store.names import fold, matching, nearest
from corpus.store.reader import MENTION, SOURCE, DocumentReader, source_row
from corpus.store.rows import CommitmentRow, Coverage, Entry, Kind, LogEntry, MentionRow

_ORIGIN = "d.id, d.title, d.source, d.doc_type, d.date, d.municipality"

_COMMANDS: dict[Kind, str] = {
    "area": "areas",
    "opgave": "opgaven",
    "person": "people",
    "organisation": "stats",
    "reference": "stats",
}


class CorpusReader(DocumentReader):
    """Everything that can be asked of a corpus. `Corpus` adds what changes it."""

    def commitments(
        self, wanted: CommitmentFilter | None = None, *, limit: int | None = None
    ) -> Iterator[CommitmentRow]:
        """Commitments with their documents: newest document first, in order within it."""
        query = of_commitments(wanted or CommitmentFilter())
        sql = (
            f"SELECT {_ORIGIN}, c.data FROM documents d JOIN commitments c ON c.document = d.number"
            f" {query.where} ORDER BY d.date DESC NULLS LAST, d.number, c.n{_limited(limit)}"
        )
        with self._damage_told():
            for row in self._stream(sql, *query.parameters):
                yield CommitmentRow(**_origin(row[:6]), commitment=packing.unpack_commitment(row[6]))

    def count_commitments(self, wanted: CommitmentFilter | None = None) -> int:
        """How many commitments `commitments` would give."""
        query = of_commitments(wanted or CommitmentFilter())
        sql = f"SELECT count(*) FROM documents d JOIN commitments c ON c.document = d.number {query.where}"
        row = self._row(sql, *query.parameters)
        return int(row[0]) if row else 0

    def mentions(
        self,
        wanted: MentionFilter | None = None,
        *,
        largest_first: bool = False,
        limit: int | None = None,
    ) -> Iterator[MentionRow]:
        """Mentions with their documents: newest document first, or by value where `largest_first`."""
        query = of_mentions(wanted or MentionFilter())
        first = "m.low" if largest_first else "d.date"
        order = f"{first} DESC NULLS LAST, d.number, m.n"
        sql = (
            f"SELECT {_ORIGIN}, {MENTION} FROM documents d JOIN mentions m ON m.document = d.number"
            f" {query.where} ORDER BY {order}{_limited(limit)}"
        )
        with self._damage_told():
            for row in self._stream(sql, *query.parameters):
                mention = packing.unpack_mention(row[6:])
                yield MentionRow(**_origin(row[:6]), mention=mention)

    def names(self, kind: Kind) -> list[str]:
        """Every name of this kind in the corpus, in alphabetical order."""
        with self._damage_told():
            return overview.names(self._rows, kind)

    def name(self, kind: Kind, word: str) -> str | None:
        """The name of this kind that `word` is, whole, as the corpus writes it; None for no such name."""
        with self._damage_told():
            return overview.name_of_key(self._rows, kind, fold(word))

    def municipalities(self) -> list[str]:
        """Names of the municipalities whose documents are held, in alphabetical order."""
        sql = "SELECT DISTINCT municipality FROM documents WHERE municipality <> '' ORDER BY municipality"
        return [name for (name,) in self._rows(sql)]

    def resolve(self, kind: Kind, word: str) -> tuple[str, ...]:
        """The names of this kind that `word` stands for; raises QueryError with the nearest when it is none.

        A whole name stands for itself; part of a name for every name that holds all its words.
        """
        same = self.name(kind, word)
        if same:
            return (same,)
        known = self.names(kind)
        found = matching(word, known)
        if not found:
            near = nearest(word, known)
            raise QueryError(
                f"The corpus knows no {kind} {word!r}.",
                f"Nearest: {', '.join(near)}." if near else f"See `raadspoor {_COMMANDS[kind]}`.",
            )
        return tuple(found)

    def overview(self, kind: Kind, wanted: DocumentFilter | None = None) -> list[Entry]:
        """Every name of this kind with its counts and documents, the most committed to first."""
        with self._damage_told():
            return overview.entries(self._rows, kind, wanted or DocumentFilter())

    def coverage(self) -> Coverage:
        """What answers rest on, and what is missing from it."""
        with self._damage_told():
            failed = [source_row(row) for row in self._rows(f"{SOURCE} WHERE error <> '' ORDER BY source")]
            return overview.coverage(self._rows, tuple(failed), self.generation)

    def cursor(self, name: str) -> str:
        """How far this part of a collection was harvested, as it was noted; empty for not at all."""
        row = self._row("SELECT value FROM cursors WHERE name = ?", name)
        return str(row[0]) if row else ""

    def harvests(self) -> list[tuple[str, dt.datetime]]:
        """The parts of collections that were harvested, and when each was last stored from."""
        rows = self._rows("SELECT name, at FROM cursors ORDER BY name")
        return [(name, dt.datetime.fromisoformat(at)) for name, at in rows]

    def spread(self) -> tuple[dict[str, int], dict[int, int]]:
        """How many documents there are of each kind, and of each year that they are about."""
        return overview.by_type(self._rows), overview.by_year(self._rows)

    def partial(self) -> frozenset[str]:
        """Ids of the documents that were read in part."""
        return frozenset(i for (i,) in self._rows("SELECT id FROM documents WHERE partial = 1"))

    def failures(self) -> int:
        """Of how many sources the last try failed."""
        ((failed,),) = self._rows("SELECT count(*) FROM sources WHERE error <> ''")
        return int(failed)

    def incomplete(self, limit: int) -> list[str]:
        """Sources of those documents, the first `limit`."""
        rows = self._rows(
            "SELECT source FROM documents WHERE partial = 1"
            " UNION ALL SELECT source FROM sources WHERE error <> '' ORDER BY source LIMIT ?",
            limit,
        )
        return [source for (source,) in rows]

    def log(self, *, run: str | None = None, limit: int | None = None) -> Iterator[LogEntry]:
        """The ingest log, latest first: all, or of one run."""
        sql = (
            "SELECT run, source, outcome, document, reason, problems, seconds, at FROM log"
            f" {'WHERE run = ?' if run is not None else ''} ORDER BY number DESC{_limited(limit)}"
        )
        for row in self._rows(sql, *(() if run is None else (run,))):
            name, source, outcome, document, reason, problems, seconds, at = row
            yield LogEntry(
                run=name,
                source=source,
                outcome=outcome,
                document=document,
                reason=reason,
                problems=packing.unpack_problems(problems),
                seconds=seconds,
                at=dt.datetime.fromisoformat(at),
            )


def _limited(limit: int | None) -> str:
    return "" if limit is None else f" LIMIT {limit:d}"


def _origin(row: tuple[Any, ...]) -> dict[str, Any]:
    document, title, source, doc_type, date, municipality = row
    return {
        "document": document,
        "title": title,
        "source": source,
        "doc_type": doc_type,
        "doc_date": packing.day(date),
        "municipality": municipality,
    }
