"""Questions about commitments and mentions, and the SQL that answers them from b-trees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from corpus.commitment import Status, Strength
from corpus.document import DocumentType
from corpus.mention import MentionType
from corpus.store.names import fold


class DocumentFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which documents to answer from. Within a field any value will do; fields must all hold."""

    documents: tuple[str, ...] = ()
    """Ids, whole."""
    doc_types: tuple[DocumentType, ...] = ()
    years: tuple[int, ...] = ()
    """Years that the document covers, or of its date where it states none."""
    municipalities: tuple[str, ...] = ()


class CommitmentFilter(DocumentFilter, frozen=True, kw_only=True):
    """Which commitments. Names are compared without case, accents and dashes."""

    ids: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    opgaven: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Named in it, or responsible for it."""
    partners: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    strength: tuple[Strength, ...] = ()
    due_before: dt.date | None = None
    """The last day of the deadline lies before this day."""
    due_after: dt.date | None = None
    """The last day of the deadline is this day or later."""


class MentionFilter(DocumentFilter, frozen=True, kw_only=True):
    """Which mentions."""

    types: tuple[MentionType, ...] = ()
    names: tuple[str, ...] = ()
    """Canonical names (of areas, people, opgaven, organisations) or ids of references."""
    at_least: float | None = None
    """Lowest value in euros or units, for amounts and quantities."""
    at_most: float | None = None


class Query:
    """Conditions gathered with their parameters."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.parameters: list[Any] = []

    def add(self, condition: str, *parameters: Any) -> None:
        self.conditions.append(condition)
        self.parameters += parameters

    def any_of(self, column: str, values: Sequence[Any]) -> None:
        if len(values) > 500:  # SQLite has a limit on parameters, and JSON has none
            self.add(f"{column} IN (SELECT value FROM json_each(?))", msgspec.json.encode(values).decode())
        elif values:
            self.add(f"{column} IN ({', '.join('?' * len(values))})", *values)

    @property
    def where(self) -> str:
        return f"WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def of_documents(wanted: DocumentFilter, query: Query) -> None:
    query.any_of("d.id", wanted.documents)
    query.any_of("d.doc_type", wanted.doc_types)
    query.any_of("d.municipality", wanted.municipalities)
    if wanted.years:
        marks = ", ".join("?" * len(wanted.years))
        query.add(f"d.number IN (SELECT document FROM document_years WHERE year IN ({marks}))", *wanted.years)


_NAMED = (
    ("areas", ("area",)),
    ("opgaven", ("opgave",)),
    ("people", ("person", "responsible")),
    ("partners", ("partner",)),
    ("references", ("reference",)),
)


def of_commitments(wanted: CommitmentFilter) -> Query:
    """Conditions over `commitments c` and `documents d`."""
    query = Query()
    for field, kinds in _NAMED:
        names = getattr(wanted, field)
        if names:
            keys = sorted({fold(name) for name in names})
            query.add(
                "c.number IN (SELECT commitment FROM commitment_names"
                f" WHERE kind IN ({', '.join('?' * len(kinds))}) AND key IN ({', '.join('?' * len(keys))}))",
                *kinds,
                *keys,
            )
    query.any_of("c.id", wanted.ids)
    query.any_of("c.status", wanted.status)
    query.any_of("c.strength", wanted.strength)
    if wanted.due_before:
        query.add("c.deadline_end < ?", wanted.due_before.isoformat())
    if wanted.due_after:
        query.add("c.deadline_end >= ?", wanted.due_after.isoformat())
    of_documents(wanted, query)
    return query


def of_mentions(wanted: MentionFilter) -> Query:
    """Conditions over `mentions m` and `documents d`."""
    query = Query()
    query.any_of("m.type", wanted.types)
    query.any_of("m.key", sorted({fold(name) for name in wanted.names}))
    if wanted.at_least is not None:
        query.add("m.low >= ?", wanted.at_least)
    if wanted.at_most is not None:
        query.add("m.high <= ?", wanted.at_most)
    of_documents(wanted, query)
    return query
