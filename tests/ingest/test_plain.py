"""Text and Markdown: forms that are headings and forms that are not, joined lines, tables, furniture."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.document import Block
from ingest.contract import Source
from ingest.plain import read
from ingest.plain.decoding import decode
from ingest.plain.headings import is_title_like
from ingest.plain.inline import plain

TEXT = "De gemeente Voorbeelddam werkt aan een stad waar het voor iedereen prettig wonen is, nu en later."


def blocks(text: str) -> list[Block]:
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return read(Source(name="a.txt", data=text.encode(), media_type="text/plain", retrieved=now)).blocks


@pytest.mark.parametrize(
    "line",
    [
        "Inleiding",
        "5.1.4 Talent voor de stad",
        "3. Wat hebben we tot nu toe gedaan?",
        "Wat we doen in 2026",
        "2024",
        "Dwarsthema: Schone lucht",
        "Omgevingsvisie: per gebied",
        "Bijlage 2: Kaart van de haven",
        "Topprioriteit jeugd(hulp)",
        "P1 Veiligheid en handhaving",
    ],
)
def test_forms_of_headings(line: str) -> None:
    assert is_title_like(line)
    assert [block.kind for block in blocks(f"{line}\n\n{TEXT}\n")] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Wij baggeren in 2026 de haven.",
        "Om de stad te vergroenen sturen we op twee dingen",
        "Ambtelijk opdrachtgever: Els de Wit",
        "Datum: 3 maart 2025",
        "De resultaten zijn:",
        "Figuur 1: de haven",
        "gemeente@voorbeelddam.nl",
        "1234 AB Voorbeelddam",
        "“De wijken centraal",
        "12",
        "onderaan begonnen",
    ],
)
def test_forms_of_no_heading(line: str) -> None:
    assert blocks(f"{TEXT}\n\n{line}\n\n{TEXT}\n")[1].kind != "heading"


def test_numbered_lines_under_one_another_are_a_list_and_apart_are_headings() -> None:
    assert [b.kind for b in blocks("1. Baggeren\n2. Maaien\n3. Vegen\n")] == ["list_item"] * 3
    assert [b.kind for b in blocks("1. Baggeren\n\n2. Maaien\n\n3. Vegen\n\nKlaar.\n")][:2] == [
        "list_item"
    ] * 2
    apart = blocks(f"1. Baggeren\n\n{TEXT}\n\n2. Maaien\n\n{TEXT}\n")
    assert [b.kind for b in apart] == ["heading", "paragraph"] * 2
    assert [b.marker for b in apart] == ["1.", "", "2.", ""]


def test_a_contents_list_is_left_out_and_its_titles_are_headings() -> None:
    title = "Wat wij van plan zijn met de singels, de sloten en de grachten"
    contents = f"Inhoud\n\n1\t{title}....\t2\n2 Geld ...... 3"
    found = blocks(f"{contents}\n\n{title}\n\n{TEXT}\n\nGeld\n\n{TEXT}\n")
    assert [(b.kind, b.text[:4]) for b in found] == [
        ("heading", "Wat "),
        ("paragraph", "De g"),
        ("heading", "Geld"),
        ("paragraph", "De g"),
    ]


def test_a_sentence_broken_by_a_page_end_is_whole_again() -> None:
    (found,) = blocks(
        "Wij leveren een advies op over de rol van de wijkwethouder\n\nen de regisseur in de wijk.\n"
    )
    assert (
        found.text == "Wij leveren een advies op over de rol van de wijkwethouder en de regisseur in de wijk."
    )


def test_what_has_ended_is_not_joined() -> None:
    assert len(blocks(f"{TEXT}\n\nen dat blijft zo.\n")) == 2


def test_rows_keep_their_empty_cells_and_know_their_header() -> None:
    found = blocks("Post\t\t2025\nBaggeren\t\t€ 3.000\nMaaien\t1 fte\t\n")
    assert [b.cells for b in found] == [
        ("Post", "", "2025"),
        ("Baggeren", "", "€ 3.000"),
        ("Maaien", "1 fte", ""),
    ]
    assert {b.header for b in found} == {("Post", "", "2025")}
    assert {b.table for b in found} == {1}
    assert all(b.text == "\t".join(b.cells) for b in found)


def test_cells_on_lines_of_their_own_stop_where_the_text_goes_on() -> None:
    cells = [
        "1. Groen",
        "Programma/paragraaf",
        "Portefeuillehouder(s)",
        "Bomen",
        "4",
        "Els de Wit",
        "Aanleiding",
    ]
    found = blocks("\n\n".join([*cells, TEXT]))
    assert [b.kind for b in found] == ["table_row", "table_row", "heading", "paragraph"]
    assert found[1].cells == ("Bomen", "4", "Els de Wit")


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**Wat we doen**", "Wat we doen"),
        ("in *Schoon water, programma 2025* staat", "in Schoon water, programma 2025 staat"),
        ("het 9<sup>e</sup> thema en 1 ^e jaar", "het 9e thema en 1e jaar"),
        ("[onze site](http://example.org/a_(b)) en _dit_", "onze site en dit"),
        ("<p>Opdracht: a</p> <p>b</p>", "Opdracht: a b"),
        ("1* fte en 2 * 3 en snake_case_naam", "1* fte en 2 * 3 en snake_case_naam"),
        ("een kost € 3 en $ 4, B&amp;W", "een kost € 3 en $ 4, B&W"),
        ("hou\u00adden\u00a0we", "houden we"),
    ],
)
def test_marks_inside_a_line(marked: str, words: str) -> None:
    assert plain(marked) == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Coördinatie kost € 10 – ‘straks’ méér"
    assert decode(text.encode(encoding)) == text


def test_pages_are_counted_and_their_numbers_left_out() -> None:
    found = blocks(f"{TEXT}\n1\n\f2\n{TEXT}\n\f{TEXT}\n\n3\n")
    assert [b.page for b in found] == [1, 2, 3]


def test_the_agenda_of_a_list_of_decisions_gives_its_headings() -> None:
    points = ["1. Opening.", "2. Vragen.", "3. Stemvolgorde.", "4. Vaststelling verordening haven 2025."]
    found = blocks("\n".join(line for point in points for line in (point, "De raad besluit unaniem.")))
    assert [b.text for b in found if b.kind == "heading"] == points


def test_section_numbers_in_a_text_without_blank_lines() -> None:
    lines = [
        "1 Opening",
        TEXT,
        "2 Mededelingen",
        TEXT,
        "2.a Haven",
        "Besluit:",
        "Akkoord met het plan",
        "2.b Brug",
        TEXT,
    ]
    found = blocks("\n".join(lines))
    assert [(b.text, b.level) for b in found if b.kind == "heading"] == [
        ("1 Opening", 1),
        ("2 Mededelingen", 1),
        ("2.a Haven", 2),
        ("2.b Brug", 2),
    ]


def test_a_row_without_anything_in_it_is_no_block() -> None:
    assert blocks("|\t|") == []
    assert [block.text for block in blocks("Kosten\t12\n\t\nBaten\t30\n")] == ["Kosten\t12", "Baten\t30"]


@example("|\t|")
@given(st.text(alphabet=st.sampled_from("aB1.\t\n -•*#|€:;(\f\r"), max_size=200))
def test_nothing_breaks_the_reader_and_every_block_is_one_line(text: str) -> None:
    for block in blocks(text):
        assert block.text.strip()
        assert "\n" not in block.text
        assert "\r" not in block.text
        if block.kind == "heading":
            assert 1 <= block.level <= 6
        if block.cells:
            assert block.text == "\t".join(block.cells)


@given(
    st.lists(
        st.sampled_from(["De kade wordt hersteld.", "wij", "Geld", "- een", "1. Een", "a\tb"]), max_size=12
    )
)
def test_words_are_kept_in_order(lines: list[str]) -> None:
    words = " ".join(" ".join(lines).replace("- ", "").split())
    assert " ".join(" ".join(block.text for block in blocks("\n\n".join(lines))).split()) == words


def test_a_bullet_apart_from_its_words() -> None:
    found = blocks("Dit doen we:\n•\nWij baggeren de singel.\n•\n\nWij maaien.\n")
    assert [(b.kind, b.text) for b in found[1:]] == [
        ("list_item", "Wij baggeren de singel."),
        ("list_item", "Wij maaien."),
    ]


def test_bold_lines_are_headings_in_a_text_without_other_marks() -> None:
    found = blocks(f"**Wat er speelt bij de gemeente: wij en zij**\n\n{TEXT}\n\n**Let op.**\n\n{TEXT}\n")
    assert [b.kind for b in found] == ["heading", "paragraph", "paragraph", "paragraph"]
