"""Abbreviations that a text explains."""

from __future__ import annotations

import pytest

from index.analysis.abbreviations import pairs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het Wijkuitvoeringsplan (WUP) is klaar.", [("wup", ("wijkuitvoeringsplan",))]),
        (
            "In de Regionale Stedelijke InvesteringsAgenda (RSIA) staat het.",
            [("rsia", ("regionale", "stedelijke", "investeringsagenda"))],
        ),
        ("De IHP (integraal huisvestingsplan) volgt.", [("ihp", ("integraal", "huisvestingsplan"))]),
        ("Het Rijksvastgoedbedrijf (hierna: RVB) verkoopt.", [("rvb", ("rijksvastgoedbedrijf",))]),
        (
            "informatievoorziening & automatisering (I&A)",
            [("i&a", ("informatievoorziening", "automatisering"))],
        ),
        ("Dit kost meer (zie ook bijlage).", []),
        ("De stad (NL) telt mee.", []),
        ("Zonder haakjes WUP.", []),
    ],
)
def test_pairs(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert list(pairs(text)) == found
