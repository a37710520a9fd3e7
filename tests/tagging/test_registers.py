"""Entries of a register as commitments, the keeper's words beside the values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.commitment import Commitment
from corpus.document import Document
from corpus.registers import day_of, meanings
from ingest.read import read
from tagging.pipeline import tag
from tagging.registers import find, is_register
from tagging.registers.words import status_of

REGISTER = Path(__file__).parents[1] / "data" / "register" / "toezeggingen.csv"


@pytest.fixture(scope="module")
def document() -> Document:
    return tag(read(REGISTER))


@pytest.fixture
def entries(document: Document) -> dict[str, Commitment]:
    return {c.register.number: c for c in document.commitments if c.register}


def test_an_entry_quotes_its_cell_exactly(document: Document) -> None:
    for commitment in document.commitments:
        assert document.text[commitment.start : commitment.end] == commitment.text


def test_a_settled_entry_keeps_the_words_and_the_values(entries: dict[str, Commitment]) -> None:
    first = entries["T-01"]
    assert first.status == "done"
    assert first.responsible == ("Wethouder Van Dijk",)
    assert first.deadline is not None
    assert (first.deadline.end, first.deadline.source) == (dt.date(2024, 7, 1), "table")
    assert first.register is not None
    assert first.register.status == "Afgedaan"
    assert first.register.settled == dt.date(2024, 6, 20)
    assert first.register.subject == "Fietspad Beekweg"


def test_an_open_entry_has_its_amount_and_its_period(entries: dict[str, Commitment]) -> None:
    second = entries["T-02"]
    assert second.status == "planned"
    assert second.eur == (Decimal(25000),)
    assert second.deadline is not None
    assert (second.deadline.start, second.deadline.end) == (dt.date(2024, 10, 1), dt.date(2024, 12, 31))


def test_what_was_withdrawn_is_no_commitment(entries: dict[str, Commitment]) -> None:
    assert set(entries) == {"T-01", "T-02"}


def test_the_user_may_say_what_a_column_means(document: Document) -> None:
    given = [*find(document, {"Stand van zaken": "text"})]
    assert [c.text for c in given] == ["Brief van 20 juni", "Wacht op offertes; zie brief"]


@pytest.mark.parametrize(
    ("written", "settled", "status"),
    [
        ("Afgedaan", None, "done"),
        ("nog niet afgedaan", None, "planned"),
        ("In behandeling", None, "ongoing"),
        ("4", None, "planned"),
        ("4", dt.date(2025, 1, 1), "done"),
        ("Motie verworpen", None, None),
        ("", None, "planned"),
    ],
)
def test_statuses(written: str, settled: dt.date | None, status: str | None) -> None:
    assert status_of(written, settled) == status


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12-03-2024", dt.date(2024, 3, 12)),
        ("2024-03-12", dt.date(2024, 3, 12)),
        ("Jan 29 2026 12:00AM", dt.date(2026, 1, 29)),
        ("2026-06-25T10:06:40.073", dt.date(2026, 6, 25)),
        ("voorjaar 2027", None),
        ("4", None),
        ("", None),
    ],
)
def test_days(written: str, day: dt.date | None) -> None:
    assert day_of(written) == day


def test_headers_are_known_by_their_words_and_the_user_wins() -> None:
    header = ("Registratienummer", "Stand_van_zaken", "Portefeuillehouder(s)", "Omschrijving", "Einddatum")
    assert meanings(header) == {"number": 0, "progress": 1, "holder": 2, "text": 3, "deadline": 4}
    assert meanings(header, {"Omschrijving": "subject"})["subject"] == 3


def test_running_text_and_budget_tables_are_no_registers(tmp_path: Path) -> None:
    for name, text in (("brief.txt", "Wij sturen u de nota."), ("begroting.csv", "lasten;baten\n12;14\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert not is_register(read(tmp_path / name))
