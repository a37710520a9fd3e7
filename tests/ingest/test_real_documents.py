"""The real documents, where they are at hand: what they are, and pages against their exported text."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from benchmarks.reading_quality import beside_export
from ingest.read import read

EXPORTS: list[tuple[str, str, dt.date | None, tuple[int, ...]]] = [
    ("000", "jaarstukken", dt.date(2025, 5, 1), (2024,)),
    ("001", "begroting", dt.date(2025, 9, 30), (2026, 2027, 2028, 2029)),
    ("002", "raadsbrief", dt.date(2024, 5, 28), ()),
    ("003", "begroting", dt.date(2024, 9, 30), (2025, 2026, 2027, 2028)),
    ("004", "onbekend", None, ()),
]
PAGES = [
    ("jaarstukken-2024-hengelo-in-verbinding.html", "Jaarstukken 2024"),
    ("beleidsbegroting-2026-2029-strategische-agenda.html", "Beleidsbegroting 2026-2029"),
    ("collegeprogramma-herkenbare-identiteit.html", "Collegeprogramma 2022-2026"),
]

FURNITURE = frozenset(
    re.findall(
        r"\w+",
        "Deze website maakt gebruik van cookies. Meer informatie. Stel jaarverslag zelf samen. SELECTIE."
        " geselecteerd. Zoek Sluit Menu. Inhoud. Gemeente",
    )
)
"""Words of cookie bars, menus, contents lists and report builders."""


def export(shared: Path, number: str) -> Path:
    return next((shared / "documents/hengelo/tekst").glob(f"{number}_*.txt"))


@pytest.mark.parametrize(("number", "kind", "date", "years"), EXPORTS)
def test_exports_are_described(
    shared: Path, number: str, kind: str, date: dt.date | None, years: tuple[int, ...]
) -> None:
    document = read(export(shared, number))
    assert (document.doc_type, document.date, document.years) == (kind, date, years)
    assert document.municipality == "Hengelo"


def test_the_annex_of_the_letter_has_its_own_date(shared: Path) -> None:
    document = read(export(shared, "002"))
    assert document.case_number == "3710091"
    assert document.parts[0].date == dt.date(2024, 5, 17)
    assert document.signatories == ("J. Eshuis", "S.W.J.G. Schelberg")


@pytest.mark.parametrize("number", [number for number, *_ in EXPORTS])
def test_no_word_of_an_export_is_lost_but_furniture(shared: Path, number: str) -> None:
    path = export(shared, number)
    plain = re.sub(r"\]\([^)\s]+\)|</?\w+>|\$|\\times|[*#^]", "", path.read_text(encoding="utf-8"))
    lost = set(re.findall(r"\w{3,}", plain)) - set(re.findall(r"\w{3,}", read(path).text))
    assert lost <= FURNITURE


@pytest.mark.parametrize(("page", "publication"), PAGES)
def test_pages_hold_the_words_of_their_export_and_nothing_else(
    shared: Path, page: str, publication: str
) -> None:
    document = read(shared / "documents/hengelo" / page)
    found = beside_export(shared / "documents/hengelo", page)
    assert found.kept >= 0.995
    assert found.clean >= 0.995
    assert document.publication == publication
    assert document.municipality == "Hengelo"
    assert document.date_basis == "metadata"


def test_every_row_of_a_page_is_whole(shared: Path) -> None:
    page = read(shared / "documents/hengelo/beleidsbegroting-2026-2029-strategische-agenda.html")
    rows = [block for block in page.blocks if block.kind == "table_row"]
    assert len(rows) == 17
    assert {len(block.cells) for block in rows} == {3}
    assert rows == [block for block in read(export(shared, "001")).blocks if block.kind == "table_row"]


def test_pages_of_other_sites(shared: Path) -> None:
    folder = shared / "documents/andere-gemeenten"
    news = read(folder / "rijk/rijksoverheid_nieuwsbericht_kic_2023.html")
    assert (news.date, news.doc_type) == (dt.date(2023, 11, 2), "webpagina")
    assert not any("Zie ook" in block.text for block in news.blocks)
    meeting = read(folder / "overig/denhelder_ris_meeting.html")
    assert meeting.date == dt.date(2015, 8, 31)
    assert "1 Opening." in [block.text for block in meeting.blocks if block.kind == "heading"]
    home = read(folder / "overig/westerkwartier_homepage_2020.html")
    assert home.municipality == "Westerkwartier"
