"""Named opgaven are found with their label, and bare ones are not."""

from __future__ import annotations

import pytest

from corpus.mention import Opgave
from tagging import opgaven
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"opgaven": opgaven.find}


def found(sentence: Sentence) -> list[tuple[str, Opgave]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Opgave)]


@pytest.mark.parametrize("sentence", marked.read("opgaven.txt"), ids=str)
def test_marked_opgaven(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, value), mark in zip(tagged, sentence.marks, strict=True):
        for name, wanted in mark.attributes.items():
            assert getattr(value, name) == wanted


@pytest.mark.parametrize("sentence", marked.read("opgaven_none.txt"), ids=str)
def test_what_is_none_of_the_opgaven(sentence: Sentence) -> None:
    assert found(sentence) == []
