"""Zip archives: what is in them, and what in them is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from corpus.document import Document, Problem
from corpus.errors import UnreadableDocumentError
from corpus.store import Corpus
from ingest.archive import unpack
from ingest.contract import Enclosed, Source
from ingest.limits import Limits
from ingest.run import run


def source(data: bytes) -> Source:
    return Source(
        name="stukken.zip", data=data, media_type="application/zip", retrieved=dt.datetime.now(dt.UTC)
    )


def zipped(*members: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def names(data: bytes, limits: Limits | None = None) -> list[str]:
    return [each.name for each in unpack(source(data), limits or Limits()) if isinstance(each, Enclosed)]


def problems(data: bytes, limits: Limits | None = None) -> list[str]:
    return [each.code for each in unpack(source(data), limits or Limits()) if isinstance(each, Problem)]


def test_names_lead_nowhere() -> None:
    data = zipped(
        ("../../etc/passwd", b"x"), ("/wortel.md", b"x"), ("map\\brief.md", b"x"), ("\x1b[31mrood.md", b"x")
    )
    assert names(data) == ["etc/passwd", "wortel.md", "map/brief.md", "[31mrood.md"]


@pytest.mark.parametrize(
    "written", [b"caf\x82.md", b"caf\xc3\xa9.md"], ids=["code page 850", "UTF-8 without saying so"]
)
def test_names_of_old_archivers_are_understood(written: bytes) -> None:
    placeholder = b"X" * len(written)
    assert names(zipped((placeholder.decode(), b"x")).replace(placeholder, written)) == ["café.md"]


def test_litter_is_left_out() -> None:
    data = zipped(
        ("__MACOSX/._brief.md", b"x"), ("map/.DS_Store", b"x"), ("Thumbs.db", b"x"), ("brief.md", b"x")
    )
    assert names(data) == ["brief.md"]


def test_a_member_that_explodes_is_left_out_and_the_rest_is_read() -> None:
    data = zipped(("bom.txt", bytes(30 << 20)), ("brief.md", b"tekst"))
    assert names(data) == ["brief.md"]
    assert problems(data) == ["limit"]
    assert problems(zipped(("a", bytes(900)), ("b", bytes(900))), Limits(expanded=1000)) == ["limit"]


def test_a_member_with_a_password_is_left_out() -> None:
    data = bytearray(zipped(("geheim.md", b"tekst")))
    data[6] |= 1  # the flag in the member's own header, and in the central directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert problems(bytes(data)) == ["encrypted"]


def test_a_damaged_member_is_left_out() -> None:
    data = bytearray(zipped(("kapot.md", bytes(range(256)) * 20), ("heel.md", b"tekst")))
    data[60] ^= 0xFF
    assert names(bytes(data)) == ["heel.md"]
    assert problems(bytes(data)) == ["damaged"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 nothing more", "damaged"),
        (zipped(), "empty"),
        (zipped(("a", b""), ("b", b"")), "2 files"),
    ],
)
def test_what_is_no_archive_of_use_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=said):
        list(unpack(source(data), Limits(members=1)))


def as_it_is(document: Document) -> Document:
    return document


def test_a_run_says_what_of_an_archive_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "stukken.zip"
    path.write_bytes(zipped(("bom.txt", bytes(30 << 20)), ("brief.md", b"# Brief\n\nTekst.\n")))
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        entries = {
            e.source.removeprefix(str(path)): e for e in run(corpus, [path], finish=as_it_is, workers=1)
        }
        assert {name: entry.outcome for name, entry in entries.items()} == {
            "!/brief.md": "read",
            "": "partial",
        }
        assert entries[""].problems[0].code == "limit"
        assert [row.source for row in corpus.coverage().failed] == [str(path)]
        too_many = list(run(corpus, [path], finish=as_it_is, again=True, limits=Limits(members=1)))
        assert [entry.outcome for entry in too_many] == ["failed"]
