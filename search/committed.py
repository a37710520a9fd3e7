"""Commitments that answer a question: by name from the store alone, by words through the index.

A question that is only a name (an area, a person, an opgave, a zaaknummer) or only filters never opens the
index: nothing of it is imported.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from corpus.store import CommitmentRow, Corpus
from corpus.store.filters import CommitmentFilter
from corpus.store.rows import Kind
from search import filters
from search.filters import Filters, Resolved
from search.names import FACET_FIELDS, recognise
from search.results import CommitmentResults

Sort = Literal["relevance", "newest", "oldest", "deadline"]


def commitments(
    corpus: Corpus,
    words: str = "",
    wanted: Filters | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
    sort: Sort = "relevance",
) -> CommitmentResults:
    """Commitments for these words and filters: newest document first, or best first for words.

    Raises QueryError for unknown filter values and for a question that cannot be read.
    """
    resolved = filters.resolve(corpus, wanted or Filters())
    if not words.strip():
        return _listed(_of_store(corpus, resolved.commitment_filter(), resolved), (), limit, offset, sort)
    recognised = recognise(corpus, words)
    if recognised:
        rows = _named(corpus, recognised, resolved)
        if rows:
            flat = tuple((kind, name) for kind, names in recognised for name in names)
            return _listed(rows, flat, limit, offset, sort)
    return _searched(corpus, words, resolved, limit, offset, sort)


def _named(
    corpus: Corpus, recognised: tuple[tuple[Kind, tuple[str, ...]], ...], resolved: Resolved
) -> list[CommitmentRow]:
    """Commitments with the name in any of the kinds it is recognised as, the first kind's first."""
    rows: dict[str, CommitmentRow] = {}
    base = resolved.commitment_filter()
    for kind, names in recognised:
        field = FACET_FIELDS[kind]
        already: tuple[str, ...] = getattr(base, field)
        asked = tuple(name for name in names if name in already) if already else names
        if asked:
            wanted = msgspec.structs.replace(base, **{field: asked})
            rows.update({row.commitment.id: row for row in _of_store(corpus, wanted, resolved)})
    return list(rows.values())


def _of_store(corpus: Corpus, wanted: CommitmentFilter, resolved: Resolved) -> list[CommitmentRow]:
    rows = corpus.commitments(wanted)
    return [row for row in rows if resolved.holds_amount(tuple(map(float, row.commitment.eur)))]


def _listed(
    rows: list[CommitmentRow],
    recognised: tuple[tuple[str, str], ...],
    limit: int | None,
    offset: int,
    sort: Sort,
) -> CommitmentResults:
    shown = _sorted(rows, sort)[offset : None if limit is None else offset + limit]
    return CommitmentResults(
        rows=tuple(shown), total=len(rows), recognised=recognised, highlights=((),) * len(shown)
    )


def _sorted(rows: list[CommitmentRow], sort: Sort) -> list[CommitmentRow]:
    if sort == "oldest":
        return sorted(rows, key=lambda row: row.doc_date or dt.date.max)
    if sort == "newest":
        return sorted(rows, key=lambda row: row.doc_date or dt.date.min, reverse=True)
    if sort == "deadline":
        return sorted(
            rows, key=lambda row: row.commitment.deadline.end if row.commitment.deadline else dt.date.max
        )
    return rows


def _searched(
    corpus: Corpus, words: str, resolved: Resolved, limit: int | None, offset: int, sort: Sort
) -> CommitmentResults:
    from search.highlight import highlights
    from search.passages import Searcher
    from search.tree import leaves_of

    with Searcher(corpus) as searcher:
        tree = searcher.plan(words)
        found = searcher.commitments(tree, resolved)
        by_id = {row.commitment.id: row for row in _by_ids(corpus, list(found.ids))}
        rows = _sorted([by_id[i] for i in found.ids if i in by_id], sort)
        shown = rows[offset : None if limit is None else offset + limit]
        leaves = leaves_of(tree)
        return CommitmentResults(
            rows=tuple(shown),
            total=len(rows),
            highlights=tuple(highlights(row.commitment.text, leaves) for row in shown),
            suggestion=searcher.suggestion(words, found.unknown),
            unknown=tuple(sorted(found.unknown)),
        )


def _by_ids(corpus: Corpus, ids: list[str]) -> list[CommitmentRow]:
    """In batches, as SQLite bounds the parameters of a statement."""
    batches = [tuple(ids[start : start + 500]) for start in range(0, len(ids), 500)]
    return [row for batch in batches for row in corpus.commitments(CommitmentFilter(ids=batch))]
