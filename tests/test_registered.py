"""What is registered exists, and what exists is registered, tested and documented."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from ingest.registry import CONTAINERS, READERS, SUFFIXES
from raadspoor.cli import ENTRIES
from raadspoor.export import FORMATS
from tagging.pipeline import TAGGERS

ROOT = Path(__file__).parents[1]


def test_every_file_with_a_command_is_registered() -> None:
    commands = {
        path.stem
        for path in (ROOT / "raadspoor" / "cli").glob("*.py")
        if "@make_command(" in path.read_text(encoding="utf-8")
    }
    assert commands == set(ENTRIES)


@pytest.mark.parametrize("media_type", READERS)
def test_every_registered_reader_reads(media_type: str) -> None:
    assert callable(importlib.import_module(READERS[media_type]).read)


def test_every_suffix_has_a_reader() -> None:
    assert set(SUFFIXES.values()) <= {*READERS, *CONTAINERS}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_a_writer(form: str) -> None:
    module, name = FORMATS[form].split(".")
    assert callable(getattr(importlib.import_module(f"raadspoor.export.{module}"), name))


@pytest.mark.parametrize("tagger", TAGGERS)
def test_every_tagger_finds_and_has_tests(tagger: str) -> None:
    assert callable(importlib.import_module(f"tagging.{tagger}").find)
    tests = (ROOT / "tests" / "tagging").rglob("test_*.py")
    assert any(tagger in path.stem or f"tagging.{tagger}" in path.read_text("utf-8") for path in tests)
