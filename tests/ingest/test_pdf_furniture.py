"""What recurs at about the same place goes, also where a scan lies a little askew."""

from __future__ import annotations

from ingest.pdf.furniture import remove_furniture
from ingest.pdf.model import Page, Segment


def page(number: int, side: str, top: float) -> Page:
    segments = [
        Segment(f"Alinea {number} van de brief aan de raad", 70, 200, 320, 210, 10.0),
        Segment(side, 440, top, 500, top + 8, 8.0),
        Segment(f"Pagina {number} van 3", 440, 800, 500, 808, 8.0),
    ]
    return Page(number, 595, 842, segments)


def left(*pages: Page) -> list[list[str]]:
    remove_furniture(list(pages))
    return [[segment.text for segment in one.segments[1:]] for one in pages]


def test_side_notes_that_recur_a_little_off_and_in_another_case() -> None:
    assert (
        left(page(1, "Ons kenmerk", 104), page(2, "ons kenmerk", 106), page(3, "Ons kenmerk", 102))
        == [[]] * 3
    )


def test_what_recurs_at_another_place_stays() -> None:
    found = left(page(1, "Kosten", 104), page(2, "Kosten", 150), page(3, "Kosten", 230))
    assert found == [["Kosten"]] * 3
