"""A Whoosh codec that keeps postings as flat columns, read with numpy instead of posting by posting.

Whoosh's own codec pickles and deflates blocks of 128 postings; walking them in Python is what makes a
common word slow. Here a field's postings are three arrays over all its terms in order (units, counts,
positions), and a term is a slice of them. So a word is one read, and a prefix, whose terms stand together,
is one read as well.
Segments, table of contents, schema and term index stay Whoosh's, and Whoosh's own searcher can read them.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterable, Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo, W3TermsReader
from whoosh.filedb import filetables
from whoosh.filedb.structfile import StructFile
from whoosh.matching import ListMatcher
from whoosh.system import pack_ushort

_TERM = struct.Struct("<QIQQ")
"""First posting, number of postings, first position, number of positions."""
_COLUMNS = {"units": "<u4", "counts": "<u2", "positions": "<u2"}


class Postings(NamedTuple):
    """Where a term stands: per posting the unit and how often, and all its positions one after the other."""

    units: NDArray[np.uint32]
    counts: NDArray[np.uint16]
    positions: NDArray[np.uint16]


class TermPostings(NamedTuple):
    """One term as the field writer is given it."""

    field: str
    term: bytes
    postings: Postings


class ColumnCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's third codec with the postings replaced."""

    def field_writer(self, storage: Any, segment: Any) -> ColumnFieldWriter:
        return ColumnFieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> ColumnTermsReader:
        terms = _MappedFile(column_path(storage, segment, self.TERMS_EXT[1:]))
        return ColumnTermsReader(self, storage, segment, terms, len(terms.file))


def column_path(storage: Any, segment: Any, column: str) -> Path:
    """The file of one posting column of a segment."""
    return Path(storage.folder) / str(segment.make_filename(f".{column}"))


class ColumnFieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes whole terms. Its `add_postings` takes TermPostings in order of field and term."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms = filetables.OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._files = {name: column_path(storage, segment, name).open("wb") for name in _COLUMNS}
        self._postings = 0
        self._positions = 0
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[TermPostings]) -> None:  # noqa: ARG002
        for field, term, postings in items:
            number = self._fields.setdefault(field, len(self._fields))
            for (name, dtype), values in zip(_COLUMNS.items(), postings, strict=True):
                self._files[name].write(np.asarray(values, dtype).tobytes())
            record = _TERM.pack(self._postings, len(postings.units), self._positions, len(postings.positions))
            self._terms.add(pack_ushort(number) + term, record)
            self._postings += len(postings.units)
            self._positions += len(postings.positions)

    def close(self) -> None:
        self._terms.close()
        for file in self._files.values():
            file.close()
        self.is_closed = True

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        raise NotImplementedError("postings are added by whole terms")

    start_term = add = start_field

    def finish_term(self) -> None:
        raise NotImplementedError("postings are added by whole terms")

    add_spell_word = start_field


class ColumnTermsReader(W3TermsReader):  # type: ignore[misc]
    """Finds terms in Whoosh's term index and slices their postings out of the columns."""

    def __init__(self, codec: Any, storage: Any, segment: Any, terms: Any, length: int) -> None:
        terms.read_pickle = lambda: _Plain(terms.file).load()
        try:
            super().__init__(codec, terms, length, None)
        except BaseException:
            terms.close()
            raise
        self._columns = {
            name: _mapped(column_path(storage, segment, name), dtype) for name, dtype in _COLUMNS.items()
        }

    def postings(self, field: str, term: str) -> Postings | None:
        """Where a term stands, or None when it stands nowhere."""
        record = self._record(field, term.encode())
        return self._slice(record, record) if record else None

    def prefix(self, field: str, prefix: str) -> Postings | None:
        """Where the terms that start with `prefix` stand, one term after the other, or None."""
        start = self._keycoder(field, prefix.encode())
        low, high = self._place(start), self._place(start + b"\xff")
        if low == high:
            return None
        return self._slice(_TERM.unpack(self._data(low)), _TERM.unpack(self._data(high - 1)))

    def _place(self, key: bytes) -> int:
        """How many keys of the term index, which are in order, come before `key`."""
        low, high = 0, self._tindex.indexlen
        while low < high:
            middle = (low + high) // 2
            if self._tindex.key_at(self._position(middle)) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def _position(self, number: int) -> int:
        """Where in the file the term of this number stands."""
        index = self._tindex
        position: int = index._get_pos(index.indexbase + number * index.indexsize)
        return position

    def _data(self, number: int) -> bytes:
        _, start, length = self._tindex.key_and_range_at(self._position(number))
        data: bytes = self._tindex.dbfile.get(start, length)
        return data

    def _record(self, field: str, term: bytes) -> tuple[int, ...] | None:
        try:
            return _TERM.unpack(self._tindex[self._keycoder(field, term)])
        except KeyError:
            return None

    def _slice(self, first: tuple[int, ...], last: tuple[int, ...]) -> Postings:
        units, positions = slice(first[0], last[0] + last[1]), slice(first[2], last[2] + last[3])
        columns = self._columns
        return Postings(columns["units"][units], columns["counts"][units], columns["positions"][positions])

    # What Whoosh's own searcher asks

    def term_info(self, fieldname: str, tbytes: bytes) -> Any:
        from whoosh.reading import TermNotFound

        record = self._record(fieldname, tbytes)
        if record is None:
            raise TermNotFound(f"No term {fieldname}:{tbytes!r}")
        return self._info(record)

    def _info(self, record: tuple[int, ...]) -> Any:
        postings = self._slice(record, record)
        return W3TermInfo(
            weight=float(postings.counts.sum()),
            df=record[1],
            minlength=1,
            maxlength=1,
            maxweight=float(postings.counts.max()),
            minid=int(postings.units[0]),
            maxid=int(postings.units[-1]),
        )

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((self._keydecoder(key), self._info(_TERM.unpack(data))) for key, data in self._tindex.items())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        found = self._tindex.items_from(self._keycoder(fieldname, prefix))
        return ((self._keydecoder(key), self._info(_TERM.unpack(data))) for key, data in found)

    def frequency(self, fieldname: str, tbytes: bytes) -> float:
        return float(self.term_info(fieldname, tbytes).weight())

    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int:
        return int(self.term_info(fieldname, tbytes).doc_frequency())

    def matcher(self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None) -> Any:
        info = self.term_info(fieldname, tbytes)
        postings = self.postings(fieldname, tbytes.decode())
        assert postings is not None
        ends = np.cumsum(postings.counts)
        values = [
            format_.encode([int(p) for p in chunk]) for chunk in np.split(postings.positions, ends[:-1])
        ]
        return ListMatcher(
            postings.units.tolist(),
            postings.counts.astype(float).tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, tbytes),
            terminfo=info,
        )

    def close(self) -> None:
        self._tindex.close()
        self._columns.clear()


class _MappedFile(StructFile):  # type: ignore[misc]
    """A file of Whoosh's, mapped: looking up a term reads some forty places of it."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            super().__init__(mmap(file.fileno(), 0, access=ACCESS_READ), path.name)

    def get(self, position: int, length: int) -> bytes:
        found: bytes = self.file[position : position + length]
        return found


class _Plain(pickle.Unpickler):
    """Reads what Whoosh pickles at the end of a term index: numbers of names, and never more than that.

    An index may come from a stranger, and a pickle that names a class or function runs it.
    """

    def find_class(self, module: str, name: str) -> Any:
        raise ValueError(f"the term index names {module}.{name}, where there should be numbers alone")


def _mapped(path: Path, dtype: str) -> NDArray[Any]:
    if not path.stat().st_size:
        return np.empty(0, dtype)
    return np.asarray(np.memmap(path, dtype, mode="r"))
