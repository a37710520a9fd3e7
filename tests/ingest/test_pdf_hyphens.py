"""When the hyphen at the end of a line stays, and when it goes."""

from __future__ import annotations

import pytest

from ingest.pdf.hyphens import join, vocabulary


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("de gemeen-", "teraad besluit", "de gemeenteraad besluit"),
        ("sterke woon-", "en leefmilieus", "sterke woon- en leefmilieus"),
        ("in- of", "uitstroom", "in- of uitstroom"),
        ("de lijn Delft-", "Rotterdam", "de lijn Delft-Rotterdam"),
        ("begroting 2024-", "2027", "begroting 2024-2027"),
        ("het plan -", "zie boven - is klaar", "het plan - zie boven - is klaar"),
        ("een gewone regel", "loopt door", "een gewone regel loopt door"),
        ("met een zacht\u00ad", "koppelteken", "met een zachtkoppelteken"),
        ("aanpak en/", "of onderzoek", "aanpak en/of onderzoek"),
    ],
)
def test_lines_are_joined_as_they_were_meant(first: str, second: str, joined: str) -> None:
    assert join(first, second, set()) == joined


def test_the_words_of_the_document_decide_on_a_hyphen() -> None:
    known = vocabulary(["De co-financiering van het Rijk is rond."])
    assert join("met co-", "financiering", known) == "met co-financiering"
    assert join("met co-", "financiering", set()) == "met cofinanciering"
