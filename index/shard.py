"""A shard: the units of some documents, written once into a directory of its own and never changed."""

from __future__ import annotations

import json
import os
import shutil
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from whoosh.filedb.filestore import FileStorage

from corpus.document import Document
from corpus.files import opened
from index.analysis import tokenize
from index.analysis.abbreviations import pairs
from index.codec import ColumnCodec
from index.columns import ListsWriter, StringsWriter, write
from index.fields import FACETS, schema
from index.postings import Texts
from index.units import Unit, UnitKind, units

MANIFEST = "shard.json"
COLUMNS = ("kind", "document", "block", "start", "page", "parent", "stop", "length", "signature")
"""One number a unit (of `signature` several)."""
LISTS = (*FACETS, "euros", "due_first", "due_last")
"""Any number of numbers a unit."""
_OF_UNITS = {"kind": "<u1"} | dict.fromkeys(("document", "block", "start", "page", "parent", "stop"), "<u4")
"""The COLUMNS that are known when a unit comes, as they are written."""


class ShardDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as answers name it, with its place in the shard."""

    id: str
    title: str
    source: str
    doc_type: str
    date: str
    """ISO date, empty when unknown."""
    municipality: str
    years: tuple[int, ...]
    first: int
    """Its first unit (its title)."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """Written last. A shard whose files are not as it says is broken."""

    units: int
    commitments: int
    words: int
    documents: tuple[ShardDocument, ...]
    names: dict[str, tuple[str, ...]]
    """Per facet the names that its column counts through."""
    files: dict[str, tuple[int, int]]
    """Bytes and CRC-32 of every file."""


class ShardWriter:
    """Takes documents one by one; `finish` writes the shard. Memory grows with the units it holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fields = {"text": Texts(), "commitment": Texts()}
        self._documents: list[ShardDocument] = []
        self._names: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        self._columns = {name: array("I") for name in _OF_UNITS}
        self._lists = {name: ListsWriter("d" if name == "euros" else "I") for name in LISTS}
        self._texts, self._keys = StringsWriter(), StringsWriter()
        self._abbreviations: Counter[tuple[str, tuple[str, ...]]] = Counter()

    def __len__(self) -> int:
        return len(self._columns["kind"])

    def add(self, document: Document) -> None:
        first, number = len(self), len(self._documents)
        self._documents.append(
            ShardDocument(
                id=document.id,
                title=document.title,
                source=document.source,
                doc_type=document.doc_type,
                date=document.date.isoformat() if document.date else "",
                municipality=document.municipality,
                years=document.years or ((document.date.year,) if document.date else ()),
                first=first,
            )
        )
        for unit in units(document):
            unit.parent += first
            unit.stop += first
            self._add(unit, number)

    def _add(self, unit: Unit, document: int) -> None:
        is_commitment = unit.kind is UnitKind.COMMITMENT
        self._fields["text"].add(iter(()) if is_commitment else tokenize(unit.text))
        self._fields["commitment"].add(tokenize(unit.text) if is_commitment else iter(()))
        if not is_commitment:
            self._abbreviations.update(pairs(unit.text))
        for name, column in self._columns.items():
            column.append(document if name == "document" else getattr(unit, name))
        for facet in FACETS:
            known = self._names[facet]
            self._lists[facet].append(
                known.setdefault(name, len(known)) for name in unit.names.get(facet, ())
            )
        self._lists["euros"].append(unit.euros)
        self._lists["due_first"].append(first for first, _ in unit.due)
        self._lists["due_last"].append(last for _, last in unit.due)
        self._texts.append(unit.text)
        self._keys.append(unit.key)

    def finish(self) -> int:
        """Writes everything, the manifest last, and leaves nothing to the system's write cache.

        Gives the CRC-32 of the manifest, which stands for all of it. Where writing fails nothing is left.
        """
        self._folder.mkdir(parents=True)
        try:
            return self._write()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def _write(self) -> int:
        self._write_postings()
        self._write_columns()
        self._write_lexicon()
        files = {path.name: measured(path) for path in sorted(self._folder.iterdir())}
        manifest = Manifest(
            units=len(self),
            commitments=self._columns["kind"].count(UnitKind.COMMITMENT),
            words=int(sum(int(texts.lengths.sum()) for texts in self._fields.values())),
            documents=tuple(self._documents),
            names={facet: tuple(known) for facet, known in self._names.items()},
            files=files,
        )
        encoded = msgspec.json.encode(manifest)
        (self._folder / MANIFEST).write_bytes(encoded)
        for path in self._folder.iterdir():
            synchronise(path)
        synchronise(self._folder)
        return zlib.crc32(encoded)

    def _write_postings(self) -> None:
        index = FileStorage(str(self._folder)).create_index(schema())
        writer = index.writer(codec=ColumnCodec(), compound=False)
        try:
            for _ in range(len(self)):
                writer.add_document()
            writer.pool = _Pool(self._fields)
            writer.commit(merge=False)
        except BaseException:
            with suppress(Exception):  # what cannot be closed goes with the folder
                if not writer.is_closed:
                    writer.cancel()
            raise
        finally:
            index.close()
        for lock in self._folder.glob("*_WRITELOCK"):
            lock.unlink()

    def _write_columns(self) -> None:
        lengths = self._fields["text"].lengths + self._fields["commitment"].lengths
        for name, dtype in _OF_UNITS.items():
            write(self._folder, name, self._columns[name], dtype)
        write(self._folder, "length", np.minimum(lengths, 65535), "<u2")
        write(self._folder, "signature", self._fields["text"].signatures(), "<u4")
        for name, column in self._lists.items():
            column.write(self._folder, name, "<f8" if name == "euros" else "<u4")
        self._texts.write(self._folder, "text")
        self._keys.write(self._folder, "key")

    def _write_lexicon(self) -> None:
        """The forms and how they are written, and the abbreviations explained: a vocabulary's material."""
        texts = self._fields["text"]
        StringsWriter(texts.forms).write(self._folder, "lexicon.form")
        write(self._folder, "lexicon.count", texts.frequencies(), "<u4")
        found = [[short, list(long), count] for (short, long), count in self._abbreviations.items()]
        (self._folder / "abbreviations.json").write_text(json.dumps(found), encoding="utf-8")


class _Pool:
    """What Whoosh's writer asks of a pool of postings, over texts that sort themselves."""

    def __init__(self, fields: dict[str, Texts]) -> None:
        self._fields = fields

    def iter_postings(self) -> Iterable[Any]:
        for name in sorted(self._fields):
            yield from self._fields[name].terms(name)

    def cleanup(self) -> None:
        """Nothing was left on disk."""


def measured(path: Path) -> tuple[int, int]:
    """Bytes and CRC-32 of a file."""
    size = crc32 = 0
    with opened(path) as file:
        while chunk := file.read(1 << 20):
            size += len(chunk)
            crc32 = zlib.crc32(chunk, crc32)
    return size, crc32


def synchronise(path: Path) -> None:
    """Has the system write a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
