"""`raadspoor people`: who is named in the corpus, in which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raadspoor.cli.group import command as make_command
from raadspoor.cli.names import answer, names_options

if TYPE_CHECKING:
    from corpus.store import Entry


@make_command("people")
@names_options
def command(**options: Any) -> None:
    """List the people in the corpus: roles, portfolios, how often, and in which documents.

    WORDS keep only the names that hold them all.

    \b
    Example:
      raadspoor people Steen
    """
    from raadspoor.export import Column, field
    from raadspoor.export.listing import flat

    columns = (
        Column("Name", field("name"), wide=True),
        Column("Roles and portfolios", lambda r: flat([*r["roles"], *r["portfolios"]]), wide=True),
    )
    answer("person", _describe, columns, **options)


def _describe(entry: Entry) -> dict[str, Any]:
    from corpus.mention import Person

    people = [value for value in entry.values if isinstance(value, Person)]
    return {
        "name": entry.name,
        "roles": list(dict.fromkeys(person.role for person in people if person.role)),
        "portfolios": list(dict.fromkeys(person.portfolio for person in people if person.portfolio)),
    }
