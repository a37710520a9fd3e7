"""Dutch sentences: abbreviations, initials and ordinals end none, and offsets give the text back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tagging.sentences import split

WHOLE = [
    "Dit geldt o.a. voor de Molenwijk en bijv. ook voor het dorp.",
    "Dhr. A.B. de Vries en mevr. Jansen tekenden namens de gemeente.",
    "Volgens art. 12 van de verordening, d.w.z. de nieuwe, is het plan nr. 4 t.b.v. de raad.",
    "In 2027 kost het € 1.250.000,50 per jaar.",
    "De 1e fase (incl. sloop van ca. 40 woningen) begint in sept. 2027.",
    "We doen drie dingen: bouwen, slopen en herstellen; daarna volgt de oplevering.",
    "Zo wordt Q3? 2027 gestart met de bouw.",
    "De gem. Raad en de prov. Staten stemden in.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_stays_whole(text: str) -> None:
    assert [text[a:b] for a, b in split(text)] == [text]


@pytest.mark.parametrize(
    "marked",
    [
        "We bouwen een school.| Die opent in 2028.",
        "Komt er een brug?| Dat zoeken we uit!| Daarna beslist de raad.",
        "De raad zei: “Dat doen we.”| Het college voert het uit.",
        "Er is overleg met huurders, kopers enz.| De uitkomst volgt in mei.",
        "Het plan is klaar (zie bijlage 2).| We starten in 2027.",
        "Wij zijn hierover geïnformeerd.12| De rest volgt.³| Dan is het klaar.",
        "Dat kost € 3 miljoen.| 40 woningen worden gesloopt.",
        "Het plan ligt er.Ook is het budget bekend.",
    ],
)
def test_parts(marked: str) -> None:
    if "|" not in marked:
        assert [marked[a:b] for a, b in split(marked)] == ["Het plan ligt er.", "Ook is het budget bekend."]
        return
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split(text)] == [part.strip() for part in marked.split("|")]


def test_part_of_a_text() -> None:
    text = "3. Eén zin. Nog een zin."
    assert [text[a:b] for a, b in split(text, 3)] == ["Eén zin.", "Nog een zin."]


@given(st.text(alphabet="aBc é.!?;: ()“”'1\t", max_size=80))
def test_offsets_are_ordered_and_lose_nothing(text: str) -> None:
    spans = split(text)
    kept = "".join(text[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
