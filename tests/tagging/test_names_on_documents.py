"""People, opgaven, places, organisations and references on real documents, against their marks.

Floors are those that the taggers reached when they were set; they may rise and never fall.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import profile
from ingest.read import read
from tagging.evaluation import case, evaluate
from tagging.pipeline import tag

FLOORS = {"person": 0.97, "opgave": 0.95, "area": 0.95, "organisation": 0.9, "reference": 0.93}
FLOORS_WITHOUT_PROFILE = {
    "person": 0.97,
    "opgave": 0.93,
    "area": 0.88,
    "organisation": 0.8,
    "reference": 0.93,
}


@pytest.mark.parametrize(("with_profile", "floors"), [(True, FLOORS), (False, FLOORS_WITHOUT_PROFILE)])
def test_floors(shared: Path, *, with_profile: bool, floors: dict[str, float]) -> None:
    cases = []
    for gold in sorted((shared / "gold").glob("*.jsonl")):
        source = next((shared / "documents" / "hengelo" / "tekst").glob(f"{gold.stem}_*.txt"))
        document = read(source)
        known = profile.load("hengelo") if with_profile else profile.EMPTY
        cases.append(case(gold, source, tag(document, known)))
    result = evaluate(cases)
    reached = {kind: result.of(kind).f1 for kind in floors}
    assert not {kind: f1 for kind, f1 in reached.items() if f1 < floors[kind]}
