"""References are found by number and title, and plans in general are not."""

from __future__ import annotations

import pytest

from corpus.mention import Reference
from tagging import references
from tagging.references import wordings
from tagging.spans import holds_any
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"references": references.find}


def found(sentence: Sentence) -> list[tuple[str, Reference]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Reference)]


@pytest.mark.parametrize("sentence", marked.read("references.txt"), ids=str)
def test_marked_references(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, value), mark in zip(tagged, sentence.marks, strict=True):
        for name, wanted in mark.attributes.items():
            assert getattr(value, name) == wanted


@pytest.mark.parametrize("sentence", marked.read("references.txt"), ids=str)
def test_the_hints_of_a_wording_let_its_lines_through(sentence: Sentence) -> None:
    for rule in wordings.RULES:
        if rule.pattern.search(sentence.text):
            assert holds_any(sentence.text, rule.hints), rule.why
            assert rule in wordings._OFTEN or any(map(wordings.may_tell, sentence.text.split()))


@pytest.mark.parametrize("sentence", marked.read("references_none.txt"), ids=str)
def test_what_is_none_of_the_references(sentence: Sentence) -> None:
    assert found(sentence) == []
