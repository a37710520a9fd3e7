"""An index opened for reading: its shards, mapped, and its vocabulary."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from corpus.files import contents
from index import columns
from index.codec import ColumnCodec, ColumnTermsReader, Postings
from index.columns import Lists, Strings
from index.fields import TextField
from index.shard import COLUMNS, LISTS, MANIFEST, Manifest, ShardDocument, measured
from index.vocabulary import Lexicon, Vocabulary, read_abbreviations


class BrokenIndexError(Exception):
    """The index is not as it was written. It is derived data: the remedy is to build it again."""


def read_manifest(folder: Path, crc32: int) -> Manifest:
    """The manifest of a shard, when it has this checksum.

    Raises BrokenIndexError where it has not, and where a file is missing or has another size.
    """
    try:
        encoded = contents(folder / MANIFEST)
        if zlib.crc32(encoded) != crc32:
            raise BrokenIndexError(f"{folder.name}: {MANIFEST} is not what was written")
        manifest = msgspec.json.decode(encoded, type=Manifest)
        wrong = [name for name, (size, _) in manifest.files.items() if (folder / name).stat().st_size != size]
    except (OSError, msgspec.MsgspecError) as error:
        raise BrokenIndexError(f"{folder.name}: {error}") from error
    if wrong:
        raise BrokenIndexError(f"{folder.name}: {wrong[0]} has another size than was written")
    return manifest


def compare(folder: Path, manifest: Manifest) -> None:
    """Reads every file of a shard. Raises BrokenIndexError where one is not what was written."""
    for name, written in manifest.files.items():
        try:
            held = measured(folder / name)
        except OSError as error:
            raise BrokenIndexError(f"{folder.name}: {error}") from error
        if held != written:
            raise BrokenIndexError(f"{folder.name}: {name} is not what was written")


class Shard:
    """The units of one shard, numbered from 0, with their columns and postings.

    Everything is opened at once, so that it stays readable after a newer generation has removed its files.
    """

    def __init__(self, folder: Path, manifest: Manifest, deleted: Collection[str] = ()) -> None:
        self.manifest = manifest
        self._deleted = frozenset(deleted)
        self._columns = {name: columns.read(folder, name) for name in COLUMNS}
        self._lists = {name: Lists(folder, name) for name in LISTS}
        self.texts = Strings(folder, "text")
        self.keys = Strings(folder, "key")
        self._terms = _terms(folder, manifest)

    @property
    def units(self) -> int:
        return self.manifest.units

    @property
    def documents(self) -> tuple[ShardDocument, ...]:
        return self.manifest.documents

    def column(self, name: str) -> NDArray[Any]:
        """One number a unit."""
        return self._columns[name]

    def lists(self, name: str) -> Lists:
        """Several numbers a unit; for a facet they count through `manifest.names[facet]`."""
        return self._lists[name]

    @cached_property
    def kinds(self) -> NDArray[np.uint8]:
        return np.asarray(self.column("kind"))

    @cached_property
    def live(self) -> NDArray[np.bool_] | None:
        """Which units are of documents that the corpus still holds in this version; None for all."""
        if not self._deleted:
            return None
        alive = np.fromiter(
            (document.id not in self._deleted for document in self.documents), bool, len(self.documents)
        )
        of_units: NDArray[np.bool_] = alive[self.column("document")]
        return of_units

    def close(self) -> None:
        self._terms.close()

    def postings(self, field: TextField, form: str) -> Postings | None:
        """Where a form stands, deleted documents included; None where it does not."""
        return self._terms.postings(field, form) if self.units else None

    def prefix(self, field: TextField, start: str) -> Postings | None:
        """Where the forms with this start stand, one form after the other."""
        return self._terms.prefix(field, start) if self.units else None


def read_lexicon(folder: Path) -> Lexicon:
    """The forms of a shard and how each is written."""
    counts = columns.read(folder, "lexicon.count")
    forms = Strings(folder, "lexicon.form")
    return Lexicon(
        counts={forms[number]: tuple(row) for number, row in enumerate(counts.tolist())},
        abbreviations=read_abbreviations(folder / "abbreviations.json"),
    )


def _terms(folder: Path, manifest: Manifest) -> ColumnTermsReader:
    """The term index, by the manifest: Whoosh's own table of contents is a pickle, which can run code."""
    from whoosh.codec.whoosh3 import W3Segment
    from whoosh.filedb.filestore import FileStorage

    prefix, suffix = "MAIN_", ColumnCodec.TERMS_EXT
    names = [name for name in manifest.files if name.startswith(prefix) and name.endswith(suffix)]
    if len(names) != 1:
        raise BrokenIndexError(f"{folder.name}: it has {len(names)} term indexes")
    segment = W3Segment(ColumnCodec(), "MAIN", segid=names[0].removeprefix(prefix).removesuffix(suffix))
    storage = FileStorage(str(folder), supports_mmap=False)
    terms: ColumnTermsReader = segment.codec().terms_reader(storage, segment)
    return terms


class Index:
    """A generation of the index. It stays readable while newer ones are written."""

    def __init__(self, shards: list[Shard], vocabulary: Vocabulary, generation: int) -> None:
        self.shards = shards
        self.vocabulary = vocabulary
        self.generation = generation
        """Generation of the corpus that it was built at."""

    def close(self) -> None:
        for shard in self.shards:
            shard.close()
        self.vocabulary.close()

    @cached_property
    def average_length(self) -> float:
        """Mean words of a unit."""
        units = sum(shard.units for shard in self.shards)
        return sum(shard.manifest.words for shard in self.shards) / units if units else 1.0

    @property
    def units(self) -> int:
        return sum(shard.units for shard in self.shards)
