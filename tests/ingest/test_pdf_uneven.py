"""Lines that a scanner's text layer tears apart are whole again; other pages are left as they are."""

from __future__ import annotations

from ingest.pdf.columns import regions
from ingest.pdf.model import Page, Picture, Segment
from ingest.pdf.uneven import even

TEXT = [
    "Het college heeft de brief over de haven",
    "gelezen en geeft de raad hierbij antwoord",
    "op de vragen over de kosten van de kade.",
    "De kade wordt in twee jaar gebouwd, en de",
    "vissers houden in die tijd een ligplaats.",
    "Over de planning komt dit najaar nog een",
]
SIDE = ["Afdeling", "Havens", "Bezoekadres", "Kade 1", "Kenmerk", "48-100"]
STRIPS = [Picture(0, 280.0 * number, 595, 280.0 * (number + 1)) for number in range(3)]


def words(text: str, x: float, top: float, step: float = 5.0) -> list[Segment]:
    """Each word as a piece of its own, as high as its letters."""
    found = []
    for word in text.split():
        low = not set(word) & set("bdfhklt") and word.islower()
        above, below = (2.0 if low else 0.0), (2.0 if set(word) & set("gjpqy") else 0.0)
        box = (x, top + above, x + step * len(word), top + 6 + below)
        found.append(Segment(word, *box, size=round(box[3] - box[1], 1)))
        x = box[2] + 4
    return found


def page(pictures: list[Picture]) -> Page:
    segments = []
    for number, (text, side) in enumerate(zip(TEXT, SIDE, strict=True)):
        segments += words(text, 70, 100 + 12.0 * number) + words(side, 440, 106 + 12.0 * number, 4)
    return Page(1, 595, 842, segments, pictures=pictures)


def test_torn_lines_of_a_scan_are_whole_and_of_one_size_and_its_side_notes_apart() -> None:
    scan = page(STRIPS)
    even(scan)
    assert [row[0].text for region in regions(scan.segments) for row in region] == TEXT + SIDE
    assert len({segment.size for segment in scan.segments if segment.text in TEXT}) == 1


def test_a_page_that_is_no_scan_is_left_as_it_is() -> None:
    plain = page([Picture(70, 600, 300, 700)])
    before = list(plain.segments)
    even(plain)
    assert plain.segments == before


def test_a_layer_with_even_sizes_is_left_as_it_is() -> None:
    table = [
        Segment(str(10 * n), 70 + 60.0 * n, top, 90 + 60.0 * n, top + 8, 8.0)
        for top in (100, 112)
        for n in range(6)
    ]
    scan = Page(1, 595, 842, list(table), pictures=STRIPS)
    even(scan)
    assert scan.segments == table
