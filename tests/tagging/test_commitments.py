"""Which sentences commit, and as what: marked sentences beside sentences that must not be taken."""

from __future__ import annotations

import pytest

from tests.tagging.commitment_cases import marked, under


@pytest.mark.parametrize(("expected", "title", "sentence"), marked("commitments.txt", 3))
def test_commits(expected: str, title: str, sentence: str) -> None:
    found = under(title, sentence)
    assert [f"{c.status} {c.strength}" for c in found] == [expected]
    assert found[0].text == sentence
    cue = found[0].evidence[0]
    assert cue.attribute == "status"
    assert cue.cue


@pytest.mark.parametrize(("title", "sentence"), marked("commitments_none.txt", 2))
def test_does_not_commit(title: str, sentence: str) -> None:
    assert [c.text for c in under(title, sentence)] == []


@pytest.mark.parametrize(("title", "sentence"), marked("commitments_missed.txt", 2))
@pytest.mark.xfail(reason="a known miss: the verb says too little by itself", strict=True)
def test_known_misses(title: str, sentence: str) -> None:
    assert len(under(title, sentence)) == 1
