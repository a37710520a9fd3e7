"""Files and pages that cannot be read say so, and say what to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from fpdf import FPDF

from corpus.errors import UnreadableDocumentError
from ingest import ocr
from ingest.contract import Extraction, Source
from ingest.pdf import read
from ingest.pdf.quality import is_gibberish

SENTENCE = "De gemeenteraad stelt het plan voor de nieuwe wijk vast en vraagt om een brief over de kosten."


def source(data: bytes) -> Source:
    moment = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    return Source(name="stuk.pdf", data=data, media_type="application/pdf", retrieved=moment)


def pdf_with(*pages: str | None, picture: Path | None = None) -> FPDF:
    pdf = FPDF(unit="pt", format="A4")
    for text in pages:
        pdf.add_page()
        pdf.set_font("helvetica", size=11)
        if picture is not None:
            pdf.image(str(picture), 0, 0, 595, 842)
        if text:
            pdf.text(70, 90, text)
    return pdf


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A grey picture, as of a scanned page."""
    path = tmp_path / "scan.pgm"
    path.write_bytes(ocr.Image(60, 80, bytes([200] * 4800)).as_pgm())
    from PIL import Image

    with Image.open(path) as image:
        image.save(path.with_suffix(".png"))
    return path.with_suffix(".png")


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("RAADSPOOR_OCR", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))


def codes(extraction: Extraction) -> list[tuple[str, tuple[int, ...]]]:
    return [(problem.code, problem.pages) for problem in extraction.problems]


@pytest.mark.usefixtures("without_tesseract")
def test_a_scanned_page_is_named_with_the_package_to_install(picture: Path) -> None:
    pdf = pdf_with(SENTENCE)
    pdf.add_page()
    pdf.image(str(picture), 0, 0, 595, 842)
    extraction = read(source(bytes(pdf.output())))
    assert [block.text for block in extraction.blocks] == [SENTENCE]
    assert codes(extraction) == [("no-text", (2,)), ("ocr-missing", (2,))]
    assert "tesseract-ocr-nld" in extraction.problems[-1].hint


@pytest.mark.usefixtures("without_tesseract")
def test_a_layer_of_spaces_is_no_text(picture: Path) -> None:
    extraction = read(source(bytes(pdf_with("     ", picture=picture).output())))
    assert codes(extraction)[0] == ("blank-layer", (1,))
    assert not extraction.blocks


@pytest.mark.usefixtures("without_tesseract")
def test_gibberish_is_not_taken_for_text() -> None:
    shifted = "".join(chr((ord(c) - 97 + 11) % 26 + 97) if c.islower() else c for c in SENTENCE)
    pdf = pdf_with(SENTENCE, shifted)
    extraction = read(source(bytes(pdf.output())))
    assert codes(extraction)[0] == ("gibberish", (2,))
    assert [block.page for block in extraction.blocks] == [1]


def test_an_empty_page_is_named_and_only_where_there_is_nothing_else() -> None:
    assert codes(read(source(bytes(pdf_with(None).output())))) == [("blank-page", (1,))]
    assert codes(read(source(bytes(pdf_with(SENTENCE, None).output())))) == []


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Tabel 1.250 900 780 12.300 14.560 Totaal 1.234 5.678 9.012 3.456",
        "Provincie Overijssel, Stichting Wijkracht, Welbions, Vechtstromen, Twence, Menzis, ROZ Groep",
        "The council of the municipality discussed the report of the auditor in the meeting of last week.",
        "kort",
        "1.1 Inleiding ............ 3\n1.2 R&D + P&C ............ 4 <zie www.voorbeelddam.test/a?b=c&d=e#f>",
    ],
)
def test_real_words_and_figures_are_no_gibberish(text: str) -> None:
    assert not is_gibberish([text])


@pytest.mark.parametrize(
    "text",
    [
        "\x01\x04\x05\x06\x07" * 20,
        "\x02\x03\x04\x05\x06",
        "xqzv kjwq pfgh zzxq " * 10,
        "$+,2'0 7.&3#0*5 4+=@ 12.34,5)(6 B#'>.1<, 9.0,-8(2)",
    ],
)
def test_what_no_one_can_read_is_gibberish(text: str) -> None:
    assert is_gibberish([text])


def test_an_encrypted_pdf_asks_for_a_copy_without_password() -> None:
    pdf = pdf_with(SENTENCE)
    pdf.set_encryption(owner_password="eigenaar", user_password="geheim")
    with pytest.raises(UnreadableDocumentError, match="is encrypted") as raised:
        read(source(bytes(pdf.output())))
    assert "without password" in raised.value.hint


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"<html><body>geen pdf</body></html>", "is not a PDF"),
        (b"%PDF-1.7\nafgebroken", "is broken"),
    ],
)
def test_a_broken_file_is_the_files_fault(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=message):
        read(source(data))


def described(title: str, created: dt.datetime) -> dict[str, str]:
    pdf = pdf_with(SENTENCE)
    pdf.set_title(title)
    pdf.set_author("Gemeente Voorbeelddam")
    pdf.set_creation_date(created)
    return read(source(bytes(pdf.output()))).metadata


def test_metadata_are_taken_where_they_are_plausible() -> None:
    assert described("Begroting 2025", dt.datetime(2024, 9, 30, tzinfo=dt.UTC)) == {
        "title": "Begroting 2025",
        "author": "Gemeente Voorbeelddam",
        "date": "2024-09-30",
    }
    assert described("Microsoft Word - stuk.docx", dt.datetime(2031, 1, 1, tzinfo=dt.UTC)) == {
        "author": "Gemeente Voorbeelddam"
    }


def word(text: str, left: float, top: float, line: int) -> ocr.OcrWord:
    """A word as recognised, its place in points."""
    scale = ocr.DPI / 72
    box = (round(left * scale), round(top * scale), round(6 * len(text) * scale), round(8 * scale))
    return ocr.OcrWord(text, *box, 0.9, (1, 1, line))


def test_recognised_words_stay_between_the_rules_of_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = pdf_with("qzv xkw jqq zxv " * 12)
    for top in (200, 220, 240):
        pdf.rect(70, top, 150, 20)
        pdf.rect(220, top, 60, 20)
    found = [
        word("Onderwerp", 74, 206, 1),
        word("2025|", 251, 206, 1),
        word("Bomen", 74, 226, 2),
        word("588)", 257, 226, 2),
        word("[Paden", 69, 246, 3),
        word("(oud)", 112, 246, 3),
        word("|", 221, 246, 3),
        word("46", 268, 246, 3),
    ]
    monkeypatch.setattr(ocr, "missing", lambda: "")
    monkeypatch.setattr(ocr, "recognise_all", lambda images: [found for _ in images])
    extraction = read(source(bytes(pdf.output())))
    assert [block.cells for block in extraction.blocks] == [
        ("Onderwerp", "2025"),
        ("Bomen", "588"),
        ("Paden (oud)", "46"),
    ]


def test_the_dots_and_dashes_of_recognised_lists_are_glyphs_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def glyph(text: str, top: float, line: int, height: float = 3.0) -> ocr.OcrWord:
        small = msgspec.structs.replace(word(text, 74, top + 3, line), confidence=0.2)
        return msgspec.structs.replace(
            small, width=round(3 * ocr.DPI / 72), height=round(height * ocr.DPI / 72)
        )

    found = [
        word("Nodig: u en hij", 74, 180, 1),
        glyph("e", 200, 2),
        word("verf;", 88, 200, 2),
        glyph("«", 213, 3),
        word("hout;", 88, 213, 3),
        glyph("=", 226, 4, height=0.8),
        word("lak.", 88, 226, 4),
        word("u", 74, 250, 5),
        word("ziet dit.", 84, 250, 5),
    ]
    monkeypatch.setattr(ocr, "missing", lambda: "")
    monkeypatch.setattr(ocr, "recognise_all", lambda images: [found for _ in images])
    extraction = read(source(bytes(pdf_with("qzv xkw jqq zxv " * 12).output())))
    assert [(block.kind, block.text) for block in extraction.blocks] == [
        ("paragraph", "Nodig: u en hij"),
        ("list_item", "verf;"),
        ("list_item", "hout;"),
        ("list_item", "lak."),
        ("paragraph", "u ziet dit."),
    ]
