"""What an answer rests on: how much of what was offered could be read, and is in the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from raadspoor.i18n import gettext, ngettext

if TYPE_CHECKING:
    from corpus.store import Corpus
    from raadspoor.export import Listing, Record

_NAMED = 3
"""Documents that are named; `raadspoor stats` names all."""


class Basis(NamedTuple):
    """What the answers of a corpus rest on."""

    coverage: dict[str, Any]
    """What JSON carries under this name: counts of documents, also by kind and year."""
    cautions: list[str]
    """What is missing, in lines; none where nothing is."""
    partial: frozenset[str]
    """Ids of the documents that were read in part."""

    def marked(self, record: Record) -> dict[str, Any]:
        """The record with `partial` wherever it names a `document`: whether that was read in part."""
        found = {key: self._within(value) for key, value in record.items()}
        if isinstance(found.get("document"), str):
            found["partial"] = found["document"] in self.partial
        return found

    def _within(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self.marked(value)
        return [self._within(each) for each in value] if isinstance(value, list | tuple) else value


def basis(corpus: Corpus, behind: int = 0) -> Basis:
    """What the corpus answers from; `behind` is how many documents the index lacked when it was asked."""
    partial, failed = corpus.partial(), corpus.failures()
    by_type, by_year = corpus.spread()
    coverage = {
        "documents": len(corpus),
        "partial": len(partial),
        "failed": failed,
        "not_indexed": behind,
        "by_type": by_type,
        "by_year": by_year,
    }
    return Basis(coverage, _cautions(corpus, len(partial) + failed, behind), partial)


def _cautions(corpus: Corpus, missing: int, behind: int) -> list[str]:
    from raadspoor.export.safety import clean

    lines = []
    if missing:
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


def answer(listing: Listing, form: str, output: Path | None, known: Basis, *, covered: bool = False) -> None:
    """Show an answer, and with it what is missing: under a table, beside what programs read."""
    from raadspoor.cli.output import show

    if form == "json":
        answer_json(listing.records, output, known, covered=covered)
        return
    listing = listing._replace(records=[known.marked(record) for record in listing.records])
    if form == "table":
        listing = listing._replace(
            note="\n".join((listing.note, *known.cautions)),
            empty="\n".join((gettext(listing.empty), *known.cautions)),
        )
        show(listing, form, output)
    else:
        show(listing, form, output)
        tell(known)


def answer_json(
    records: Iterable[Record], output: Path | None, known: Basis, *, covered: bool = False
) -> None:
    """The records, marked, as a JSON list; `covered` puts what the corpus covers around it."""
    from raadspoor.cli.output import write
    from raadspoor.export.plain import to_json

    found = [known.marked(record) for record in records]
    write(to_json({"coverage": known.coverage, "results": found} if covered else found), output)
    tell(known)


def tell(known: Basis) -> None:
    """Say on standard error what is missing, so that what a program reads stays as it is."""
    for line in known.cautions:
        click.echo(line, err=True)
