"""The parts of a trail: what each document said of one commitment, and what became of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import msgspec

from corpus.commitment import Commitment, Deadline
from corpus.document import DocumentType


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one document, of a known date, said of a commitment."""

    document: str
    title: str
    doc_type: DocumentType
    doc_date: dt.date
    municipality: str
    commitment: Commitment

    @property
    def deadline(self) -> Deadline | None:
        return self.commitment.deadline

    def as_json(self) -> dict[str, Any]:
        said = self.commitment
        deadline = said.deadline and {"start": said.deadline.start, "end": said.deadline.end}
        return {
            "document": self.document,
            "title": self.title,
            "doc_type": self.doc_type,
            "doc_date": self.doc_date,
            "page": said.page,
            "block": said.block,
            "status": said.status,
            "deadline": deadline,
            "eur": said.eur,
            "text": said.text,
        }


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """A later deadline, or work still planned after it should have been finished.

    `earlier` and `later` number the entries; `due` and `moved_to` are the last days then and now, `moved_to`
    None when the later document still plans it and names no day.
    """

    earlier: int
    later: int
    due: dt.date
    moved_to: dt.date | None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Another amount, in euros, or another size ("300 woningen") than before for the same thing."""

    earlier: int
    later: int
    eur_before: tuple[Decimal, ...] = ()
    eur_after: tuple[Decimal, ...] = ()
    size_before: str = ""
    size_after: str = ""


class Covering(msgspec.Struct, frozen=True, kw_only=True):
    """A document that reports on a period: the years and the opgaven that it has something on."""

    document: str
    title: str
    doc_type: DocumentType
    doc_date: dt.date
    municipality: str
    years: frozenset[int]
    opgaven: frozenset[str]
    whole: bool
    """Whether it is long enough to be about everything that the municipality does."""


class Trail(msgspec.Struct, frozen=True, kw_only=True):
    """One commitment through the documents, oldest first.

    `kept` is the number of the entry that settles it. `silent` are the later documents that cover the period
    of the promise without a word of it; the trail has disappeared when there are any.
    """

    id: str
    subject: str
    areas: tuple[str, ...]
    opgaven: tuple[str, ...]
    entries: tuple[Entry, ...]
    slips: tuple[Slip, ...] = ()
    changes: tuple[Change, ...] = ()
    kept: int | None = None
    silent: tuple[Covering, ...] = ()

    @property
    def slipped(self) -> bool:
        return bool(self.slips)

    @property
    def disappeared(self) -> bool:
        return bool(self.silent)

    def as_json(self) -> dict[str, Any]:
        """The object that `raadspoor trail --format json` lists, decimals and dates not yet encoded."""
        return {
            "id": self.id,
            "subject": self.subject,
            "areas": self.areas,
            "opgaven": self.opgaven,
            "slipped": self.slipped,
            "disappeared": self.disappeared,
            "kept": self.kept is not None,
            "changed": bool(self.changes),
            "slips": [msgspec.structs.asdict(slip) for slip in self.slips],
            "changes": [msgspec.structs.asdict(change) for change in self.changes],
            "kept_by": self.kept,
            "silent": [cover.document for cover in self.silent],
            "covered_by": [
                {
                    "document": cover.document,
                    "title": cover.title,
                    "doc_type": cover.doc_type,
                    "doc_date": cover.doc_date,
                }
                for cover in self.silent
            ],
            "entries": [entry.as_json() for entry in self.entries],
        }
