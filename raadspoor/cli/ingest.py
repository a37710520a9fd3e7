"""`raadspoor ingest`: files, folders and addresses into the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import (
    corpus_option,
    private_option,
    report_option,
    tagging_options,
    workers_option,
)
from raadspoor.i18n import gettext as _


@make_command("ingest")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL...")
@tagging_options
@workers_option
@option("--again", is_flag=True, help="Read files again that have not changed (after a new version, say).")
@option("--prune", is_flag=True, help="Withdraw documents whose file is gone from the folders named.")
@option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Read on the workers of this Dask scheduler (tcp://HOST:8786).",
)
@option("--watch", is_flag=True, help="Keep reading what is put into the folder named, until Ctrl-C.")
@private_option
@report_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    watch: bool,
    form: str,
    directory: Path,
    **how: Any,
) -> None:
    """Read files, folders, archives and web addresses into the corpus, and tag them.

    What was read before and has not changed is not read again. One bad file never stops the others: the
    report says what was read in part or not at all, and why; the exit code is then 1.

    A register of toezeggingen (CSV, XLSX, iBabs XML, Notubiz JSON) is read by the words above its columns;
    `--column "Wie=holder"` says what a column means where they do not tell, and reads it again.

    \b
    Example:
      raadspoor ingest begroting-2025.pdf jaarstukken-2024.html
    """
    from raadspoor.cli.corpora import writing
    from raadspoor.cli.reports import read_all, report

    if watch:
        from raadspoor.cli.watching import follow

        follow(sources, directory, form, **how)
        return
    try:
        with writing(directory, create=True) as corpus:
            entries = read_all(corpus, sources, **how)
            report(corpus, entries, form)
    except KeyboardInterrupt:
        click.echo(_("Stopped. What was read is in the corpus."), err=True)
        ctx.exit(1)
    if any(entry.outcome in ("failed", "partial") for entry in entries):
        ctx.exit(1)
