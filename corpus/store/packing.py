"""A document as rows of the store, and back.

Packing takes most of the time of storing, needs no database, and gives plain values: worker processes pack,
and the one process that writes only writes.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from corpus.commitment import Commitment
from corpus.document import Document, Problem
from corpus.mention import Amount, Mention, Opgave, Period, Quantity, Reference, Value
from corpus.store.names import fold

encode = msgspec.msgpack.Encoder().encode
_decode_document = msgspec.msgpack.Decoder(Document).decode
_decode_commitment = msgspec.msgpack.Decoder(Commitment).decode
_decode_value = msgspec.msgpack.Decoder(Value).decode
_decode_cues = msgspec.msgpack.Decoder(tuple[str, ...]).decode
_decode_years = msgspec.msgpack.Decoder(tuple[int, ...]).decode

MentionColumns = tuple[
    str, str, bytes, float | None, float | None, str, int, int, int, int | None, bytes
]  # type, key, value, low, high, text, start, end, block, page, cues
CommitmentColumns = tuple[
    str, str, str, str | None, str | None, bytes
]  # id, status, strength, deadline_start, deadline_end, data
NameColumns = tuple[int, str, str, str]  # n of the commitment, kind, key, name


class Packed(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One document, ready to be written. Passes between processes as MessagePack."""

    id: str
    sha256: str
    source: str
    columns: dict[str, Any]
    """The other columns of `documents`, by name."""
    years: tuple[int, ...]
    body: bytes
    mentions: list[MentionColumns]
    commitments: list[CommitmentColumns]
    names: list[NameColumns]


def pack(document: Document) -> Packed:
    """The rows of `document`."""
    bare = msgspec.structs.replace(document, mentions=(), commitments=())
    years = set(document.years) or ({document.date.year} if document.date else set())
    return Packed(
        id=document.id,
        sha256=document.sha256,
        source=document.source,
        columns={
            "title": document.title,
            "doc_type": document.doc_type,
            "date": document.date and document.date.isoformat(),
            "date_basis": document.date_basis,
            "municipality": document.municipality,
            "publication": document.publication,
            "case_number": document.case_number,
            "media_type": document.media_type,
            "retrieved": document.retrieved.isoformat(),
            "years": encode(document.years),
            "partial": int(document.is_partial),
            "blocks": len(document.blocks),
            "pages": max((block.page or 0 for block in document.blocks), default=0),
            "mentions": len(document.mentions),
            "commitments": len(document.commitments),
        },
        years=tuple(sorted(years)),
        body=zlib.compress(encode(bare), 1),
        mentions=[_mention_columns(mention) for mention in document.mentions],
        commitments=[_commitment_columns(commitment) for commitment in document.commitments],
        names=[
            (n, kind, fold(name), name)
            for n, commitment in enumerate(document.commitments)
            for kind, names in _names(commitment)
            for name in names
        ],
    )


def name_of(value: Value) -> str:
    """The canonical name that mentions with this value are counted under; empty for what has no name."""
    if isinstance(value, Opgave):
        return value.label
    if isinstance(value, Reference):
        return value.id or value.name or ""
    if isinstance(value, Quantity):
        return value.unit
    if isinstance(value, Amount | Period):
        return ""
    return value.name


def _names(commitment: Commitment) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("area", commitment.areas),
        ("opgave", commitment.opgaven),
        ("person", commitment.people),
        ("responsible", commitment.responsible),
        ("partner", commitment.partners),
        ("reference", commitment.references),
    )


def _mention_columns(mention: Mention) -> MentionColumns:
    low, high = _size(mention.value)
    return (
        mention.type,
        fold(name_of(mention.value)),
        encode(mention.value),
        low,
        high,
        mention.text,
        mention.start,
        mention.end,
        mention.block,
        mention.page,
        encode(mention.cues),
    )


def _size(value: Value) -> tuple[float | None, float | None]:
    if isinstance(value, Amount):
        return _span(value.eur, value.high)
    if isinstance(value, Quantity):
        return _span(value.value, value.high)
    if isinstance(value, Period):
        return float(value.start.toordinal()), float(value.end.toordinal())
    return None, None


def _span(low: Decimal, high: Decimal | None) -> tuple[float, float]:
    return float(low), float(low if high is None else high)


def _commitment_columns(commitment: Commitment) -> CommitmentColumns:
    deadline = commitment.deadline
    return (
        commitment.id,
        commitment.status,
        commitment.strength,
        deadline.start.isoformat() if deadline else None,
        deadline.end.isoformat() if deadline else None,
        encode(commitment),
    )


def unpack(
    body: bytes, source: str, mentions: Iterable[tuple[Any, ...]], commitments: Iterable[bytes]
) -> Document:
    """The document of these rows. `source` is where it is now, which may not be where it was read."""
    bare = _decode_document(zlib.decompress(body))
    return msgspec.structs.replace(
        bare,
        source=source,
        mentions=tuple(unpack_mention(columns) for columns in mentions),
        commitments=tuple(unpack_commitment(data) for data in commitments),
    )


def unpacked(packed: Packed) -> Document:
    """The document that was packed."""
    return unpack(packed.body, packed.source, packed.mentions, (data for *_, data in packed.commitments))


def unpack_mention(columns: tuple[Any, ...]) -> Mention:
    _, _, value, _, _, text, start, end, block, page, cues = columns
    return Mention(
        text=text,
        start=start,
        end=end,
        block=block,
        page=page,
        value=_decode_value(value),
        cues=_decode_cues(cues),
    )


unpack_commitment = _decode_commitment
unpack_value = _decode_value
unpack_years = _decode_years
unpack_problems = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode


def pack_version(document: Document) -> bytes:
    """The whole document, for history."""
    return zlib.compress(encode(document), 6)


def unpack_version(data: bytes) -> Document:
    return _decode_document(zlib.decompress(data))


def day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
