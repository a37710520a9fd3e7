"""What a person at a terminal gets: a pager for long answers, and the codes that it can show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")


def at_a_terminal(corpus: Path, *arguments: str, **environment: str) -> str:
    """What a terminal of 24 lines shows of `raadspoor ARGUMENTS...`."""
    master, slave = pty.openpty()
    given = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "LESS", "PAGER")}
    given |= {
        "RAADSPOOR_CORPUS": str(corpus),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "LINES": "24",
        "TERM": "xterm",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "raadspoor", *arguments], stdin=slave, stdout=slave, stderr=slave,
        env=given | environment,
    )  # fmt: skip
    os.close(slave)
    shown = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # the terminal is gone with the process
            break
        if not chunk:
            break
        shown += chunk
    assert process.wait() == 0
    os.close(master)
    return shown.decode()


def test_a_long_answer_goes_through_the_pager(sample_corpus: Path) -> None:
    assert "PAGED: Status" in at_a_terminal(sample_corpus, "commitments", PAGER="sed s/^/PAGED:/")


def test_a_short_answer_and_data_do_not(sample_corpus: Path) -> None:
    for arguments in (("areas", "Noord"), ("commitments", "--format", "csv")):
        assert "PAGED" not in at_a_terminal(sample_corpus, *arguments, PAGER="sed s/^/PAGED:/")


def test_colours_are_for_what_shows_them(sample_corpus: Path) -> None:
    assert "\x1b[3" in at_a_terminal(sample_corpus, "commitments", "Wilderinkshoek")
    assert "\x1b[3" not in at_a_terminal(sample_corpus, "commitments", "Wilderinkshoek", NO_COLOR="1")
    assert "\x1b[3" not in at_a_terminal(sample_corpus, "commitments", PAGER="cat")
    assert "\x1b[3" not in at_a_terminal(sample_corpus, "commitments", PAGER="cat", NO_COLOR="1")
