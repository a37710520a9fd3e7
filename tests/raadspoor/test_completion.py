"""What the Tab key offers."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from raadspoor.cli import cli


def offered(typed: str, corpus: Path, shell: str = "bash") -> list[str]:
    """The values for the last word of a command line."""
    environment = {
        "RAADSPOOR_CORPUS": str(corpus),
        "_RAADSPOOR_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1 + typed.endswith(" ")),
    }
    result = CliRunner().invoke(
        cli, [], prog_name="raadspoor", env=environment, complete_var="_RAADSPOOR_COMPLETE"
    )
    lines = result.stdout.strip("\n").splitlines()
    return lines[1::3] if shell == "zsh" else [line.partition(",")[2] for line in lines]


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("raadspoor toez", ["toezeggingen"]),
        ("raadspoor toezeggingen --area wild", ["Wilderinkshoek"]),
        ("raadspoor commitments --area Noork", ["De\\ Noork"]),
        ("raadspoor zoek --status ge", ["gepland", "gerealiseerd"]),
        ("raadspoor search --doc-type be", ["begroting", "besluitenlijst"]),
        ("raadspoor search --year 202", ["2024", "2025", "2026", "2027", "2028", "2029"]),
        ("raadspoor show begroting-2026", ["begroting-2026.html"]),
        ("raadspoor search --municipality h", ["Hengelo"]),
        ("raadspoor search a", []),
    ],
)
def test_values_come_from_the_corpus(typed: str, values: list[str], sample_corpus: Path) -> None:
    assert sorted(offered(typed, sample_corpus)) == sorted(values)


def test_other_shells_quote_for_themselves(sample_corpus: Path) -> None:
    assert "De Noork" in offered("raadspoor commitments --area Noork", sample_corpus, "zsh")


def test_without_a_corpus_nothing_is_offered(tmp_path: Path) -> None:
    assert offered("raadspoor commitments --area W", tmp_path / "none") == []
