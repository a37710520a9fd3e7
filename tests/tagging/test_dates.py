"""Dates and periods are found as written, as the interval that they denote, and nothing else is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.mention import Mention, Period, Reference
from tagging import dates
from tagging.dates import intervals
from tagging.dates.patterns import MONTHS
from tagging.passage import Passage
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"dates": dates.find}


def found(sentence: Sentence) -> list[tuple[str, Period]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Period)]


@pytest.mark.parametrize("sentence", marked.read("dates.txt"), ids=str)
def test_marked_dates(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, period), mark in zip(tagged, sentence.marks, strict=True):
        wanted = mark.attributes
        assert (str(period.start), str(period.end)) == (wanted["start"], wanted["end"])
        assert period.relative == (wanted.get("relative") == "true")
        if "granularity" in wanted:
            assert period.granularity == wanted["granularity"]
        if "open" in wanted:
            assert str(period.open).lower() == wanted["open"]
        if "in_title" in wanted:
            assert period.in_title == (wanted["in_title"] == "true")


@pytest.mark.xfail(reason="not found yet", raises=AssertionError, strict=True)
@pytest.mark.parametrize("sentence", marked.read("dates_missed.txt"), ids=str)
def test_known_misses(sentence: Sentence) -> None:
    assert [text for text, _ in found(sentence)] == [mark.text for mark in sentence.marks]


@pytest.mark.parametrize("sentence", marked.read("dates_none.txt"), ids=str)
def test_what_is_no_date(sentence: Sentence) -> None:
    assert found(sentence) == []


@given(st.dates(dt.date(1960, 1, 1), dt.date(2059, 12, 31)))
def test_any_day_in_words_and_in_figures(date: dt.date) -> None:
    month = list(MONTHS)[date.month - 1]
    figures = f"{date.day}-{date.month}-{date.year}"
    for written in (f"{date.day} {month} {date.year}", f"{date:%d-%m-%Y}", figures):
        days = [(text, one.start, one.end) for text, one in found(Sentence(f"Op {written}.", ()))]
        assert days == [(written, date, date)]


@pytest.mark.parametrize("text", ["31 februari 2024", "45 mei 2024 en 32-01-2024"])
def test_days_that_do_not_exist_are_no_days(text: str) -> None:
    assert all(period.granularity != "day" for _, period in found(Sentence(text, ())))


@given(st.integers(1990, 2060), st.integers(1, 12))
def test_parts_of_a_month_make_up_the_month(year: int, month: int) -> None:
    parts = [intervals.part_of_month(year, month, part) for part in ("begin", "medio", "eind")]
    assert (parts[0][0], parts[-1][1]) == intervals.month(year, month)
    assert all(one[1] + dt.timedelta(days=1) == other[0] for one, other in pairwise(parts))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), st.integers(-40, 40))
def test_shifting_months_stays_in_the_month(date: dt.date, months: int) -> None:
    shifted = intervals.shift(date, months=months)
    assert (shifted.year * 12 + shifted.month) - (date.year * 12 + date.month) == months


def test_a_year_inside_a_reference_to_a_document_belongs_to_its_name() -> None:
    def title(passage: Passage) -> Iterator[Mention]:
        yield passage.mention(3, 13, Reference(kind="document", name="Samen 2030"))

    sentence = Sentence("In samen 2030 staat het.", ())
    taggers: dict[str, Find] = {"references": title, "dates": dates.find}
    (period,) = [one.value for one in sentence.tagged(taggers) if isinstance(one.value, Period)]
    assert period.in_title
