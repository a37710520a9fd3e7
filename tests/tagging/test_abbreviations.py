"""Abbreviations are read in both orders, and brackets that hold something else are not."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.document import Block, Document
from tagging import abbreviations


def document(*paragraphs: str) -> Document:
    return Document(
        id="0" * 12,
        source="voorbeeld.txt",
        sha256="0" * 64,
        media_type="text/plain",
        retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        title="",
        blocks=tuple(Block(kind="paragraph", text=text) for text in paragraphs),
    )


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("De Regionale Investeringsagenda (RIA) is klaar.", "RIA", "Regionale Investeringsagenda"),
        ("Een soortenmanagementplan (SMP) volgt.", "SMP", "soortenmanagementplan"),
        (
            "Het BOV (Bestuurlijk Overleg Voorbeeldland) komt bijeen.",
            "BOV",
            "Bestuurlijk Overleg Voorbeeldland",
        ),
        ("De Spoorzone Dam - Oost (SDO) groeit.", "SDO", "Spoorzone Dam - Oost"),
        ("Het Integraal Huisvestingsplan (hierna: IHP) loopt.", "IHP", "Integraal Huisvestingsplan"),
        ("De Omgevingsdienst Voorbeeldland ('ODV') adviseert.", "ODV", "Omgevingsdienst Voorbeeldland"),
    ],
)
def test_pairs_in_both_orders(text: str, short: str, long: str) -> None:
    assert abbreviations.pairs(document(text)) == (abbreviations.Abbreviation(short=short, long=long),)


@pytest.mark.parametrize(
    "text",
    [
        "De uitstoot (CO2) daalt.",
        "Wethouder Noor van Dijk (VVD) spreekt.",
        "In het eerste kwartaal (Q1) beginnen we.",
        "De bijdrage (zie bijlage) is hoger.",
        "Het bedrag (€ 5.000) staat vast.",
        "Dat geldt ook (Zie paragraaf 5).",
    ],
)
def test_brackets_that_abbreviate_nothing(text: str) -> None:
    assert abbreviations.pairs(document(text)) == ()


def test_the_first_long_form_stands() -> None:
    found = abbreviations.pairs(document("Oude Haven Noord (OHN)", "Open Huis Nu (OHN)"))
    assert [pair.long for pair in found] == ["Oude Haven Noord"]
