"""Many names looked up at once, by one regular expression in the shape of a trie.

A plain alternation of five thousand names tries them one by one; in a trie they share their beginnings,
which makes it a hundred times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

V = TypeVar("V")

_GAP = "\0"
_GAPS = re.compile(r"\s*[-–]\s*|\s+")
_ANY_GAP = r"(?:\s?[-–]\s?|\s)"

_Node = dict[str, "_Node"]


def spelling(name: str) -> str:
    """A name with every blank and hyphen alike, so that "Oude-Haven" and "Oude Haven" are one."""
    return _GAPS.sub(_GAP, name.strip())


class Phrases(Generic[V]):
    """Names with a value each, found in a text as whole words.

    A name in lower case is also found with a capital; one with capitals is found as written or in capitals
    alone ("SHE" never in "she"), unless `any_case` is asked for. Blanks and hyphens stand for each other.
    A later entry of a name that is already there is left out.
    """

    def __init__(self, entries: Iterable[tuple[str, V]], *, any_case: bool = False) -> None:
        self._values: dict[str, V] = {}
        self._any_case = any_case
        for name, value in entries:
            for variant in [spelling(name).lower()] if any_case else _variants(name):
                self._values.setdefault(variant, value)
        trie = _trie(self._values)
        flags = re.IGNORECASE if any_case else re.NOFLAG
        self._pattern = (
            re.compile(rf"(?<![\w-]){_as_pattern(trie)}(?!\w|-\w)", flags) if self._values else None
        )

    def __len__(self) -> int:
        return len(self._values)

    def get(self, name: str) -> V | None:
        """The value of exactly this name."""
        return self._values.get(self._key(name))

    def finditer(self, text: str) -> Iterator[tuple[int, int, V]]:
        """Start, end and value of each name in the text, the longest at each place."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._values[self._key(match.group())]

    def _key(self, name: str) -> str:
        return spelling(name).lower() if self._any_case else spelling(name)


def _variants(name: str) -> Iterator[str]:
    plain = spelling(name)
    yield plain
    if plain.islower():
        yield plain[0].upper() + plain[1:]
    elif len(plain) > 3:
        yield plain.upper()


def _trie(names: Iterable[str]) -> _Node:
    root: _Node = {}
    for name in names:
        node = root
        for character in name:
            node = node.setdefault(character, {})
        node[""] = {}
    return root


def _as_pattern(node: _Node) -> str:
    branches = [
        (_ANY_GAP if character == _GAP else re.escape(character)) + _as_pattern(child)
        for character, child in sorted(node.items())
        if character
    ]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return pattern + "?" if "" in node else pattern
