"""Opening the corpus that a command was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from raadspoor.cli.group import option
from raadspoor.cli.options import Function

if TYPE_CHECKING:
    from corpus.settings import Place
    from corpus.store import Corpus

PATIENCE = 10.0
"""Seconds that a writer waits for another where nothing else is asked."""
_WAIT = "raadspoor.wait"


def reading(directory: Place, *, damaged: bool = False) -> Corpus:
    """The corpus to answer from, or with `damaged` a damaged one too, to be looked over.

    Raises CorpusError when there is none at `directory`.
    """
    from corpus.store import Corpus

    return Corpus.open(directory, read_only=True, damaged=damaged)


def writing(directory: Place, *, create: bool = False, damaged: bool = False) -> Corpus:
    """The corpus to change, with this process as its only writer.

    For another writer it waits as long as `--wait` says. With `damaged` a damaged one is opened as well.
    """
    from corpus.store import Corpus

    context = click.get_current_context(silent=True)
    wait = context.meta.get(_WAIT, PATIENCE) if context else PATIENCE
    return Corpus.open(directory, create=create, wait=wait, damaged=damaged)


def wait_option(function: Function) -> Function:
    """Adds `--wait`, which `writing` acts on."""

    def keep(ctx: click.Context, parameter: click.Parameter, seconds: float) -> None:  # noqa: ARG001
        ctx.meta[_WAIT] = seconds

    return option(
        "--wait",
        type=click.FloatRange(min=0),
        default=PATIENCE,
        metavar="SECONDS",
        expose_value=False,
        callback=keep,
        help="How long to wait for another process that writes the corpus (default: 10).",
    )(function)
