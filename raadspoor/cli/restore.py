"""`raadspoor restore`: a backup, put back."""

from __future__ import annotations

from pathlib import Path

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.options import corpus_option
from raadspoor.i18n import gettext as _


@make_command("restore")
@click.argument("source", metavar="BACKUP", type=click.Path(exists=True, path_type=Path))
@corpus_option
def command(source: Path, directory: Path) -> None:
    """Put a backup (a folder or a file that `backup` wrote) back as the corpus.

    It is checked whole first. A corpus that is there already is never overwritten: move it away, or name
    another folder with `--corpus`.

    \b
    Example:
      raadspoor restore safe-copy.tar.gz --corpus restored
    """
    from corpus.store.rescue import restore

    count = restore(source, Path(directory))
    click.echo(_("{count} documents were put back in {path}.").format(count=count, path=directory))
