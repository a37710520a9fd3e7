"""Compounds: "wijkuitvoeringsplan" is wijk + uitvoeringsplan, by the words that the corpus itself uses."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from index.analysis.stems import stem
from index.analysis.stopwords import lines, stopwords

LINKS = ("s", "", "en", "e", "n")
"""Letters that may join two parts: dorp-s-huis, bloem-en-perk, zon-ne-veld keeps its e in the first part."""
SHORTEST_PART = 4
SHORTEST_COMPOUND = 7


@lru_cache(maxsize=1)
def _barred() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    heads = frozenset(lines("particles.txt")) | stopwords()
    tails = frozenset(lines("endings.txt")) | stopwords()
    return heads, tails, frozenset(lines("short_parts.txt"))


class Splitter:
    """Splits forms into parts that are words of a vocabulary.

    `known` holds the folded forms (and their stems) of ordinary words; names do not belong in it.
    """

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self._heads, self._tails, self._short = _barred()
        self._split: dict[str, tuple[str, str] | None] = {}

    def parts(self, form: str) -> list[str]:
        """Every part that a question could ask for: of wijk-uitvoering-s-plan also uitvoeringsplan."""
        spans = self._spans(form, 0)
        return [
            form[start:end]
            for first, (start, _) in enumerate(spans)
            for last, (_, end) in enumerate(spans[first:], first)
            if last - first + 1 < len(spans)
        ]

    def _spans(self, form: str, offset: int) -> list[tuple[int, int]]:
        """Offsets of the simple words of a form, linking letters between them left out."""
        split = self.split(form)
        if not split:
            return [(offset, offset + len(form))]
        head, tail = split
        return [*self._spans(head, offset), *self._spans(tail, offset + len(form) - len(tail))]

    def split(self, form: str) -> tuple[str, str] | None:
        """The two parts that a form is made of, the linking letters left out; None for a simple word."""
        if len(form) < SHORTEST_COMPOUND or not form.isalpha():
            return None
        if form not in self._split:
            self._split[form] = None  # so that a form is never part of its own parts
            self._split[form] = self._find(form)
        return self._split[form]

    def _find(self, form: str) -> tuple[str, str] | None:
        """The split into two words whose shorter part is longest, else one that splits further."""
        simple: tuple[int, str, str] | None = None
        for cut in range(3, len(form) - 2):
            tail = form[cut:]
            if not self._closes(tail):
                continue
            head = self._head(form[:cut])
            if head and (simple is None or min(len(head), len(tail)) > simple[0]):
                simple = (min(len(head), len(tail)), head, tail)
        if simple:
            return simple[1], simple[2]
        for cut in range(3, len(form) - SHORTEST_COMPOUND + 1):
            head = self._head(form[:cut])
            if head and self.split(form[cut:]):
                return head, form[cut:]
        return None

    def _head(self, written: str) -> str:
        """The word that opens the compound, without its linking letters; empty where there is none."""
        for link in LINKS:
            if link and not written.endswith(link):
                continue
            head = written[: len(written) - len(link)]
            if self._long_enough(head) and head not in self._heads and self._is_word(head):
                return head
        if len(written) >= SHORTEST_COMPOUND and self.split(written.removesuffix("s")):
            return written.removesuffix("s")
        return ""

    def _closes(self, tail: str) -> bool:
        return self._long_enough(tail) and tail not in self._tails and self._is_word(tail)

    def _long_enough(self, part: str) -> bool:
        return len(part) >= SHORTEST_PART or part in self._short

    def _is_word(self, part: str) -> bool:
        return part in self._known or (len(part) > SHORTEST_PART and stem(part) in self._known)
