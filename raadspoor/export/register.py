"""Commitments in the columns of the registers that clerks keep.

The headers are Dutch in every language: they are the words by which such lists are known, here and in the
systems that they are loaded into, and by which `raadspoor ingest` reads them back.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Any

from corpus.registers import day_of
from raadspoor.export.listing import Column, Listing, Record, field
from raadspoor.i18n import ngettext
from raadspoor.labels import STATUS_WORDS, interval

if TYPE_CHECKING:
    import datetime as dt

    from corpus.commitment import Commitment
    from corpus.store import CommitmentRow

HEADERS = (
    "nummer",
    "soort",
    "datum",
    "onderwerp",
    "toezegging",
    "portefeuillehouder",
    "termijn",
    "status",
    "stand van zaken",
    "datum afdoening",
    "bron",
    "citaat",
)
"""Of the columns, in their order."""
SHOWN = ("nummer", "datum", "onderwerp", "toezegging", "portefeuillehouder", "termijn", "status", "bron")
"""Those of a table for people, on the terminal and in Markdown."""
_WIDE = ("onderwerp", "toezegging", "portefeuillehouder", "bron")


def register(rows: Sequence[CommitmentRow], partial: Container[str] = ()) -> Listing:
    """The commitments as a register: an entry of one in its keeper's words, the rest as it was found.

    Those of the documents `partial` say that these were read in part.
    """
    return Listing(
        records=[_record(row, partly=row.document in partial) for row in rows],
        columns=tuple(Column(name.capitalize(), field(name), wide=name in _WIDE) for name in SHOWN),
        fields=HEADERS,
        headings={name: name.capitalize() for name in HEADERS},
        empty="No commitments were found.",
        note=ngettext("{count} commitment.", "{count} commitments.", len(rows)),
    )


def _record(row: CommitmentRow, *, partly: bool) -> Record:
    said = row.commitment
    kept = said.register
    source = f"{row.title}, p. {said.page}" if said.page else row.title
    values: dict[str, Any] = {
        "nummer": kept.number if kept else said.id,
        "soort": kept.kind if kept else "toezegging" if _is_called_so(said.text) else "voornemen",
        "datum": (kept.date if kept else None) or row.doc_date,
        "onderwerp": kept.subject if kept else _subject(said),
        "toezegging": said.text,
        "portefeuillehouder": "; ".join(said.responsible),
        "termijn": (day_of(kept.deadline) or kept.deadline) if kept else _due(said),
        "status": kept.status if kept else STATUS_WORDS[said.status],
        "stand van zaken": kept.progress if kept else said.condition,
        "datum afdoening": kept.settled if kept else None,
        "bron": f"{source} (deels gelezen)" if partly else source,
        "citaat": f"“{said.text}”",
    }
    return values


def _subject(said: Commitment) -> str:
    """What it is about, as short as can be: its opgaven and places, else the heading that it stands under."""
    return "; ".join((*said.opgaven, *said.areas)) or (said.heading[-1] if said.heading else "")


def _due(said: Commitment) -> str | dt.date:
    """One day as a date, a longer period as it is usually said (2026, Q4 2025)."""
    if said.deadline is None:
        return ""
    start, end = said.deadline.start, said.deadline.end
    return end if start == end else interval(start, end)


def _is_called_so(text: str) -> bool:
    from search.trails.reconcile import is_called_promise

    return is_called_promise(text)
