"""Documents to put into a store, and stores of both kinds to put them into."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpus.commitment import Commitment, Deadline
from corpus.document import Block, Document
from corpus.mention import Amount, Area, Person
from corpus.settings import FILE
from corpus.store import Corpus
from tests.cluster import postgres

MakeDocument = Callable[..., Document]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a PostgreSQL server; tests that need one are skipped without it."""
    postgres.need()
    given = os.environ.get(postgres.ADDRESS)
    if given:
        yield given
        return
    with postgres.server() as started:
        yield started.address


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """Address of an empty PostgreSQL database."""
    with postgres.schema(server) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A directory for a corpus, which is kept there or in a database."""
    directory = tmp_path / "corpus"
    directory.mkdir()
    if request.param == "postgresql":
        address = request.getfixturevalue("database")
        (directory / FILE).write_text(f'corpus = "{address}"\n', encoding="utf-8")
    return directory


@pytest.fixture
def corpus(place: Path) -> Iterator[Corpus]:
    """An empty corpus, open to write."""
    with Corpus.open(place, create=True) as opened:
        yield opened


@pytest.fixture
def make_document() -> MakeDocument:
    """Makes a tagged document on the neighbourhood Molenhoek, different for every `words`."""

    def make(words: str = "Eerste", source: str = "brief.pdf", **fields: Any) -> Document:
        text = f"{words}: wethouder Jo Bakker legt in Molenhoek voor € 2,5 ton een plein aan."
        sha256 = hashlib.sha256(words.encode()).hexdigest()
        document = Document(
            id=sha256[:12],
            source=source,
            sha256=sha256,
            media_type="application/pdf",
            retrieved=dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC),
            blocks=(Block(kind="heading", text="Wonen", level=1), Block(kind="paragraph", text=text, page=2)),
            **{"title": f"Brief {words}", "doc_type": "raadsbrief", "date": dt.date(2025, 5, 1), **fields},
        )
        at = {word: text.index(word) for word in ("Molenhoek", "€ 2,5 ton", "Jo Bakker")}
        start = document.starts[1]
        return msgspec.structs.replace(
            document,
            mentions=tuple(
                document.mention(1, at[word], at[word] + len(word), value, "test")
                for word, value in (
                    ("Jo Bakker", Person(name="Jo Bakker", role="wethouder")),
                    ("Molenhoek", Area(name="Molenhoek", kind="buurt", code="BU00010203")),
                    ("€ 2,5 ton", Amount(eur=Decimal(250000))),
                )
            ),
            commitments=(
                Commitment(
                    id=f"{document.id}-{start}",
                    text=text,
                    start=start,
                    end=start + len(text),
                    block=1,
                    page=2,
                    heading=("Wonen",),
                    status="planned",
                    areas=("Molenhoek",),
                    responsible=("Jo Bakker",),
                    eur=(Decimal(250000),),
                    deadline=Deadline(
                        start=dt.date(2025, 10, 1),
                        end=dt.date(2025, 12, 31),
                        source="sentence",
                        words="eind 2025",
                    ),
                ),
            ),
        )

    return make
