"""The names that units carry, looked up in the vocabulary."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from corpus.store import Corpus
from index.analysis.tokens import words_of
from index.opensearch.words import WordsAndNames
from search.names import known_aliases


class KnownNames:
    """As many as there are, as only those that are asked for are read."""

    def __init__(self, corpus: Corpus, vocabulary: WordsAndNames) -> None:
        self._corpus = corpus
        self._vocabulary = vocabulary

    @cached_property
    def _aliases(self) -> dict[tuple[str, ...], list[tuple[str, str]]]:
        found: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for facet, spelling, name in known_aliases(self._corpus):
            found[tuple(words_of(spelling))].append((facet, name))
        return found

    def get(self, words: tuple[str, ...]) -> list[tuple[str, str]]:
        """Facets and names that these words, taken together, are the name of."""
        aliases = [entry for entry in self._aliases.get(words, ()) if self._vocabulary.has_name(*entry)]
        return list(dict.fromkeys((*self._vocabulary.named(words), *aliases)))
