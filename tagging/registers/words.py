"""Cells of a register as values: its statuses, its kinds and its dates."""

from __future__ import annotations

import datetime as dt
import re

from corpus.commitment import Status

_DONE = re.compile(
    r"\b(?:afgedaan|afgehandeld|afgerond|uitgevoerd|voldaan|gereed|gerealiseerd|beantwoord|ingelost|vastgesteld|"
    r"conform besloten|ja)\b",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"\b(?:verworpen|ingetrokken|vervallen|niet aangenomen|aangehouden|ontraden|afgewezen)\b", re.IGNORECASE
)
_ONGOING = re.compile(
    r"\b(?:lopend|loopt|in behandeling|in uitvoering|deels|gedeeltelijk|in voorbereiding)\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:niet|nog niet|nog te|deels|gedeeltelijk|nee)\b", re.IGNORECASE)


def status_of(written: str, settled: dt.date | None) -> Status | None:
    """The status that a register's word comes down to; None where nothing was promised after all.

    A code that says nothing ("4") leaves the entry planned, unless a day of settling is given.
    """
    if _REJECTED.search(written):
        return None
    if settled or (_DONE.search(written) and not _NOT.search(written)):
        return "done"
    return "ongoing" if _ONGOING.search(written) else "planned"
