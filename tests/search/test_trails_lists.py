"""What joins decisions of meetings, and what only looks alike: formulas, other years, other places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from corpus.commitment import Commitment
from corpus.document import DocumentType
from search.trails.about import abouts
from search.trails.join import join
from search.trails.terms import subjects_of
from search.trails.trail import Entry


def entry(
    number: int, heading: str, text: str, doc_type: DocumentType = "besluitenlijst", day: int = 0
) -> Entry:
    commitment = Commitment(
        id=f"{number:012d}-0", text=text, start=0, end=len(text), block=0, page=None,
        heading=(heading,) if heading else (), status="planned",
    )  # fmt: skip
    return Entry(
        document=f"{number:012d}", title=f"stuk {number}", doc_type=doc_type,
        doc_date=dt.date(2025, 1, 7) + dt.timedelta(days=day or number * 7), municipality="Voorbeelddam",
        commitment=commitment,
    )  # fmt: skip


OTHERS = [
    entry(900 + number, f"6.{number} {subject}", f"{subject} vast te stellen.")
    for number, subject in enumerate(
        (
            "Bomenverordening",
            "Havenreglement",
            "Marktgelden",
            "Speelruimteplan",
            "Winkeltijden",
            "Rioolheffing",
        )
    )
]
"""Decisions on other things, so that words have some rarity."""


def joined(*entries: Entry, names: Sequence[Sequence[str]] = ()) -> bool:
    """Whether the first two are one thing, among decisions on others."""
    found = [*entries, *OTHERS]
    named = [*(names or [()] * len(entries)), *([()] * len(OTHERS))]
    groups = join(found, subjects_of(abouts(found, named)))
    return any({0, 1} <= set(group) for group in groups)


def test_an_agenda_item_that_comes_back_is_one_thing() -> None:
    first = entry(1, "5.a.1 Fietsparkeerplan stationsgebied", "De raad een voorstel te doen.")
    again = entry(2, "7.b Aangepast fietsparkeerplan stationsgebied", "Het plan gewijzigd vast te stellen.")
    assert joined(first, again)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # the same party asks of two things
            "Beantwoording schriftelijke vragen fractie Dorpslijst over hondenpoep in het Molenpark",
            "Beantwoording schriftelijke vragen fractie Dorpslijst over geluid van de kermis",
        ),
        ("Zienswijze begroting 2025 Servicepunt Rivierland", "Zienswijze begroting 2025 Afvalschap De Bocht"),
        ("Wob-verzoek evenementen strandbad", "Woo-verzoek aanleg Kerkplein"),
        ("Vaststellen Kermisverordening 2024", "Vaststellen Kermisverordening 2026"),
        ("Ontwerpbestemmingsplan Dijkweg 12", "Ontwerpbestemmingsplan Dijkweg 48a"),
        ("Ontwerpbestemmingsplan Klein Weidehof", "Ontwerpbestemmingsplan Oude Veiling"),
    ],
)
def test_formulas_other_years_and_other_places_stay_apart(one: str, other: str) -> None:
    decided = "In te stemmen met het voorstel onder voorbehoud van toestemming van de raad."
    assert not joined(entry(1, f"5.a.1 {one}", decided), entry(2, f"5.b.2 {other}", decided))


def test_what_is_shared_must_stand_in_the_title_of_both() -> None:
    """Two decisions with a sentence in common are about what their agenda items are about."""
    text = "De verkoopopbrengst te verwerken in het eerstvolgende controlproduct."
    one = entry(1, "5.a.1 Verkoop Schoolgebouw Zandpad", text)
    assert not joined(one, entry(2, "5.a.3 Verkoop Pastorie Dorpskerk", text))


def test_fixed_points_of_the_agenda_are_no_trail() -> None:
    lists = [entry(n, "9 Uitnodigingenlijst", "Uitnodigingenlijst is akkoord.") for n in range(1, 13)]
    assert not joined(*lists)


def test_one_organisation_does_many_things() -> None:
    one = entry(1, "", "We evalueren de overeenkomst met Stichting Buurtkracht Oost.", "begroting", 1)
    other = entry(2, "", "Stichting Buurtkracht Oost krijgt subsidie voor jeugdwerk.", "jaarstukken", 300)
    name = ("Stichting Buurtkracht Oost",)
    assert not joined(one, other, names=(name, name))


def test_a_word_of_procedure_alone_tells_nothing() -> None:
    one = entry(1, "", "De besluitvorming over de padelbanen volgt na de zomer.", "begroting", 1)
    other = entry(2, "", "De besluitvorming over het strandpaviljoen is uitgesteld.", "jaarstukken", 300)
    assert not joined(one, other)
