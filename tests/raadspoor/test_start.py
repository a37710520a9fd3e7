"""What a command costs before it does anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "pdfplumber", "pypdfium2", "bs4", "lxml", "openpyxl", "icalendar", "thinc", "pdfminer")
PROBE = """
import sys
from raadspoor.cli import cli
try:
    cli(sys.argv[1:], prog_name="raadspoor")
except SystemExit as end:
    assert not end.code, end.code
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded_by(*arguments: str, corpus: Path) -> set[str]:
    """The top-level modules that are loaded when a command line has been answered."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        env={**os.environ, "RAADSPOOR_CORPUS": str(corpus)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_name_is_answered_without_anything_heavy(form: str, sample_corpus: Path) -> None:
    loaded = loaded_by("commitments", "Wilderinkshoek", "--format", form, corpus=sample_corpus)
    assert not loaded & {*HEAVY, "whoosh", "numpy"}
    assert not loaded & {"_hashlib", "difflib", "zipfile"}, "OpenSSL, and what only errors need"
    assert "rich" not in loaded or form == "table"


@pytest.mark.parametrize("command", ["people", "areas", "opgaven", "amounts", "stats"])
def test_lists_load_no_reader_and_no_tagger(command: str, sample_corpus: Path) -> None:
    assert not loaded_by(command, "--format", "json", corpus=sample_corpus) & set(HEAVY)


def test_tagging_loads_spacy_for_a_trained_model_alone(sample_corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("We openen in 2027 een loket.", encoding="utf-8")
    loaded = loaded_by("tag", str(tmp_path / "brief.txt"), "--format", "json", corpus=sample_corpus)
    assert "tagging" in loaded
    assert not loaded & {"spacy", "thinc"}


def test_help_loads_only_what_it_prints_with(sample_corpus: Path) -> None:
    loaded = loaded_by("--help", corpus=sample_corpus)
    assert not loaded & {*HEAVY, "whoosh", "numpy", "rich", "sqlite3"}
