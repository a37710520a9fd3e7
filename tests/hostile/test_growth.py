"""Blocks as long as any may be, of one thing over and over: no pattern of ours takes time by the square."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from corpus.document import Block, Document
from ingest.bounds import LONGEST
from ingest.contract import Source
from ingest.read import document_of
from tagging.pipeline import tag

MOMENT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
SECONDS = 8.0
"""Of the processor. Each takes one or less; by the square or the cube they took from twenty to thousands."""


def tagged(text: str) -> Document:
    """The text as one paragraph, tagged."""
    blocks = (Block(kind="paragraph", text=text),)
    return tag(
        Document(
            id="0" * 12,
            source="stuk.md",
            sha256="0" * 64,
            media_type="text/markdown",
            retrieved=MOMENT,
            title="Stuk",
            date=MOMENT.date(),
            blocks=blocks,
        )
    )


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """What is read and compiled once is not measured."""
    tagged("Wethouder Jan Jansen betaalt in maart 2026 € 5.")


@pytest.mark.parametrize(
    "unit",
    [
        "€ 1.000 ",
        "1.000, ",
        "januari ",
        "volgend jaar ",
        "Nota ",
        ":",
        "(",
        "#",
        "1% ",
        "Aa ",
        "Jan van ",
        ".",
    ],
)
def test_tagging_takes_bounded_time(unit: str) -> None:
    text = (f"€ 1 {unit}" + unit * LONGEST)[:LONGEST].strip()
    began = time.process_time()
    assert tagged(text).text == text
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("unit", [".", ". ", "...", "**a", "[a](", "<p ", "- ", "1. ", "a | "])
@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_reading_takes_bounded_time(unit: str, media_type: str) -> None:
    data = f"Begin {unit * (2 * LONGEST // len(unit))} einde".encode()
    began = time.process_time()
    document = document_of(Source(name="stuk", data=data, media_type=media_type, retrieved=MOMENT))
    assert document.blocks
    assert time.process_time() - began < SECONDS
