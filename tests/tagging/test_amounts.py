"""Amounts of money are found as written, with their value, and nothing else is."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block
from corpus.mention import Amount
from tagging import amounts, dates
from tagging.amounts.units import unit_of
from tagging.passage import Context
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"dates": dates.find, "amounts": amounts.find}


def found(sentence: Sentence) -> list[tuple[str, Amount]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Amount)]


@pytest.mark.parametrize("sentence", marked.read("amounts.txt"), ids=str)
def test_marked_amounts(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, amount), mark in zip(tagged, sentence.marks, strict=True):
        wanted = mark.attributes
        assert amount.eur == Decimal(wanted["eur"])
        assert amount.high == (Decimal(wanted["high"]) if "high" in wanted else None)
        assert amount.approx == ("approx" in wanted)
        assert amount.implicit == ("implicit" in wanted)
        for name in ("year", "recurrence", "label"):
            if name in wanted:
                assert str(getattr(amount, name)) == wanted[name]


@pytest.mark.parametrize("sentence", marked.read("amounts_none.txt"), ids=str)
def test_what_is_no_amount(sentence: Sentence) -> None:
    assert found(sentence) == []


@given(st.integers(1, 10**9), st.integers(0, 99), st.sampled_from(["€ {}", "€{}", "{} euro", "EUR {}"]))
def test_any_sum_of_euros_and_cents(euros: int, cents: int, form: str) -> None:
    written = f"{euros:,}".replace(",", ".") + f",{cents:02}"
    sentence = Sentence(f"De kosten zijn {form.format(written)} geweest.", ())
    assert [(text, amount.eur) for text, amount in found(sentence)] == [
        (form.format(written), Decimal(f"{euros}.{cents:02}"))
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Bedragen x € 1.000", 1_000),
        ("(x €1.000,-)", 1_000),
        ("bedragen x 1.000 euro", 1_000),
        ("Bedragen in duizenden euro's", 1_000),
        ("in € 1.000", 1_000),
        ("€ x 1.000", 1_000),
        ("(x € 1 miljoen)", 1_000_000),
        ("bedragen in miljoenen euro's", 1_000_000),
        ("bedragen x € 1 mln.", 1_000_000),
        ("bedragen in euro's", 1),
        ("Kosten (€)", 1),
        ("aantallen x 1.000", None),
        ("Omschrijving", None),
        ("de Europese bijdrage", None),
        ("kosten € 1.000.000 in totaal", None),
    ],
)
def test_units_of_tables(text: str, unit: int | None) -> None:
    assert unit_of(text) == unit


def test_a_unit_may_stand_in_the_paragraph_above_the_table() -> None:
    headers = {"before": "Bedragen x € 1.000", "header": "Post | 2024"}
    (one,) = found(Sentence("Groen\t12", (), headers))
    assert (one[0], one[1].eur) == ("12", Decimal(12000))


def test_a_sum_with_its_own_sign_is_in_the_unit_of_the_table_too() -> None:
    headers = {"caption": "bedragen x € 1.000", "header": "Post | 2024"}
    (one,) = found(Sentence("Groen\t€ 12", (), headers))
    assert (one[1].eur, one[1].implicit) == (Decimal(12000), False)


def test_a_table_that_goes_on_keeps_the_columns_of_its_first_half() -> None:
    header = ("Post", "2024")
    rows = [
        Block(
            kind="table_row",
            text="\t".join(header),
            cells=header,
            header=header,
            caption="x € 1.000",
            table=0,
        ),
        Block(kind="table_row", text="Groen\t12", cells=("Groen", "12"), header=header, table=0),
        Block(kind="heading", text="Onderhoud", level=3),
        Block(kind="table_row", text="Wegen\t15", cells=("Wegen", "15"), table=1),
    ]
    document = msgspec.structs.replace(Sentence("", ()).document, blocks=tuple(rows))
    columns = amounts.harvest(Context(document))
    assert columns[3] == columns[1]
    assert (columns[3][1].unit, columns[3][1].year) == (1_000, 2024)
