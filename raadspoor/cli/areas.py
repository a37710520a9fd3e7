"""`raadspoor areas`: the places in the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raadspoor.cli.group import command as make_command
from raadspoor.cli.names import answer, names_options

if TYPE_CHECKING:
    from corpus.store import Entry


@make_command("areas")
@names_options
def command(**options: Any) -> None:
    """List the places in the corpus: wijken, buurten, streets and more, with their CBS codes.

    WORDS keep only the names that hold them all.

    \b
    Example:
      raadspoor areas --year 2026
    """
    from raadspoor.export import Column, field

    columns = (
        Column("Name", field("name"), wide=True),
        Column("Kind", field("kind"), wide=True),
        Column("Code", field("code")),
    )
    answer("area", _describe, columns, **options)


def _describe(entry: Entry) -> dict[str, Any]:
    from corpus.mention import Area

    is_apart = entry.is_one_of_several and entry.municipality
    areas = [value for value in entry.values if isinstance(value, Area)]
    return {
        "name": f"{entry.name} ({entry.municipality})" if is_apart else entry.name,
        "kind": areas[0].kind if areas else None,
        "code": next((area.code for area in areas if area.code), None),
    }
