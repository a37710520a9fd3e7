"""What is made of hits as they come: a page of passages, or the ids of commitments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from index.opensearch.mapping import decode_signature
from search.folding import Groups
from search.highlight import highlights
from search.leaves import Leaf
from search.results import Hit, Repeat

_NO_WORDS = np.empty(0, np.uint32)


class PageTaker:
    """Takes hits until a page is full, near-identical ones folded into one."""

    def __init__(self, limit: int, offset: int) -> None:
        self._groups = Groups(offset + limit)
        self._places = slice(offset, offset + limit)
        self._hits: list[dict[str, Any]] = []

    def take(self, hit: dict[str, Any]) -> bool:
        rank = len(self._hits)
        if self._groups.is_full(rank):
            return False
        shown = hit["_source"]["shown"]
        signature = decode_signature(shown["signature"]) if shown["signature"] else _NO_WORDS
        self._groups.add(rank, hit["_source"]["document"], shown["length"], signature, shown["text"])
        self._hits.append(hit)
        return True

    def page(self, leaves: Sequence[Leaf]) -> tuple[Hit, ...]:
        """The hits of the page."""
        return tuple(
            _hit(self._hits[first], [self._hits[rank] for rank in alike], leaves)
            for first, alike in self._groups.groups[self._places]
        )


class IdTaker:
    """Takes the ids of commitments, all of them."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def take(self, hit: dict[str, Any]) -> bool:
        self.ids.append(hit["_source"]["shown"]["key"])
        return True


def _hit(hit: dict[str, Any], alike: list[dict[str, Any]], leaves: Sequence[Leaf]) -> Hit:
    source = hit["_source"]
    shown = source["shown"]
    return Hit(
        document=source["document"],
        title=shown["title"],
        source=shown["source"],
        doc_type=source["doc_type"],
        doc_date=_date(shown["date"]),
        page=shown["page"] or None,
        heading=tuple(shown["headings"]),
        text=shown["text"],
        score=round(hit["_score"], 4),
        highlights=highlights(shown["text"], leaves),
        block=shown["block"],
        repeats=tuple(map(_repeat, alike)),
    )


def _repeat(hit: dict[str, Any]) -> Repeat:
    source = hit["_source"]
    shown = source["shown"]
    date = _date(shown["date"])
    return Repeat(
        document=source["document"],
        title=shown["title"],
        doc_date=date,
        year=date.year if date else next(iter(source["year"]), None),
        page=shown["page"] or None,
        block=shown["block"],
    )


def _date(iso: str) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
