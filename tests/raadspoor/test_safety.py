"""Text of strangers, made harmless."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadspoor.export.listing import Column, Listing, field, flat
from raadspoor.export.plain import comma_separated, json_lines, markdown, to_json
from raadspoor.export.safety import clean, defuse, mask

HOSTILE = "\x1b]0;title\x07 \x9b31m \x1b[2J tekst \u202egnp.exe"


@pytest.mark.parametrize("harmless", [clean, mask, defuse])
def test_nothing_that_steers_a_terminal_is_left(harmless: object) -> None:
    assert callable(harmless)
    kept = harmless(HOSTILE)
    assert "tekst" in kept
    assert not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in kept)


@given(st.text())
def test_masking_keeps_every_offset(text: str) -> None:
    assert len(mask(text)) == len(text)


def test_accents_tabs_and_line_breaks_stay() -> None:
    assert clean("één\tcafé\n€ 5") == "één\tcafé\n€ 5"


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-1+1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_a_cell_that_begins_like_a_formula_is_text(cell: str) -> None:
    assert defuse(cell).startswith("'")


def test_a_formula_behind_a_control_character_is_text_too() -> None:
    assert defuse("\x07=1+1") == "'=1+1"


@given(st.text())
def test_json_says_the_same_after_its_control_characters_are_escaped(text: str) -> None:
    encoded = json_lines([{"text": text}])
    assert json.loads(encoded) == {"text": text}
    assert not any(sign != "\n" and unicodedata.category(sign) == "Cc" for sign in encoded)


def test_json_is_indented_and_ends_the_line() -> None:
    assert to_json({"a": [1]}) == '{\n  "a": [\n    1\n  ]\n}\n'


def test_markdown_and_csv_keep_a_record_on_its_line() -> None:
    listing = Listing(
        [{"a": "x|y\nz", "n": 2}], (Column("A", field("a")), Column("N", field("n"))), ("a", "n")
    )
    assert markdown(listing).splitlines()[2] == "| x\\|y z | 2 |"
    assert comma_separated(listing) == 'a,n\n"x|y\nz",2\n'


def test_a_cell_holds_lists_and_intervals() -> None:
    assert flat(["a", "b"]) == "a; b"
    assert flat({"start": "2025-01-01", "end": "2025-12-31"}) == "2025-01-01/2025-12-31"
    assert flat(None) is None
