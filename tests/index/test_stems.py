"""Which written forms are inflections of one word, and which are not."""

from __future__ import annotations

import pytest

from index.analysis.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "fietspad fietspaden",
        "raadslid raadsleden",
        "binnenstad binnensteden",
        "verslag verslagen",
        "bedrag bedragen",
        "aanslag aanslagen",
        "snelweg snelwegen",
        "kind kinderen",
        "museum musea",
        "criterium criteria",
        "politicus politici",
        "indicator indicatoren",
        "motor motoren",
        "advies adviezen",
        "collega collega's",
        "gemeente gemeenten",
        "parkeren parkeert geparkeerd parkeer",
        "realiseren realiseert gerealiseerd realisatie",
        "verhogen verhoogt verhoogd verhoging",
        "verbeteren verbetert verbeterd verbetering",
        "bouwen bouwt gebouwd",
        "herstellen herstelt hersteld herstel",
        "beheren beheert beheer",
    ],
)
def test_inflections_come_together(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "weg bewegen",
        "stad besteden",
        "stad aanbesteden",
        "lid overleden",
        "slag geslagen",
        "dag uitdagen",
        "client clien",
        "beleid belei",
        "kaart kaar",
        "buurt buur",
        "dienst dien",
        "watertoren waterto",
    ],
)
def test_other_words_stay_apart(forms: str) -> None:
    one, other = forms.split()
    assert stem(one) != stem(other)


def test_codes_and_short_words_are_their_own() -> None:
    assert [stem(form) for form in ("25-nb-6.1", "2025", "wup", "eis")] == ["25-nb-6.1", "2025", "wup", "eis"]
