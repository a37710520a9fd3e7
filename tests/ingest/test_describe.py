"""What a document says of itself, each case a few lines of our own in the form that such documents have."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block, DocumentType
from ingest.contract import Extraction, Source
from ingest.describe import Description, describe
from ingest.describe.cycle import inferred_date
from ingest.describe.days import first_day
from ingest.describe.kinds import kind_of_words
from ingest.describe.titles import split_stated
from ingest.describe.years import years_in

SENTENCE = "Dit is een lange alinea over het onderhoud van de haven en er staat verder niets bijzonders in. "
LONG = SENTENCE * 3


def described(*texts: str | Block, media_type: str = "text/plain", **metadata: str) -> Description:
    blocks = [text if isinstance(text, Block) else Block(kind="paragraph", text=text) for text in texts]
    source = Source(
        name="map/stuk.pdf", data=b"", media_type=media_type, retrieved=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    return describe(Extraction(blocks=blocks, metadata=metadata), source)


def heading(text: str, level: int = 1) -> Block:
    return Block(kind="heading", text=text, level=level)


def row(*cells: str, header: tuple[str, ...] = ()) -> Block:
    return Block(kind="table_row", text="\t".join(cells), cells=cells, header=header, table=1)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Programmabegroting 2025", "begroting"),
        ("Jaarstukken 2024", "jaarstukken"),
        ("Jaarrekening 2023 gemeente Voorbeelddam", "jaarstukken"),
        ("Kadernota 2026-2029", "zomernota"),
        ("Voorjaarsnota 2025", "zomernota"),
        ("Raadsinformatiebrief stand van zaken haven", "raadsbrief"),
        ("Raadsvoorstel vaststelling bestemmingsplan", "raadsvoorstel"),
        ("Openbare besluitenlijst B&W 3 juni 2025", "besluitenlijst"),
        ("Motie vreemd aan de orde van de dag", "motie"),
        ("Lijst van toezeggingen aan de raad", "toezeggingenlijst"),
        ("Coalitieakkoord 2026-2030", "collegeprogramma"),
        ("Notulen van de commissie Ruimte", "verslag"),
        ("Woonvisie 2040", "nota"),
        ("Beleidsnota water", "nota"),
        ("Emotie in de wijk", "onbekend"),
        ("Notariële akte", "onbekend"),
    ],
)
def test_the_kind_that_a_title_names(title: str, kind: DocumentType) -> None:
    assert kind_of_words(title) == kind


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Beleidsbegroting 2025 - 2028", (2025, 2026, 2027, 2028)),
        ("Kadernota 2026/29", (2026, 2027, 2028, 2029)),
        ("Jaarstukken 2024", (2024,)),
        ("Van 2024 naar 2026", ()),
        ("Postbus 2024-110", ()),
        ("Omgevingsvisie", ()),
    ],
)
def test_the_years_that_a_title_covers(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Voorbeelddam, 3 maart 2025", dt.date(2025, 3, 3)),
        ("d.d. 03-03-2025", dt.date(2025, 3, 3)),
        ("21.05.2024", dt.date(2024, 5, 21)),
        ("2024-05-21", dt.date(2024, 5, 21)),
        ("1 mrt 2024", dt.date(2024, 3, 1)),
        ("31 februari 2024, later 1 maart 2024", dt.date(2024, 3, 1)),
        ("maart 2024", None),
        ("artikel 3.12.2024.5", None),
    ],
)
def test_full_dates(text: str, day: dt.date | None) -> None:
    assert first_day(text) == day


@pytest.mark.parametrize(
    ("kind", "title", "years", "day"),
    [
        ("begroting", "Begroting 2025-2028", (2025, 2026, 2027, 2028), dt.date(2024, 9, 30)),
        ("jaarstukken", "Jaarstukken 2024", (2024,), dt.date(2025, 5, 1)),
        ("zomernota", "Zomernota 2025-2029", (2025, 2026, 2027, 2028, 2029), dt.date(2025, 6, 1)),
        ("zomernota", "Kadernota 2026-2029", (2026, 2027, 2028, 2029), dt.date(2025, 6, 1)),
        ("zomernota", "Voorjaarsnota 2025", (2025,), dt.date(2025, 6, 1)),
        ("nota", "Woonvisie 2025-2030", (2025,), None),
        ("begroting", "Begroting", (), None),
    ],
)
def test_the_usual_day_in_the_cycle(
    kind: DocumentType, title: str, years: tuple[int, ...], day: dt.date | None
) -> None:
    assert inferred_date(kind, title, years) == day


def test_a_stated_date_goes_before_metadata_and_metadata_before_the_cycle() -> None:
    cover = heading("Begroting 2025")
    assert described(cover, "Datum: 1 oktober 2024", LONG, date="2024-09-01").date == dt.date(2024, 10, 1)
    by_metadata = described(cover, LONG, date="2024-09-01")
    assert (by_metadata.date, by_metadata.date_basis) == (dt.date(2024, 9, 1), "metadata")
    inferred = described(cover, LONG)
    assert (inferred.date, inferred.date_basis) == (dt.date(2024, 9, 30), "inferred")


def test_a_file_saved_years_later_does_not_date_the_budget() -> None:
    found = described(heading("Begroting 2025"), LONG, date="2026-11-22")
    assert (found.date, found.date_basis) == (dt.date(2024, 9, 30), "inferred")


def test_a_month_in_the_colophon_is_nearer_than_the_usual_day() -> None:
    assert described(heading("Begroting 2025"), "oktober 2024", LONG).date == dt.date(2024, 10, 1)


def test_without_any_sign_nothing_is_said() -> None:
    found = described(LONG)
    assert (found.doc_type, found.date, found.date_basis, found.years) == ("onbekend", None, "unknown", ())
    assert found.title == "stuk"


def test_labels_in_a_row_of_a_letterhead_without_header() -> None:
    found = described(
        "Gemeenteraad van Voorbeelddam",
        row("Onderwerp", "Zaaknummer", "Uw kenmerk", "Datum"),
        row("Informerende raadsbrief", "3456789", "28 mei 2024"),
        "Geachte leden van de raad,",
        LONG,
    )
    assert found.doc_type == "raadsbrief"
    assert found.case_number == "3456789"
    assert found.date == dt.date(2024, 5, 28)
    assert found.title == "Informerende raadsbrief"
    assert found.addressee == "Gemeenteraad van Voorbeelddam"


def test_labels_beside_their_values() -> None:
    found = described(
        heading("Besluitenlijst B&W vergadering Voorbeelddam"),
        row("Datum", "10-01-2023"),
        row("Tijd", "10:30 - 12:13"),
        heading("1 Opening", 2),
        "Brief Z/23/072658 wordt vastgesteld.",
    )
    assert found.doc_type == "besluitenlijst"
    assert found.date == dt.date(2023, 1, 10)
    assert found.municipality == "Voorbeelddam"
    assert found.case_number == ""


def test_labels_of_which_the_first_was_taken_for_a_header() -> None:
    first = ("Datum", "24-01-2023")
    found = described(
        heading("Besluitenlijst B&W vergadering Voorbeelddam"),
        row(*first, header=first),
        row("Tijd", "10:30 - 12:13", header=first),
        LONG,
    )
    assert found.date == dt.date(2023, 1, 24)


def test_a_letter_is_known_by_whom_it_addresses() -> None:
    to_council = described("Aan de gemeenteraad", "Onderwerp: Begroting 2025", "Geachte raad,", LONG)
    assert to_council.doc_type == "raadsbrief"
    to_citizen = described("De heer P. Prins", "Onderwerp: Uw melding", "Geachte heer Prins,", LONG)
    assert (to_citizen.doc_type, to_citizen.addressee) == ("onbekend", "")


def test_a_preface_makes_no_letter_of_a_budget() -> None:
    found = described(
        heading("Begroting 2025"), heading("Voorwoord"), "Beste inwoners,", LONG, "Met vriendelijke groet,"
    )
    assert (found.doc_type, found.signatories) == ("begroting", ())


def test_signatories_without_titles_and_address_lines() -> None:
    found = described(
        "Geachte raad,",
        LONG,
        "Hoogachtend,",
        row("de secretaris,", "de burgemeester,"),
        row("Mevrouw mr. A.B. de Wit", "Sander Jansen-Pot"),
        "Bijlagen: 2",
        "Anna Zwart",
    )
    assert found.signatories == ("A.B. de Wit", "Sander Jansen-Pot")


def test_an_annex_with_its_own_date() -> None:
    found = described(
        "Datum: 28 mei 2024",
        "Geachte raad,",
        LONG,
        "Met vriendelijke groet,",
        heading("Plan van aanpak"),
        "Opdrachtgever: College",
        "Opdrachtnemer: Els de Wit",
        "Datum: 17-05-2024",
        LONG,
        heading("Bijlage 1: Kaart"),
        LONG,
    )
    assert found.date == dt.date(2024, 5, 28)
    assert [(part.first_block, part.title, part.date) for part in found.parts] == [
        (4, "Plan van aanpak", dt.date(2024, 5, 17)),
        (9, "Bijlage 1: Kaart", None),
    ]


def test_a_chapter_knows_its_publication_by_the_page_title() -> None:
    assert split_stated("Beleidsbegroting 2026-2029 - Strategische agenda") == (
        "Strategische agenda",
        "Beleidsbegroting 2026-2029",
    )
    assert split_stated("Identiteit | Collegeprogramma 2022-2026 | Gemeente Voorbeelddam") == (
        "Identiteit",
        "Collegeprogramma 2022-2026",
    )
    assert split_stated("Begroting 2025 - 2028") == ("Begroting 2025 - 2028", "")


def test_a_chapter_knows_its_publication_by_its_own_words() -> None:
    found = described(
        heading("Wonen"), f"Deze Programmabegroting 2026-2029 rust op de Kadernota 2026. {LONG}"
    )
    assert found.publication == "Programmabegroting 2026-2029"
    assert found.title == "Programmabegroting 2026-2029: Wonen"
    assert found.years == (2026, 2027, 2028, 2029)


def test_headings_that_return_tell_kind_and_year() -> None:
    done = heading("Wat hebben we bereikt in 2024?", 2)
    found = described(heading("Samen"), LONG, done, LONG, done, LONG)
    assert (found.doc_type, found.years, found.date) == ("jaarstukken", (2024,), dt.date(2025, 5, 1))
    planned = heading("Wat gaan we doen in 2026", 2)
    found = described(heading("Samen"), LONG, planned, LONG, planned, LONG)
    assert (found.doc_type, found.years, found.date) == ("begroting", (2026,), dt.date(2025, 9, 30))


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["De gemeente Hof van Voorbeeld bouwt.", "Gemeente Hof van Voorbeeld"], "Hof van Voorbeeld"),
        (["Gemeente", "Voorbeelddam", "De gemeente Ander deed mee."], "Voorbeelddam"),
        (["Gemeente Voorbeelddam Ambtelijk opdrachtgever", *["gemeente Voorbeelddam"] * 2], "Voorbeelddam"),
        (["Provincie Voorbeeldland", "Aan de Gemeente Voorbeelddam"], ""),
        (["De gemeente doet mee."], ""),
    ],
)
def test_the_municipality(texts: list[str], name: str) -> None:
    assert described(*texts).municipality == name


def test_metadata_of_an_office_template_give_no_title() -> None:
    found = described(heading("Evaluatie zwembad"), LONG, title="Logo Voorbeelddam, 2 november 2007")
    assert found.title == "Evaluatie zwembad"


PIECES = st.sampled_from(
    [
        "Datum",
        "datum: 31-02-2025",
        "Zaaknummer\t",
        "Geachte raad,",
        "Hoogachtend,",
        "Bijlage 1: x",
        "gemeente A",
        "",
    ]
)


@given(st.lists(st.text(max_size=30) | PIECES, max_size=10), st.text(max_size=30))
def test_nothing_breaks_the_description(texts: list[str], title: str) -> None:
    found = described(*texts, title=title)
    assert found.title
    assert (found.date is None) == (found.date_basis == "unknown")
    assert all(0 <= part.first_block < len(texts) for part in found.parts)


def test_a_letter_may_have_its_date_by_a_stamp() -> None:
    assert described("Gemeente Voorbeelddam", "1 2 MRT 2024", "Datum:", LONG).date == dt.date(2024, 3, 12)
    assert described("Gemeente Voorbeelddam", "09 AUG. 2022", LONG).date == dt.date(2022, 8, 9)
    assert described("Gemeente Voorbeelddam", "3 9 AUG 2022", LONG).date is None


@pytest.mark.parametrize(
    "line",
    [row("Join registratie", "Z/23/000123"), "Join registratie Z/23/000123", "Registratie: Z/23/000123"],
)
def test_a_list_of_decisions_knows_its_own_number_and_who_signed_it(line: str | Block) -> None:
    found = described(
        heading("Besluitenlijst B&W vergadering Voorbeelddam"),
        row("Datum", "10-01-2023"),
        line,
        heading("1 Opening", 2),
        "Brief Z/23/072658 wordt vastgesteld.",
        "Vastgesteld op 17 januari. Het college van burgemeester en wethouders Voorbeelddam,",
        row("drs. A.B. de Wit", "mr. C. Vos"),
        row("Gemeentesecretaris", "Burgemeester"),
    )
    assert found.case_number == "Z/23/000123"
    assert found.signatories == ("A.B. de Wit", "C. Vos")


def test_a_letter_without_closing_words_is_signed_below_the_body_that_sends_it() -> None:
    found = described(
        row("Datum", "Kenmerk", "Uw kenmerk"),
        row("28.05.2024", "", "Z-24-50275 / UIT-24-1", header=("Datum", "Kenmerk", "Uw kenmerk")),
        "Geacht college,",
        LONG,
        "Gedeputeerde Staten van Voorbeeldland,",
        row("voorzitter, A.B. Heerma", "secretaris, N. Vos"),
    )
    assert found.signatories == ("A.B. Heerma", "N. Vos")
    assert found.case_number == ""


def test_a_cell_beside_its_label_is_a_title_without_it() -> None:
    found = described(
        row("Commissie:", "Ruimte"), row("Document:", "Besluitenlijst van de vergadering in maart"), LONG
    )
    assert found.title == "Besluitenlijst van de vergadering in maart"


def test_the_header_of_a_register_is_no_title() -> None:
    names = ("datum", "besluit")
    found = described(row(*names, header=names), row("2023-01-31", "1. Een krediet", header=names))
    assert found.title == "stuk"
