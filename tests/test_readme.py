"""The README says what really happens."""

from __future__ import annotations

import re
from pathlib import Path

from tools import readme

ROOT = Path(__file__).parents[1]
TEXT = readme.README.read_text(encoding="utf-8")


def test_every_command_of_the_tour_answers_what_the_readme_shows() -> None:
    assert len(readme.commands(TEXT)) >= 8
    assert readme.answered(TEXT) == TEXT, "run `make readme` and read what changed"


def test_every_file_that_is_linked_is_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (ROOT / link).exists(), f"{name} links to {link}"


def test_every_make_target_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"`make ([a-z]+)`", (ROOT / name).read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{name} names `make {target}`"


def test_the_dutch_names_of_the_commands_are_all_there() -> None:
    from raadspoor.cli import ENTRIES

    for entry in ENTRIES.values():
        for alias in entry.aliases:
            assert f"`{alias}`" in TEXT
