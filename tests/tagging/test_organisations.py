"""Organisations are found by form, cue and abbreviation, and governments are not."""

from __future__ import annotations

import re

import pytest

from corpus.mention import Organisation
from tagging import organisations, references
from tagging.organisations import discover
from tagging.organisations.kinds import KINDS, may_tell
from tagging.spans import holds_any
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"organisations": organisations.find}


def found(sentence: Sentence) -> list[tuple[str, Organisation]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Organisation)]


@pytest.mark.parametrize("sentence", marked.read("organisations.txt"), ids=str)
def test_marked_organisations(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, value), mark in zip(tagged, sentence.marks, strict=True):
        for name, wanted in mark.attributes.items():
            assert getattr(value, name) == wanted


@pytest.mark.parametrize("sentence", marked.read("organisations.txt"), ids=str)
def test_the_hints_of_a_kind_let_its_lines_through(sentence: Sentence) -> None:
    for kind in KINDS:
        if kind.pattern.search(sentence.text):
            assert holds_any(sentence.text, kind.hints), kind.why
            assert any(map(may_tell, re.findall(r"[^\W_]+", sentence.text))), kind.why
    if discover._CUE.search(sentence.text):
        assert holds_any(sentence.text, discover._CUE_HINT)


@pytest.mark.parametrize("sentence", marked.read("organisations_none.txt"), ids=str)
def test_what_is_none_of_the_organisations(sentence: Sentence) -> None:
    assert found(sentence) == []


def test_in_a_title_only_bodies_that_are_known_stand() -> None:
    text = "De strategische agenda MRDH 2031-2034 en de Handreiking Politie Voorbeeldland 2031 zijn klaar."
    both = {"references": references.find, **TAGGERS}
    mentions = marked.Sentence(text, ()).tagged(both)
    assert [one.text for one in mentions if isinstance(one.value, Organisation)] == ["MRDH"]
