"""What the Tab key offers as a value: what the corpus holds, looked up in its database alone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from corpus.store import Corpus, Kind

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_MOST = 60
"""Values offered at most."""


def of(values: Callable[[Corpus], Iterable[str]]) -> Complete:
    """Offers those of the corpus's values that begin as was typed."""

    def complete(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:  # noqa: ARG001
        from corpus.errors import RaadspoorError
        from corpus.settings import default_place
        from corpus.store import Corpus

        outer = ctx.find_root()
        place = ctx.params.get("directory") or outer.params.get("corpus") or default_place()
        try:
            with Corpus.open(place, read_only=True) as corpus:
                return offered(values(corpus), typed)
        except RaadspoorError:
            return []

    return complete


def offered(values: Iterable[str], typed: str) -> list[CompletionItem]:
    """The values that begin as was typed, or where there are none those with such a word.

    Both together would have zsh take back what was typed, as they begin in different ways.
    """
    from corpus.store.names import fold

    wanted = fold(typed)
    folded = [(fold(value), value) for value in values]
    found = [value for form, value in folded if form.startswith(wanted)]
    found = found or [value for form, value in folded if f" {wanted}" in form]
    return [CompletionItem(_typed(value)) for value in found[:_MOST]]


def _typed(value: str) -> str:
    """As it has to stand on the command line. Other shells than bash see to that themselves."""
    in_bash = os.environ.get("_RAADSPOOR_COMPLETE", "").startswith("bash")
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", value) if in_bash else value


def names(kind: Kind) -> Complete:
    """Offers the names of a kind."""
    return of(lambda corpus: corpus.names(kind))


def documents() -> Complete:
    """Offers the file names of the documents."""
    return of(lambda corpus: (summary.source.rpartition("/")[2] for summary in corpus.summaries()))


def years() -> Complete:
    """Offers the years that documents cover."""
    return of(lambda corpus: map(str, corpus.coverage().by_year))


def municipalities() -> Complete:
    """Offers the municipalities."""
    return of(lambda corpus: corpus.municipalities())


def statuses(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offers the statuses in Dutch and English."""
    from raadspoor.labels import STATUS_WORDS

    return offered((*STATUS_WORDS, *STATUS_WORDS.values()), typed)


def document_types(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offers the kinds of documents."""
    from typing import get_args

    from corpus.document import DocumentType

    return offered(get_args(DocumentType), typed)


def words(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offers places, opgaven and people for the words of a question, once two letters are typed."""
    if len(typed) < 2:
        return []
    kinds: tuple[Kind, ...] = ("area", "opgave", "person")
    return [item for kind in kinds for item in names(kind)(ctx, parameter, typed)]
