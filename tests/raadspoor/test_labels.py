"""Values in words for people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from raadspoor.labels import euros, interval, source


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-01-01", "2026-12-31", "2026"),
        ("2025-10-01", "2025-12-31", "Q4 2025"),
        ("2025-01-01", "2025-03-31", "Q1 2025"),
        ("2025-02-01", "2025-02-28", "2025-02"),
        ("2025-12-01", "2025-12-31", "2025-12"),
        ("2024-05-21", "2024-05-21", "2024-05-21"),
        ("2025-05-01", "2025-08-31", "2025-05-01 – 2025-08-31"),
        ("2025-03-01", "2025-05-31", "2025-03-01 – 2025-05-31"),
        ("2026-01-01", "2027-12-31", "2026-01-01 – 2027-12-31"),
    ],
)
def test_a_period_is_said_as_short_as_it_can_be(start: str, end: str, said: str) -> None:
    assert interval(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("6900000", "€ 6.900.000"),
        ("6900000.00", "€ 6.900.000"),
        ("12.5", "€ 12,50"),
        ("-50000", "€ -50.000"),
    ],
)
def test_money_is_written_the_dutch_way(value: str, said: str) -> None:
    assert euros(Decimal(value)) == said


def test_a_source_has_its_page_where_there_is_one() -> None:
    assert source("Begroting", 3) == "Begroting, p. 3"
    assert source("Webpagina", None) == "Webpagina"
