"""Write the manual page from the help of the commands: `python tools/man.py`.

In English as `docs/man/raadspoor.1`, in Dutch as `docs/man/nl/raadspoor.1`. A test fails while a page says
something else than the help.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from raadspoor import i18n
from raadspoor.cli import cli
from raadspoor.cli.group import LazyGroup, Subcommands
from raadspoor.i18n import gettext as _

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"en": ROOT / "docs" / "man" / "raadspoor.1", "nl": ROOT / "docs" / "man" / "nl" / "raadspoor.1"}
HEADINGS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT"),
    "nl": ("NAAM", "SYNTAXIS", "BESCHRIJVING", "OPDRACHTEN", "EXITCODE", "OMGEVING"),
}
ENDS = {
    "en": (
        ("0", "All well."),
        ("1", "Something asked for could not be done; it says which, and nothing is lost."),
        ("2", "Wrong usage: an unknown command, option or name."),
    ),
    "nl": (
        ("0", "Alles goed."),
        ("1", "Iets van wat gevraagd is kon niet; er staat bij wat, en er is niets verloren."),
        ("2", "Verkeerd gebruik: een onbekende opdracht, optie of naam."),
    ),
}
VARIABLES = {
    "en": (
        ("RAADSPOOR_CORPUS", "The corpus to use, where --corpus names none."),
        ("NO_COLOR", "When set, nothing is coloured."),
        ("PAGER", "What shows an answer that is longer than the screen."),
        ("LANGUAGE, LC_ALL, LC_MESSAGES, LANG", "Dutch when the locale is, else English; --lang goes first."),
    ),
    "nl": (
        ("RAADSPOOR_CORPUS", "Het corpus, als --corpus er geen noemt."),
        ("NO_COLOR", "Als dit is gezet, komt er nergens kleur."),
        ("PAGER", "Wat een antwoord toont dat langer is dan het scherm."),
        (
            "LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
            "Nederlands als de taal dat is, anders Engels; --lang gaat voor.",
        ),
    ),
}


def page(language: str) -> str:
    """The manual page in one language, as roff with the macros of man(7)."""
    assert isinstance(cli, LazyGroup)
    i18n.use(language)
    name, synopsis, description, commands, ends, environment = HEADINGS[language]
    context = click.Context(cli, info_name="raadspoor")
    summary = inspect.cleandoc(_(inspect.cleandoc(cli.help or ""))).partition("\n")[0].rstrip(".")
    lines = [
        f'.TH RAADSPOOR 1 "" "raadspoor" "{_escaped("Raadspoor")}"',
        f".SH {name}",
        rf"raadspoor \- {_escaped(summary)}",
        f".SH {synopsis}",
        ".B raadspoor",
        r"[\fB\-\-corpus\fR \fIDIR\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]",
        f".SH {description}",
        *_text(_(inspect.cleandoc(cli.help or ""))),
        *_options(cli, context),
        f".SH {commands}",
    ]
    for key, entry in cli.entries.items():
        command = cli.get_command(context, key)
        assert command is not None
        lines += _command(command, context, ", ".join((key, *entry.aliases)))
    for heading, rows in ((ends, ENDS[language]), (environment, VARIABLES[language])):
        lines.append(f".SH {heading}")
        for term, said in rows:
            lines += [".TP", rf"\fB{_escaped(term)}\fR", _escaped(said)]
    return "\n".join(lines) + "\n"


def _command(command: click.Command, parent: click.Context, title: str) -> Iterator[str]:
    context = click.Context(command, info_name=command.name, parent=parent)
    yield f".SS {_escaped(title)}"
    usage = " ".join(command.collect_usage_pieces(context))
    yield rf"\fB{_escaped(context.command_path)}\fR {_escaped(usage)}"
    yield ".PP"
    yield from _text(_(inspect.cleandoc(command.help or "")))
    yield from _options(command, context)
    if isinstance(command, Subcommands):
        for name, each in command.commands.items():
            yield from _command(each, context, f"{command.name} {name}")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.params:  # without `--help`, which click makes once, as it was first asked for
        record = parameter.get_help_record(context)
        if record and record[1]:
            yield from (".TP", rf"\fB{_escaped(record[0])}\fR", _escaped(record[1]))


def _text(text: str) -> Iterator[str]:
    """Paragraphs; one after a backspace keeps its lines, as click has it."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        if paragraph.startswith("\b\n"):
            yield from (".nf", *map(_escaped, paragraph[2:].splitlines()), ".fi")
        else:
            yield _escaped(" ".join(paragraph.split()))


def _escaped(text: str) -> str:
    """Text that roff shows as it is: no command at the start of a line, dashes that can be copied."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return rf"\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(language), encoding="utf-8")
