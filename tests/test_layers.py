"""Data flows from left to right, so imports only point to the left."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT: dict[str, set[str]] = {
    "corpus": set(),
    "ingest": {"corpus"},
    "tagging": {"corpus"},
    "index": {"corpus"},
    "search": {"corpus", "index"},
    "raadspoor": {"corpus", "ingest", "tagging", "index", "search"},
}


def modules(stage: str) -> list[Path]:
    return sorted((ROOT / stage).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The top-level package of every import in a module, also of those inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("stage", MAY_IMPORT)
def test_a_stage_imports_only_stages_to_its_left(stage: str) -> None:
    allowed = MAY_IMPORT[stage] | {stage}
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(stage)
        for name in imported(path)
        if name in MAY_IMPORT and name not in allowed
    }
    assert not wrong


@pytest.mark.parametrize("stage", MAY_IMPORT)
def test_every_folder_of_a_stage_is_a_package_that_says_what_it_is(stage: str) -> None:
    for folder in {path.parent for path in modules(stage)}:
        init = folder / "__init__.py"
        assert init.is_file(), f"{folder.relative_to(ROOT)} has no __init__.py"
        assert ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))), f"{init} says nothing"


@pytest.mark.parametrize("stage", MAY_IMPORT)
def test_no_module_is_named_like_one_of_the_standard_library(stage: str) -> None:
    names = {path.stem for path in modules(stage)} | {path.parent.name for path in modules(stage)}
    # The field's own words for two modules that are only ever imported by their full name.
    assert not names & set(sys.stdlib_module_names) - {"__init__", "__main__", "profile", "numbers"}


def test_nothing_heavy_is_imported_where_the_shared_words_are_defined() -> None:
    light = {"corpus", "__future__", "msgspec", *sys.stdlib_module_names}
    for name in ("document", "mention", "commitment", "errors", "profile"):
        assert set(imported(ROOT / "corpus" / f"{name}.py")) <= light
