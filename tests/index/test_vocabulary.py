"""What the corpus's words are to each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.analysis import tokenize
from index.postings import SHAPES, Texts
from index.vocabulary import Lexicon, Vocabulary, build

TEXT = """Wij bouwen woningen. Een woning in Beckum kost veel. De Woningbouw in beeld.
De raad stelt het wijkuitvoeringsplan vast. Het WUP volgt. Meneer Steen en mevrouw Steen spreken.
Er liggen laadpunten. In 2026 begint de bouw, daarna nog een bouw. Elke wijk telt, ook een andere wijk."""


@pytest.fixture
def vocabulary(tmp_path: Path) -> Iterator[Vocabulary]:
    texts = Texts()
    texts.add(tokenize(TEXT))
    counts = texts.frequencies()
    lexicon = Lexicon(
        counts={form: tuple(counts[number].tolist()) for form, number in texts.forms.items()},
        abbreviations=[("wup", ("wijkuitvoeringsplan",), 1)],
    )
    build(tmp_path / "vocabulary.db", [lexicon], SHAPES)
    opened = Vocabulary(tmp_path / "vocabulary.db")
    yield opened
    opened.close()


def test_kinds_are_told_by_how_words_are_written(vocabulary: Vocabulary) -> None:
    kinds = {form: vocabulary.kind(form) for form in ("beckum", "wup", "2026", "woning", "steen", "xyz")}
    assert kinds == {
        "beckum": "name",
        "wup": "abbreviation",
        "2026": "number",
        "woning": "word",
        "steen": "name",
        "xyz": None,
    }


def test_inflections_share_a_stem_and_names_have_none(vocabulary: Vocabulary) -> None:
    assert vocabulary.senses("woning").stem == ("woningen",)
    assert vocabulary.senses("stenen").stem == ()


def test_parts_find_their_compounds(vocabulary: Vocabulary) -> None:
    assert vocabulary.senses("uitvoeringsplan").part == ("wijkuitvoeringsplan",)
    assert vocabulary.senses("bouw").part == ("woningbouw",)


def test_abbreviations_stand_for_their_long_forms_both_ways(vocabulary: Vocabulary) -> None:
    assert vocabulary.explained(("wup",)) == [("wijkuitvoeringsplan",)]
    assert vocabulary.explained(("wijkuitvoeringsplan",)) == [("wup",)]


def test_synonyms_are_found_for_inflected_words(vocabulary: Vocabulary) -> None:
    assert ("laadpaal",) in vocabulary.synonyms(("laadpunten",))


def test_compounds_that_do_not_occur_are_split(vocabulary: Vocabulary) -> None:
    assert vocabulary.parts_of("wijkbouw") == ("wijk", "bouw")
    assert vocabulary.parts_of("woningbouw") == ()
    assert vocabulary.parts_of("qwertyplan") == ()
