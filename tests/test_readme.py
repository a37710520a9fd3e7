"""The README says what really happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import man, readme

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


def test_every_page_of_the_documentation_is_in_its_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    linked = set(re.findall(r"\]\((?!https?:)([^)#]+)", index))
    assert pages <= linked, "add a line to docs/README.md"
    for page in [*pages, "README.md"]:
        for link in re.findall(
            r"\]\((?!https?:)([^)#]+)", (ROOT / "docs" / page).read_text(encoding="utf-8")
        ):
            assert (ROOT / "docs" / link).exists(), f"docs/{page} links to {link}"


@pytest.mark.parametrize("language", man.PAGES)
def test_the_manual_says_what_the_help_says(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")  # so that what is set here is put back afterwards
    assert man.PAGES[language].read_text(encoding="utf-8") == man.page(language), "run `make man`"


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
