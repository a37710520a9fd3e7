"""From a path to a document, and the clear refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableDocumentError
from ingest.read import media_type_of, read


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
