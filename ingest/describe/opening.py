"""The head of a document: its first lines, its labelled values, and where a letter begins and ends."""

from __future__ import annotations

import re
from functools import cached_property

from corpus.document import Block

HEAD = 60
"""Blocks that count as the head of a document, at most."""

SALUTATION = re.compile(r"(?:geachte?|beste)\b.{0,80}", re.IGNORECASE)
CLOSING = re.compile(r"(?:met (?:vriendelijke|hartelijke) groet(?:en)?|hoogachtend)\b.{0,60}", re.IGNORECASE)
LABELS = (
    "datum verzending",
    "datum vergadering",
    "vergaderdatum",
    "verzenddatum",
    "datum",
    "verzonden",
    "zaaknummer",
    "zaaknr",
    "zaak",
    "uw kenmerk",
    "ons kenmerk",
    "kenmerk",
    "onderwerp",
    "betreft",
    "titel",
    "portefeuillehouder",
    "opdrachtgever",
    "versie",
    "status",
)
"""Labels that municipal letters and title pages carry, longer ones first."""

_LABELLED = re.compile(rf"(?P<label>{'|'.join(LABELS)})\.?\s*(?::\s*|\s+)(?P<value>\S.*)", re.IGNORECASE)
_ANY_LABEL = re.compile(r"[^:.]{2,40}:\s+\S.*")
_RUNNING = 200
"""Characters; a block this long is running text."""


class Opening:
    """What the first blocks say, in the order they stand."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def salutation(self) -> int | None:
        """Index of the block that opens a letter ("Geachte ..."), None where the document is no letter."""
        head = self.blocks[:HEAD]
        return next((i for i, block in enumerate(head) if SALUTATION.fullmatch(block.text)), None)

    @cached_property
    def closing(self) -> int | None:
        """Index of the block that closes the letter ("Met vriendelijke groet"), else None."""
        if self.salutation is None:
            return None
        after = range(self.salutation, len(self.blocks))
        return next((i for i in after if CLOSING.fullmatch(self.blocks[i].text)), None)

    @cached_property
    def head(self) -> list[str]:
        """Texts before the running text begins: up to the salutation, else to the first long block.

        Cover and title pages are short blocks; a table counts with its cells.
        """
        texts: list[str] = []
        for index, block in enumerate(self.blocks[:HEAD]):
            if index == self.salutation or (self.salutation is None and len(block.text) > _RUNNING):
                break
            texts.append(block.text)
        return texts

    @cached_property
    def front(self) -> list[str]:
        """The lines of the head that may be titles: no list items, which name other documents."""
        kinds = (block.kind for block in self.blocks)
        return [text for text, kind in zip(self.head[:20], kinds, strict=False) if kind != "list_item"]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Labelled values in the head, by lower-case label; the first of each counts.

        A value stands behind its label, in the cell under or beside it, or on the next line.
        """
        found: dict[str, str] = {}
        blocks = self.blocks[: len(self.head)]
        for index, block in enumerate(blocks):
            following = blocks[index + 1].text if index + 1 < len(blocks) else ""
            for label, value in _labelled(block, following):
                if value:
                    found.setdefault(label, value)
        return found


def is_labelled(text: str) -> bool:
    """Whether a block is a label with its value ("Ambtelijk opdrachtgever: ...")."""
    return bool(_ANY_LABEL.fullmatch(text)) and len(text) < _RUNNING


def _labelled(block: Block, following: str) -> list[tuple[str, str]]:
    if block.kind == "table_row":
        if block.is_header_row:
            return []
        if block.header:
            names = (name.casefold().strip(": ") for name in block.header)
            return list(zip(names, block.cells, strict=False))
        cells = [cell.casefold().strip(": ") for cell in block.cells]
        return [(name, block.cells[i + 1]) for i, name in enumerate(cells[:-1]) if name in LABELS]
    own = _LABELLED.fullmatch(block.text)
    if own and (":" in block.text[: own.start("value")] or own["label"].casefold() not in ("zaak", "status")):
        return [(own["label"].casefold(), own["value"])]
    if block.text.casefold().strip(": ") in LABELS and following.casefold().strip(": ") not in LABELS:
        return [(block.text.casefold().strip(": "), following)]
    return _columns(block.text, following)


def _columns(text: str, following: str) -> list[tuple[str, str]]:
    """Labels set beside one another with their values on the next line: what can be told by its form."""
    named = [label for label in LABELS if re.search(rf"\b{label}\b", text, re.IGNORECASE)]
    left = text
    for label in named:
        left = re.sub(rf"\b{label}\b", "", left, flags=re.IGNORECASE)
    if len(named) < 2 or left.strip():
        return []
    values = [("datum", following)] if "datum" in named else []
    number = re.search(r"\b\d{5,10}\b", following)
    if number and "zaaknummer" in named:
        values.append(("zaaknummer", number[0]))
    subject = re.match(r"\D{5,}", following)
    if subject and named and text.casefold().startswith("onderwerp"):
        values.append(("onderwerp", subject[0].strip()))
    return values
