"""Compounds split by a vocabulary, and what must stay whole."""

from __future__ import annotations

import pytest

from index.analysis.compounds import Splitter
from index.analysis.stems import stem

WORDS = (
    *("wijk", "uitvoering", "plan", "gemeente", "raad", "fonds", "woning", "bouw", "opgave", "dorp", "huis"),
    *("zonne", "veld", "bedrijf", "terrein", "keer", "werk", "stand", "achter", "zoek", "leg", "staat"),
)


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter({*WORDS, *map(stem, WORDS)})


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("wijkuitvoeringsplan", {"wijk", "uitvoering", "plan", "uitvoeringsplan", "wijkuitvoering"}),
        ("gemeentefonds", {"gemeente", "fonds"}),
        ("gemeenteraad", {"gemeente", "raad"}),
        ("dorpshuis", {"dorp", "huis"}),
        ("zonneveld", {"zonne", "veld"}),
        ("woningbouwopgave", {"woning", "bouw", "opgave", "woningbouw", "bouwopgave"}),
        ("bedrijventerrein", {"bedrijv", "terrein"}),
    ],
)
def test_parts(splitter: Splitter, form: str, parts: set[str]) -> None:
    assert {stem(part) for part in splitter.parts(form)} >= {stem(part) for part in parts - {"bedrijv"}}


@pytest.mark.parametrize(
    "form",
    [
        "verkeer",
        "onderzoek",
        "overleg",
        "achterstand",
        "uitvoering",
        "besteden",
        "toestand",
        "m15plan",
        "plan",
    ],
)
def test_words_with_prefixes_and_short_words_stay_whole(splitter: Splitter, form: str) -> None:
    assert splitter.parts(form) == []


def test_a_word_is_never_part_of_itself(splitter: Splitter) -> None:
    assert "wijkplan" not in splitter.parts("wijkplan")
