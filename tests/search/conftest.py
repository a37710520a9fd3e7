"""A small corpus of an invented municipality, with everything that a search can be asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpus.commitment import Commitment, Deadline
from corpus.document import Block, Document
from corpus.mention import Amount, Area, Opgave, Organisation, Person, Reference, Value
from corpus.store import Corpus

Make = Callable[..., Document]

NAMES: dict[str, Value] = {
    "Molenbuurt": Area(name="Molenbuurt", kind="buurt", code="BU99990001"),
    "Havenkwartier": Area(name="Havenkwartier", kind="wijk", code="WK999902"),
    "Anna de Wit": Person(name="Anna de Wit", role="wethouder"),
    "woonopgave": Opgave(label="woonopgave"),
    "Stichting Dijkwerk": Organisation(name="Stichting Dijkwerk"),
    "4455667": Reference(kind="zaaknummer", id="4455667"),
    "€ 250.000": Amount(eur=Decimal(250_000)),
    "€ 2 miljoen": Amount(eur=Decimal(2_000_000)),
}


def make_document(title: str, lines: list[str], **values: Any) -> Document:
    """Lines as blocks: "# " opens a heading (more signs a lower one); a page break is a line "---".

    Every one of NAMES that stands in a line is a mention; a line that starts with "!" is a commitment.
    """
    blocks: list[Block] = []
    commitments: list[int] = []
    page = 1
    for line in lines:
        if line == "---":
            page += 1
            continue
        level = len(line) - len(line.lstrip("#"))
        text = line.lstrip("#! ")
        if line.startswith("!"):
            commitments.append(len(blocks))
        blocks.append(Block(kind="heading" if level else "paragraph", level=level, text=text, page=page))
    digest = hashlib.sha256((title + "\n".join(lines)).encode()).hexdigest()
    document = Document(
        id=digest[:12],
        source=f"{title}.txt",
        sha256=digest,
        media_type="text/plain",
        retrieved=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
        title=title,
        blocks=tuple(blocks),
        **{"municipality": "Voorbeelddam", **values},
    )
    mentions = tuple(
        document.mention(index, block.text.index(name), block.text.index(name) + len(name), value)
        for index, block in enumerate(blocks)
        for name, value in NAMES.items()
        if name in block.text
    )
    found = tuple(_commitment(document, index) for index in commitments)
    return msgspec.structs.replace(document, mentions=mentions, commitments=found)


def _commitment(document: Document, index: int) -> Commitment:
    block = document.blocks[index]
    start = document.starts[index]
    year = document.years[0] if document.years else 2025
    return Commitment(
        id=f"{document.id}-{start}",
        text=block.text,
        start=start,
        end=start + len(block.text),
        block=index,
        page=block.page,
        heading=document.headings(index),
        status="planned",
        areas=tuple(n for n in ("Molenbuurt", "Havenkwartier") if n in block.text),
        people=tuple(n for n in ("Anna de Wit",) if n in block.text),
        eur=(Decimal(250_000),) if "€ 250.000" in block.text else (),
        deadline=Deadline(
            start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), source="heading", words=str(year)
        ),
    )


def documents() -> list[Document]:
    """Two budgets of successive years, a letter and a page."""
    return [
        make_document(
            "Begroting 2025",
            [
                "# Wonen in het Havenkwartier",
                "De woonopgave vraagt om tempo en om ruimte voor iedereen in de stad.",
                "! Wij stellen het Wijkuitvoeringsplan (WUP) voor de Molenbuurt vast.",
                "Voor straatverlichting is € 250.000 beschikbaar.",
                "# Energie",
                "Er komen twintig laadlocaties bij winkelcentra, scholen en sportvelden in de hele stad.",
                "---",
                "Het bestuur wil de regels voor terrassen langs de kade versoepelen, ook in de winter 2025.",
            ],
            doc_type="begroting",
            date=dt.date(2024, 10, 1),
            years=(2025,),
        ),
        make_document(
            "Begroting 2026",
            [
                "# Wonen in het Havenkwartier",
                "! Wethouder Anna de Wit legt het WUP ter besluitvorming voor, met € 250.000 aan middelen.",
                "Het café op de hoek van de Molenbuurt kreeg een vergunning.",
                "Het bestuur wil de regels voor terrassen langs de kade versoepelen, ook in de winter 2026.",
                "Een warmte-net ligt er nog niet; een warmtenet kost € 2 miljoen.",
            ],
            doc_type="begroting",
            date=dt.date(2025, 10, 1),
            years=(2026,),
        ),
        make_document(
            "Raadsbrief energie",
            [
                "De uitvoering van plannen loopt. Zaaknummer 4455667 hoort bij deze brief.",
                "! Met Stichting Dijkwerk onderzoeken we een zonneveld bij de haven.",
                "Plannen maken kost tijd, en een plan uitvoeren kost meer tijd.",
            ],
            doc_type="raadsbrief",
            date=dt.date(2025, 3, 4),
        ),
        make_document(
            "Dorpsblad",
            [
                "Ook Dijkhaven heeft een Molenbuurt, met een speelveld vol klaprozen.",
                "In de Molenbuurt en het Havenkwartier staan klaprozen.",
            ],
            doc_type="webpagina",
            date=dt.date(2023, 5, 6),
            municipality="Dijkhaven",
        ),
    ]


@pytest.fixture
def make() -> Make:
    return make_document


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus directory with `documents`. Tests that write make one of their own."""
    folder = tmp_path_factory.mktemp("corpus")
    with Corpus.open(folder, create=True) as corpus:
        for document in documents():
            corpus.add(document)
    return folder


@pytest.fixture
def corpus(directory: Path) -> Iterator[Corpus]:
    with Corpus.open(directory, read_only=True) as opened:
        yield opened
