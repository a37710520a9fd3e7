"""What a mistyped word may have meant."""

from __future__ import annotations

from search.suggest import nearest

KNOWN = {"uitvoeringsplan": 40, "wijkuitvoeringsplan": 1, "warmte": 12, "warmtf": 1, "brug": 9}


def test_a_rare_word_is_offered_when_it_is_very_near() -> None:
    assert nearest("wijkuitvoerngsplan", KNOWN) == "wijkuitvoeringsplan"
    assert nearest("uitvoerngsplan", KNOWN) == "uitvoeringsplan"


def test_a_slip_of_the_corpus_is_not_offered() -> None:
    assert nearest("warmtr", KNOWN) == "warmte"


def test_what_is_near_nothing_stays() -> None:
    assert nearest("zwaartekracht", KNOWN) is None
    assert nearest("bru", KNOWN) is None
