"""Counted things are found with their number and unit, and nothing else is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.mention import Quantity
from tagging import amounts, dates, quantities
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"dates": dates.find, "amounts": amounts.find, "quantities": quantities.find}


def found(sentence: Sentence) -> list[tuple[str, Quantity]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Quantity)]


@pytest.mark.parametrize("sentence", marked.read("quantities.txt"), ids=str)
def test_marked_quantities(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, quantity), mark in zip(tagged, sentence.marks, strict=True):
        wanted = mark.attributes
        assert quantity.value == Decimal(wanted["value"])
        assert quantity.high == (Decimal(wanted["high"]) if "high" in wanted else None)
        assert quantity.approx == ("approx" in wanted)
        assert quantity.unit == wanted["unit"]


@pytest.mark.xfail(reason="not found yet", raises=AssertionError, strict=True)
@pytest.mark.parametrize("sentence", marked.read("quantities_missed.txt"), ids=str)
def test_known_misses(sentence: Sentence) -> None:
    assert [text for text, _ in found(sentence)] == [mark.text for mark in sentence.marks]


@pytest.mark.parametrize("sentence", marked.read("quantities_none.txt"), ids=str)
def test_what_is_no_quantity(sentence: Sentence) -> None:
    assert found(sentence) == []


@given(st.integers(2, 10**7), st.sampled_from(["woningen", "fte", "leerlingen", "laadpalen", "uur per week"]))
def test_any_count(number: int, unit: str) -> None:
    written = f"{number:,}".replace(",", ".") + f" {unit}"
    assert [(text, one.value, one.unit) for text, one in found(Sentence(f"Er komen {written} bij.", ()))] == [
        (written, Decimal(number), unit)
    ]
