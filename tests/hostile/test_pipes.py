"""A named pipe in the place of a file in the corpus folder: nobody writes there, so nobody may wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store import Corpus
from index.build import ensure
from ingest.run import run
from tests.hostile.test_places import LETTER, as_it_is


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "brief.md").write_text(LETTER.format("plein"), encoding="utf-8")
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        assert [entry.outcome for entry in run(corpus, [tmp_path / "brief.md"], finish=as_it_is)] == ["read"]
        ensure(corpus).close()
    return tmp_path / "corpus"


def asked(directory: Path, *command: str) -> tuple[int, str]:
    """Exit code and what was said; fails where the command waits for the pipe."""
    line = [sys.executable, "-m", "raadspoor", *command, "--corpus", str(directory)]
    told = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in told.stderr
    return told.returncode, told.stdout + told.stderr


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("corpus.db", "corpus.db is"),
        ("raadspoor.toml", "raadspoor.toml cannot be read"),
        ("synonyms.txt", "synonyms.txt cannot be read"),
        ("corpus.seal", ""),
        ("index/current.json", ""),
        ("index/shard-*/shard.json", ""),
        ("index/shard-*/text.bytes.npy", ""),
        ("originals/*/*.md", ""),
    ],
)
def test_a_pipe_holds_no_command_up(pattern: str, said: str, directory: Path) -> None:
    place = next(directory.glob(pattern), directory / pattern)
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    code, answer = asked(directory, "search", "plein")
    assert (code, said in answer) == (1 if said else 0, True), answer
    assert said or "Brief over plein" in answer
    asked(directory, "check")


def test_saved_searches_in_a_pipe_are_refused(directory: Path) -> None:
    os.mkfifo(directory / "watches.json")
    code, answer = asked(directory, "watch", "list")
    assert (code, "watches.json cannot be read" in answer) == (1, True)
