"""`raadspoor backup`: a copy of the corpus, taken while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.options import corpus_option
from raadspoor.i18n import gettext as _


@make_command("backup")
@click.argument("target", metavar="DIR|FILE", type=click.Path(path_type=Path))
@corpus_option
def command(target: Path, directory: Path) -> None:
    """Copy the corpus to DIR or to FILE (.tar, .tar.gz), also while documents are being read into it.

    A copy in a folder is a corpus itself: ask it with `--corpus DIR`. Put one back with `restore`.

    \b
    Example:
      raadspoor backup safe-copy.tar.gz
    """
    from corpus.store.rescue import backup
    from raadspoor.cli.corpora import reading

    with reading(directory) as corpus:
        backup(corpus, target)
        count = len(corpus)
    click.echo(_("{count} documents were copied to {path}.").format(count=count, path=target))
