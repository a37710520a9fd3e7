"""Recognition by Tesseract: its table, its cache, its failures, and words on a picture."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import stat
import struct
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.document import Document
from corpus.store import Corpus
from ingest import ocr
from ingest.contract import Source
from ingest.pdf import read
from ingest.pdf.pictures import render
from ingest.run import run
from ingest.slots import Slots

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


def test_processes_take_turns(tmp_path: Path) -> None:
    """Four threads of two groups that share a folder: never more than the turns that there are."""
    running: list[int] = []
    most: list[int] = []

    def use(slots: Slots) -> None:
        with slots.turn():
            running.append(1)
            most.append(len(running))
            time.sleep(0.05)
            running.pop()

    groups = [Slots(2, tmp_path), Slots(2, tmp_path)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(use, groups * 6))
    assert max(most) == 2


def scan(folder: Path, pages: int) -> Path:
    """A file of pages without text, each with a picture of its own."""
    pdf = FPDF(unit="pt", format="A4")
    for number in range(pages):
        pdf.add_page()
        pdf.image(picture(number), x=50, y=50, w=400, h=400)
    path = folder / "scan.pdf"
    pdf.output(str(path))
    return path


def picture(number: int) -> io.BytesIO:
    width = height = 40
    rows = bytes(255 * ((x + y) % (number + 2) == 0) for y in range(height) for x in range(width))
    lines = b"".join(b"\0" + rows[y * width : (y + 1) * width] for y in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def same(document: Document) -> Document:
    return document


def test_pages_of_a_run_that_was_stopped_are_not_recognised_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page is told of when it is done; after a stop in the middle only the others are left."""
    in_the_middle = [row.replace("\t200\t", "\t1700\t") for row in ROWS]
    (tmp_path / "tsv").write_text("\n".join([HEAD, *in_the_middle]) + "\n")
    script = f"""
case "$1" in --list-langs) echo nld;; *)
cat > /dev/null; echo "$OMP_THREAD_LIMIT" >> {tmp_path}/runs; sleep 0.1; cat {tmp_path}/tsv;; esac"""
    install(tmp_path, script, monkeypatch)
    path = scan(tmp_path, pages=12)
    told: list[tuple[int, int]] = []

    def stop(source: str, done: int, total: int) -> None:
        assert source == str(path)
        told.append((done, total))
        if len(told) == 4:
            raise KeyboardInterrupt

    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        with pytest.raises(KeyboardInterrupt):
            list(run(corpus, [path], finish=same, workers=2, tell=stop))
        before = (tmp_path / "runs").read_text().split()
        assert 4 <= len(before) < 12
        told.clear()
        (entry,) = run(corpus, [path], finish=same, workers=2, tell=lambda *step: told.append(step[1:]))
    assert (entry.outcome, entry.reason) == ("read", "")
    assert told == [(number, 12) for number in range(1, 13)]
    after = (tmp_path / "runs").read_text().split()
    assert len(after) <= 12 + 2, "a page that was being recognised at the stop is begun again, no other"
    assert set(after) == {"1"}
