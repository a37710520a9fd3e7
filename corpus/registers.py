"""What the columns of a register mean, by the words of their headers.

Sources: the registers of toezeggingen and moties that Dutch councils publish from iBabs, Notubiz and GO, and
the lists that clerks keep by hand. The first column that fits a meaning is taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from corpus.errors import QueryError

Meaning = Literal[
    "number", "kind", "date", "subject", "text", "holder", "deadline", "status", "progress", "settled"
]

COLUMNS: Mapping[Meaning, tuple[str, ...]] = {
    "number": ("nummer", "volgnummer", "registratienummer", "kenmerk", "nr", "zaaknummer", "id", "entryid"),
    "kind": ("soort", "type", "categorie", "type besluit"),
    "date": (
        "datum",
        "datum toezegging",
        "datum vergadering",
        "vergaderdatum",
        "gedaan op",
        "ingediend op",
        "mutationdate",
    ),
    "subject": ("onderwerp", "titel", "naam", "omschrijving onderwerp", "entrytitle"),
    "text": ("toezegging", "tekst", "besluit", "dictum", "inhoud", "tekst toezegging", "omschrijving"),
    "holder": (
        "portefeuillehouder",
        "portefeuillehouders",
        "toegezegd door",
        "verantwoordelijke",
        "wethouder",
        "collegelid",
        "wie",
    ),
    "deadline": (
        "termijn",
        "deadline",
        "streefdatum",
        "einddatum",
        "verwacht",
        "gereed",
        "planning",
        "uiterlijk",
        "afdoening gepland",
    ),
    "status": ("status", "stemming", "afgedaan", "status code"),
    "progress": ("stand van zaken", "stand van zaken openbaar", "voortgang", "toelichting", "reactie"),
    "settled": ("datum afdoening", "afdoeningsdatum", "datum afgedaan", "afgedaan op"),
}
"""Folded headers for each meaning, the surest first."""

_DATES = (
    "%Y-%m-%d",
    "%d-%m-%Y",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%Y-%m-%dT%H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%b %d %Y %I:%M%p",
)

_FOLD = re.compile(r"[\W_]+")


def meanings(header: Sequence[str], given: Mapping[str, Meaning] | None = None) -> dict[Meaning, int]:
    """The column number of each meaning that the header has a column for.

    `given` maps headers to meanings by the user's own word, over the table's.
    """
    folded = [fold(name) for name in header]
    found: dict[Meaning, int] = {}
    for name, meaning in (given or {}).items():
        if fold(name) in folded:
            found[meaning] = folded.index(fold(name))
    taken = set(found.values())
    for meaning, names in COLUMNS.items():
        if meaning in found:
            continue
        column = next((folded.index(name) for name in names if name in folded), None)
        if column is not None and column not in taken:
            found[meaning] = column
            taken.add(column)
    return found


def meaning_of(word: str) -> Meaning:
    """The meaning with this name, or with this word for its column. Raises QueryError with the nearest."""
    from corpus.store.names import nearest  # only for what a user wrote: it opens the store's package

    known: dict[str, Meaning] = {name: meaning for meaning, names in COLUMNS.items() for name in names}
    known |= {name: name for name in get_args(Meaning)}
    if fold(word) not in known:
        near = nearest(fold(word), known, limit=3) or get_args(Meaning)
        raise QueryError(f"No column of a register means {word!r}.", f"Nearest: {', '.join(near)}.")
    return known[fold(word)]


def fold(name: str) -> str:
    """A header without case, punctuation and plural brackets: "Stand_van_zaken" is "stand van zaken"."""
    return _FOLD.sub(" ", name.casefold().replace("(s)", "")).strip()


def is_entry_table(header: Sequence[str], given: Mapping[str, Meaning] | None = None) -> bool:
    """Whether the rows under this header are entries: what was promised, and when or what became of it."""
    columns = meanings(header, given)
    return ("text" in columns or "subject" in columns) and bool({"date", "status", "number"} & columns.keys())


def day_of(written: str) -> dt.date | None:
    """The day in a cell; None where the cell is empty or says something else ("voorjaar 2027")."""
    for form in _DATES:
        try:
            return dt.datetime.strptime(re.sub(r"\s+", " ", written.strip()), form).date()
        except ValueError:
            continue
    return None
