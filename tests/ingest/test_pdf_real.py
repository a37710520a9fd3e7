"""The real PDFs, where they are at hand: nothing lost, nothing out of order, sums that add up."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest

from benchmarks.reading_quality import beside_export, printed, recognised, words
from ingest import ocr
from ingest.contract import Extraction, Source
from ingest.pdf import read

_READ: dict[Path, Extraction] = {}
OTHERS = "documents/andere-gemeenten"


def extraction(path: Path) -> Extraction:
    if path not in _READ:
        moment = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
        data = path.read_bytes()
        _READ[path] = read(Source(name=path.name, data=data, media_type="application/pdf", retrieved=moment))
    return _READ[path]


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAADSPOOR_OCR", "off")


@pytest.mark.parametrize(
    "name", ["raadsbrief-3710091-wijkgericht-werken.pdf", "beleidsbegroting-2025-2028-hoofdstuk-5-1.pdf"]
)
def test_words_are_right_and_in_order(shared: Path, name: str) -> None:
    found = beside_export(shared / "documents/hengelo", name)
    assert found.kept >= 0.995
    assert found.clean >= 0.995, "furniture or doubled text"


@pytest.mark.parametrize(
    ("name", "number"),
    [("raadsbrief-3710091-wijkgericht-werken", "002"), ("beleidsbegroting-2025-2028-hoofdstuk-5-1", "003")],
)
def test_every_table_row_is_whole(shared: Path, name: str, number: str) -> None:
    folder = shared / "documents/hengelo"
    lines = next((folder / "tekst").glob(f"{number}_*")).read_text(encoding="utf-8").splitlines()
    rows = {tuple(words(block.text)) for block in extraction(folder / f"{name}.pdf").blocks}
    tables = [line for line in lines if line.count("\t") >= 1 and not re.match(r"[-\s|]+$", line)]
    contents = re.compile(r"(?:[\d.]*\t)?[^\t]+\t\d+$")
    expected = [re.sub(r"</?\w+>|\*", "", line) for line in tables if not contents.match(line)]
    assert expected
    assert [line for line in expected if tuple(words(line)) not in rows] == []


def test_a_scan_reads_as_its_text_layer(shared: Path) -> None:
    if ocr.missing():
        pytest.skip(f"recognition is not there: {ocr.missing()}")
    folder = shared / "documents/hengelo"
    assert recognised(folder).kept >= 0.97
    scan = extraction(folder / "raadsbrief-3710091-gescand.pdf")
    assert all(block.confidence is not None for block in scan.blocks)


@pytest.mark.usefixtures("no_ocr")
@pytest.mark.parametrize(
    ("name", "code", "pages"),
    [
        ("wassenaar/wassenaar_blanco_EMPTY-PAGE.pdf", "blank-page", 1),
        ("wassenaar/wassenaar_taakvelden_2023_IMAGE-ONLY.pdf", "image-table", 1),
        ("rijk/vws_woo_besluitbrief_2022_SCANNED-NO-TEXT.pdf", "blank-layer", 9),
        ("wassenaar/wassenaar_jaarstukken_2019_BROKEN-FONT-ENCODING.pdf", "gibberish", 190),
    ],
)
def test_unreadable_pages_are_named_for_what_they_are(shared: Path, name: str, code: str, pages: int) -> None:
    found = {problem.code: problem for problem in extraction(shared / OTHERS / name).problems}
    assert len(found[code].pages) >= pages
    assert ("ocr-missing" in found) == (code != "blank-page")


@pytest.mark.usefixtures("no_ocr")
@pytest.mark.parametrize("folder", ["overijssel", "rijk", "overig", "wassenaar/besluitenlijsten"])
def test_every_pdf_is_read(shared: Path, folder: str) -> None:
    paths = sorted((shared / OTHERS / folder).glob("*.pdf"))
    assert paths
    for path in paths:
        result = extraction(path)
        assert result.blocks or result.problems, path.name
        pages = [block.page or 0 for block in result.blocks]
        assert all(pages), path.name
        assert all("\n" not in block.text and block.text.strip() for block in result.blocks), path.name


@pytest.mark.usefixtures("no_ocr")
def test_agenda_items_of_decision_lists_are_headings_in_order(shared: Path) -> None:
    paths = sorted((shared / OTHERS / "wassenaar/besluitenlijsten").glob("*.pdf"))
    disordered = []
    for path in paths:
        items = [
            int(match.group())
            for block in extraction(path).blocks
            if block.kind == "heading" or (block.kind == "list_item" and not block.marker.endswith("."))
            if (match := re.match(r"\d+", block.marker))
        ]
        slips = sum(1 for a, b in itertools.pairwise(items) if b < a)
        if not items or slips > 1:
            disordered.append(path.name)
    assert disordered == []


WASSENAAR = ["wassenaar_begroting_2024", "wassenaar_jaarstukken_2023"]


OWN_SUM = "the figures that are printed above it make another sum"
NO_ROWS = "the rows that it is the sum of are not in the table"
ONE_ROW = "the total before it was of one row, so it is not known for a total"
NOT_ADDING_UP: dict[str, dict[tuple[int, int], str]] = {
    "wassenaar_begroting_2024": {
        (68, 2): OWN_SUM,
        (68, 3): OWN_SUM,
        (74, 1): NO_ROWS,
        (74, 2): NO_ROWS,
        (119, 6): ONE_ROW,
    },
    "wassenaar_jaarstukken_2023": {
        **{(page, column): NO_ROWS for page in (90, 91, 92) for column in (1, 2)},
        (114, 1): OWN_SUM,
    },
}
"""Page and column of the totals that are no sum of what stands above them, and why, as seen on the page."""


@pytest.mark.usefixtures("no_ocr")
@pytest.mark.parametrize(("name", "fewest"), [(WASSENAAR[0], 160), (WASSENAAR[1], 160)])
def test_columns_add_up_to_their_printed_totals(shared: Path, name: str, fewest: int) -> None:
    found = list(printed(extraction(shared / OTHERS / f"wassenaar/{name}.pdf").blocks))
    assert {(total.page, total.column) for total in found if total.off} == set(NOT_ADDING_UP[name])
    assert sum(not total.off for total in found) >= fewest


@pytest.mark.usefixtures("no_ocr")
@pytest.mark.parametrize("name", WASSENAAR)
def test_contents_titles_occur_as_headings(shared: Path, name: str) -> None:
    import pypdfium2

    path = shared / OTHERS / f"wassenaar/{name}.pdf"
    pdf = pypdfium2.PdfDocument(path)
    text = "\n".join(pdf[number].get_textpage().get_text_range() for number in range(1, 4))
    pdf.close()
    titles = {
        re.sub(r"\W+", " ", m).casefold().strip() for m in re.findall(r"^(.+?)\s*\.{5,}\s*\d+", text, re.M)
    }
    headings = [
        re.sub(r"\W+", " ", block.text).casefold().strip()
        for block in extraction(path).blocks
        if block.kind == "heading"
    ]
    missing = [title for title in titles if not any(title in heading for heading in headings)]
    assert len(titles) > 10
    assert missing == []
    pages = [block.page or 0 for block in extraction(path).blocks]
    assert pages == sorted(pages)
