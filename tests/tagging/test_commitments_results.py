"""Lists of results to come, written as if they were there, and the remarks that explain them."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.tagging.commitment_cases import document, heading, item, paragraph

PLAN = heading("Wat gaan we daarvoor doen?", 2)
RESULTS = heading("Belangrijkste resultaten 2027", 3)
YEAR = (dt.date(2027, 1, 1), dt.date(2027, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Dienstverlening aan de balie verbeterd",
        "Opgestelde nota parkeren",
        "Twee wijkboa's zijn aangesteld",
        "Bomenplan voor het centrum",
    ],
)
def test_a_result_to_come_is_planned_for_its_year(text: str) -> None:
    (found,) = document(PLAN, RESULTS, item(text)).commitments
    assert found.status == "planned"
    assert found.deadline is not None
    assert (found.deadline.start, found.deadline.end) == YEAR
    assert found.deadline.source == "heading"


def test_a_result_in_an_account_is_done() -> None:
    blocks = (
        heading("Wat hebben we bereikt?", 2),
        heading("Resultaten 2025", 3),
        item("Nota parkeren opgesteld"),
    )
    (found,) = document(*blocks).commitments
    assert found.status == "done"


@pytest.mark.parametrize("title", ["Toelichting", "Toelichting op de belangrijkste resultaten"])
def test_remarks_on_a_plan_belong_to_it(title: str) -> None:
    found = document(
        PLAN,
        RESULTS,
        item("Opgestelde nota parkeren"),
        heading(title, 2),
        heading("1.1 Opgestelde nota parkeren", 4),
        paragraph("We stimuleren het gebruik van de fiets."),
    ).commitments
    assert [(c.text, c.status) for c in found[1:]] == [("We stimuleren het gebruik van de fiets.", "planned")]
    term = found[1].deadline
    assert term is not None
    assert (term.start, term.end) == YEAR


def test_remarks_on_figures_are_no_plan() -> None:
    found = document(
        PLAN,
        heading("Wat mag het kosten?", 2),
        heading("Toelichting", 2),
        paragraph("We stimuleren het gebruik van de fiets."),
    ).commitments
    assert found == ()


def test_results_of_a_year_to_come_are_a_plan_without_a_chapter_that_says_so() -> None:
    (found,) = document(heading("P3 Groen", 2), RESULTS, item("1.1 Bomenplan opgesteld")).commitments
    assert found.status == "planned"
    assert found.deadline is not None
    assert (found.deadline.start, found.deadline.end) == YEAR


def test_results_of_a_year_that_is_over_are_an_account() -> None:
    blocks = (
        heading("P3 Groen", 2),
        heading("Belangrijkste resultaten 2025", 3),
        item("Bomenplan opgesteld"),
    )
    assert all(found.status == "done" for found in document(*blocks).commitments)
