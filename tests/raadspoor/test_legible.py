"""Terminals and pipes that cannot carry every character."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from raadspoor.legible import fitting


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp850", "utf-8"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("commitments", "Wilderinkshoek", "--lang", "nl"),
        ("search", "beëindigen OR warmte"),
        ("amounts",),
        ("trail", "--slipped"),
        ("search", "--help", "--lang", "nl"),
        ("show", "begroting-2026.html"),
        ("areas", "Zoëtemeer"),
    ],
)
def test_nothing_fails_for_want_of_a_character(
    encoding: str, arguments: tuple[str, ...], sample_corpus: Path
) -> None:
    environment = {**os.environ, "RAADSPOOR_CORPUS": str(sample_corpus), "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "raadspoor", *arguments], env=environment, capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == (2 if "Zoëtemeer" in arguments else 0)
    if "--help" not in arguments:  # click writes its own in UTF-8 where it is told ASCII
        done.stdout.decode(encoding)


def test_what_is_missing_is_written_otherwise() -> None:
    text = "€ 5 – ‘café’ → ●═▷ 漢"
    assert fitting(text, io.TextIOWrapper(io.BytesIO(), "ascii")) == "EUR 5 - 'cafe' > *=> ?"
    assert fitting(text, io.TextIOWrapper(io.BytesIO(), "latin-1")) == "EUR 5 - 'café' > *=> ?"
    assert fitting(text, io.TextIOWrapper(io.BytesIO(), "utf-8")) == text


def test_data_is_utf8_whatever_the_terminal(sample_corpus: Path) -> None:
    environment = {**os.environ, "RAADSPOOR_CORPUS": str(sample_corpus), "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(
        [sys.executable, "-m", "raadspoor", "amounts", "--format", "csv"],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert "€" in done.stdout.decode("utf-8")
