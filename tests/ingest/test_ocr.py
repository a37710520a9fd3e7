"""Recognition by Tesseract: its table, its cache, its failures, and words on a picture."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
from pathlib import Path

import pytest
from fpdf import FPDF

from ingest import ocr
from ingest.contract import Source
from ingest.pdf import read
from ingest.pdf.pictures import render

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
ROWS = [
    "4\t1\t1\t1\t1\t0\t100\t200\t300\t40\t-1\t",
    "5\t1\t1\t1\t1\t1\t100\t200\t90\t40\t96.5\tBesluit",
    "5\t1\t1\t1\t1\t2\t210\t200\t80\t40\t88\tvan",
    "5\t1\t1\t1\t1\t3\t900\t200\t80\t40\t12\t~",
]
IMAGE = ocr.Image(2, 2, b"\xff\xff\xff\xff")


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for Tesseract, alone on the path but for the shell's own tools."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.defpath}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.delenv("RAADSPOOR_OCR", raising=False)


def test_words_are_read_from_the_table_and_kept_by_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tsv").write_text("\n".join([HEAD, *ROWS]) + "\n")
    install(tmp_path, f"cat > /dev/null; echo x >> {tmp_path}/runs; cat {tmp_path}/tsv", monkeypatch)
    first = ocr.recognise(IMAGE)
    assert [(word.text, word.left, word.confidence) for word in first] == [
        ("Besluit", 100, 0.965),
        ("van", 210, 0.88),
        ("~", 900, 0.12),
    ]
    assert ocr.recognise(IMAGE) == first
    assert (tmp_path / "runs").read_text() == "x\n"


def test_a_failure_is_given_in_the_place_of_the_image(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "cat > /dev/null; echo 'no such picture' >&2; exit 1", monkeypatch)
    outcomes = list(ocr.recognise_all([IMAGE, IMAGE]))
    assert [str(outcome) for outcome in outcomes] == ["no such picture"] * 2


@pytest.mark.parametrize(
    ("languages", "needed"),
    [("eng nld osd", ""), ("eng osd", "tesseract-ocr-nld"), ("", "tesseract-ocr-nld")],
)
def test_what_is_missing_is_named(
    languages: str, needed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, f"for name in {languages}; do echo $name; done", monkeypatch)
    assert ocr.missing() == needed


def test_recognition_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSPOOR_OCR", "off")
    assert "RAADSPOOR_OCR" in ocr.missing()


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAADSPOOR_OCR", raising=False)
    if shutil.which("tesseract") is None or ocr.missing():
        pytest.skip("Tesseract with Dutch is not installed")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.mark.usefixtures("tesseract")
def test_a_picture_of_a_page_is_read_with_its_confidence(tmp_path: Path) -> None:
    import pypdfium2
    from PIL import Image

    text = ["De raad van Voorbeelddam besluit de begroting vast te stellen.", "Het college voert dit uit."]
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    for number, line in enumerate(text):
        pdf.text(70, 100 + 16 * number, line)
    document = pypdfium2.PdfDocument(bytes(pdf.output()))
    picture = render(document, 0, 200)
    document.close()
    Image.frombytes("L", (picture.width, picture.height), picture.pixels).save(tmp_path / "page.png")
    scan = FPDF(unit="pt", format="A4")
    scan.add_page()
    scan.image(str(tmp_path / "page.png"), 0, 0, 595, 842)
    extraction = read(
        Source(
            name="scan.pdf",
            data=bytes(scan.output()),
            media_type="application/pdf",
            retrieved=dt.datetime(2025, 3, 1, tzinfo=dt.UTC),
        )
    )
    assert " ".join(block.text for block in extraction.blocks) == " ".join(text)
    assert not extraction.problems
    assert all((block.confidence or 0) > 0.7 for block in extraction.blocks)
