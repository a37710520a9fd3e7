"""A draft profile comes from the CBS table and from tagged documents, and reads back as it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from corpus import profile
from corpus.document import Block, Document, Problem
from corpus.errors import ProfileError
from corpus.mention import Area, Opgave, Organisation, Person, Value
from corpus.profile import Profile, ProfileArea, ProfilePerson, ProfileTerm
from corpus.profile_making import as_toml, from_cbs, from_documents, merge

TABLE = """gwb_code_10;gm_naam;recs;regio
GM9901;Voorbeelddam;Gemeente;Voorbeelddam
WK990100;Voorbeelddam;Wijk;Wijk 00 Oude Haven
BU99010000;Voorbeelddam;Buurt;Havenkwartier
BU99010001;Voorbeelddam;Buurt;Oude Haven
WK990101;Voorbeelddam;Wijk;Lindenhoek
GM9902;Anderstad;Gemeente;Anderstad
WK990200;Anderstad;Wijk;Centrum
"""


def test_wijken_and_buurten_of_one_municipality() -> None:
    made = from_cbs(TABLE, "Voorbeelddam")
    assert (made.municipality, made.code) == ("Voorbeelddam", "GM9901")
    assert made.areas == (
        ProfileArea(name="Oude Haven", kind="wijk", code="WK990100"),
        ProfileArea(name="Havenkwartier", kind="buurt", code="BU99010000", part_of="Oude Haven"),
        ProfileArea(name="Oude Haven", kind="buurt", code="BU99010001"),
        ProfileArea(name="Lindenhoek", kind="wijk", code="WK990101"),
    )


def test_a_table_with_commas_and_other_headers() -> None:
    table = "Codering,Naam,Gemeentenaam\nWK990101,Lindenhoek,Voorbeelddam (gemeente)\n"
    assert [area.name for area in from_cbs(table, "Voorbeelddam").areas] == ["Lindenhoek"]


STATLINE = """ID;WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Codering_3;AantalInwoners_5
0;Voorbeelddam;Voorbeelddam                            ;Gemeente  ;GM9901    ;1200
1;Wijk 00 Oude Haven;Voorbeelddam                      ;Wijk      ;WK990100  ;800
2;Havenkwartier;Voorbeelddam                           ;Buurt     ;BU99010000;400
"""
PORTAL = """"Kerncijfers wijken en buurten"
"Wijken en buurten";"Regioaanduiding/Gemeentenaam (naam)";"Regioaanduiding/Codering (code)"
"Voorbeelddam";"Voorbeelddam";"GM9901"
"Wijk 00 Oude Haven";"Voorbeelddam";"WK990100"
"Havenkwartier";"Voorbeelddam";"BU99010000"
"Bron: CBS"
"""


@pytest.mark.parametrize("table", [STATLINE, PORTAL])
def test_tables_as_statline_gives_them(table: str) -> None:
    made = from_cbs(table, "Voorbeelddam")
    assert made.code == "GM9901"
    assert made.areas == (
        ProfileArea(name="Oude Haven", kind="wijk", code="WK990100"),
        ProfileArea(name="Havenkwartier", kind="buurt", code="BU99010000", part_of="Oude Haven"),
    )


def test_a_table_of_codes_alone_is_refused() -> None:
    table = "WijkenEnBuurten;Gemeentenaam_1;Codering_3\nWK990100  ;Voorbeelddam;WK990100  \n"
    with pytest.raises(ProfileError, match="holds codes and no names"):
        from_cbs(table, "Voorbeelddam")


@pytest.mark.parametrize(
    ("table", "message"), [("a;b\n1;2\n", "no column of codes"), (TABLE, "no municipality Nergenshuizen")]
)
def test_a_table_that_does_not_do_is_refused(table: str, message: str) -> None:
    with pytest.raises(ProfileError, match=message):
        from_cbs(table, "Nergenshuizen")


def test_names_of_documents_that_occur_often_enough() -> None:
    text = "abcdefgh"
    bare = Document(
        id="0" * 12,
        source="voorbeeld.txt",
        sha256="0" * 64,
        media_type="text/plain",
        retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        title="",
        blocks=(Block(kind="paragraph", text=text),),
    )
    values: list[Value] = [
        Area(name="Lindenhoek", kind="wijk"),
        Area(name="Lindenhoek", kind="wijk"),
        Area(name="Eenmaal", kind="buurt"),
        Opgave(label="woningbouwopgave"),
        Opgave(label="woningbouwopgave"),
        Organisation(name="Woonlust"),
        Organisation(name="Woonlust"),
        Person(name="Noor van Dijk", role="wethouder"),
        Person(name="Noor van Dijk"),
        Person(name="Piet Mol", role="programmamanager"),
        Person(name="Piet Mol", role="programmamanager"),
    ]
    mentions = tuple(bare.mention(0, 0, 1, value) for value in values)
    made = from_documents([msgspec.structs.replace(bare, mentions=mentions)], "Voorbeelddam")
    assert [area.name for area in made.areas] == ["Lindenhoek"]
    assert [opgave.label for opgave in made.opgaven] == ["woningbouwopgave"]
    assert [organisation.name for organisation in made.organisations] == ["Woonlust"]
    assert made.people == (ProfilePerson(name="Noor van Dijk", terms=(ProfileTerm(role="wethouder"),)),)


def test_names_of_pages_that_were_not_read_are_left_out_and_spellings_are_one() -> None:
    blocks = (Block(kind="paragraph", text="Park", page=1), Block(kind="paragraph", text="Xqz", page=2))
    bare = Document(
        id="0" * 12,
        source="voorbeeld.pdf",
        sha256="0" * 64,
        media_type="application/pdf",
        retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        title="",
        blocks=blocks,
        problems=(Problem(code="gibberish", message="", pages=(2,)),),
    )
    mentions = (
        bare.mention(0, 0, 4, Area(name="Park Zon", kind="gebied")),
        bare.mention(0, 0, 4, Area(name="park Zon", kind="gebied")),
        bare.mention(1, 0, 3, Area(name="Xqz", kind="gebied")),
        bare.mention(1, 0, 3, Area(name="Xqz", kind="gebied")),
    )
    made = from_documents([msgspec.structs.replace(bare, mentions=mentions)], "Voorbeelddam")
    assert [area.name for area in made.areas] == ["Park Zon"]


def test_merging_keeps_what_was_there() -> None:
    first = Profile(
        municipality="Voorbeelddam", areas=(ProfileArea(name="Oude-Haven", kind="wijk", code="WK990100"),)
    )
    second = Profile(
        areas=(ProfileArea(name="Oude Haven", kind="gebied"), ProfileArea(name="Nieuw", kind="buurt"))
    )
    assert [(area.name, area.kind) for area in merge(first, second).areas] == [
        ("Oude-Haven", "wijk"),
        ("Nieuw", "buurt"),
    ]


def test_written_profiles_read_back(tmp_path: Path) -> None:
    made = merge(
        from_cbs(TABLE, "Voorbeelddam"),
        Profile(
            people=(
                ProfilePerson(
                    name='An "de" Wit', terms=(ProfileTerm(role="griffier", start=dt.date(2024, 1, 1)),)
                ),
            )
        ),
    )
    path = tmp_path / "voorbeelddam.toml"
    path.write_text(as_toml(made), "utf-8")
    assert profile.load(str(path)) == made


def test_the_profile_of_hengelo_is_whole() -> None:
    made = profile.load("hengelo")
    names = {area.name for area in made.areas}
    assert {area.part_of for area in made.areas if area.part_of} <= names
    assert {f"WK01640{number}" for number in range(10)} <= {area.code for area in made.areas}
    assert sum(opgave.strategic for opgave in made.opgaven) == 5
    assert profile.for_municipality("Gemeente Hengelo") is made
