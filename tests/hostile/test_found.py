"""What fuzzing found stays mended, and every target is still given what it begins with."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.hostile.seeds import dictionary, seeds
from tests.hostile.targets import TARGETS

FOLDER = Path(__file__).parents[1] / "data" / "hostile"
FOUND = sorted(path for path in FOLDER.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_target_begins_with_is_read(name: str) -> None:
    inputs = list(islice(seeds(name), 40))
    assert inputs
    for data in inputs:
        TARGETS[name](data)
    assert dictionary(inputs)


def test_every_folder_names_a_target() -> None:
    assert {path.name for path in FOLDER.iterdir()} <= set(TARGETS)
    assert FOUND
