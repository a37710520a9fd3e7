"""A trained model that the user names finds more; what cannot be loaded is refused in words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import spacy

from corpus.document import Block, Document
from corpus.errors import ModelError
from corpus.mention import Area, Organisation, Person
from tagging.pipeline import tag

TEXT = "Wethouder Trần opent bij Vlietzicht het huis van Kompaan. Mevrouw Ngô woont er."
PATTERNS = [
    {"label": "LOC", "pattern": "Vlietzicht"},
    {"label": "ORG", "pattern": "Kompaan"},
    {"label": "LOC", "pattern": "er"},
    {"label": "PERSON", "pattern": "Trần"},
    {"label": "PERSON", "pattern": "Ngô"},
]


@pytest.fixture
def model(tmp_path: Path) -> str:
    """A small model in a folder: like a trained one, but it has its names from a list."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    return str(tmp_path / "model")


def document(text: str) -> Document:
    return Document(
        id="0" * 12,
        source="brief.txt",
        sha256="0" * 64,
        media_type="text/plain",
        title="Brief",
        retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        blocks=(Block(kind="paragraph", text=text),),
    )


def test_what_a_model_finds_is_taken_where_the_rules_say_nothing(model: str) -> None:
    letter = document(TEXT)
    assert {one.text for one in tag(letter).mentions} & {"Vlietzicht", "Kompaan"} == set()
    found = {one.text: one for one in tag(letter, model=model).mentions}
    assert found["Vlietzicht"].value == Area(name="Vlietzicht", kind="gebied")
    assert found["Kompaan"].value == Organisation(name="Kompaan")
    assert found["Trần"].value == Person(name="Trần", role="wethouder")
    assert "er" not in found
    assert "Ngô" not in found
    assert all("trained model" in found[name].cues for name in ("Vlietzicht", "Kompaan"))


def test_private_names_of_a_model_need_to_be_asked_for(model: str) -> None:
    found = tag(document(TEXT), model=model, private_names=True).mentions
    assert Person(name="Ngô") in [one.value for one in found]


def test_rules_go_before_the_model(model: str) -> None:
    found = tag(document("De wijk Vlietzicht krijgt een park."), model=model).mentions
    assert [one.value for one in found if isinstance(one.value, Area)] == [
        Area(name="Vlietzicht", kind="wijk")
    ]


@pytest.mark.parametrize("name", ["nl_core_no_such", "/no/such/folder"])
def test_a_model_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match=name):
        tag(document(TEXT), model=name)
