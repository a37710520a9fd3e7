"""Named places are found by form and cue, and people, roads and towns are not."""

from __future__ import annotations

import pytest

from corpus.mention import Area
from corpus.profile import Profile, ProfileArea
from tagging import areas
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence

TAGGERS: dict[str, Find] = {"areas": areas.find}


def found(sentence: Sentence) -> list[tuple[str, Area]]:
    return [(one.text, one.value) for one in sentence.tagged(TAGGERS) if isinstance(one.value, Area)]


@pytest.mark.parametrize("sentence", marked.read("areas.txt"), ids=str)
def test_marked_areas(sentence: Sentence) -> None:
    tagged = found(sentence)
    assert [text for text, _ in tagged] == [mark.text for mark in sentence.marks]
    for (_, value), mark in zip(tagged, sentence.marks, strict=True):
        for name, wanted in mark.attributes.items():
            assert getattr(value, name) == wanted


@pytest.mark.parametrize("sentence", marked.read("areas_none.txt"), ids=str)
def test_what_is_none_of_the_areas(sentence: Sentence) -> None:
    assert found(sentence) == []


def test_a_wijk_called_as_its_town_is_meant_only_where_its_noun_stands() -> None:
    profile = Profile(
        municipality="Voorbeelddam", areas=(ProfileArea(name="Voorbeelddam", kind="wijk", code="WK990100"),)
    )
    text = "Voorbeelddam groeit, en in wijk Voorbeelddam bouwen we."
    tagged = Sentence(text=text, marks=()).tagged(TAGGERS, profile)
    assert [(one.text, one.start) for one in tagged] == [("wijk Voorbeelddam", text.index("wijk"))]
