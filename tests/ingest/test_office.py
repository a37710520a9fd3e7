"""DOCX, ODT and RTF: what the word processor shows is what is read."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf import style, table, text
from odf.opendocument import OpenDocumentText

from corpus.document import Block
from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source
from ingest.office import package
from ingest.office.numbering import number
from ingest.read import media_type_of, read
from ingest.registry import reader_for


def extract(name: str, data: bytes) -> Extraction:
    media_type = media_type_of(name, data)
    source = Source(name=name, data=data, media_type=media_type, retrieved=dt.datetime.now(dt.UTC))
    return reader_for(media_type)(source)


def shown(extraction: Extraction) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in extraction.blocks]


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_docx_headings_lists_and_emphasis() -> None:
    document = docx.Document()
    document.core_properties.title = "Nota Groen"
    document.core_properties.modified = dt.datetime(2025, 3, 4)
    document.add_heading("Nota Groen", level=0)
    document.add_heading("Bomen", level=2)
    document.add_paragraph("Wij planten\u00a0bomen in Molen\u00adhoek.")
    document.add_paragraph("eik", style="List Bullet")
    document.add_paragraph("eerst graven", style="List Number")
    document.add_paragraph("dan planten", style="List Number")
    document.add_paragraph().add_run("Onderhoud").bold = True
    document.add_paragraph().add_run("Dit is een vette zin met een punt.").bold = True
    document.add_paragraph("a) getypt")
    document.add_paragraph("Datum: 4 maart 2025\nKenmerk: 12")
    document.add_paragraph("Een regel die\nmidden in de zin breekt.")
    extraction = extract("nota.docx", saved(document))
    assert shown(extraction) == [
        ("heading", 1, "Nota Groen"),
        ("heading", 2, "Bomen"),
        ("paragraph", 0, "Wij planten bomen in Molenhoek."),
        ("list_item", 0, "eik"),
        ("list_item", 0, "1. eerst graven"),
        ("list_item", 0, "2. dan planten"),
        ("heading", 3, "Onderhoud"),
        ("paragraph", 0, "Dit is een vette zin met een punt."),
        ("list_item", 0, "a) getypt"),
        ("paragraph", 0, "Datum: 4 maart 2025"),
        ("paragraph", 0, "Kenmerk: 12"),
        ("paragraph", 0, "Een regel die midden in de zin breekt."),
    ]
    assert extraction.blocks[3].marker == "•"
    assert extraction.blocks[4].marker == "1."
    assert extraction.metadata["title"] == "Nota Groen"
    assert extraction.metadata["date"] == "2025-03-04"


def test_docx_tables_become_rows_with_headers_and_caption() -> None:
    document = docx.Document()
    document.add_paragraph("Tabel 1 Kosten (bedragen x € 1.000)")
    made = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        made.rows, (("Post", "2025", "2026"), ("Groen", "10", "20"), ("", "", "")), strict=True
    ):
        for cell, value in zip(row.cells, cells, strict=True):
            cell.text = value
    for cell in made.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    made.rows[2].cells[0].merge(made.rows[2].cells[1]).text = "Totaal"
    made.rows[2].cells[2].text = "30"
    _, header, first, total = extract("tabel.docx", saved(document)).blocks
    assert header.is_header_row
    assert first.cells == ("Groen", "10", "20")
    assert first.header == ("Post", "2025", "2026")
    assert first.caption == "Tabel 1 Kosten (bedragen x € 1.000)"
    assert total.text == "Totaal\t\t30"
    assert {header.table, first.table, total.table} == {0}


def test_docx_a_table_that_only_places_text_is_text() -> None:
    document = docx.Document()
    made = document.add_table(rows=1, cols=1)
    made.rows[0].cells[0].text = "Samenvatting"
    made.rows[0].cells[0].add_paragraph("Wij doen het.")
    assert shown(extract("kader.docx", saved(document))) == [
        ("paragraph", 0, "Samenvatting"),
        ("paragraph", 0, "Wij doen het."),
    ]


def test_docx_insertions_and_content_controls_are_text_and_deletions_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Het plein is ")
    for xml in (
        f"<w:del {nsdecls('w')}><w:r><w:delText>niet </w:delText></w:r></w:del>",
        f"<w:ins {nsdecls('w')}><w:r><w:t>in 2026 </w:t></w:r></w:ins>",
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>gereed.</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(xml))
    inside = "<w:sdtContent><w:p><w:r><w:t>In een veld.</w:t></w:r></w:p></w:sdtContent>"
    control = f"<w:sdt {nsdecls('w')}>{inside}</w:sdt>"
    document.element.body.insert(0, parse_xml(control))
    assert shown(extract("sporen.docx", saved(document))) == [
        ("paragraph", 0, "In een veld."),
        ("paragraph", 0, "Het plein is in 2026 gereed."),
    ]


def opendocument() -> OpenDocumentText:
    document = OpenDocumentText()
    bold = style.Style(name="Vet", family="paragraph")
    bold.addElement(style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    numbers = text.ListStyle(name="Nummers")
    numbers.addElement(text.ListLevelStyleNumber(level="1", numformat="a", numsuffix=")"))
    document.automaticstyles.addElement(numbers)
    body = document.text
    body.addElement(text.H(outlinelevel=1, text="Nota Water"))
    paragraph = text.P(text="Wij leggen")
    paragraph.addElement(text.S())
    paragraph.addText("een vijver aan")
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    note_body = text.NoteBody()
    note_body.addElement(text.P(text="Zie het waterplan."))
    note.addElement(note_body)
    paragraph.addElement(note)
    paragraph.addText(".")
    body.addElement(paragraph)
    body.addElement(text.P(stylename=bold, text="Onderhoud"))
    for list_style in (None, numbers):
        items = text.List(stylename=list_style) if list_style else text.List()
        for words in ("maaien", "baggeren"):
            item = text.ListItem()
            item.addElement(text.P(text=words))
            items.addElement(item)
        body.addElement(items)
    made = table.Table()
    for cells in (("Post", "Euro"), ("Vijver", "10")):
        row = table.TableRow()
        for value in cells:
            cell = table.TableCell()
            cell.addElement(text.P(text=value))
            row.addElement(cell)
        made.addElement(row)
    body.addElement(made)
    return document


def test_odt_headings_lists_tables_and_notes() -> None:
    extraction = extract("nota.odt", saved(opendocument()))
    assert shown(extraction) == [
        ("heading", 1, "Nota Water"),
        ("paragraph", 0, "Wij leggen een vijver aan."),
        ("footnote", 0, "Zie het waterplan."),
        ("heading", 2, "Onderhoud"),
        ("list_item", 0, "maaien"),
        ("list_item", 0, "baggeren"),
        ("list_item", 0, "a) maaien"),
        ("list_item", 0, "b) baggeren"),
        ("table_row", 0, "Post\tEuro"),
        ("table_row", 0, "Vijver\t10"),
    ]
    assert extraction.blocks[-1].header == ("Post", "Euro")


def test_rtf_text_and_table_rows() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252 Besluit\par\par Het college stelt \'80 500 beschikbaar voor het plein.\par"
        rb"\trowd\cellx100\cellx200 Post\cell Euro\cell\row\trowd\cellx100\cellx200 Plein\cell 500\cell\row}"
    )
    extraction = extract("besluit.rtf", rtf)
    texts = [block.text for block in extraction.blocks]
    assert "Het college stelt € 500 beschikbaar voor het plein." in texts
    assert any(isinstance(block, Block) and block.cells == ("Plein", "500") for block in extraction.blocks)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("word/document.xml", "content.xml"):
            with archive.open(name, "w", force_zip64=True) as member:
                for _ in range(3):
                    member.write(bytes(1 << 20))
    return file.getvalue()


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_damaged_and_hostile_packages_are_refused(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MOST", 1 << 22)
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
        archive.writestr("content.xml", "<office")
    for data, said in (
        (b"\xd0\xcf\x11\xe0 and so on", "password"),
        (b"PK\x03\x04 broken", "damaged"),
        (bomb(), "beyond the limit"),
        (plain.getvalue(), "damaged"),
    ):
        with pytest.raises(UnreadableDocumentError, match=said):
            extract(f"boos.{suffix}", data)


def test_entities_are_not_expanded() -> None:
    data = saved(docx.Document())
    file = io.BytesIO()
    bombs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "word/document.xml":
                words = bombs.encode() + b"<w:document" + content.split(b"<w:document", 1)[1]
                content = words.replace(b"<w:sectPr", b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p><w:sectPr", 1)
            target.writestr(part, content)
    assert not any("aaaa" in block.text for block in extract("laugh.docx", file.getvalue()).blocks)


@pytest.mark.parametrize(
    ("count", "style_name", "written"),
    [
        (3, "decimal", "3"),
        (28, "lowerLetter", "bb"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
    ],
)
def test_numbers_are_written_as_lists_show_them(count: int, style_name: str, written: str) -> None:
    assert number(count, style_name) == written


def test_a_real_announcement_is_read_whole(shared: Path) -> None:
    folder = shared / "documents" / "andere-gemeenten" / "overijssel"
    (path,) = folder.glob("*.docx")
    document = read(path)
    kinds = [block.kind for block in document.blocks]
    assert not document.problems
    assert kinds.count("list_item") >= 4
    rows = [block for block in document.blocks if block.kind == "table_row"]
    assert len({row.table for row in rows}) == 5
    assert all(len(row.cells) == 3 and row.header[1] == "Maximum aantal GWh" for row in rows)
    assert "footnote" in kinds
