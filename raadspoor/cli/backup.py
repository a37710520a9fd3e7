"""`raadspoor backup`: a copy of the corpus, taken while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.options import corpus_option
from raadspoor.i18n import gettext as _


@make_command("backup")
@click.argument("target", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@corpus_option
def command(target: Path, directory: Path) -> None:
    """Copy the corpus to DIR, also while documents are being read into it.

    The copy is a corpus itself: ask it with `--corpus DIR`. To restore one, back it up to a new place.

    \b
    Example:
      raadspoor backup safe-copy
    """
    from raadspoor.cli.corpora import reading

    with reading(directory) as corpus:
        corpus.backup(target)
        count = len(corpus)
    click.echo(_("{count} documents were copied to {path}.").format(count=count, path=target))
