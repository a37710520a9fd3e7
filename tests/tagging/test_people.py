"""People in a public role are found with their one name, and streets, schools and private people are not."""

from __future__ import annotations

import pytest

from corpus.mention import Person
from tagging import people
from tagging.people import cues, roles
from tagging.spans import holds_any
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"people": people.find}


def found(sentence: Sentence) -> list[tuple[str, Person]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Person)]


@pytest.mark.parametrize("sentence", marked.read("people.txt"), ids=str)
def test_marked_people(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, value), mark in zip(tagged, sentence.marks, strict=True):
        for name, wanted in mark.attributes.items():
            assert getattr(value, name) == wanted


@pytest.mark.parametrize("sentence", marked.read("people_none.txt"), ids=str)
def test_what_is_none_of_the_people(sentence: Sentence) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("sentence", marked.read("people.txt", "people_none.txt"), ids=str)
def test_the_hints_let_lines_with_a_role_through(sentence: Sentence) -> None:
    if cues._ROLE_WORD.search(sentence.text):
        assert holds_any(sentence.text, cues._ROLE_HINT)
    if roles.PRIVATE.search(sentence.text):
        assert holds_any(sentence.text, cues._PRIVATE_HINT)
