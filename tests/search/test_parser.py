"""The query language: what is read, and where an error is."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from search.query import All, AnyOf, Field, Node, Not, Phrase, Prefix, Word, parse
from search.query.fields import days, euros


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("fietspad", Word("fietspad", 0)),
        ("Café", Word("cafe", 0)),
        ("wijk-plan", Word("wijkplan", 0, ("wijk", "plan"))),
        ("fietspad brug", All((Word("fietspad", 0), Word("brug", 9)))),
        ("fietspad OR brug", AnyOf((Word("fietspad", 0), Word("brug", 12)))),
        ("fietspad OF brug", AnyOf((Word("fietspad", 0), Word("brug", 12)))),
        ("fietspad -brug", All((Word("fietspad", 0), Not(Word("brug", 10))))),
        ("fietspad NIET brug", All((Word("fietspad", 0), Not(Word("brug", 14))))),
        ("fietspad EN brug", All((Word("fietspad", 0), Word("brug", 12)))),
        ('"de brug" dicht', All((Phrase(("de", "brug"), 0), Word("dicht", 10)))),
        ("fiets*", Prefix("fiets", 0)),
        ("wijk:Noord brug", All((Field("area", ":", "Noord", 5), Word("brug", 11)))),
        ('wie:"Anna de Wit"', Field("person", ":", "Anna de Wit", 4)),
        ("bedrag:>1,5mln", Field("amount", ">", "1,5mln", 8)),
        ("termijn:2025..2026", Field("due", "..", "2025..2026", 8)),
        ("Year:2026", Field("year", ":", "2026", 5)),
        ("(a1 OR b2) c3", All((AnyOf((Word("a1", 1), Word("b2", 7))), Word("c3", 11)))),
        ("26-NB-6.1", Word("26-nb-6.1", 0)),
        ("https://voorbeelddam.nl", All((Word("https", 0), Word("voorbeelddam", 0), Word("nl", 0)))),
    ],
)
def test_trees(text: str, node: Node) -> None:
    assert parse(text) == node


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no word"),
        ("   ...", "no word"),
        ('"de brug', "quotation mark is not closed, at position 1"),
        ("brug (dicht", "bracket is not closed, at position 6"),
        ("brug) dicht", "closing bracket without an opening one, at position 5"),
        ("brug OR", "OR must stand between two things to find, at position 6"),
        ("OR brug", "at position 1"),
        ("-brug", "only says what not to find"),
        ("brug -(", "Brackets|bracket"),
        ("wijkk:Noord", r"no field 'wijkk' \(nearest: wijk"),
        ("wijk:", "Nothing follows wijk:, at position 6"),
        ("wijk:>3", "takes a name"),
        ("b*", "at least 2 letters"),
        ("*", "start of a word"),
        ("x" * 1001, "1000 is the most"),
        ("a1 " * 65, "more than 64 parts"),
        ("(" * 13 + "brug" + ")" * 13, "deeper than 12"),
        ("brug " + "-(" * 13 + "dicht" + ")" * 13, "deeper than 12"),
    ],
)
def test_errors_point_at_the_place(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse(text)


PIECES = st.sampled_from(
    [
        "brug",
        "de",
        "OR",
        "NOT",
        "-",
        "(",
        ")",
        '"',
        "*",
        "wijk:",
        "bedrag:>",
        "1mln",
        "..",
        "foo:",
        " ",
        "é",
        "\n",
        "-(",
    ]
)


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(PIECES, max_size=30).map(" ".join),
        st.lists(PIECES, max_size=30).map("".join),
    )
)
def test_any_text_is_a_tree_or_an_error_of_ours(text: str) -> None:
    with suppress(QueryError):
        assert isinstance(parse(text), Node)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("250000", 250_000),
        ("250.000", 250_000),
        ("1,5mln", 1_500_000),
        ("€2 miljoen", 2_000_000),
        ("40k", 40_000),
        ("1.5mln", 1_500_000),
        ("3mld", 3e9),
    ],
)
def test_amounts(text: str, value: float) -> None:
    assert euros(text, 0) == value


@pytest.mark.parametrize("text", ["veel", "1.00.0", "", "mln", "-3"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(QueryError, match="not an amount"):
        euros(text, 0)


def test_days_of_a_year_a_month_and_a_day() -> None:
    assert [d.isoformat() for d in days("2024", 0)] == ["2024-01-01", "2024-12-31"]
    assert [d.isoformat() for d in days("2024-02", 0)] == ["2024-02-01", "2024-02-29"]
    assert [d.isoformat() for d in days("2024-02-03", 0)] == ["2024-02-03", "2024-02-03"]
    with pytest.raises(QueryError, match="not a date"):
        days("2024-13", 0)
