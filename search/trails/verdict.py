"""What became of a commitment: slipped, changed, kept, or silently gone.

Each verdict rests on entries that are shown with it. Work without an end ("we keep working at") cannot slip
on a year that only its heading gives; a product can. A preparation settles nothing, and neither does a
"done" after which a later document still plans the same.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from corpus.document import DocumentType
from search.trails.trail import Change, Covering, Entry, Slip

CYCLE: frozenset[DocumentType] = frozenset({"begroting", "zomernota", "jaarstukken"})
"""The planning-and-control cycle: each covers the whole of the policy fields that it has a chapter on."""

REPORTS: frozenset[DocumentType] = frozenset({"zomernota", "jaarstukken"})
"""Those that account for what was done, also of what was promised in a letter or decided in a meeting."""

PROMISES: frozenset[DocumentType] = frozenset(
    {"raadsbrief", "raadsvoorstel", "besluitenlijst", "motie", "toezeggingenlijst", "verslag"}
)
"""Kinds of documents outside the cycle whose promises the cycle accounts for."""


def _verbs(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_EVENTS = {
    "product": _verbs(
        "op(?:stellen|gesteld)", r"stel(?:len|t)\b[^.;]*\bop",
        "vast(?:stellen|gesteld|stelling)", r"stel(?:len|t|de|den)\b[^.;]*\bvast", "besluit(?:en)?",
        "aan(?:bieden|geboden)", r"bied(?:en|t)\b[^.;]*\baan",
        "voor(?:leggen|gelegd)", r"leg(?:gen|t)\b[^.;]*\bvoor",
        "op(?:leveren|geleverd)", r"lever(?:en|t)\b[^.;]*\bop",
        "af(?:ronden|gerond)", r"rond(?:en|t)\b[^.;]*\baf",
        "gereed", "klaar", "voltooi(?:d|en)", "aangelegd", "gebouwd",
    ),
    "start": _verbs(
        "start(?:en|t)?", "gestart", "open(?:en|t)?", "open te stellen", "geopend", "in(?:voeren|gevoerd)",
        "op(?:richten|gericht)", "gegund",
    ),
    "evaluate": _verbs("evalueren", "evalueert", "geëvalueerd"),
}  # fmt: skip
"""Verbs of an end, by what is then there: by these a text promises a product or an event."""

_PREPARES = _verbs(
    r"voorbereid\w*", r"bereid(?:en|t|den)\b[^.;]*\bvoor", r"verken\w*", r"onderzo\w*", "gestart",
    r"startte\w*", r"begon\w*", "aanvang", r"eerste stap\w*", "in gesprek", "concept", "gewerkt aan",
    "werk(?:en|ten)? aan",
)  # fmt: skip
"""Words of a beginning: what is begun or prepared is not yet there."""

_TELLS = _verbs(
    r"(?:ge)?\w*informe?e?r\w*", r"bij(?:praten|gepraat)", r"bespr\w+", r"agende?er\w*",
    r"toe(?:sturen|zenden|gezonden)",
    r"\w*(?:raads|informatie|college)brief\b[^.;]*\bopgesteld",
    r"terugkom\w*", r"kom(?:t|en)\b[^.;]*\bterug", "beantwoord(?:en|t)?", "kennis (?:te )?nemen",
)  # fmt: skip
"""Words of what is only told to the council: no account is given of that."""

_LASTS = _verbs(
    r"(?:ga(?:an|at)|werken)\b[^.;]*\bverder", "verder (?:gaan|werken|met)", "blij(?:ven|ft)", "voortzetten",
    "continueren", "gecontinueerd", "werk(?:en|ten|t)? [^.;]*aan", "steeds (?:meer|verder)", "doorgewerkt",
)  # fmt: skip
"""Words of lasting effort: it has no end that could move."""


def slips(entries: Sequence[Entry]) -> list[Slip]:
    """Each time a later document moved an end: against the promise of the same event that stood last."""
    found: list[Slip] = []
    for later, entry in enumerate(entries):
        said = entry.commitment
        if said.status == "done" or (_lasts(entry) and not _PREPARES.search(said.text)):
            continue
        earlier = next((n for n in range(later - 1, -1, -1) if _same_event(entries[n], entry)), None)
        if earlier is None:
            continue
        due = _due(entries[earlier])
        moved_to = _due(entry) if said.status != "ongoing" else None
        if due and (moved_to > due if moved_to else entry.doc_date > due):
            found.append(Slip(earlier=earlier, later=later, due=due, moved_to=moved_to))
    return found


def _same_event(before: Entry, entry: Entry) -> bool:
    """Whether the earlier entry promises, by a day, what the later one speaks of again."""
    if before.doc_date >= entry.doc_date or before.commitment.status not in ("planned", "conditional"):
        return False
    if not _can_slip(before):
        return False
    promised, spoken = _events(before), _events(entry)
    if spoken:
        return not promised or bool(promised & spoken)
    return bool(_PREPARES.search(entry.commitment.text)) or _dated_itself(entry)


def _events(entry: Entry) -> set[str]:
    return {name for name, verbs in _EVENTS.items() if verbs.search(entry.commitment.text)}


def _lasts(entry: Entry) -> bool:
    return bool(_LASTS.search(entry.commitment.text)) and not _events(entry)


def _due(entry: Entry) -> dt.date | None:
    return entry.deadline.end if entry.deadline else None


def changes(
    entries: Sequence[Entry], sizes: Sequence[tuple[str, ...]], alike: Callable[[int, int], bool]
) -> list[Change]:
    """Amounts and sizes that a later document gives otherwise, where both name one.

    `sizes` are the counted things in each entry ("300 woningen"); `alike` tells whether two entries say so
    much the same that their figures are of the same thing.
    """
    found = []
    for earlier, later in _next_that(entries, [bool(entry.commitment.eur) for entry in entries]):
        before, after = entries[earlier].commitment.eur, entries[later].commitment.eur
        if set(before) != set(after) and len(before) == len(after) and alike(earlier, later):
            found.append(Change(earlier=earlier, later=later, eur_before=before, eur_after=after))
    for earlier, later in _next_that(entries, [len(held) == 1 for held in sizes]):
        [was], [now] = sizes[earlier], sizes[later]
        if was != now and was.split(maxsplit=1)[1:] == now.split(maxsplit=1)[1:] and alike(earlier, later):
            found.append(Change(earlier=earlier, later=later, size_before=was, size_after=now))
    return found


def _next_that(entries: Sequence[Entry], holds: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Each entry for which it holds with the next such one of a later day."""
    numbers = [number for number, true in enumerate(holds) if true]
    for earlier, later in itertools.pairwise(numbers):
        if entries[earlier].doc_date < entries[later].doc_date:
            yield earlier, later


def settles(entry: Entry, since: dt.date) -> bool:
    """Whether an entry says, on this day or later, that a thing is done, and not only begun or prepared."""
    done = entry.commitment.status == "done" and entry.doc_date >= since
    return done and not _PREPARES.search(entry.commitment.text)


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
        if not open_since and _events(entry) and not _PREPARES.search(text):
            return number
    return None


def silent(
    entries: Sequence[Entry],
    telling: set[str],
    covering: Sequence[Covering],
    words_of: Callable[[str], frozenset[str]],
) -> tuple[Covering, ...]:
    """Later documents that ought to speak of the last promise, and have no word of it.

    A promise of the cycle must come back in each document of the cycle that covers its period and field; one
    of a letter or a meeting in what accounts for the period once its day is over. `telling` are the terms of
    its subject; one of them among the words of a document (`words_of` its id) is a word of it. What is soft,
    undated, lasting, or only told or sent to the council cannot disappear.
    """
    last = entries[-1]
    said = last.commitment
    if said.status != "planned" or said.strength == "soft" or not said.deadline or not _can_slip(last):
        return ()
    if said.deadline.end < last.doc_date:
        return ()
    elsewhere = last.doc_type in PROMISES
    if not elsewhere and last.doc_type not in CYCLE:
        return ()
    if elsewhere and (not _dated_itself(last) or not _events(last) or _TELLS.search(said.text)):
        return ()
    return tuple(
        cover
        for cover in covering
        if (_accounts(cover, last) if elsewhere else _comes_back(cover, last))
        and not telling & words_of(cover.document)
    )


def _comes_back(cover: Covering, promise: Entry) -> bool:
    said = promise.commitment
    assert said.deadline is not None
    period = set(range(said.deadline.start.year, said.deadline.end.year + 1))
    return (
        cover.doc_date > promise.doc_date
        and cover.municipality == promise.municipality
        and bool(period & cover.years)
        and (not said.opgaven or bool(cover.opgaven & set(said.opgaven)))
    )


def _accounts(cover: Covering, promise: Entry) -> bool:
    """Whether a document accounts for the time and field of a promise: a chapter of one leaves much out."""
    said = promise.commitment
    assert said.deadline is not None
    return (
        cover.doc_type in REPORTS
        and cover.doc_date > max(said.deadline.end, promise.doc_date)
        and _comes_back(cover, promise)
        and cover.whole
    )


def _can_slip(entry: Entry) -> bool:
    """Whether a promise has an end that can move: a day of its own, or an event in the heading's year."""
    return bool(entry.deadline) and not _lasts(entry) and (_dated_itself(entry) or bool(_events(entry)))


def _dated_itself(entry: Entry) -> bool:
    return entry.deadline is not None and entry.deadline.source in ("sentence", "neighbour")
