"""Words of a text: their forms, their places, and how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import fold, tokenize
from index.analysis.tokens import words_of


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("De Raad besluit.", ["de", "raad", "besluit"]),
        ("Café's en foto’s", ["cafes", "en", "fotos"]),
        ("€ 271.000 of 6,9 miljoen", ["271000", "of", "6,9", "miljoen"]),
        ("paragraaf 5.2.6", ["paragraaf", "5.2.6"]),
        ("voorstel 26-NB-6.1", ["voorstel", "26-nb-6.1"]),
        ("motie M15", ["motie", "m15"]),
        ("2024-2028", ["2024", "2028"]),
        ("S.W.J.G. Jansen o.a.", ["swjg", "jansen", "oa"]),
        ("college van B&W", ["college", "van", "b&w"]),
        ("wijk-uitvoeringsplan", ["wijkuitvoeringsplan", "wijk", "uitvoeringsplan"]),
        ("woon-/werkverkeer", ["woon", "werkverkeer"]),
        ("3,56fte", ["3,56", "fte"]),
        ("", []),
        ("… – !", []),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokenize(text)] == forms


def test_joined_form_and_first_part_share_a_position() -> None:
    tokens = {token.form: token.position for token in tokenize("het wijk-plan nu")}
    assert tokens == {"het": 0, "wijkplan": 1, "wijk": 1, "plan": 2, "nu": 3}


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("Wij gaan naar Beckum", ["initial", "lower", "lower", "capital"]),
        ("het WUP en de RSIA", ["lower", "upper", "lower", "lower", "upper"]),
        ("Klaar. Daarna 2026", ["initial", "initial", "number"]),
    ],
)
def test_shapes_tell_names_from_words(text: str, shapes: list[str]) -> None:
    assert [token.shape for token in tokenize(text)] == shapes


@given(st.text(max_size=200))
def test_offsets_are_of_the_words(text: str) -> None:
    position = -1
    for token in tokenize(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.position in (position, position + 1) or position == -1
        position = max(position, token.position)
        assert token.form == token.form.casefold().strip()


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_of_an_expression_are_its_parts() -> None:
    assert words_of("Spoorzone Hengelo-Enschede") == ["spoorzone", "hengelo", "enschede"]
