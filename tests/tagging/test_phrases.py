"""Many names at once: spellings, case, whole words and the longest name at a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tagging.phrases import Phrases

NAMES = Phrases([("Oude-Haven", 1), ("binnenstad", 2), ("SHE", 3), ("Hart van Zuid", 4), ("Hart", 5)])


def found(text: str) -> list[tuple[str, int]]:
    return [(text[start:end], value) for start, end, value in NAMES.finditer(text)]


def test_blanks_and_hyphens_stand_for_each_other() -> None:
    assert found("Oude Haven, Oude - Haven en Oude–Haven") == [
        ("Oude Haven", 1),
        ("Oude - Haven", 1),
        ("Oude–Haven", 1),
    ]


def test_capitals_matter_where_the_name_has_them() -> None:
    assert found("de Binnenstad en de binnenstad") == [("Binnenstad", 2), ("binnenstad", 2)]
    assert found("she en SHE en oude haven en OUDE HAVEN") == [("SHE", 3), ("OUDE HAVEN", 1)]
    any_case = Phrases([("De inwoner centraal", 1)], any_case=True)
    assert [(start, end) for start, end, _ in any_case.finditer("de Inwoner Centraal")] == [(0, 19)]


def test_whole_words_and_the_longest() -> None:
    assert found("Hart van Zuid, Harten, binnenstadsplan, Hart's") == [("Hart van Zuid", 4), ("Hart", 5)]


def test_nothing_is_found_without_names() -> None:
    empty: Phrases[int] = Phrases(())
    assert len(empty) == 0
    assert list(empty.finditer("Oude Haven")) == []


@given(
    st.sets(st.from_regex(r"[A-Z][a-z]{1,5}( [A-Z][a-z]{1,5}){0,2}", fullmatch=True), min_size=1, max_size=20)
)
def test_every_name_is_found_alone(names: set[str]) -> None:
    phrases = Phrases((name, name) for name in names)
    for name in names:
        assert list(phrases.finditer(f"({name})")) == [(1, 1 + len(name), name)]
