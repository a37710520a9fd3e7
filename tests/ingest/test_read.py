"""From a path to a document, and the clear refusals."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from corpus.errors import UnreadableDocumentError
from ingest.bounds import LONGEST
from ingest.read import document_of, media_type_of, read, source_of


def test_a_text_file_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Onderhoud\n\nWij herstellen in 2026 de brug over de Leede.\n", encoding="utf-8")

    document = read(path)

    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]
    assert document.title == "Onderhoud"
    assert document.id == document.sha256[:12]
    assert document.source == str(path)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"gewone tekst", "text/plain"),
        ("a.txt", b"# Kop\n\ntekst\n\n## Nog een\n", "text/markdown"),
        ("a.txt", b"<!DOCTYPE html><html><body>", "text/html"),
        ("a.txt", b"%PDF-1.7 ...", "application/pdf"),
        ("a.PDF", b"%PDF-1.4", "application/pdf"),
        ("zonder", b"tekst zonder achtervoegsel", "text/plain"),
        ("a.htm", b"<p>los fragment</p>", "text/html"),
    ],
)
def test_media_type_by_suffix_put_right_by_content(name: str, data: bytes, expected: str) -> None:
    assert media_type_of(name, data) == expected


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"No file at .*weg\.txt"):
        read(tmp_path / "weg.txt")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="is a folder"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("leeg.txt", b"", "is empty"),
        ("wit.txt", b" \n\t\n", "is empty"),
        ("foto.xyz", b"abc", "kind that is not read"),
        ("blob", b"\x00\x01\x02\x03", "kind that is not read"),
        ("menu.txt", b"Menu\nSluit\n", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocumentError, match=message):
        read(path)


def test_a_pipe_and_a_bottomless_file_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(UnreadableDocumentError, match="a pipe, socket or device"):
        read(tmp_path / "pijp.txt")
    with pytest.raises(UnreadableDocumentError, match="a pipe, socket or device"):
        read("/dev/zero")


@pytest.mark.parametrize("name", ["nul\0teken.txt", "lang" * 100 + ".txt"])
def test_impossible_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"No file at|cannot be opened"):
        read(tmp_path / name)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_bytes(b"a" * 2_000_000)
    with pytest.raises(UnreadableDocumentError, match=r"larger than 1 MiB, the limit.*Split it"):
        source_of(path, size=1 << 20)


def test_comments_before_a_page_are_passed_over_at_once() -> None:
    began = time.process_time()
    assert media_type_of("a.txt", b"<!---->" * 600 + b"tekst") == "text/plain"
    assert time.process_time() - began < 1


def test_a_block_without_end_is_cut_at_spaces(tmp_path: Path) -> None:
    path = tmp_path / "een_regel.txt"
    path.write_text("woord " * 20_000, encoding="utf-8")
    document = read(path)
    assert all(len(block.text) <= LONGEST for block in document.blocks)
    assert " ".join(block.text for block in document.blocks).split() == ["woord"] * 20_000
    assert not document.problems


def test_a_row_without_end_is_text_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "breed.csv"
    path.write_text("kop;tekst\n1;" + "woord " * 5000, encoding="utf-8")
    document = read(path)
    assert [block.kind for block in document.blocks] == ["table_row", "paragraph", "paragraph"]
    assert [problem.code for problem in document.problems] == ["limit"]


def test_more_text_than_allowed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("Een lange zin over niets. " * 100, encoding="utf-8")
    with pytest.raises(UnreadableDocumentError, match="the limit is 1,000"):
        document_of(source_of(path), characters=1000)
