"""Registers in every form come out as one table: a header row and a row an entry."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source
from ingest.read import read as read_file
from ingest.register import read
from ingest.registry import SUFFIXES

DATA = Path(__file__).parents[1] / "data" / "register"


def extract(name: str, data: bytes | None = None) -> Extraction:
    content = (DATA / name).read_bytes() if data is None else data
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return read(Source(name=name, data=content, media_type=SUFFIXES[Path(name).suffix], retrieved=moment))


def rows(extraction: Extraction) -> list[dict[str, str]]:
    return [
        dict(zip(block.header, block.cells, strict=True))
        for block in extraction.blocks
        if block.kind == "table_row" and not block.is_header_row
    ]


def test_csv_keeps_every_cell_on_one_line() -> None:
    entries = rows(extract("toezeggingen.csv"))
    assert [entry["Nr"] for entry in entries] == ["T-01", "T-02", "T-03"]
    assert entries[1]["Stand van zaken"] == "Wacht op offertes; zie brief"
    assert entries[2]["Termijn"] == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_csv_as_office_software_encodes_it(encoding: str) -> None:
    text = "onderwerp,datum\nCafé € 5,2024-01-02\n"
    assert rows(extract("lijst.csv", text.encode(encoding))) == [
        {"onderwerp": "Café € 5", "datum": "2024-01-02"}
    ]


def test_a_csv_row_wider_than_its_header_is_refused_with_its_number() -> None:
    with pytest.raises(UnreadableDocumentError, match="row 3 has 3 cells under 2"):
        extract("lijst.csv", b"a;b\n1;2\n1;2;3\n")


def test_a_workbook_gives_the_rows_of_its_visible_sheets() -> None:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Toezeggingen"
    for line in (["Register 2024"], ["Nummer", "Datum"], ["T-01", dt.datetime(2024, 3, 12)], [7.0, None]):
        first.append(line)
    book.create_sheet("Verborgen").sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    assert rows(extract("lijst.xlsx", file.getvalue())) == [
        {"Nummer": "T-01", "Datum": "2024-03-12"},
        {"Nummer": "7", "Datum": ""},
    ]


def test_an_ibabs_entry_is_one_row() -> None:
    [entry] = rows(extract("ibabs_entry.xml"))
    assert entry["Onderwerp"] == "M4 Meer schaduw op schoolpleinen"
    assert entry["Afgedaan"] == ""


def test_notubiz_items_show_labels_in_the_order_of_the_site() -> None:
    [entry] = rows(extract("notubiz_items.json"))
    assert list(entry)[:2] == ["id", "Titel"]
    assert entry["Indiener"] == "Partij Groen; Lijst Bos"
    assert entry["Stuk"] == "Tekst van de motie"
    assert entry["Datum"] == "2025-02-03"


def test_a_list_of_records_takes_every_key() -> None:
    entries = rows(extract("lijst.json", b'[{"naam": "a"}, {"naam": "b", "jaar": 2023}]'))
    assert entries == [{"naam": "a", "jaar": ""}, {"naam": "b", "jaar": "2023"}]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leeg.csv", b"nummer;datum\n"),
        ("kapot.xlsx", b"PK\x03\x04 broken"),
        ("kapot.json", b"{"),
        ("geen_lijst.json", b'{"a": 1}'),
        ("kapot.xml", b"<a>"),
        ("ander.xml", b"<a><b/></a>"),
    ],
)
def test_what_is_no_register_is_refused_by_name(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match=name):
        extract(name, data)


def test_xml_entities_are_not_expanded() -> None:
    entities = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>'
    values = b"<Values><P><Key>k</Key><Value>&y;</Value></P><P><Key>n</Key><Value>1</Value></P></Values>"
    assert rows(extract("bom.xml", entities + b"<a>" + values + b"</a>")) == [{"k": "", "n": "1"}]


def test_the_published_registers_are_read_whole(shared: Path) -> None:
    folder = shared / "documents" / "andere-gemeenten" / "overig"
    counts = {}
    for name in (
        "rotterdam_toezeggingen_en_moties_2026.csv",
        "utrecht_ibabs_list_entries_response.xml",
        "utrecht_ibabs_list_entry_response.xml",
        "notubiz_alkmaar_motions.json",
        "wassenaar_raadsbesluiten_2023.json",
    ):
        counts[name.split("_")[0], name[-4:]] = len(rows(extract(name, (folder / name).read_bytes())))
    assert counts["rotterdam", ".csv"] == 26
    assert counts["notubiz", "json"] == 2
    assert counts["wassenaar", "json"] == 57


@pytest.mark.parametrize(
    ("name", "text", "kind", "date"),
    [
        ("lijst.csv", "soort;datum;titel\nmotie;2024-01-02;a\nmotie;2024-05-06;b\n", "motie", "2024-05-06"),
        ("lijst.csv", "datum;besluit;type\n02-01-2024;a;Raadsbesluit\n", "besluitenlijst", "2024-01-02"),
        ("toezeggingen.csv", "nummer;onderwerp;status\n1;a;open\n", "toezeggingenlijst", "None"),
    ],
)
def test_a_register_is_of_the_kind_and_the_day_of_its_entries(
    tmp_path: Path, name: str, text: str, kind: str, date: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    document = read_file(tmp_path / name)
    assert (document.doc_type, str(document.date)) == (kind, date)
