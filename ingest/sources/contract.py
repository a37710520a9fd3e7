"""What a client of a collection gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

from corpus.document import Problem
from ingest.sources.api import Api

Known = Callable[[str], str]
"""Gives the version that is stored of a document, by its address; empty for none."""


class Harvested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One document as a collection has it. Kept as JSON among the originals, and read by `reader`."""

    address: str
    """Where it can be looked up; the same for every version of it."""
    name: str = ""
    municipality: str = ""
    date: dt.date | None = None
    """Day that it was last discussed."""
    original: str = ""
    """Address of the file that its text was taken from."""
    pages: tuple[str, ...] = ()
    markdown: str = ""
    """Its text, where the collection does not have it by page."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document in the collection."""

    address: str
    document: Harvested | None = None
    """None for one that was taken out of it."""
    version: str = ""
    """Changes with the content; empty where the collection does not say."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the collection, and the cursor from which to go on once it is stored."""

    items: tuple[Item, ...]
    cursor: str
    problems: tuple[Problem, ...] = ()
    """What of it could not be understood, so that something may be missing."""
    empty: tuple[str, ...] = ()
    """Addresses of documents without text."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What a cursor is kept for: all documents of one municipality."""

    key: str
    """As the collection names it."""
    municipality: str
    """As people name it; empty for all."""


class Collection(Protocol):
    """A client of a collection: a module with these."""

    NAME: str
    ADDRESS: str
    """Where it is asked when no other address is given."""

    def parts(self, api: Api, municipalities: tuple[str, ...]) -> list[Part]:
        """The parts for these municipalities, or all. Raises QueryError for one that is not in it."""
        ...

    def pages(self, api: Api, part: Part, cursor: str, since: dt.date | None, known: Known) -> Iterator[Page]:
        """What is new since `cursor` (empty at the first time), discussed on `since` or later.

        What is stored in the version that the collection has needs no second look.
        Raises UnreadableDocumentError when the collection cannot be asked.
        """
        ...
