"""Tables for people: whatever the width, nothing is lost and nothing sticks out."""

from __future__ import annotations

import re

import pytest

from raadspoor.export import Column, Listing, field
from raadspoor.export.terminal import table

PROSE = "Het college bouwt in 2027 een brug over de Dijkvaart, naast de oude sluis bij het gemaal. " * 3
LISTING = Listing(
    records=[
        {"status": "gepland", "text": PROSE, "sum": 1250, "source": "Begroting 2027-2030, p. 12"},
        {"status": "lopend", "text": "Kort.", "sum": 7, "source": "Jaarstukken 2025"},
    ],
    columns=(
        Column("Status", field("status"), style=lambda _: "blue"),
        Column("Text", field("text"), wide=True, prose=True, marks=lambda _: [(4, 11)]),
        Column("Sum", field("sum"), number=True),
        Column("Source", field("source"), wide=True),
    ),
    fields=(),
)


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 100, 200])
def test_everything_is_there_and_fits(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = table(LISTING)
    assert all(len(line) <= width for line in shown.splitlines())
    words = set(re.findall(r"\w+", shown))
    for record in LISTING.records:
        for value in record.values():
            assert set(re.findall(r"\w+", str(value))) <= words


def test_on_a_narrow_screen_each_line_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = table(LISTING)
    assert shown.startswith("Het college bouwt")
    assert "  Status: gepland\n" in shown
    assert "  Sum: 1250\n" in shown


def test_a_line_is_left_between_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert "\n\n lopend" in table(LISTING._replace(spaced=True))
    assert "\n\n lopend" not in table(LISTING)
