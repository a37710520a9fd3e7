"""One document in a process of its own: the same document, and no more than it may take."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import UnreadableDocumentError
from ingest.alone import read_alone, read_given
from ingest.limits import MIB, Limits
from ingest.read import read
from raadspoor.finish import finish

TEXT = "# Brief\n\nHet college legt in 2027 in de wijk Voorbeelddam een speelplein aan voor € 25.000.\n"


def sleeps(_: Document) -> Document:
    time.sleep(60)
    raise AssertionError("it was not ended")


def takes_memory(_: Document) -> Document:
    held = [bytes(64 * MIB) for _ in range(64)]
    raise AssertionError(f"it could take {len(held)} times as much")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_is_the_document_that_is_read_and_finished_here(letter: Path) -> None:
    alone, here = read_alone(letter, finish=finish), finish(read(letter))
    assert alone.commitments
    assert alone.mentions == here.mentions
    assert alone.commitments == here.commitments
    assert alone.blocks == here.blocks
    assert read_given(TEXT.encode(), "-", finish=finish).source == "-"


def test_what_takes_too_long_is_ended(letter: Path) -> None:
    began = time.monotonic()
    with pytest.raises(UnreadableDocumentError, match="longer than 1 seconds"):
        read_alone(letter, finish=sleeps, limits=Limits(seconds=1))
    assert time.monotonic() - began < 20


def test_what_takes_too_much_memory_is_ended(letter: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="more than 256 MiB of memory"):
        read_alone(letter, finish=takes_memory, limits=Limits(memory=256 * MIB))


def test_an_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bundel.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    with pytest.raises(UnreadableDocumentError, match="It is an archive"):
        read_alone(tmp_path / "bundel.zip", finish=finish)
