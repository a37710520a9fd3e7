"""Counts over the whole corpus: names of each kind, and what answers rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from corpus.store import packing
from corpus.store.filters import DocumentFilter, Query, of_documents
from corpus.store.rows import Coverage, Entry, Kind, SourceRow

Rows = Callable[..., Iterator[tuple[Any, ...]]]
"""Runs SQL with parameters and gives its rows."""

_ON_COMMITMENTS: dict[Kind, tuple[str, ...]] = {
    "area": ("area",),
    "opgave": ("opgave",),
    "person": ("person", "responsible"),
    "organisation": ("partner",),
    "reference": ("reference",),
}
"""Kinds of names on a commitment for each kind that a corpus is asked about."""


def names(rows: Rows, kind: Kind) -> list[str]:
    """Names of this kind, as a mention or else a commitment writes them, in alphabetical order."""
    found = {key for (key,) in rows(_KEYS.format(table="mentions", kind="type"), kind)}
    for on_commitments in _ON_COMMITMENTS[kind]:
        found |= {key for (key,) in rows(_KEYS.format(table="commitment_names", kind="kind"), on_commitments)}
    written = (name_of_key(rows, kind, key) for key in found)
    return sorted((name for name in written if name), key=str.casefold)


_KEYS = """
WITH RECURSIVE step (key) AS (
    SELECT min(key) FROM {table} WHERE {kind} = ?1 AND key > ''
    UNION ALL
    SELECT (SELECT min(key) FROM {table} WHERE {kind} = ?1 AND key > step.key) FROM step
    WHERE step.key IS NOT NULL
)
SELECT key FROM step WHERE key IS NOT NULL
"""
"""The distinct keys, by one search of the index for each: DISTINCT would read every mention."""


def name_of_key(rows: Rows, kind: Kind, key: str) -> str | None:
    """How a name of this kind is written, or None when the corpus does not know it."""
    for (value,) in rows("SELECT value FROM mentions WHERE type = ? AND key = ? LIMIT 1", kind, key):
        return packing.name_of(packing.unpack_value(value))
    for on_commitments in _ON_COMMITMENTS[kind]:
        sql = "SELECT name FROM commitment_names WHERE kind = ? AND key = ? LIMIT 1"
        for (name,) in rows(sql, on_commitments, key):
            return str(name)
    return None


class _Tally:
    """What is counted of one name."""

    def __init__(self) -> None:
        self.name = ""
        self.values: Counter[bytes] = Counter()
        self.documents: set[int] = set()
        self.commitments: set[int] = set()

    def entry(self, order: dict[int, tuple[int, str]]) -> Entry:
        values = tuple(packing.unpack_value(value) for value, _ in self.values.most_common())
        return Entry(
            name=packing.name_of(values[0]) if values else self.name,
            mentions=self.values.total(),
            commitments=len(self.commitments),
            documents=tuple(document for _, document in sorted(order[n] for n in self.documents)),
            values=values,
        )


def entries(rows: Rows, kind: Kind, wanted: DocumentFilter) -> list[Entry]:
    """Every name of this kind in the wanted documents, the most committed to and mentioned first.

    Areas of one name are as many as there are municipalities whose documents name them.
    """
    query = Query()
    of_documents(wanted, query)
    columns = "d.number, d.id, d.municipality"
    sql = f"SELECT {columns} FROM documents d {query.where} ORDER BY d.date DESC NULLS LAST, d.number"
    listed = list(rows(sql, *query.parameters))
    order = {number: (place, i) for place, (number, i, _) in enumerate(listed)}
    lies_in = {number: of if kind == "area" else "" for number, _, of in listed}
    tallies: dict[tuple[str, str], _Tally] = {}
    counted = (
        "SELECT key, value, document, count(*) FROM mentions WHERE type = ? AND key <> ''"
        " GROUP BY key, document, value"
    )
    for key, value, document, count in rows(counted, kind):
        if document in order:
            tally = tallies.setdefault((key, lies_in[document]), _Tally())
            tally.values[value] += count
            tally.documents.add(document)
    for on_commitments in _ON_COMMITMENTS[kind]:
        named = "SELECT key, name, document, commitment FROM commitment_names WHERE kind = ?"
        for key, name, document, commitment in rows(named, on_commitments):
            if document in order:
                tally = tallies.setdefault((key, lies_in[document]), _Tally())
                tally.name = tally.name or name
                tally.documents.add(document)
                tally.commitments.add(commitment)
    several = Counter(key for key, _ in tallies)
    found = [
        msgspec.structs.replace(tally.entry(order), municipality=of, is_one_of_several=several[key] > 1)
        for (key, of), tally in tallies.items()
    ]
    return sorted(found, key=lambda e: (-e.commitments, -e.mentions, e.name, e.municipality))


def by_type(rows: Rows) -> dict[str, int]:
    """Live documents of each kind."""
    return dict(rows("SELECT doc_type, count(*) FROM documents GROUP BY doc_type ORDER BY doc_type"))


def by_year(rows: Rows) -> dict[int, int]:
    """Live documents about each year."""
    return dict(rows("SELECT year, count(*) FROM document_years GROUP BY year ORDER BY year"))


def coverage(rows: Rows, failed: tuple[SourceRow, ...], generation: int) -> Coverage:
    """Counts over all live documents."""

    def counts(sql: str) -> dict[Any, int]:
        return dict(rows(sql))

    ((documents, commitments, first, last),) = rows(
        "SELECT count(*), cast(coalesce(sum(commitments), 0) AS BIGINT), min(date), max(date) FROM documents"
    )
    ((versions,),) = rows("SELECT count(*) FROM history")
    by_place = "SELECT municipality, year, count(*) FROM documents JOIN document_years ON document = number"
    years: dict[str, dict[int, int]] = {}
    for place, year, count in rows(f"{by_place} GROUP BY municipality, year ORDER BY municipality, year"):
        years.setdefault(place, {})[year] = count
    return Coverage(
        documents=documents,
        commitments=commitments,
        mentions=counts("SELECT type, count(*) FROM mentions GROUP BY type ORDER BY type"),
        by_type=by_type(rows),
        by_year=by_year(rows),
        by_municipality=counts("SELECT municipality, count(*) FROM documents GROUP BY municipality"),
        years_by_municipality=years,
        first_date=packing.day(first),
        last_date=packing.day(last),
        partial=tuple(i for (i,) in rows("SELECT id FROM documents WHERE partial = 1 ORDER BY number")),
        failed=failed,
        versions=versions,
        generation=generation,
    )
