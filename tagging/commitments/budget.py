"""The amount of the budget row, or of the heading, that names the same thing as a commitment without one.

Never its own amount: it is inferred, with the row or heading as evidence. A row names the same thing when
every word of its label that tells anything stands in the commitment, both stand under one heading, and no
other row does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from corpus.commitment import Deadline
from corpus.document import Document
from corpus.mention import Amount, Mention
from tagging.commitments.attributes import Mentions
from tagging.commitments.language import words

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?<=...)(?:en|e|s)$")
_LEAST = 2
"""Words that a label must have: a single one is in too many sentences."""
_GENERIC = words("budget_labels.txt")


class Row(NamedTuple):
    block: int
    words: frozenset[str]
    amounts: tuple[Mention, ...]


class Budgets:
    """Answers for one document."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document = document
        self.mentions = mentions

    def of(self, block: int, text: str, deadline: Deadline | None) -> tuple[Decimal, str] | None:
        """Euros for a commitment of this block, with the words they stand in; None where none is sure."""
        return self._of_heading(block) or self._of_row(block, text, deadline)

    def _of_heading(self, block: int) -> tuple[Decimal, str] | None:
        path = self.document.heading_paths[block]
        found = self.mentions.of_block(path[-1], "amount") if path else []
        if len(found) != 1 or not isinstance(value := found[0].value, Amount) or value.high is not None:
            return None
        return abs(value.eur), self.document.blocks[path[-1]].text

    def _of_row(self, block: int, text: str, deadline: Deadline | None) -> tuple[Decimal, str] | None:
        said = _words(text)
        path = self.document.heading_paths[block][:1]
        same = [row for row in self._rows.get(path, ()) if row.block != block and row.words <= said]
        if len(same) != 1:
            return None
        values = [mention.value for mention in same[0].amounts if isinstance(mention.value, Amount)]
        if len(values) > 1 and deadline is not None:
            values = [value for value in values if value.year == deadline.end.year]
        if len(values) != 1 or not values[0].eur:
            return None
        return abs(values[0].eur), self.document.blocks[same[0].block].text

    @cached_property
    def _rows(self) -> dict[tuple[int, ...], list[Row]]:
        """Rows of amounts whose label tells something, by the first heading that they stand under."""
        rows: dict[tuple[int, ...], list[Row]] = defaultdict(list)
        for index, block in enumerate(self.document.blocks):
            if block.kind != "table_row" or block.is_header_row or not block.cells:
                continue
            label = _words(block.cells[0])
            amounts = self.mentions.of_block(index, "amount") if len(label) >= _LEAST else []
            if amounts:
                path = self.document.heading_paths[index][:1]
                rows[path].append(Row(index, label, tuple(amounts)))
        return rows


def _words(text: str) -> frozenset[str]:
    """The words of a text that tell something, without their endings."""
    telling = (word for word in _WORD.findall(text.lower()) if word not in _GENERIC)
    return frozenset(_ENDING.sub("", word) for word in telling)
