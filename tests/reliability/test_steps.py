"""Some of the steps at which `benchmarks.reliability` stops, refuses or forgets; there are thousands."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.reliability import powercut, soak, steps, traced

pytestmark = pytest.mark.skipif(not traced.available(), reason="no strace that may trace a process")


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> steps.Steps:
    return steps.Steps(tmp_path_factory.mktemp("steps"))


@pytest.mark.parametrize("name", steps.CHANGES)
def test_a_stop_or_refusal_at_a_step_loses_nothing(changes: steps.Steps, name: str) -> None:
    changes.all(name, every=101)
    assert changes.wrong == []
    assert changes.counts[f"steps of {name}"] > 0


@pytest.mark.parametrize("name", ["a new document", "a backup"])
def test_a_power_cut_loses_nothing_that_was_stored(changes: steps.Steps, name: str) -> None:
    powercut.cut(changes, name, 150, random.Random(1))
    assert changes.wrong == []
    assert changes.counts[f"{name}: power cuts"] >= 4


def test_readers_beside_a_writer_see_whole_documents(tmp_path: Path) -> None:
    counts = soak.soak(tmp_path, 3, 2)
    assert not [what for what in counts if what.startswith(("wrong", "errors"))]
    assert counts["written"] > 0
    assert counts["rounds of questions"] > 0
