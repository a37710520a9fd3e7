"""What is found in documents of other municipalities, from the PDF on, is as good as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.tagging_quality import MARKS, LostPlaceError, case, measured
from tagging.evaluation import Evaluation

FLOORS = {
    "amount": 0.99,
    "date": 0.97,
    "person": 0.97,
    "area": 0.91,
    "organisation": 0.89,
    "reference": 0.92,
    "quantity": 0.95,
    "commitment": 0.87,
}
"""Least F1 over all files of marks together. A floor may rise; it falls only with harder files."""
STATUS_FLOOR = 0.96


@pytest.mark.parametrize("path", sorted(MARKS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_marks_name_places_and_copy_no_text(path: Path) -> None:
    head, *items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert head["type"] == "document"
    for item in items:
        if item["type"] in ("passage", "commitment"):
            assert "quote" not in item
            assert len(item["opens"].split()) <= 12
            assert len(item["closes"].split()) <= 8


@pytest.fixture(scope="module")
def found(shared: Path) -> Evaluation:
    return measured([], shared)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_no_type_is_found_worse_than_it_was(found: Evaluation, kind: str, floor: float) -> None:
    assert found.of(kind).f1 >= floor


def test_the_status_of_commitments_is_right_as_often_as_it_was(found: Evaluation) -> None:
    assert (found.of("commitment").status or 0) >= STATUS_FLOOR


def test_a_place_that_is_not_there_is_an_error(shared: Path, tmp_path: Path) -> None:
    lost = {"type": "passage", "page": 1, "opens": "woorden die er niet staan", "closes": ""}
    marks = tmp_path / "lost.jsonl"
    head = next(iter(sorted(MARKS.glob("denhelder*")))).read_text("utf-8").splitlines()[0]
    marks.write_text(f"{head}\n{json.dumps(lost)}\n", "utf-8")
    with pytest.raises(LostPlaceError, match="page 1"):
        case(marks, shared)
