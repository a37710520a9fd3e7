"""What `commitments`, `search` and `trail` have in common: words, and filters that narrow them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from raadspoor.cli import completion
from raadspoor.cli.group import option
from raadspoor.cli.options import Function
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.store import Corpus


def day(value: str) -> dt.date:
    """A day, or the first one of a month or a year: 2026-07-01, 2026-07, 2026."""
    try:
        year, month, number = (*map(int, value.split("-")), 1, 1)[:3]
        return dt.date(year, month, number)
    except ValueError as error:
        message = _("{value} is no day; write it as 2026-07-01, 2026-07 or 2026.")
        raise click.BadParameter(message.format(value=value)) from error


def question_options(function: Function) -> Function:
    """Adds the argument WORDS and the filters, given by the names of `search.filters.Filters`."""
    for add in reversed(
        (
            click.argument("words", nargs=-1, shell_complete=completion.words),
            option(
                "--area",
                metavar="NAME",
                default="",
                shell_complete=completion.names("area"),
                help="Only for this place, and what lies in it.",
            ),
            option(
                "--opgave",
                metavar="NAME",
                default="",
                shell_complete=completion.names("opgave"),
                help="Only under this opgave.",
            ),
            option(
                "--person",
                metavar="NAME",
                default="",
                shell_complete=completion.names("person"),
                help="Only with this person, named or responsible.",
            ),
            option(
                "--organisation",
                metavar="NAME",
                default="",
                shell_complete=completion.names("organisation"),
                help="Only with this organisation.",
            ),
            option(
                "--status",
                metavar="STATUS",
                default="",
                shell_complete=completion.statuses,
                help="Only planned, ongoing, done or conditional ones.",
            ),
            option("--due-before", type=day, metavar="DAY", help="Only due before this day (2026-01-01)."),
            option("--due-after", type=day, metavar="DAY", help="Only due on this day or later."),
            option(
                "--doc-type",
                metavar="KIND",
                default="",
                shell_complete=completion.document_types,
                help="Only from documents of this kind (begroting, jaarstukken, raadsbrief, ...).",
            ),
            option(
                "--year",
                type=int,
                metavar="YEAR",
                shell_complete=completion.years(),
                help="Only from documents that cover this year.",
            ),
            option(
                "--at-least", "min_eur", type=float, metavar="EUR", help="Only with this many euros or more."
            ),
            option(
                "--at-most", "max_eur", type=float, metavar="EUR", help="Only with this many euros or less."
            ),
            option(
                "--document",
                "documents",
                multiple=True,
                metavar="DOCUMENT",
                shell_complete=completion.documents(),
                help="Only from this document: an id, the start of one, a file name or a title.",
            ),
            option(
                "--municipality",
                metavar="NAME",
                default="",
                shell_complete=completion.municipalities(),
                help="Only of this municipality.",
            ),
        )
    ):
        function = add(function)
    return function


def filters(given: dict[str, Any]) -> Any:
    """The filters among the options of a command, taken out of them."""
    from search.filters import Filters

    return Filters(**{name: given.pop(name) for name in Filters.__struct_fields__})


def among(corpus: Corpus, words: str, narrowed: Any) -> set[str] | None:
    """Ids of the commitments that words and filters are about; None where they ask nothing."""
    from search import commitments
    from search.filters import Filters

    if not words and narrowed == Filters():
        return None
    return {row.commitment.id for row in commitments(corpus, words, narrowed, limit=None).rows}
