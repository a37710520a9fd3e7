"""`raadspoor demo`: the five sample documents, read into a corpus that is gone afterwards."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.store import Corpus

PLACE = "Wilderinkshoek"
SUFFIXES = (".pdf", ".html", ".md")


@make_command("demo")
@option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Keep the corpus in this directory, to ask it more.",
)
def command(keep: Path | None) -> None:
    """Try it on five sample documents: what is promised for one neighbourhood, and what slipped.

    The samples restate public documents of Hengelo in our own words.

    \b
    Example:
      raadspoor demo
    """
    with tempfile.TemporaryDirectory(prefix="raadspoor-") as folder:
        _demonstrate(keep or Path(folder) / "corpus")
    if keep:
        click.echo(_("Ask it more: {command}").format(command=f"raadspoor commitments --corpus {keep}"))


def samples() -> list[Path]:
    """The sample documents that come with the package."""
    folder = resources.files("corpus.samples")
    return sorted(Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(SUFFIXES))


def _demonstrate(directory: Path) -> None:
    from raadspoor.cli.corpora import writing
    from raadspoor.cli.output import write
    from raadspoor.cli.reports import read_all
    from raadspoor.export.story import told
    from search.trails import trails

    paths = samples()
    _say(_("Reading {count} sample documents.").format(count=len(paths)))
    for path in paths:
        click.echo(f"  {path.name}")
    with writing(directory, create=True) as corpus:
        read_all(corpus, tuple(map(str, paths)))
        _say(f"raadspoor commitments {PLACE}")
        write(_answers(corpus))
        _say("raadspoor trail --slipped")
        slipped = [trail for trail in trails(corpus) if trail.slipped]
        write(told(slipped))


def _answers(corpus: Corpus) -> bytes:
    from raadspoor.cli.commitments import listing, record
    from raadspoor.export import render
    from search import commitments

    return render(listing([record(row) for row in commitments(corpus, PLACE).rows]), "table")


def _say(line: str) -> None:
    click.echo()
    click.secho(line, bold=True)
