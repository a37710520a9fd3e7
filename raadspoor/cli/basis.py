"""What an answer rests on: how much of what was offered could be read, and is in the index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from raadspoor.i18n import gettext, ngettext

if TYPE_CHECKING:
    from corpus.store import Corpus
    from raadspoor.export import Listing

_NAMED = 3
"""Documents that are named; `raadspoor stats` names all."""


def basis(corpus: Corpus, behind: int = 0) -> dict[str, int]:
    """The counts that an answer in JSON carries as `coverage`, where it has a place for them.

    `behind` is how many documents the index lacked when it was asked.
    """
    partial, failed = corpus.gaps()
    return {"documents": len(corpus), "partial": partial, "failed": failed, "not_indexed": behind}


def cautions(corpus: Corpus, behind: int = 0) -> list[str]:
    """What is missing of what the answers rest on, in lines; none where nothing is."""
    from raadspoor.export.safety import clean

    lines = []
    if missing := sum(corpus.gaps()):
        names = [Path(source).name for source in corpus.incomplete(_NAMED)]
        lines.append(
            ngettext(
                "{count} document was read in part or not at all: {names}. See `raadspoor stats`.",
                "{count} documents were read in part or not at all: {names}. See `raadspoor stats`.",
                missing,
                names=clean(", ".join(names)) + (", …" if missing > len(names) else ""),
            )
        )
    if behind:
        lines.append(
            ngettext(
                "{count} document is not in the index yet.",
                "{count} documents are not in the index yet.",
                behind,
            )
        )
    return lines


def answer(listing: Listing, form: str, output: Path | None, cautioned: list[str]) -> None:
    """Show an answer, and with it what is missing: under a table, beside what programs read."""
    from raadspoor.cli.output import show

    if form == "table":
        listing = listing._replace(
            note="\n".join((listing.note, *cautioned)),
            empty="\n".join((gettext(listing.empty), *cautioned)),
        )
        show(listing, form, output)
    else:
        show(listing, form, output)
        tell(cautioned)


def tell(cautioned: list[str]) -> None:
    """Say on standard error what is missing, so that what a program reads stays as it is."""
    for line in cautioned:
        click.echo(line, err=True)
