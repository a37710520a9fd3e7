"""What narrows a question. An unknown value is refused with the nearest known ones, never ignored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import get_args

import msgspec

from corpus.commitment import Status
from corpus.document import DocumentType
from corpus.errors import QueryError
from corpus.profile import Profile, for_municipality
from corpus.store import Corpus
from corpus.store.filters import CommitmentFilter, DocumentFilter
from corpus.store.names import fold, nearest
from corpus.store.rows import Kind

STATUS_WORDS: dict[str, Status] = {
    "gepland": "planned",
    "lopend": "ongoing",
    "gerealiseerd": "done",
    "voorwaardelijk": "conditional",
}


_LOCATED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<of>[^()]+)\)")


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """As a user gives them. Empty means any; all that are given must hold."""

    area: str = ""
    """Finds what lies in it as well (a buurt of the wijk), by the municipality's profile. Where several
    municipalities have one of that name, "Centrum (Voorbeelddam)" names one of them."""
    opgave: str = ""
    person: str = ""
    organisation: str = ""
    status: str = ""
    """planned, ongoing, done, conditional, or the Dutch word for one."""
    doc_type: str = ""
    year: int | None = None
    """A year that the document covers."""
    due_before: dt.date | None = None
    """The last day of the deadline lies before this day."""
    due_after: dt.date | None = None
    """The last day of the deadline is this day or later."""
    min_eur: float | None = None
    max_eur: float | None = None
    municipality: str = ""
    documents: tuple[str, ...] = ()
    """Ids, starts of ids, file names or titles, each of one document."""


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """Filters with every name as the corpus writes it."""

    names: dict[str, tuple[str, ...]] = {}
    """Per facet (area, opgave, person, organisation, reference, status) the names that will do."""
    doc_types: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    municipalities: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Ids, whole."""
    due_before: dt.date | None = None
    due_after: dt.date | None = None
    min_eur: float | None = None
    max_eur: float | None = None

    @property
    def is_empty(self) -> bool:
        return self == Resolved()

    def commitment_filter(self) -> CommitmentFilter:
        """The part of it that the store answers by itself; organisations are partners, amounts are left."""
        return CommitmentFilter(
            areas=self.names.get("area", ()),
            opgaven=self.names.get("opgave", ()),
            people=self.names.get("person", ()),
            partners=self.names.get("organisation", ()),
            references=self.names.get("reference", ()),
            status=self.names.get("status", ()),  # type: ignore[arg-type]
            due_before=self.due_before,
            due_after=self.due_after,
            doc_types=self.doc_types,  # type: ignore[arg-type]
            years=self.years,
            municipalities=self.municipalities,
            documents=self.documents,
        )

    def holds_amount(self, amounts: tuple[float, ...]) -> bool:
        """Whether one of the amounts lies within the bounds asked for."""
        if self.min_eur is None and self.max_eur is None:
            return True
        low = -float("inf") if self.min_eur is None else self.min_eur
        high = float("inf") if self.max_eur is None else self.max_eur
        return any(low <= amount <= high for amount in amounts)


def resolve(corpus: Corpus, filters: Filters) -> Resolved:
    """Checks every value against the corpus. Raises QueryError naming the nearest known values."""
    names: dict[str, tuple[str, ...]] = {}
    of = municipality(corpus, filters.municipality) if filters.municipality else ""
    if filters.area:
        area, of = located(corpus, filters.area, of)
        names["area"] = areas(corpus, area, of)
    if filters.opgave:
        names["opgave"] = named(corpus, "opgave", filters.opgave)
    if filters.person:
        names["person"] = named(corpus, "person", filters.person)
    if filters.organisation:
        names["organisation"] = named(corpus, "organisation", filters.organisation)
    if filters.status:
        names["status"] = (status(filters.status),)
    if filters.min_eur is not None and filters.max_eur is not None and filters.min_eur > filters.max_eur:
        raise QueryError(
            f"No amount is at least {filters.min_eur:g} and at most {filters.max_eur:g}.", "Swap the two."
        )
    return Resolved(
        names=names,
        doc_types=(doc_type(filters.doc_type),) if filters.doc_type else (),
        years=(year(corpus, filters.year),) if filters.year is not None else (),
        municipalities=(of,) if of else (),
        documents=tuple(corpus.find(name).id for name in filters.documents),
        due_before=filters.due_before,
        due_after=filters.due_after,
        min_eur=filters.min_eur,
        max_eur=filters.max_eur,
    )


def named(corpus: Corpus, kind: Kind, word: str) -> tuple[str, ...]:
    """Names of the corpus that a word stands for: the name, an alias by the profile, or part of a name."""
    known = [
        name for spelling in (word, *aliased(corpus, kind, word)) if (name := corpus.name(kind, spelling))
    ]
    return tuple(dict.fromkeys(known)) or corpus.resolve(kind, word)


def located(corpus: Corpus, word: str, of: str = "") -> tuple[str, str]:
    """An area's name, and the municipality that it was written with: "Centrum (Voorbeelddam)".

    Without one it is the municipality `of` that was asked for besides, empty for any; the two must agree.
    """
    match = _LOCATED.fullmatch(word.strip())
    known = {fold(name): name for name in corpus.municipalities()} if match else {}
    if match is None or fold(match["of"]) not in known:
        return word, of
    found = known[fold(match["of"])]
    if of and of != found:
        raise QueryError(f"{word} does not lie in {of}.", "Leave one of the two municipalities out.")
    return match["name"], found


def areas(corpus: Corpus, word: str, of: str = "") -> tuple[str, ...]:
    """Areas that a word stands for, with those that lie in them, by the profile of the municipality `of`."""
    inner = inside(corpus, (word,), of)
    try:
        found = named(corpus, "area", word)
    except QueryError:
        if not inner:
            raise
        found = ()
    return tuple(dict.fromkeys((*found, *inner, *inside(corpus, found, of))))


def inside(corpus: Corpus, areas: tuple[str, ...], of: str = "") -> list[str]:
    """Areas of the corpus that lie, by the profiles, in one of these."""
    inner = (name for area in areas for name in within(corpus, area, of))
    return [name for spelling in inner if (name := corpus.name("area", spelling))]


def within(corpus: Corpus, word: str, of: str = "") -> list[str]:
    """Areas of the profiles that lie, at any depth, in the one with this name or alias."""
    found: list[str] = []
    for profile in profiles(corpus, of):
        roots = {
            fold(area.name) for area in profile.areas if fold(word) in _spellings(area.name, area.aliases)
        }
        size = -1
        while len(roots) > size:
            size = len(roots)
            roots |= {
                fold(area.name) for area in profile.areas if area.part_of and fold(area.part_of) in roots
            }
        found += [area.name for area in profile.areas if fold(area.name) in roots]
    return found


def spellings(profile: Profile) -> Iterator[tuple[Kind, str, str]]:
    """Kind, canonical name and spelling of every name and alias of a profile."""
    for area in profile.areas:
        yield from (("area", area.name, spelling) for spelling in (area.name, *area.aliases))
    for opgave in profile.opgaven:
        yield from (("opgave", opgave.label, spelling) for spelling in (opgave.label, *opgave.aliases))
    for person in profile.people:
        yield from (("person", person.name, spelling) for spelling in (person.name, *person.aliases))
    for partner in profile.organisations:
        yield from (("organisation", partner.name, spelling) for spelling in (partner.name, *partner.aliases))


def aliased(corpus: Corpus, kind: Kind, word: str) -> list[str]:
    """Canonical names that the profiles of the corpus give for this name or alias."""
    wanted = fold(word)
    found = {
        name: None
        for profile in profiles(corpus)
        for known_kind, name, spelling in spellings(profile)
        if known_kind == kind and fold(spelling) == wanted
    }
    return list(found)


def _spellings(name: str, aliases: tuple[str, ...]) -> set[str]:
    return {fold(spelling) for spelling in (name, *aliases)}


def profiles(corpus: Corpus, of: str = "") -> list[Profile]:
    """The profiles of the municipalities whose documents the corpus holds, or of one of them."""
    return [for_municipality(name) for name in corpus.municipalities() if name == (of or name)]


def status(word: str) -> Status:
    """The status that a Dutch or English word names."""
    known: dict[str, Status] = {**STATUS_WORDS, **{value: value for value in get_args(Status)}}
    if fold(word) not in known:
        raise _unknown("status", word, known)
    return known[fold(word)]


def doc_type(word: str) -> str:
    """The document type with this name."""
    known = get_args(DocumentType)
    if fold(word) not in known:
        raise _unknown("document type", word, known)
    return fold(word)


def year(corpus: Corpus, wanted: int) -> int:
    """The year, if a document of the corpus covers it."""
    if next(corpus.summaries(DocumentFilter(years=(wanted,))), None) is None:
        near = sorted(corpus.coverage().by_year, key=lambda other: abs(other - wanted))[:3]
        raise QueryError(
            f"The corpus has no document of {wanted}.",
            f"Nearest: {', '.join(map(str, near))}." if near else "It holds no documents yet.",
        )
    return wanted


def municipality(corpus: Corpus, word: str) -> str:
    """The municipality with this name, "gemeente" before it or not."""
    known = {fold(name).removeprefix("gemeente "): name for name in corpus.municipalities()}
    wanted = fold(word).removeprefix("gemeente ")
    if wanted not in known:
        raise _unknown("municipality", word, known.values())
    return known[wanted]


def _unknown(what: str, word: str, known: object) -> QueryError:
    values = list(known)  # type: ignore[call-overload]
    near = nearest(word, values) or sorted(values)[:12]
    return QueryError(f"There is no {what} {word!r}.", f"Nearest: {', '.join(near)}." if near else "")
