"""Every command explains itself, and its example works."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from raadspoor.cli import ENTRIES, cli
from raadspoor.cli.watch import command as watch
from tests.raadspoor.conftest import Call

ROOT = Path(__file__).parents[2]

MARKS = (
    '{"type": "area", "line": 1, "quote": "Wilderinkshoek", "name": "Wilderinkshoek"}\n'
    '{"type": "amount", "line": 1, "quote": "€ 5 miljoen", "eur": 5000000}\n'
)
TEXT = "Voor de wijk Wilderinkshoek is € 5 miljoen beschikbaar.\n"


def example(help_text: str) -> list[str]:
    """The arguments of the example that closes the text before the options."""
    body = help_text.partition("\nOptions:")[0]
    last = body.strip().splitlines()[-1].strip()
    assert last.startswith("raadspoor "), f"the help does not end in an example but in {last!r}"
    return shlex.split(last)[1:]


@pytest.mark.parametrize("name", ENTRIES)
def test_the_example_in_the_help_works(name: str, call: Call, tmp_path: Path) -> None:
    arguments = example(call(name, "--help").stdout)
    assert arguments[0] == name
    if name == "evaluate":
        Path("marks.jsonl").write_text(MARKS, encoding="utf-8")
        Path("marks.txt").write_text(TEXT, encoding="utf-8")
    result = call(*arguments, corpus=tmp_path / "new") if name == "ingest" else call(*arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


def test_the_commands_of_a_command_have_examples_that_work(
    call: Call, sample_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = Path(shutil.copytree(sample_corpus, tmp_path / "corpus"))
    assert isinstance(watch, click.Group)
    listed = call("watch", "--help").stdout
    monkeypatch.chdir(tmp_path)
    for name in watch.commands:
        assert name in listed
        result = call(*example(call("watch", name, "--help").stdout), corpus=corpus)
        assert result.exit_code == 0, result.output
    assert (Path("news.atom")).is_file()


@pytest.mark.parametrize("name", ENTRIES)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"raadspoor {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("alias", "name"), [(alias, name) for name, entry in ENTRIES.items() for alias in entry.aliases]
)
def test_the_dutch_name_is_the_same_command(alias: str, name: str, call: Call) -> None:
    def body(result: Result) -> str:
        return result.stdout.partition("\n")[2]

    assert body(call(alias, "--help")) == body(call(name, "--help"))


def test_the_group_lists_every_command_with_its_dutch_name(call: Call) -> None:
    listed = call("--help").stdout
    for name, entry in ENTRIES.items():
        assert ", ".join((name, *entry.aliases)) in listed
    assert example(listed) == ["commitments", "Wilderinkshoek"]


def test_an_unknown_command_is_refused_with_the_nearest(call: Call) -> None:
    result = call("commitmnts")
    assert result.exit_code == 2
    assert "There is no command 'commitmnts'. Did you mean: commitments?" in result.stderr


def test_help_and_errors_are_dutch_when_asked(call: Call) -> None:
    assert call("--lang", "nl", "--help").stdout.startswith("Gebruik: raadspoor")
    assert "Voorbeeld:" in call("commitments", "--help", "--lang", "nl").stdout
    assert "Fout: " in call("show", "bestaat-niet", "--lang=nl").stderr


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("comm", "commitments"), ("toe", "toezeggingen"), ("commitments --du", "--due-before")],
)
def test_the_shell_completes_commands_and_options(
    typed: str, completed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMP_WORDS", f"raadspoor {typed}")
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split())))
    monkeypatch.setenv("_RAADSPOOR_COMPLETE", "bash_complete")
    result = CliRunner().invoke(cli, [], prog_name="raadspoor")
    assert f"plain,{completed}" in result.stdout.splitlines()
