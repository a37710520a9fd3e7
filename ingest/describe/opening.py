"""The head of a document: its first lines, its labelled values, and where a letter begins and ends."""

from __future__ import annotations

import re
from functools import cached_property

from corpus.document import Block
from ingest.describe.days import DAY

HEAD = 60
"""Blocks that count as the head of a document, at most."""

SALUTATION = re.compile(r"(?:geachte?|beste)\b.{0,80}", re.IGNORECASE)
CLOSING = re.compile(r"(?:met (?:vriendelijke|hartelijke) groet(?:en)?|hoogachtend)\b.{0,60}", re.IGNORECASE)
BODY_SIGNS = re.compile(
    r"(?:.*\.\s)?(?:namens\s+)?(?:het\s+college\s+van\s+)?"
    r"(?:burgemeester en wethouders|gedeputeerde staten)\b[^.]{0,60},",
    re.IGNORECASE,
)
"""The body that signs, on the line above its signatures."""
PREFACE = re.compile(
    r"(?:\d+\.?\s)?(?:voorwoord|woord vooraf|ten geleide|inleiding|aanbieding(?:sbrief)?)", re.IGNORECASE
)
"""Headings of what speaks to the reader as a letter does, within another document."""
_LAST_LETTER_PAGE = 2
_LAST = 14
"""Blocks at the end of a document that is no letter, among which it is signed."""
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
_LONGEST_TITLE = 160
_NO_TITLE = re.compile(r"[a-z]{3}[.;]$|^(?!20\d\d)\d+[a-z]?(?:\.\w+)*\.?\s")
_RUNNING = 200
"""Characters; a block this long is running text."""


class Opening:
    """What the first blocks say, in the order they stand."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def salutation(self) -> int | None:
        """Index of the block that opens a letter ("Geachte ..."); None elsewhere, in a preface too."""
        for index, block in enumerate(self.blocks[:HEAD]):
            if PREFACE.fullmatch(block.text) or (block.page or 1) > _LAST_LETTER_PAGE:
                return None
            if SALUTATION.fullmatch(block.text):
                return index
        return None

    @cached_property
    def closing(self) -> int | None:
        """Index of the block that closes the letter ("Met vriendelijke groet"), else None."""
        if self.salutation is None:
            return None
        after = range(self.salutation, len(self.blocks))
        return next((i for i in after if CLOSING.fullmatch(self.blocks[i].text)), None)

    @cached_property
    def signing(self) -> int | None:
        """Index of the block above the signatures: the closing of a letter, else the body that signs."""
        if self.closing is not None:
            return self.closing
        first = max(0, len(self.blocks) - _LAST) if self.salutation is None else self.salutation
        after = range(first, len(self.blocks))
        return next((i for i in after if BODY_SIGNS.fullmatch(self.blocks[i].text)), None)

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
        """The lines of the head that may be titles: no sentences, list items or numbered headings.

        Those name other documents, or a part of this one. Of a row of a table each cell counts.
        """
        found: list[str] = []
        for block in self.blocks[: min(20, len(self.head))]:
            if block.kind != "list_item" and len(block.text) <= _LONGEST_TITLE:
                found.extend([block.text] if block.is_header_row else block.text.split("\t"))
        return [text for text in found if text and not _NO_TITLE.search(text)]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Labelled values in the head, by lower-case label; the first of each counts.

        A value stands behind its label, in the cell under or beside it, or on the next line.
        """
        found: dict[str, str] = {}
        blocks = self.blocks[: len(self.head)]
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            for label, value in _labelled(block, following):
                if value:
                    found.setdefault(label, value)
        return found


def is_labelled(text: str) -> bool:
    """Whether a block is a label with its value ("Ambtelijk opdrachtgever: ...")."""
    return bool(_ANY_LABEL.fullmatch(text)) and len(text) < _RUNNING


def _labelled(block: Block, following: Block | None) -> list[tuple[str, str]]:
    """Labels with their values in a block; `following` is the next one, which may hold the values."""
    below = following.text if following else ""
    if block.kind == "table_row":
        return _of_row(block, following)
    own = _LABELLED.fullmatch(block.text)
    if own and (":" in block.text[: own.start("value")] or own["label"].casefold() not in ("zaak", "status")):
        return [(own["label"].casefold(), own["value"])]
    if _label(block.text) in LABELS and _label(below) not in LABELS:
        return [(_label(block.text), below)]
    names = re.split(r"\s+(?=[A-Z])", block.text)
    return _columns(names, below) if sum(_label(name) in LABELS for name in names) > 1 else []


def _of_row(block: Block, following: Block | None) -> list[tuple[str, str]]:
    """Labelled values of a table row: under a header, beside the label, or in the row under labels."""
    names = [_label(cell) for cell in block.cells]
    if not (block.header and DAY.search("\t".join(block.header))):  # a header has no date: a first row may
        if block.is_header_row:
            return []
        if block.header:
            return list(zip(map(_label, block.header), block.cells, strict=False))
    known = set(names) & set(LABELS)
    beside = [(name, block.cells[i + 1]) for i, name in enumerate(names[:-1]) if name in LABELS]
    if len(known) == 1 and any(re.search(r"\d", value) for _, value in beside):
        return beside
    if following and following.cells and known and not set(map(_label, following.cells)) & set(LABELS):
        if len(names) == len(following.cells):
            return list(zip(names, following.cells, strict=True))
        return _columns(names, "\t".join(following.cells))
    return beside


def _columns(names: list[str], values: str) -> list[tuple[str, str]]:
    """Labels set beside one another with their values on the next line: what can be told by its form."""
    labels = [_label(name) for name in names]
    known = set(labels) & set(LABELS)
    if len(known) * 2 < len(labels) and "datum" not in known:
        return []
    found = [("datum", values)] if "datum" in known else []
    number = re.search(r"(?<![\d.-])(?:\d{5,10}|20\d\d-\d{5,7})(?!\d)", values)
    if number and "zaaknummer" in known:
        found.append(("zaaknummer", number[0]))
    subject = re.match(r"[^\d\t]{5,}", values)
    if subject and labels[0] == "onderwerp":
        found.append(("onderwerp", subject[0].strip()))
    return found


def _label(text: str) -> str:
    return text.casefold().strip(": ")
