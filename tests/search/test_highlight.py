"""Sentences and snippets."""

from __future__ import annotations

import pytest

from search.highlight import sentences, snippet


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Een zin. Nog een.", ["Een zin.", "Nog een."]),
        ("Dat kost ca. € 5,50 per m2. Klaar!", ["Dat kost ca. € 5,50 per m2.", "Klaar!"]),
        ("De heer J. Jansen komt. Hij blijft.", ["De heer J. Jansen komt.", "Hij blijft."]),
        ("zonder punt", ["zonder punt"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_a_snippet_is_whole_sentences_around_the_words() -> None:
    text = "Eerst iets anders. Dan het fietspad naar school. Tot slot nog wat."
    at = text.index("fietspad")
    found = snippet(text, [(at, at + 8)], width=40)
    assert found.text == "Dan het fietspad naar school."
    assert [found.text[a:b] for a, b in found.highlights] == ["fietspad"]
    assert text[found.start :].startswith(found.text)


def test_one_long_sentence_is_cut_at_white_space() -> None:
    text = " ".join(["woord"] * 200) + " fietspad " + " ".join(["woord"] * 200)
    at = text.index("fietspad")
    found = snippet(text, [(at, at + 8)], width=100)
    assert len(found.text) <= 200
    assert [found.text[a:b] for a, b in found.highlights] == ["fietspad"]
    assert set(found.text.split()) == {"woord", "fietspad"}
