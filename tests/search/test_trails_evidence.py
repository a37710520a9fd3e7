"""What is evidence that two statements are of one thing, and what only looks like it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from corpus.commitment import Commitment
from corpus.document import DocumentType
from search.trails.about import abouts
from search.trails.join import join
from search.trails.roles import days, grounds, scopes
from search.trails.terms import subjects_of
from search.trails.trail import Entry

OTHERS = [
    "We leggen een speelbos aan bij de kinderboerderij.",
    "De brandweerkazerne krijgt zonnepanelen.",
    "We stellen een hondenkaart op.",
    "De marktkramen zijn vervangen.",
    "We onderzoeken een overkapping van het perron.",
    "De muziekschool is verhuisd.",
    "We plaatsen watertappunten in het centrum.",
]
"""So that words have some rarity."""


def entry(
    number: int,
    text: str,
    day: int,
    heading: str = "",
    kind: DocumentType = "begroting",
    file: int = 0,
    areas: tuple[str, ...] = (),
) -> Entry:
    commitment = Commitment(
        id=f"{number:012d}-0", text=text, start=number, end=number + len(text), block=0, page=None,
        heading=(heading,) if heading else (), status="planned", areas=areas,
    )  # fmt: skip
    return Entry(
        document=f"{file or number:012d}", title=f"stuk {number}", doc_type=kind,
        doc_date=dt.date(2024, 1, 1) + dt.timedelta(days=day), municipality="Voorbeelddam",
        commitment=commitment,
    )  # fmt: skip


def groups_of(
    entries: Sequence[Entry], people: Sequence[Sequence[str]] = (), places: Sequence[str] = ()
) -> list[set[int]]:
    """The groups of two or more, by the numbers of the entries."""
    found = [*entries, *(entry(500 + n, text, 500 + n) for n, text in enumerate(OTHERS))]
    who = [*(people or [()] * len(entries)), *([()] * len(OTHERS))]
    subjects = subjects_of(abouts(found, who, who), places)
    return [set(group) for group in join(found, subjects) if len(group) > 1]


def listed(number: int, heading: str, text: str, file: int = 0) -> Entry:
    return entry(number, text, number * 30, heading, "besluitenlijst", file)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # only where something is worked out, or comes from
        ("We stellen de hemelwaterverordening vast.",
         "De kosten van de bloembakken zijn opgenomen in de hemelwaterverordening."),
        ("We stellen de sportnota op.", "Uit de sportnota volgt dat we kunstgras aanleggen."),
        ("We stellen een wandelnetwerkplan op.",
         "Na vaststelling van het wandelnetwerkplan richten we de oever in."),
        ("We actualiseren het aanbestedingsbeleid.",
         "We wijken af van het aanbestedingsbeleid bij de bruggen."),
        # another size of government
        ("We stellen de lokale laadstrategie vast.",
         "Met buurgemeenten werken we aan de regionale laadstrategie."),
        # money that is moved, and made dearer
        ("Het restantbudget van de fontein hevelen we over.",
         "Het restantbudget van het archief hevelen we over."),
        ("De marktgelden zijn verhoogd met het inflatiepercentage.",
         "De havengelden zijn verhoogd met het inflatiepercentage."),
        # an act without its object
        ("Voor de renovatie en nieuwbouw van de sterrenwacht is krediet nodig.",
         "De gymzaal komt in aanmerking voor renovatie en nieuwbouw."),
        # the first part of a compound that names something else
        ("Voor een fietsenstallingverordening is een bedrag nodig.",
         "We plaatsen een fietsenstalling op de kade."),
        # towns and people
        ("Met Oosterveen en Westerveen kopen we strooizout in.",
         "Oosterveen en Westerveen bouwen aan de sluis mee."),
    ],
)  # fmt: skip
def test_what_only_looks_alike_stays_apart(one: str, other: str) -> None:
    assert groups_of([entry(1, one, 1), entry(2, other, 300)]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We stellen de hemelwaterverordening vast.", "De hemelwaterverordening is vastgesteld."),
        ("We stellen de lokale laadstrategie vast.", "De lokale laadstrategie is gereed."),
        ("We stellen de regionale en lokale laadstrategie vast.", "De lokale laadstrategie is gereed."),
        ("Een actieplan op basis van het adviesrapport over de toegankelijkheidsagenda is gereed.",
         "Het adviesrapport over de toegankelijkheidsagenda sturen we naar de raad."),
        # a noun of a noun, which a compound says in one word
        ("We maken een molenanalyse.", "De analyse van de huidige staat van de molens is gereed."),
    ],
)  # fmt: skip
def test_the_same_thing_is_joined(one: str, other: str) -> None:
    assert groups_of([entry(1, one, 1), entry(2, other, 300)]) == [{0, 1}]


def test_an_agenda_item_with_a_place_and_words_of_procedure_comes_back() -> None:
    one = listed(1, "5.a Nota van uitgangspunten Kazerneterrein", "In te stemmen met de inspraak.")
    again = listed(4, "7.2 Nota van uitgangspunten Kazerneterrein", "De aangepaste nota vast te stellen.")
    question = listed(8, "9.1 Beantwoording schriftelijke vragen inzake Kazerneterrein", "Akkoord te gaan.")
    assert groups_of([one, again, question], places=("Kazerneterrein",)) == [{0, 1}]


def test_what_is_decided_under_one_item_is_one_thing() -> None:
    first = [
        listed(
            1, "5.a Verplaatsing muziekkoepel", "De muziekkoepel te verplaatsen naar de kwekerij.", file=1
        ),
        listed(1, "5.a Verplaatsing muziekkoepel", "Een bedrag van € 40.000 te oormerken.", file=1),
    ]
    later = entry(2, "De muziekkoepel is verplaatst.", 300, kind="jaarstukken")
    assert groups_of([*first, later]) == [{0, 1, 2}]


def test_two_plans_at_one_address_are_one_and_at_another_house_not() -> None:
    one = listed(1, "5.a Startdocument bestemmingsplan Lindelaan 12b", "De procedure te beginnen.")
    again = listed(4, "6.c Ontwerpbestemmingsplan Lindelaan 12b", "Het ontwerp vrij te geven.")
    other = listed(6, "6.d Ontwerpbestemmingsplan Lindelaan 14", "Het ontwerp vrij te geven.")
    assert groups_of([one, again, other]) == [{0, 1}]


def test_two_plans_of_a_kind_for_one_place_are_one() -> None:
    def plan(number: int, title: str, text: str, place: str) -> Entry:
        return entry(number, text, number * 30, title, "besluitenlijst", areas=(place,))

    first = plan(
        1, "5.a Startdocument bestemmingsplan Hof Zandoog", "De procedure te beginnen.", "Hof Zandoog"
    )
    again = plan(4, "6.c Ontwerpbestemmingsplan Hof Zandoog", "Het ontwerp vrij te geven.", "Hof Zandoog")
    other = plan(6, "6.d Ontwerpbestemmingsplan De Veiling", "Het ontwerp vrij te geven.", "De Veiling")
    assert groups_of([first, again, other], places=("Hof Zandoog", "De Veiling")) == [{0, 1}]


def test_the_same_is_evaluated_in_one_place_and_another_thing_in_another() -> None:
    one = entry(1, "Wij evalueren de proef in de Havenwijk.", 1, areas=("Havenwijk",))
    later = entry(2, "De evaluatie van de Havenwijk is gestart.", 300, areas=("Havenwijk",))
    other = entry(3, "De evaluatie van de Molenwijk volgt.", 600, areas=("Molenwijk",))
    assert groups_of([one, later, other], places=("Havenwijk", "Molenwijk")) == [{0, 1}]


def test_each_appointment_is_a_thing_of_its_own() -> None:
    one = listed(1, "5.a Benoeming lid bezwarencommissie", "Jo de Wit te benoemen als lid.")
    other = listed(4, "5.b Benoeming voorzitter bezwarencommissie", "An Smit te benoemen als voorzitter.")
    assert groups_of([one, other], people=[["Jo de Wit"], ["An Smit"]]) == []
    assert groups_of([one, other], people=[["Jo de Wit"], ["Jo de Wit"]]) == [{0, 1}]


def test_each_request_for_documents_is_a_thing_of_its_own() -> None:
    text = "Het Woo-verzoek om openbaarmaking gedeeltelijk in te willigen."
    one = listed(1, "5.a Woo-verzoek aanleg jachthaven Zandoog", text)
    same = listed(3, "7.a Woo-verzoek aanleg jachthaven Zandoog", text)
    other = listed(5, "5.c Woo-verzoeken geluid jachthaven en ligplaatsen en sluisgeld", text)
    assert groups_of([one, same, other]) == [{0, 1}]


def test_each_complaint_of_another_day_is_a_thing_of_its_own() -> None:
    one = listed(1, "5.a Instellen geschillencommissie", "Advies te vragen over de klacht van 3 maart 2024.")
    other = listed(
        9, "5.a Instellen geschillencommissie", "Advies te vragen over de klacht van 9 november 2024."
    )
    assert groups_of([one, other]) == []


def test_a_mandate_to_sign_is_about_its_item() -> None:
    text = "De portefeuillehouder te machtigen tot kleine redactionele wijzigingen in cijfers en bijlagen."
    one = listed(1, "5.a Havenreglement", text)
    assert groups_of([one, listed(5, "5.a Standplaatsen", text)]) == []


def test_two_threads_through_the_same_documents_stay_apart() -> None:
    """Near the same words in both years, twice: each has its own other half."""
    said = (
        "Het rioolgemaal Oost krijgt in deze periode een pomp met een grotere doorlaat.",
        "Het rioolgemaal West krijgt een schuilplaats voor vleermuizen en een groen dak.",
    )
    years = [
        entry(10 * year + n, text, 365 * year, file=year + 1)
        for year in (0, 1)
        for n, text in enumerate(said)
    ]
    assert sorted(map(sorted, groups_of(years))) == [[0, 2], [1, 3]]


def test_the_ground_of_a_statement_ends_where_its_phrase_ends() -> None:
    text = "Op basis van de woonvisie bouwen we een hof."
    [(start, end)] = grounds(text)
    assert text[start:end].startswith("de woonvisie")
    assert grounds("We bouwen een hof.") == []


def test_days_and_sizes_of_government_are_read_with_their_noun() -> None:
    assert list(days("over de klacht van 3 maart 2024 en het beraad d.d. 5 juni 2024")) == [
        ("klacht", "3 maart 2024"),
        ("beraad", "5 juni 2024"),
    ]
    assert list(scopes("de regionale en lokale woonvisies")) == [
        ("woonvisies", frozenset({"region", "lokale"}))
    ]
