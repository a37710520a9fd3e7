"""What became of a commitment: slipped, changed, kept, or silently gone.

Each verdict rests on entries that are shown with it. Work without an end ("we keep working at") cannot slip
on a year that only its heading gives; a product can. A preparation settles nothing, and neither does a
"done" after which a later document still plans the same.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Sequence

import msgspec

from corpus.document import DocumentType
from search.trails.trail import Change, Entry, Slip

CYCLE: frozenset[DocumentType] = frozenset({"begroting", "zomernota", "jaarstukken"})
"""The planning-and-control cycle: each covers the whole of the policy fields that it has a chapter on."""

_PRODUCT = re.compile(
    r"""\b(?:
        opstellen | opgesteld | stel(?:len|t)\b[^.;]*\bop
      | vast(?:stellen|gesteld|stelling) | stel(?:len|t|de|den)\b[^.;]*\bvast
      | aan(?:bieden|geboden) | bied(?:en|t)\b[^.;]*\baan
      | op(?:leveren|geleverd) | lever(?:en|t)\b[^.;]*\bop
      | af(?:ronden|gerond) | rond(?:en|t)\b[^.;]*\baf
      | voor(?:leggen|gelegd) | leg(?:gen|t)\b[^.;]*\bvoor
      | gereed | klaar | voltooi(?:d|en) | geopend | openen | open\ te\ stellen | ingevoerd | invoeren
      | opgericht | oprichten | ter\ visie | besluit(?:en)? | gegund | aangelegd | gebouwd
      | gestart | start | starten | van\ start | evalueren | geëvalueerd
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Verbs of an end: by these a text promises a product or an event, not lasting effort."""

_PREPARES = re.compile(
    r"""\b(?:
        voorbereid\w* | bereid(?:en|t|den)\b[^.;]*\bvoor | ter\ voorbereiding | verken\w* | onderzo\w*
      | gestart | startte\w* | begon\w* | aanvang | eerste\ stap\w* | in\ gesprek | concept
      | gewerkt\ aan | werk(?:en|ten)\ aan
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a beginning: what is begun or prepared is not yet kept."""


class Covering(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the cycle: the years that it covers and the opgaven it has a chapter on."""

    document: str
    doc_date: dt.date
    municipality: str
    years: frozenset[int]
    opgaven: frozenset[str]


def slips(entries: Sequence[Entry]) -> list[Slip]:
    """Each time a later document moved the end: against the deadline that stood until then."""
    found: list[Slip] = []
    standing: int | None = None
    for number, entry in enumerate(entries):
        said = entry.commitment
        if standing is not None and said.status != "done":
            before = entries[standing]
            due = before.deadline.end if before.deadline else None
            later = entry.doc_date > before.doc_date and due is not None
            moved_to = said.deadline.end if said.deadline else None
            if due and later and (moved_to > due if moved_to else entry.doc_date > due):
                found.append(Slip(earlier=standing, later=number, due=due, moved_to=moved_to))
        if said.status != "done" and _can_slip(entry):
            standing = number
    return found


def changes(entries: Sequence[Entry]) -> list[Change]:
    """Amounts that a later document gives otherwise, where both name one."""
    priced = [number for number, entry in enumerate(entries) if entry.commitment.eur]
    found = []
    for earlier, later in itertools.pairwise(priced):
        before, after = entries[earlier], entries[later]
        if before.doc_date < after.doc_date and set(before.commitment.eur) != set(after.commitment.eur):
            found.append(
                Change(
                    earlier=earlier,
                    later=later,
                    eur_before=before.commitment.eur,
                    eur_after=after.commitment.eur,
                )
            )
    return found


def kept(entries: Sequence[Entry]) -> int | None:
    """The entry that settles the commitment: done, after it was promised, and planned no more since."""
    promised = next((entry for entry in entries if entry.commitment.status != "done"), None)
    if promised is None:
        return None
    for number in range(len(entries) - 1, -1, -1):
        entry = entries[number]
        if entry.doc_date <= promised.doc_date or entry.commitment.status != "done":
            continue
        open_since = any(
            other.doc_date >= entry.doc_date and other.commitment.status in ("planned", "conditional")
            for other in entries
        )
        text = entry.commitment.text
        if not open_since and _PRODUCT.search(text) and not _PREPARES.search(text):
            return number
    return None


def silent(
    entries: Sequence[Entry],
    telling: set[str],
    covering: Sequence[Covering],
    words_of: Callable[[str], frozenset[str]],
) -> tuple[str, ...]:
    """Later documents that cover the period and the policy field of the last promise without a word of it.

    `telling` are the terms of its subject; one of them among the words of a document (`words_of` its id)
    is a word of it. A soft or undated promise, and lasting work, cannot disappear.
    """
    last = entries[-1]
    said = last.commitment
    if said.status != "planned" or said.strength == "soft" or not said.deadline or not _can_slip(last):
        return ()
    period = set(range(said.deadline.start.year, said.deadline.end.year + 1))
    return tuple(
        cover.document
        for cover in covering
        if cover.doc_date > last.doc_date
        and cover.municipality == last.municipality
        and period & cover.years
        and (not said.opgaven or cover.opgaven & set(said.opgaven))
        and not telling & words_of(cover.document)
    )


def _can_slip(entry: Entry) -> bool:
    deadline = entry.deadline
    if deadline is None:
        return False
    return deadline.source in ("sentence", "neighbour") or bool(_PRODUCT.search(entry.commitment.text))
