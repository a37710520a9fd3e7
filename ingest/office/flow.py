"""Blocks from the paragraphs, lists and tables of a word processor, whatever the format.

Styles say what is a heading, a list or a caption where the writer used them. Where not, a short bold line
without an end mark is a heading, and a typed glyph or number opens a list item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from corpus.document import Block, BlockKind

_SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\u2060"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_GLYPH = re.compile(r"(?:[•◦▪■●○‣⁃∙·\uf0b7\uf0a7]|[-–—*](?=\s))\s*")
_NUMBERED = re.compile(r"(\d{1,2}[.)]|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\S)")
_END = re.compile(r"[.;,!?]$")
_CAPTION = re.compile(
    r"^(?:tabel|overzicht)\b|(?:bedragen\s+)?x\s*€\s*1[.,]?000|in (?:duizenden|miljoenen)", re.I
)
_TITLE_LENGTH = 90
"""Characters; a longer bold line is an emphasised sentence."""


class Paragraph(msgspec.Struct, kw_only=True):
    """One paragraph as the file has it."""

    text: str
    """Line breaks as "\\n"."""
    heading: int = 0
    """Outline level from 1, 0 for none."""
    list_level: int | None = None
    marker: str = ""
    """As the word processor shows it: "•" for any glyph, "2." or "a)" for a number."""
    bold: bool = False
    """All of it."""
    caption: bool = False
    footnotes: list[str] = msgspec.field(default_factory=list)


class Table(msgspec.Struct, kw_only=True):
    """Rows of cells; a cell is its paragraphs and tables."""

    rows: list[list[list[Paragraph | Table]]]
    header_rows: int = 0
    """How many rows the file marks as repeated on every page."""


def clean(text: str) -> str:
    """One line, with plain spaces and nothing invisible."""
    return _SPACE.sub(" ", _CONTROL.sub("", text.translate(_INVISIBLE))).strip()


def blocks_of(items: Sequence[Paragraph | Table]) -> list[Block]:
    """The blocks of a document in reading order; footnotes come at the end of the section they belong to."""
    flow = _Flow()
    for item in items:
        flow.add(item)
    flow.add_footnotes()
    return flow.blocks


class _Flow:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._footnotes: list[str] = []
        self._styled_level = 0
        """Of the last heading that had a heading style."""
        self._tables = 0

    def add(self, item: Paragraph | Table) -> None:
        if isinstance(item, Table):
            self._add_table(item)
        else:
            self._add_paragraph(item)

    def add_footnotes(self) -> None:
        for text in self._footnotes:
            self.blocks.append(Block(kind="footnote", text=text))
        self._footnotes.clear()

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        lines = _lines(paragraph.text)
        for number, text in enumerate(lines):
            self._add_line(paragraph, text, first=number == 0, alone=len(lines) == 1)
        self._footnotes += [note for note in map(clean, paragraph.footnotes) if note]

    def _add_line(self, paragraph: Paragraph, text: str, *, first: bool, alone: bool) -> None:
        level = self._heading_level(paragraph, text) if alone else 0
        if level:
            self.add_footnotes()
            marker = paragraph.marker if paragraph.marker not in ("", "•") else ""
            self._append("heading", f"{marker} {text}".strip(), level=level, marker=marker)
        elif paragraph.list_level is not None and first:
            marker = paragraph.marker or "•"
            shown = text if marker == "•" else f"{marker} {text}"
            self._append("list_item", shown, level=paragraph.list_level, marker=marker)
        elif match := _GLYPH.match(text):
            self._append("list_item", text[match.end() :], marker="•")
        elif match := _NUMBERED.match(text):
            self._append("list_item", text, marker=match[1])
        else:
            self._append("paragraph", text)

    def _heading_level(self, paragraph: Paragraph, text: str) -> int:
        if paragraph.heading:
            self._styled_level = min(paragraph.heading, 6)
            return self._styled_level
        looks_so = (
            paragraph.bold
            and paragraph.list_level is None
            and not paragraph.caption
            and len(text) <= _TITLE_LENGTH
            and not _END.search(text)
            and not text.endswith(":")
            and any(c.isalpha() for c in text)
            and not _GLYPH.match(text)
        )
        return min(self._styled_level + 1, 6) if looks_so else 0

    def _append(self, kind: BlockKind, text: str, *, level: int = 0, marker: str = "") -> None:
        if text:
            self.blocks.append(Block(kind=kind, text=text, level=level, marker=marker))

    def _add_table(self, table: Table) -> None:
        width = max((len(row) for row in table.rows), default=0)
        if width < 2 or any(_is_layout(cell) for row in table.rows for cell in row):
            for row in table.rows:
                for cell in row:
                    for item in cell:
                        self.add(item)
            return
        rows = [tuple(_cell_text(cell) for cell in row) for row in table.rows]
        header = _header(table, rows)
        caption = self._caption()
        for cells in rows:
            if any(cells):
                self.blocks.append(
                    Block(
                        kind="table_row",
                        text="\t".join(cells),
                        cells=cells,
                        header=header,
                        caption=caption,
                        table=self._tables,
                    )
                )
        for row in table.rows:
            for cell in row:
                for item in cell:
                    if isinstance(item, Paragraph):
                        self._footnotes += [note for note in map(clean, item.footnotes) if note]
        self._tables += 1

    def _caption(self) -> str:
        """The line above, where it reads as the caption of a table."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind not in ("paragraph", "heading") or len(last.text) > 200:
            return ""
        return last.text if _CAPTION.search(last.text) else ""


def _lines(text: str) -> list[str]:
    """Lines that stand apart; a line break inside a sentence is only a space."""
    lines: list[str] = []
    for line in filter(None, map(clean, text.split("\n"))):
        if lines and line[0].islower() and not _END.search(lines[-1]) and not _NUMBERED.match(line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _is_layout(cell: list[Paragraph | Table]) -> bool:
    """Whether a cell holds a piece of document rather than a value."""
    return any(isinstance(item, Table) or item.heading > 0 for item in cell)


def _cell_text(cell: list[Paragraph | Table]) -> str:
    texts = []
    for item in cell:
        if isinstance(item, Paragraph):
            text = clean(item.text)
            texts.append(f"{item.marker} {text}" if item.marker not in ("", "•") and text else text)
    return " ".join(filter(None, texts))


def _header(table: Table, rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The column headers: the row that the file marks, else a first row that is bold or has no numbers."""
    if len(rows) < 2 or not any(rows[0]):
        return ()
    if table.header_rows:
        return rows[table.header_rows - 1] if table.header_rows <= len(rows) else rows[0]
    paragraphs = [
        item for cell in table.rows[0] for item in cell if isinstance(item, Paragraph) and item.text.strip()
    ]
    if paragraphs and all(item.bold for item in paragraphs):
        return rows[0]
    plain = all(cell and not any(c.isdigit() for c in cell) for cell in rows[0])
    numbers_below = any(any(c.isdigit() for c in cell) for row in rows[1:] for cell in row)
    return rows[0] if plain and numbers_below else ()
