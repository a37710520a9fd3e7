"""Which documents of a corpus a reference by title means ("begroting 2024-2027", "Mobiliteitsplan 2040")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from corpus.document import DocumentType


class Described(Protocol):
    """What is asked of a document, or of the summary of one."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def doc_type(self) -> DocumentType: ...
    @property
    def years(self) -> tuple[int, ...]: ...


KINDS: dict[str, DocumentType] = {
    "begroting": "begroting",
    "jaarstukken": "jaarstukken",
    "jaarrekening": "jaarstukken",
    "jaarverslag": "jaarstukken",
    "zomernota": "zomernota",
    "kadernota": "zomernota",
    "voorjaarsnota": "zomernota",
    "perspectiefnota": "zomernota",
    "collegeprogramma": "collegeprogramma",
    "coalitieakkoord": "collegeprogramma",
}
"""Documents of which there is one a period, by the end of the noun that names them."""
SHARED = 0.5
"""Least part of the words of both titles together that they must share."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    {"de", "het", "een", "en", "of", "van", "voor", "in", "op", "aan", "met", "bij", "gemeente"}
)


def documents_meant(name: str, documents: Iterable[Described]) -> tuple[str, ...]:
    """Ids of the documents that a reference with this name means, none where that is not certain.

    A periodical document is recognised by its kind and first year, so that each chapter of a begroting that
    is a document of its own is among them; without a year the only one of its kind is meant. Any other needs
    a title that shares most of its words; a year in the name must be in that title or begin the years that
    the document covers. Equally good titles of different documents are an uncertainty, and give none.
    """
    years = [int(year) for year in _YEAR.findall(name)]
    kind = _kind(name)
    if kind:
        same = [each for each in documents if each.doc_type == kind]
        if not years:
            return (same[0].id,) if len(same) == 1 else ()
        return tuple(each.id for each in same if each.years[:1] == (years[0],))
    wanted = _words(name)
    found: list[tuple[float, str]] = []
    for each in documents:
        own = _words(each.title)
        shared = len(wanted & own) / len(wanted | own) if wanted else 0.0
        dated = not years or str(years[0]) in each.title or each.years[:1] == (years[0],)
        if shared >= SHARED and dated:
            found.append((shared, each.id))
    best = max(found, default=(0.0, ""))[0]
    ids = tuple(each for shared, each in found if shared == best)
    return ids if len(ids) == 1 else ()


def _kind(name: str) -> DocumentType | None:
    first = next((word for word in _WORD.findall(name.casefold()) if word.endswith(tuple(KINDS))), "")
    return next((kind for noun, kind in KINDS.items() if first.endswith(noun)), None)


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold())) - _SMALL
