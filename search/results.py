"""What a search answers with."""

from __future__ import annotations

import datetime as dt

import msgspec

from corpus.store.rows import CommitmentRow

Span = tuple[int, int]


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """Another place that says nearly the same, usually the same document of another year."""

    document: str
    title: str
    doc_date: dt.date | None
    year: int | None
    page: int | None
    block: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One passage. `highlights` are offsets into `text`; `text` is the whole block."""

    document: str
    title: str
    source: str
    doc_type: str
    doc_date: dt.date | None
    page: int | None
    heading: tuple[str, ...]
    """Headings it stands under, outermost first."""
    text: str
    score: float
    highlights: tuple[Span, ...]
    block: int
    repeats: tuple[Repeat, ...] = ()
    """Near-identical passages that were folded into this one, best first."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years of the documents that say this, in order."""
        own = [self.doc_date.year] if self.doc_date else []
        return tuple(sorted({*own, *(repeat.year for repeat in self.repeats if repeat.year)}))


class FacetCount(msgspec.Struct, frozen=True):
    name: str
    count: int


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A page of hits. `total` counts the passages found, those folded into others included."""

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, tuple[FacetCount, ...]]
    """Per facet (doc_type, year, municipality, area, opgave, person, organisation, status) the counts over
    everything found, largest first."""
    suggestion: str | None = None
    """The question with its unknown words replaced by the nearest of the corpus ("bedoelde u")."""
    unknown: tuple[str, ...] = ()
    """Words of the question that the corpus holds in no form."""
    needed: int = 0
    """How many of the question's words a passage had to match; fewer than asked where no passage had all."""
    words: int = 0
    """How many words of weight the question has."""
    behind: int = 0
    """Documents that the corpus held when it was asked and the index did not, as another process wrote it."""


class CommitmentResults(msgspec.Struct, frozen=True, kw_only=True):
    """Commitments that answer a question, in order. `total` counts all of them, whatever the limit."""

    rows: tuple[CommitmentRow, ...]
    total: int
    recognised: tuple[tuple[str, str], ...] = ()
    """Kind and name that the words were taken for ("area", "Wilderinkshoek"); empty where they were words."""
    highlights: tuple[tuple[Span, ...], ...] = ()
    """For each row the offsets in its text where the words stand; empty spans for a recognised name."""
    suggestion: str | None = None
    unknown: tuple[str, ...] = ()
    """Words of the question that the corpus holds in no form."""
