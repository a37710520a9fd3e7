"""Names in a question: areas, people, opgaven, organisations, zaaknummers and codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from corpus.store import Corpus
from corpus.store.names import fold
from corpus.store.rows import Kind
from search import filters

FACET_FIELDS: dict[Kind, str] = {
    "area": "areas",
    "opgave": "opgaven",
    "person": "people",
    "organisation": "partners",
    "reference": "references",
}
"""Kinds of names, in the order they are tried, and the store's filter for each."""


def recognise(corpus: Corpus, words: str) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    """What these words are, taken together: each kind with the names of the corpus that they stand for.

    Whole names, aliases of the profile and surnames count; part of any other name does not. Asks the
    store alone, so that a question that is only a name never opens the index.
    """
    words = words.strip().strip('"')
    if not fold(words):
        return ()
    found: list[tuple[Kind, tuple[str, ...]]] = []
    for kind in FACET_FIELDS:
        spellings = (words, *filters.aliased(corpus, kind, words))
        same = [name for spelling in spellings if (name := corpus.name(kind, spelling))]
        if kind == "area":
            same += filters.inside(corpus, (words,))
        if same:
            found.append((kind, tuple(dict.fromkeys(same))))
    if not found:
        surname = f" {fold(words)}"
        people = tuple(name for name in corpus.names("person") if fold(name).endswith(surname))
        if people:
            found.append(("person", people))
    return tuple(found)


def known_aliases(corpus: Corpus) -> Iterator[tuple[Kind, str, str]]:
    """Facet, spelling and name of everything that the profiles of the corpus give a name for."""
    for profile in filters.profiles(corpus):
        yield from ((facet, spelling, name) for facet, name, spelling in filters.spellings(profile))


class Names(Protocol):
    """The names that an index can be asked for."""

    def get(self, words: tuple[str, ...]) -> list[tuple[str, str]]:
        """Facets and names that these words, taken together, are the name of."""


class NameTable:
    """The names that units of an index carry, by their folded words."""

    def __init__(
        self, names: Iterable[tuple[str, str]], aliases: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        from index.analysis.tokens import words_of

        self._names: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for facet, name in names:
            self._names[tuple(words_of(name))].append((facet, name))
        for facet, spelling, name in aliases:
            entry = (facet, name)
            words = tuple(words_of(spelling))
            if entry not in self._names[words]:
                self._names[words].append(entry)

    def get(self, words: tuple[str, ...]) -> list[tuple[str, str]]:
        """Facets and names that these words, taken together, are the name of."""
        return list(self._names.get(words, ()))
