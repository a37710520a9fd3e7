"""Spellings of one person become one name, and different people stay apart."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.document import Block, Document
from corpus.mention import Mention, Person
from corpus.profile import EMPTY, Profile, ProfilePerson
from tagging import people
from tagging.passage import Context, Passage
from tagging.people.identity import Identities
from tagging.people.names import parse, same_person


def tagged(*blocks: Block, profile: Profile = EMPTY, private_names: bool = False) -> list[Mention]:
    document = Document(
        id="0" * 12,
        source="voorbeeld.txt",
        sha256="0" * 64,
        media_type="text/plain",
        retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        title="",
        blocks=blocks,
    )
    context = Context(document, profile, private_names=private_names)
    context.lexicons["people"] = people.harvest(context)
    found: list[Mention] = []
    for index in range(len(blocks)):
        found += people.find(Passage(context, index))
    return found


def lines(*texts: str) -> list[Block]:
    return [Block(kind="paragraph", text=text) for text in texts]


def people_of(mentions: list[Mention]) -> list[Person]:
    return [mention.value for mention in mentions if isinstance(mention.value, Person)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marie-José Lutikholt", "Marie- José Luttikholt"),
        ("Jan Okhuis", "J. Okhuis"),
        ("S.W.J. Schelvis", "Sander Schelvis"),
        ("L. de Kort", "L.A. de Kort"),
        ("Özge Yıldız", "Ozge Yıldız"),
    ],
)
def test_the_same_person(one: str, other: str) -> None:
    assert same_person(parse(one), parse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Smit", "K. Smit"),
        ("J.A. Smit", "J.B. Smit"),
        ("Jan Smit", "Jan Mol"),
        ("J. Smit", "J. Smits"),
        ("Smit", "Smit"),
        ("Jan de Wit", "Jan Witteveen"),
    ],
)
def test_not_surely_the_same_person(one: str, other: str) -> None:
    assert not same_person(parse(one), parse(other))


def test_the_profile_names_first() -> None:
    profile = Profile(people=(ProfilePerson(name="Noor van Dijk", aliases=("N.M. van Dijk",)),))
    identities = Identities(profile, ["N. van Dijk", "Noor van Dyk"])
    assert identities.canonical("N. van Dijk") == "Noor van Dijk"
    assert identities.canonical("Noor van Dyk") == "Noor van Dijk"
    assert identities.canonical("Piet Mol") == "Piet Mol"


def test_two_of_one_surname_stay_apart() -> None:
    identities = Identities(EMPTY, ["Jan Smit", "Joke Smit", "J. Smit"])
    assert identities.canonical("J. Smit") == "J. Smit"
    assert identities.canonical("Smit") == "Smit"


def test_cells_given_as_lines_keep_their_portfolio() -> None:
    found = tagged(
        *lines(
            "1. Leefbaar dorp",
            "Programma",
            "Portefeuillehouder(s)",
            "Wonen",
            "8",
            "Noor van Dijk",
            "Zorg en welzijn",
            "9/Bedrijfsvoering",
            "Sem Bakker (coördinerend), Noor van Dijk",
        )
    )
    assert [(person.name, person.portfolio) for person in people_of(found)] == [
        ("Noor van Dijk", "Wonen"),
        ("Sem Bakker", "Zorg en welzijn"),
        ("Noor van Dijk", "Zorg en welzijn"),
    ]


def test_roles_above_a_signature_are_given_in_order() -> None:
    found = tagged(
        *lines(
            "Met vriendelijke groet,",
            "Burgemeester en wethouders van Voorbeelddam,",
            "de secretaris, de burgemeester,",
            "De heer J. Okhuis",
            "Mevrouw S.W. Schelvis",
        )
    )
    assert [(person.name, person.role) for person in people_of(found)] == [
        ("J. Okhuis", "secretaris"),
        ("S.W. Schelvis", "burgemeester"),
    ]


def test_an_addressee_is_left_out_unless_asked_for() -> None:
    letter = lines(
        "De heer K. Pietersen", "Dorpsweg 3", "Geachte heer Pietersen,", "De heer B. Bos belde ons."
    )
    assert tagged(*letter) == []
    assert [person.name for person in people_of(tagged(*letter, private_names=True))] == [
        "K. Pietersen",
        "K. Pietersen",
        "B. Bos",
    ]


def test_people_who_speak_or_object_are_left_out_unless_asked_for() -> None:
    letter = lines("Inspreker Karel Beuk vroeg om een drempel, en bewoner E. van Es ook.")
    assert tagged(*letter) == []
    assert [person.name for person in people_of(tagged(*letter, private_names=True))] == [
        "Karel Beuk",
        "E. van Es",
    ]


def test_the_college_above_a_signature_is_no_role_of_who_signs() -> None:
    found = tagged(
        *lines(
            "Met vriendelijke groet,",
            "Burgemeester en wethouders van Zwolle,",
            "de secretaris, de burgemeester,",
            "De heer J. Esdoorn",
            "De heer A.B. Beuk",
        )
    )
    roles = [mention.value.role for mention in found if isinstance(mention.value, Person)]
    assert roles == ["secretaris", "burgemeester"]


def test_names_in_capitals_under_a_letter_have_the_roles_above_them() -> None:
    found = people_of(
        tagged(
            *lines("Geachte heer,", "Wij antwoorden u.", "Gedeputeerde Staten van Voorbeeldland,"),
            *lines("voorzitter", "A.P. ELZEMA", "secretaris", "N. VAN DER WILG"),
        )
    )
    assert found == [
        Person(name="A.P. Elzema", role="voorzitter"),
        Person(name="N. van der Wilg", role="secretaris"),
    ]
