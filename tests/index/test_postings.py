"""Postings made by sorting arrays, against the plain way of making them; and signatures."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import tokenize
from index.postings import SIGNATURE, Texts

WORDS = st.sampled_from(["aan", "brug", "de", "é-é", "wijk-plan", "3,5", "Zee"])
UNITS = st.lists(st.lists(WORDS, max_size=12), max_size=12)


@given(UNITS)
def test_postings_are_those_of_a_dictionary(units: list[list[str]]) -> None:
    texts = Texts()
    plain: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, words in enumerate(units):
        text = " ".join(words)
        texts.add(tokenize(text))
        for token in tokenize(text):
            plain[token.form][number].append(token.position)
    found = list(texts.terms("text"))
    assert [item.term for item in found] == sorted(form.encode() for form in plain)
    for _, term, postings in found:
        wanted = plain[term.decode()]
        assert postings.units.tolist() == sorted(wanted)
        assert postings.counts.tolist() == [len(wanted[unit]) for unit in sorted(wanted)]
        assert postings.positions.tolist() == [p for unit in sorted(wanted) for p in wanted[unit]]
    assert texts.frequencies().sum() == sum(len(p) for units_ in plain.values() for p in units_.values())


def test_signatures_tell_how_alike_passages_are() -> None:
    texts = Texts()
    words = "het college stelt voor de kade te vernieuwen en daarvoor geld te reserveren in"
    for text in (
        f"{words} 2025",
        f"{words} 2026",
        "een heel ander stuk over scholen, zwembaden en de markt",
        "",
    ):
        texts.add(tokenize(text))
    one, next_year, other, empty = texts.signatures()
    assert (one == next_year).all(), "numbers do not count"
    assert (one == other).sum() < SIGNATURE / 4
    assert not empty.any()
