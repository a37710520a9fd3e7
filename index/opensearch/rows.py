"""A document as rows of an index, and what it adds to the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from corpus.document import Document
from corpus.settings import OpenSearchSettings
from index.analysis import Token, tokenize
from index.analysis.abbreviations import pairs
from index.fields import FACETS
from index.opensearch.mapping import BETWEEN, LONGEST_FORM, NAME_JOINT, encode_signature
from index.postings import SHAPES, Texts
from index.units import Unit, UnitKind, units
from index.vocabulary import Lexicon


class Learned(msgspec.Struct, kw_only=True):
    """What documents teach: their forms, abbreviations and names, added up."""

    counts: dict[str, list[int]] = {}
    abbreviations: Counter[tuple[str, tuple[str, ...]]] = msgspec.field(default_factory=Counter)
    names: dict[str, set[str]] = {}

    def add(self, texts: Texts) -> None:
        """The forms of one document, with how each is written."""
        for form, row in zip(texts.forms, texts.frequencies().tolist(), strict=True):
            known = self.counts.get(form)
            self.counts[form] = [a + b for a, b in zip(known, row, strict=True)] if known else row

    def merge(self, other: Learned) -> None:
        """What was learned elsewhere."""
        for form, row in other.counts.items():
            known = self.counts.get(form)
            self.counts[form] = [a + b for a, b in zip(known, row, strict=True)] if known else row
        self.abbreviations.update(other.abbreviations)
        for facet, names in other.names.items():
            self.names.setdefault(facet, set()).update(names)

    @property
    def words(self) -> int:
        """How many words there are in all."""
        return sum(map(sum, self.counts.values()))

    def lexicon(self) -> Lexicon:
        return Lexicon(
            counts={form: tuple(row) for form, row in self.counts.items()},
            abbreviations=[(short, long, count) for (short, long), count in self.abbreviations.items()],
        )

    def pack(self) -> bytes:
        """For `unpack`, with the order of the shapes that is counted by."""
        return msgspec.msgpack.encode(
            (SHAPES, self.counts, self.lexicon().abbreviations, {k: sorted(v) for k, v in self.names.items()})
        )

    @classmethod
    def unpack(cls, packed: bytes) -> Learned:
        form = tuple[
            tuple[str, ...],
            dict[str, list[int]],
            list[tuple[str, tuple[str, ...], int]],
            dict[str, set[str]],
        ]
        _, counts, abbreviations, names = msgspec.msgpack.decode(packed, type=form)
        explained = Counter({(short, long): count for short, long, count in abbreviations})
        return cls(counts=counts, abbreviations=explained, names=names)


def rows(document: Document, learned: Learned) -> list[dict[str, Any]]:
    """One row a unit, in order; what the document teaches is added to `learned`."""
    found = units(document)
    tokens = [list(tokenize(unit.text)) for unit in found]
    texts, promises = Texts(), Texts()
    for unit, own in zip(found, tokens, strict=True):
        (promises if unit.kind is UnitKind.COMMITMENT else texts).add(iter(own))
        if unit.kind is not UnitKind.COMMITMENT:
            learned.abbreviations.update(pairs(unit.text))
        for facet, names in unit.names.items():
            learned.names.setdefault(facet, set()).update(names)
    learned.add(texts)
    signatures = texts.signatures()
    common = _common(document)
    written = [_written(own) for own in tokens]
    return [
        {
            **common,
            **_row(unit, found, written, number),
            "place": [area + NAME_JOINT + document.municipality for area in unit.names.get("area", ())],
            "shown": {
                **common["shown"],
                "block": unit.block,
                "page": unit.page,
                "text": unit.text,
                "headings": [found[above].text for above in _above(found, number)],
                "length": len(tokens[number]),
                "signature": "" if is_promise else encode_signature(signatures[number]),
                "key": unit.key,
            },
        }
        for number, unit in enumerate(found)
        for is_promise in (unit.kind is UnitKind.COMMITMENT,)
    ]


def _common(document: Document) -> dict[str, Any]:
    """What every unit has from its document."""
    years = document.years or ((document.date.year,) if document.date else ())
    return {
        "document": document.id,
        "source": document.source[:LONGEST_FORM],
        "day": document.date and document.date.toordinal(),
        "doc_type": document.doc_type,
        "municipality": document.municipality,
        "year": years,
        "shown": {
            "title": document.title,
            "source": document.source,
            "date": document.date.isoformat() if document.date else "",
        },
    }


def _row(unit: Unit, found: list[Unit], written: list[str], number: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": int(unit.kind),
        "unit": number,
        "own": written[number],
        **{facet: unit.names[facet] for facet in FACETS if unit.names.get(facet)},
        "euros": unit.euros,
        "due": [last for _, last in unit.due],
    }
    if unit.kind in (UnitKind.PASSAGE, UnitKind.HEADING):
        above = _above(found, number)
        row["title"] = written[0]
        row["under"] = [written[heading] for heading in above]
        row["above"] = sorted(
            {
                facet + NAME_JOINT + name
                for heading in above
                for facet, names in found[heading].names.items()
                for name in names
            }
        )
    return row


def _above(found: list[Unit], number: int) -> list[int]:
    """The headings that a unit stands under, outermost first."""
    headings: list[int] = []
    while number:
        number = found[number].parent
        if found[number].kind is UnitKind.HEADING:
            headings.append(number)
    return headings[::-1]


def _written(tokens: Iterable[Token]) -> str:
    """Forms as the cluster takes them apart: those of one position side by side."""
    positions: dict[int, list[str]] = {}
    for token in tokens:
        form = "".join(token.form.split())[:LONGEST_FORM]
        if form:
            positions.setdefault(token.position, []).append(form)
    return " ".join(BETWEEN.join(forms) for forms in positions.values())


def partition(document: Document, settings: OpenSearchSettings) -> str:
    """What a document's index is called after its municipality or its year."""
    if settings.partition == "year":
        years = document.years or ((document.date.year,) if document.date else ())
        return str(years[0]) if years else "undated"
    plain = unicodedata.normalize("NFKD", document.municipality.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unknown"
