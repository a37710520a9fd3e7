"""`raadspoor opgaven`: the named policy challenges in the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raadspoor.cli.group import command as make_command
from raadspoor.cli.names import answer, names_options

if TYPE_CHECKING:
    from corpus.store import Entry


@make_command("opgaven")
@names_options
def command(**options: Any) -> None:
    """List the opgaven (named policy challenges) in the corpus.

    WORDS keep only the names that hold them all.

    \b
    Example:
      raadspoor opgaven --doc-type begroting
    """
    from raadspoor.export import Column, field

    answer("opgave", _describe, (Column("Opgave", field("label"), wide=True),), **options)


def _describe(entry: Entry) -> dict[str, Any]:
    return {"label": entry.name}
