"""What a commitment takes from around it: stem, section, column, neighbour; and which sentences join."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.commitment import Commitment
from corpus.document import Block, BlockKind, Document
from tagging.commitments import find
from tests.tagging.commitment_cases import document, heading, item, paragraph, row, under


def evidence(commitment: Commitment, attribute: str) -> list[tuple[str, bool]]:
    return [(e.cue, e.inferred) for e in commitment.evidence if e.attribute == attribute]


@pytest.mark.parametrize(
    "text",
    [
        "We maken twee dorpsplannen. Deze zijn voor de wijk Oost en de wijk West.",
        "We voeren het waterplan uit. Dat doen we met jaarlijkse werkplannen.",
        "Met de aannemer is een lijst van producten afgesproken. Deze moeten eind maart 2027 gereed zijn.",
        "De planning is dat het kader in mei 2027 klaar ligt en wordt vastgesteld. "
        "De uitwerking daarvan wordt eind 2027 vastgesteld.",
        "In mei organiseren we een markt. Beide zullen in de sporthal plaatsvinden.",
    ],
)
def test_an_anaphor_joins(text: str) -> None:
    assert [c.text for c in under("Bestuur", text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "We stellen een bomenplan op. Daarnaast leggen we een park aan.",
        "We stellen een bomenplan op. Daarvoor organiseren we drie avonden.",
        "Wij evalueren de nota. Deze evaluatie bieden we de raad in mei 2027 aan.",
    ],
)
def test_two_acts_stay_two(text: str) -> None:
    assert len(under("Bestuur", text)) == 2


def test_what_only_describes_stays_out() -> None:
    text = "We voeren het waterplan uit. Het plan telt tien hoofdstukken."
    assert [c.text for c in under("Bestuur", text)] == ["We voeren het waterplan uit."]


def test_a_list_item_keeps_what_it_says_of_its_product() -> None:
    text = "We evalueren de proef met deelauto's. Deze evaluatie gaat over kosten en gebruik."
    found = document(heading("Wat we doen in 2027"), item(text)).commitments
    assert [c.text for c in found] == [text]


def test_items_under_a_stem_inherit_its_status() -> None:
    found = document(
        heading("Aanpak"),
        paragraph("Concrete producten die moeten worden opgeleverd:"),
        item("1. Een verkeersplan voor het centrum;", "1."),
        item("2. Een telling van fietsers.", "2."),
    ).commitments
    assert [(c.text, c.status) for c in found] == [
        ("Een verkeersplan voor het centrum;", "planned"),
        ("Een telling van fietsers.", "planned"),
    ]
    assert evidence(found[0], "status")[0][1]


def test_items_under_results_are_done() -> None:
    found = document(
        paragraph("De resultaten die met deze opdracht zijn behaald, zijn:"),
        item("Onderzoek naar parkeren afgerond;"),
        item("Huisstijl vernieuwd."),
    ).commitments
    assert [c.status for c in found] == ["done", "done"]


@pytest.mark.parametrize(
    "stem", ["De uitgangspunten zijn:", "We sturen op deze indicatoren:", "De risico's zijn:"]
)
def test_items_that_are_no_acts(stem: str) -> None:
    found = document(
        heading("Wat we doen in 2027"), paragraph(stem), item("Verminderen van het gasverbruik;")
    )
    assert found.commitments == ()


def test_decisions_of_a_list() -> None:
    found = document(
        heading("5.1 Nota grondprijzen"),
        paragraph("Besluit:"),
        item("1. De nota grondprijzen vast te stellen;", "1."),
        item("2. De raad met bijgaande brief te informeren.", "2."),
        heading("5.2 Verslag"),
        paragraph("Besluit:"),
        paragraph("In te stemmen met het verslag."),
        doc_type="besluitenlijst",
    ).commitments
    assert [c.status for c in found] == ["done", "planned", "done"]


def test_measures_of_a_risk_table() -> None:
    header = ("Risico", "Kans", "Beheersmaatregelen")
    found = document(
        heading("Risico's"),
        row(header, *header),
        row(
            header,
            "Te weinig deelnemers aan de avonden van het project",
            "Hoog",
            "Wij letten op de opkomst. Bij onvoldoende opkomst wordt de opzet herzien.",
        ),
        row(header, "Hogere prijzen", "Laag", "Vroegtijdig contact met de aannemer over de prijzen"),
    ).commitments
    assert [c.text for c in found] == [
        "Bij onvoldoende opkomst wordt de opzet herzien.",
        "Vroegtijdig contact met de aannemer over de prijzen",
    ]
    assert [c.status for c in found] == ["conditional", "planned"]
    assert found[0].condition == "Bij onvoldoende opkomst wordt de opzet herzien"


def test_a_year_heading_gives_the_term() -> None:
    (found,) = under("Wat we doen in 2027", "We stellen een bomenplan op.")
    assert found.deadline is not None
    assert (found.deadline.start, found.deadline.end) == (dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    assert found.deadline.source == "heading"
    assert evidence(found, "deadline") == [("Wat we doen in 2027", True)]


def test_own_words_come_before_the_heading() -> None:
    (found,) = under("Wat we doen in 2027", "We stellen in maart 2027 een bomenplan op.")
    assert found.deadline is not None
    assert (found.deadline.start, found.deadline.source) == (dt.date(2027, 3, 1), "sentence")
    assert evidence(found, "deadline") == [("maart 2027", False)]


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        (
            "De nota hondenbeleid wordt dit jaar niet opgeleverd, maar in de eerste helft van 2027.",
            dt.date(2027, 1, 1),
            dt.date(2027, 6, 30),
        ),
        (
            "De herziening is in 2026 voorbereid en zal in 2027 plaatsvinden.",
            dt.date(2027, 1, 1),
            dt.date(2027, 12, 31),
        ),
    ],
)
def test_the_time_that_is_meant_now_is_the_term(sentence: str, start: dt.date, end: dt.date) -> None:
    (found,) = under("Realisatie", sentence)
    assert found.status == "planned"
    assert found.deadline is not None
    assert (found.deadline.start, found.deadline.end) == (start, end)


def test_a_day_that_has_passed_is_no_term_of_what_is_still_to_be_done() -> None:
    """Documents here are of 30 September 2026."""
    sentence = "Wij stellen een reglement op voor het fonds, waarvan op 1 september 2026 de akte is getekend."
    (found,) = under("Plannen", sentence)
    assert found.status == "planned"
    assert found.deadline is None


def test_what_is_done_has_the_year_that_its_heading_accounts_for() -> None:
    (found,) = under("Wat hebben we bereikt in 2025?", "We hebben het bomenplan opgesteld.")
    assert found.deadline is not None
    assert (found.deadline.end, found.deadline.source) == (dt.date(2025, 12, 31), "heading")
    headings = (heading("Wat hebben we bereikt in 2025?"), heading("Stand van zaken", 2))
    (deep,) = document(*headings, paragraph("We hebben het bomenplan opgesteld.")).commitments
    assert deep.deadline is not None
    assert deep.deadline.words == "Wat hebben we bereikt in 2025?"
    (going,) = under("Wat hebben we bereikt in 2025?", "We werken aan een plan voor de stationsbuurt.")
    assert going.deadline is None


def test_a_heading_commits_only_where_it_is_a_sentence_of_ours() -> None:
    def found(text: str) -> list[str]:
        return [one.text for one in find(document(heading(text), paragraph("De stad groeit.")))]

    sentence = "Wij leggen in 2027 een park aan."
    assert found(sentence) == [sentence]
    assert found("Wat we doen in 2027") == []
    assert found("Het plan wordt vastgesteld.") == []


def test_a_paragraph_keeps_the_date_that_opens_it() -> None:
    text = "In 2028 bouwen we een nieuwe school. Wij maken daarvoor een ontwerp."
    first, second = under("Onderwijs", text)
    assert first.deadline is not None
    assert second.deadline is not None
    assert (first.deadline.source, second.deadline.source) == ("sentence", "neighbour")
    assert second.deadline.start == dt.date(2028, 1, 1)


def test_a_title_gives_no_term() -> None:
    (found,) = under("Bestuur", "We voeren de Koers 2040 uit.")
    assert found.deadline is None


def test_an_area_of_the_sentence_before_is_inferred() -> None:
    text = "We stellen een plan op voor de wijk Molenzicht. Wij organiseren avonden voor bewoners."
    first, second = under("Wonen", text)
    assert first.areas == second.areas != ()
    assert not evidence(first, "areas")[0][1]
    assert evidence(second, "areas")[0][1]


def test_a_heading_that_names_an_area_gives_it() -> None:
    (found,) = under("Programma wijk Molenzicht", "We stellen een plan van aanpak vast.")
    assert len(found.areas) == 1
    assert evidence(found, "areas") == [("Programma wijk Molenzicht", True)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("De nota parkeren vast te stellen.", "done"),
        ("De subsidie met € 5.000 te verhogen.", "done"),
        ("Het bezwaar ongegrond te verklaren.", "done"),
        ("De raad te informeren over de nota parkeren.", "planned"),
        ("De raad informeren over de nota parkeren.", "planned"),
        ("Portefeuillehouder gaat in overleg met de huurders.", "planned"),
    ],
)
def test_an_item_of_a_decision(text: str, status: str) -> None:
    (found,) = document(heading("5.1 Parkeren"), paragraph("Besluit:"), item(f"1. {text}", "1.")).commitments
    assert found.status == status


def test_items_after_a_proposal_to_the_council_are_decisions() -> None:
    found = document(
        heading("5.1 Parkeren"),
        paragraph("Besluit:"),
        paragraph("De gemeenteraad voor te stellen:"),
        item("1. In te stemmen met de nota parkeren.", "1."),
        item("2. € 20.000 extra in de begroting op te nemen.", "2."),
    ).commitments
    assert [c.text for c in found] == [
        "In te stemmen met de nota parkeren.",
        "€ 20.000 extra in de begroting op te nemen.",
    ]


def test_a_date_in_a_relative_clause_is_no_term_of_a_decision() -> None:
    text = "1. De kosten te dekken uit de reserve, die vanaf 2028 wordt opgeheven."
    (found,) = document(heading("5.1 Sport"), paragraph("Besluit:"), item(text, "1.")).commitments
    assert found.deadline is None


def test_a_decision_of_the_council_in_a_paragraph() -> None:
    found = document(
        heading("Besluitenlijst raad"),
        paragraph("De raad besluit unaniem:"),
        paragraph("vast te stellen de verordening op de kamerverhuur."),
    ).commitments
    assert [(c.text, c.status) for c in found] == [
        ("vast te stellen de verordening op de kamerverhuur.", "done")
    ]


def test_conditions_that_must_be_met_are_no_acts() -> None:
    found = document(
        heading("Regels"),
        paragraph("Aan de regels hebben we toegevoegd dat er sprake moet zijn van:"),
        item("gelijke zeggenschap van beide partijen;"),
    ).commitments
    assert all("zeggenschap" not in c.text for c in found)


def test_amounts_actor_and_responsible() -> None:
    header = ("Onderwerp", "Programma", "Portefeuillehouder(s)")
    found = document(
        heading("Wonen"),
        row(header, *header),
        row(header, "Woningbouw", "8", "Anna de Vries"),
        paragraph("De gemeenteraad heeft € 2,5 miljoen beschikbaar gesteld voor woningbouw."),
    ).commitments
    assert [int(e) for c in found for e in c.eur] == [2_500_000]
    assert found[0].actor == "raad"
    assert found[0].responsible == ("Anna de Vries",)
    assert evidence(found[0], "responsible")[0][1]


def test_responsible_from_a_line_at_the_head_of_a_section() -> None:
    found = document(
        heading("Programma 1 Wonen"),
        paragraph("Portefeuillehouder: wethouder Anna de Vries"),
        heading("Wat gaan we daarvoor doen?", 2),
        paragraph("We stellen een woonvisie op."),
        heading("Programma 2 Sport"),
        paragraph("We leggen twee sportvelden aan."),
    ).commitments
    assert [c.responsible for c in found] == [("Anna de Vries",), ()]


def test_the_opgave_of_a_letter_is_in_its_title() -> None:
    letter = document(
        heading("Strategische opgaven"),
        paragraph("Onze strategische opgaven zijn:"),
        item("Wijkgerichte aanpak"),
        item("Duurzame inrichting"),
        heading("Vervolg"),
        paragraph("We stellen in elke wijk een plan op."),
        doc_type="raadsbrief",
        title="Raadsbrief over wijkgericht werken",
    )
    found = letter.commitments[-1]
    assert found.opgaven == ("wijkgerichte aanpak",)
    assert evidence(found, "opgaven") == [("Raadsbrief over wijkgericht werken", True)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("samen met bewoners en ondernemers plannen voor de kade", ("bewoners", "ondernemers")),
        ("in samenwerking met de zorgpartijen gewerkt aan een wijkgids", ("zorgpartijen",)),
        ("samen met andere Rivierse gemeenten en Stichting De Brug een wijkgids",
         ("Rivierse gemeenten", "Stichting De Brug")),
        ("samen met de dorpsraad de mogelijkheden voor een wijkgids", ("dorpsraad",)),
        ("in overleg met huurders van de flat een wijkgids", ("huurders van de flat",)),
        ("samen met de nota wonen een wijkgids", ()),
    ],
)  # fmt: skip
def test_the_name_of_a_partner_ends_with_its_noun_phrase(words: str, names: tuple[str, ...]) -> None:
    (found,) = under("Wat we doen in 2027", f"Wij stellen {words} op.")
    assert found.partners == names


def test_partners_are_named() -> None:
    (found,) = under("Wonen", "Samen met huurders en de dorpsraad stellen we een wijkplan op.")
    assert found.partners == ("huurders", "dorpsraad")


def test_text_is_the_documents_text_and_ids_differ() -> None:
    tagged = document(
        heading("Wat we doen in 2027"),
        paragraph("We bouwen een brug. We leggen een park aan. Dat doen we met bewoners."),
        item("1. Wij openen een loket; de burgemeester knipt het lint door.", "1."),
    )
    assert len(tagged.commitments) == 3
    assert all(tagged.text[c.start : c.end] == c.text for c in tagged.commitments)
    assert len({c.id for c in tagged.commitments}) == 3
    assert [c.start for c in tagged.commitments] == sorted(c.start for c in tagged.commitments)


_VOCABULARY = (
    "we wij het college de raad wordt worden is zijn stellen op vast niet een plan in 2027 als dat die "
    "moeten gaan , . ; : ? ( ) deze dit daarin beschikbaar gesteld besluit vaststellen te en door € 5 miljoen"
)
WORDS = st.sampled_from(_VOCABULARY.split())
KINDS = st.sampled_from(["heading", "paragraph", "list_item", "letter_part"])


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(KINDS, st.lists(WORDS, min_size=1, max_size=25)), min_size=1, max_size=6))
def test_any_text_gives_exact_offsets(parts: list[tuple[BlockKind, list[str]]]) -> None:
    blocks = tuple(
        Block(kind=kind, text=" ".join(words), level=1 if kind == "heading" else 0) for kind, words in parts
    )
    untagged = Document(
        id="abcdef012345",
        source="voorbeeld.txt",
        sha256="0" * 64,
        media_type="text/plain",
        retrieved=dt.datetime(2026, 10, 1, tzinfo=dt.UTC),
        title="Voorbeeld",
        blocks=blocks,
    )
    found = list(find(untagged))
    assert all(untagged.text[c.start : c.end] == c.text for c in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(untagged.starts[c.block] <= c.start for c in found)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Na de aanbesteding van het werk in 2027 wordt het plein in 2028 bestraat.", dt.date(2028, 12, 31)),
        ("De bouw begint in mei 2027 en zal in juni 2028 worden afgerond.", dt.date(2028, 6, 30)),
        ("Voor de in 2027 te kappen bomen planten we nieuwe.", None),
    ],
)
def test_the_term_is_when_the_thing_itself_is_there(text: str, end: dt.date | None) -> None:
    (found,) = under("Groen", text)
    assert (found.deadline and found.deadline.end) == end


def test_the_budget_row_that_names_the_same_thing_gives_an_inferred_amount() -> None:
    head = ("Investering (x € 1.000)", "2026", "2027")
    found = document(
        heading("Programma 3"),
        heading("Wat we doen in 2027", 2),
        paragraph("We leggen de nieuwe fietsbrug aan. We herstellen de kade bij de haven."),
        heading("Wat mag het kosten?", 2),
        Block(kind="table_row", text="\t".join(head), cells=head, header=head, table=1),
        row(head, "Nieuwe fietsbrug", "100", "450"),
        row(head, "Oude fietsbrug", "10", "20"),
        row(head, "Havenbekken", "5", "5"),
    ).commitments
    assert [(c.text, c.eur, c.budget) for c in found] == [
        ("We leggen de nieuwe fietsbrug aan.", (), Decimal(450000)),
        ("We herstellen de kade bij de haven.", (), None),
    ]
    [evidence] = [e for e in found[0].evidence if e.attribute == "budget"]
    assert evidence.inferred
    assert evidence.cue.startswith("Nieuwe fietsbrug")


def test_a_heading_with_one_amount_gives_it_and_an_own_amount_comes_first() -> None:
    found = document(
        heading("Zonnekaart (hogere lasten € 10.000)"),
        paragraph("Wij stellen een zonnekaart op. Voor advies reserveren wij € 2.000."),
    ).commitments
    assert [(c.eur, c.budget) for c in found] == [((), Decimal(10000)), ((Decimal(2000),), None)]
