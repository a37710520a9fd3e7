"""The one noun that travels: a document, as blocks in reading order, with what was found in it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Literal

import msgspec

from corpus.commitment import Commitment
from corpus.mention import Mention, Value

BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "letter_part", "footnote"]

DocumentType = Literal[
    "begroting",
    "jaarstukken",
    "zomernota",
    "raadsbrief",
    "raadsvoorstel",
    "besluitenlijst",
    "motie",
    "toezeggingenlijst",
    "collegeprogramma",
    "verslag",
    "nota",
    "webpagina",
    "onbekend",
]

DateBasis = Literal["stated", "metadata", "inferred", "unknown"]
"""How a document's date is known: written in it, in its metadata, or derived from its kind and year."""


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One heading, paragraph, list item or table row.

    `text` is a single line (no line breaks). An ordered marker as written ("5.1.4", "a.") opens the text
    and is repeated in `marker`; the glyph of an unordered list is left out of the text and `marker` is "•".
    The text of a table row is its cells joined by tabs.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    """Page of the source, counted from 1; None where the format has no pages."""
    level: int = 0
    """Of a heading 1 (highest) to 6; of a list item its nesting, 0 outermost."""
    marker: str = ""
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    """Column headers of the table that a row belongs to; equal to `cells` on the header row itself."""
    caption: str = ""
    """Caption or title of the table, with its unit as written ("bedragen x € 1.000")."""
    table: int | None = None
    """Number of the table within the document, so that rows of one table stay together."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom on the page in points, origin at the top left."""
    confidence: float | None = None
    """Mean confidence of optical character recognition, 0 to 1; None for text that was not recognised."""

    @property
    def body_start(self) -> int:
        """Offset in `text` where the words begin after an ordered marker."""
        if not self.marker or not self.text.startswith(self.marker):
            return 0
        rest = self.text[len(self.marker) :]
        return len(self.text) - len(rest.lstrip())

    @property
    def is_header_row(self) -> bool:
        return self.kind == "table_row" and bool(self.header) and self.cells == self.header


HARMLESS = frozenset({"blank-page"})
"""Codes of problems that are told and cost nothing."""


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document within the document, such as an annex with a title and date of its own."""

    first_block: int
    title: str
    date: dt.date | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something of the source that was not read, which makes the document partial.

    `code` is stable for scripts ("no-text", "gibberish", "ocr-missing", "limit", ...).
    """

    code: str
    message: str
    hint: str = ""
    pages: tuple[int, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """What was read from one source, and, once tagged, what was found in it.

    Offsets of mentions and commitments are into `text`, which is the blocks' texts joined by line breaks.
    """

    id: str
    """First twelve hexadecimal digits of `sha256`."""
    source: str
    """Path or address as given."""
    sha256: str
    media_type: str
    retrieved: dt.datetime
    title: str
    doc_type: DocumentType = "onbekend"
    date: dt.date | None = None
    date_basis: DateBasis = "unknown"
    case_number: str = ""
    """Zaaknummer."""
    municipality: str = ""
    publication: str = ""
    """Title of the whole that this is a chapter of, where it is one."""
    years: tuple[int, ...] = ()
    """Calendar years that it covers; the first is the year it is about (2025 for a begroting 2025-2028)."""
    addressee: str = ""
    signatories: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()
    mentions: tuple[Mention, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether something of the source was not read; an empty page takes nothing away."""
        return any(problem.code not in HARMLESS for problem in self.problems)

    @cached_property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset in `text` of each block."""
        starts, position = [], 0
        for block in self.blocks:
            starts.append(position)
            position += len(block.text) + 1
        return tuple(starts)

    @cached_property
    def heading_paths(self) -> tuple[tuple[int, ...], ...]:
        """For each block, the indexes of the headings it stands under, outermost first (itself left out)."""
        paths: list[tuple[int, ...]] = []
        open_headings: list[int] = []
        for index, block in enumerate(self.blocks):
            if block.kind == "heading":
                while open_headings and self.blocks[open_headings[-1]].level >= block.level:
                    open_headings.pop()
            paths.append(tuple(open_headings))
            if block.kind == "heading":
                open_headings.append(index)
        return tuple(paths)

    def headings(self, index: int) -> tuple[str, ...]:
        """Texts of the headings that block `index` stands under, outermost first."""
        return tuple(self.blocks[i].text for i in self.heading_paths[index])

    def date_at(self, index: int) -> dt.date | None:
        """Date of the part that block `index` is in, else of the document."""
        for part in reversed(self.parts):
            if index >= part.first_block and part.date:
                return part.date
        return self.date

    def mention(self, index: int, start: int, end: int, value: Value, *cues: str) -> Mention:
        """A mention of `value` at offsets `start` to `end` of the text of block `index`.

        Raises ValueError when the offsets lie outside the block or cover nothing but white space.
        """
        block = self.blocks[index]
        text = block.text[start:end]
        if not 0 <= start < end <= len(block.text) or text != text.strip():
            raise ValueError(f"not a mention: {start}:{end} of block {index} of {self.id} ({text!r})")
        offset = self.starts[index]
        return Mention(
            text=text,
            start=offset + start,
            end=offset + end,
            block=index,
            page=block.page,
            value=value,
            cues=cues,
        )
