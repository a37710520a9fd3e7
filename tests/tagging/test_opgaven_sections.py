"""Strategic opgaven are harvested from the document, and sections know theirs."""

from __future__ import annotations

import datetime as dt

from corpus.document import Block, BlockKind, Document
from corpus.profile import Profile, ProfileOpgave
from tagging.opgaven import section_opgaven
from tagging.opgaven.lexicon import build
from tagging.opgaven.tagger import canonical


def document(*blocks: tuple[BlockKind, int, str]) -> Document:
    return Document(
        id="0" * 12,
        source="voorbeeld.txt",
        sha256="0" * 64,
        media_type="text/plain",
        retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        title="",
        blocks=tuple(Block(kind=kind, level=level, text=text) for kind, level, text in blocks),
    )


NOTA = document(
    ("heading", 1, "5.1 Onze koers, de agenda en de talentopgave"),
    ("paragraph", 0, "De agenda bestaat uit drie strategische opgaven:"),
    ("list_item", 0, "Leefbare dorpskernen"),
    ("list_item", 0, "Draagvlak voor groene inrichting"),
    ("list_item", 0, "Dwarsthema: de jeugd doet mee"),
    ("heading", 2, "1. Leefbare dorpskernen"),
    ("paragraph", 0, "De kernen groeien."),
    ("heading", 3, "Wat we doen in 2026"),
    ("paragraph", 0, "Wij bouwen een dorpshuis."),
    ("heading", 2, "2. Groene inrichting"),
    ("paragraph", 0, "Wij planten bomen."),
    ("heading", 2, "3. Talentopgave"),
    ("heading", 2, "Wat doen we in 2026"),
    ("paragraph", 0, "Wij maken een programmaplan."),
    ("heading", 2, "4. Financiën"),
    ("paragraph", 0, "De begroting sluit."),
)


def test_labels_of_a_list_after_its_announcement() -> None:
    lexicon = build(NOTA, Profile())
    assert [entry.label for entry in lexicon.strategic] == [
        "leefbare dorpskernen",
        "groene inrichting",
        "de jeugd doet mee",
    ]
    assert lexicon.label_of("Draagvlak voor groene inrichting") == "groene inrichting"
    assert lexicon.label_of("3. Dwarsthema: De jeugd doet mee") == "de jeugd doet mee"
    assert lexicon.label_of("Groene inrichting van het park") is None


def test_the_profile_gives_the_label_of_an_alias() -> None:
    known = ProfileOpgave(
        label="groene inrichting", aliases=("draagvlak voor groene inrichting",), strategic=True
    )
    lexicon = build(NOTA, Profile(opgaven=(known,)))
    assert lexicon.label_of("Draagvlak voor groene inrichting") == "groene inrichting"
    assert len(lexicon.strategic) == 3


def test_sections_know_their_opgave() -> None:
    labels = dict(zip((block.text for block in NOTA.blocks), section_opgaven(NOTA), strict=True))
    assert labels["De agenda bestaat uit drie strategische opgaven:"] == ()
    assert labels["De kernen groeien."] == ("leefbare dorpskernen",)
    assert labels["Wij bouwen een dorpshuis."] == ("leefbare dorpskernen",)
    assert labels["Wij planten bomen."] == ("groene inrichting",)
    assert labels["Wij maken een programmaplan."] == ("talentopgave",)
    assert labels["De begroting sluit."] == ()


def test_labels_are_lower_case_and_singular() -> None:
    assert canonical("Woningbouwopgaven") == "woningbouwopgave"
    assert canonical("Maatschappelijke  opgaven") == "maatschappelijke opgave"
    assert canonical("KEC opgaven") == "kec opgave"


def test_numbered_headings_are_the_opgaven_where_there_are_just_as_many() -> None:
    blocks: tuple[tuple[BlockKind, int, str], ...] = (
        ("paragraph", 0, "De agenda kent drie strategische opgaven."),
        ("heading", 1, "1. Gezonde dorpen"),
        ("heading", 1, "2. Open landschap"),
        ("heading", 1, "3. Jeugd doet mee"),
    )
    found = [entry.label for entry in build(document(*blocks), Profile()).strategic]
    assert found == ["gezonde dorpen", "open landschap", "jeugd doet mee"]
    more = build(document(*blocks, ("heading", 1, "4. Financiën")), Profile())
    assert more.strategic == ()
