"""From the tree of the content to blocks in reading order."""

from __future__ import annotations

import re

from bs4 import Tag

from corpus.document import Block
from ingest.plain.headings import is_title_like
from ingest.plain.lines import END_MARKS, marker_apart
from ingest.webpage.finish import headed_by_form, without_doubles, without_remnants
from ingest.webpage.furniture import is_accordion
from ingest.webpage.markup import (
    attribute,
    holds_blocks,
    is_block,
    is_text,
    number,
    squeeze,
    within,
    words_of,
)
from ingest.webpage.tables import Grid, div_rows, grid_of, is_layout

_HEADING = re.compile(r"h([1-6])")
_LONG_DEFINITION = 200
"""Characters; a longer explanation stands under its term as a heading."""


def blocks_of(content: Tag) -> list[Block]:
    """The blocks of a page's content. Pages without any heading element get headings by form."""
    walk = _Walk()
    walk.children(content)
    walk.flush()
    blocks = without_doubles(without_remnants(walk.blocks))
    return blocks if any(block.kind == "heading" for block in blocks) else headed_by_form(blocks)


class _Walk:
    """A walk through the tree that gathers inline text until an element begins a new line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.inline: list[str] = []
        self.bold = True
        self.level = 0
        self.tables = 0
        self.item: tuple[str, int] | None = None
        """Marker and nesting of the list item that the next text opens."""

    def children(self, element: Tag) -> None:
        for node in element.children:
            if is_text(node):
                self._add_text(str(node), holder=element)
            elif isinstance(node, Tag):
                self._node(node)

    def _node(self, node: Tag) -> None:
        heading = _HEADING.fullmatch(node.name)
        if node.name == "br":
            self.inline.append("\n")
        elif heading or attribute(node, "role") == "heading":
            level = int(heading[1]) if heading else number(node, "aria-level", 2)
            self._heading(words_of(node), level)
        elif node.name == "summary" or (node.name == "button" and is_accordion(node)):
            self._heading(words_of(node), self.level + 1, keep_level=True)
        elif node.name in ("ul", "ol"):
            self._list(node)
        elif node.name == "li":  # without a list around it
            self._item(node, "•", 0)
        elif node.name == "dl":
            self._definitions(node)
        elif node.name == "table":
            self._table(node)
        elif is_block(node):
            self._container(node)
        elif holds_blocks(node):
            self.children(node)
        else:
            self._inline(node)

    def _container(self, node: Tag) -> None:
        self.flush()
        rows = div_rows(node)
        if rows:
            self._rows(rows)
            return
        self.children(node)
        self.flush()

    def _inline(self, node: Tag) -> None:
        for child in node.descendants:
            if isinstance(child, Tag) and child.name == "br":
                self.inline.append("\n")
            elif is_text(child):
                self._add_text(str(child), holder=child.parent)

    def _add_text(self, text: str, holder: Tag | None) -> None:
        self.inline.append(text.replace("\n", " ").replace("\r", " "))
        if text.strip() and (holder is None or not _is_bold(holder)):
            self.bold = False

    def flush(self) -> None:
        """Make blocks of the inline text gathered so far, one for each line that a break ended."""
        lines = _joined("".join(self.inline).split("\n"))
        bold, self.inline, self.bold = self.bold, [], True
        for text in lines:
            if self.item:
                marker, level = self.item
                body = text if marker == "•" else f"{marker} {text}"
                self.blocks.append(Block(kind="list_item", text=body, marker=marker, level=level))
                self.item = None
            elif bold and len(lines) == 1 and self.level and is_title_like(text):
                self._heading(text, self.level + 1, keep_level=True)
            else:
                self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        marker, words = marker_apart(text)
        if marker == "•":
            self.blocks.append(Block(kind="list_item", text=words, marker=marker))
        else:
            self.blocks.append(Block(kind="paragraph", text=text))

    def _heading(self, text: str, level: int, keep_level: bool = False) -> None:
        """A heading; one by form (`keep_level`) is no parent of the next one by form."""
        self.flush()
        if not text:
            return
        level = max(1, min(6, level))
        numbered = re.match(r"\d{1,2}(?:\.\d{1,2})*[.)]?(?=\s)", text)
        marker = numbered[0] if numbered else ""
        self.blocks.append(Block(kind="heading", text=text, level=level, marker=marker))
        if not keep_level:
            self.level = level

    def _list(self, node: Tag, level: int = 0) -> None:
        self.flush()
        count = number(node, "start", 1)
        for child in node.find_all(True, recursive=False):
            if child.name in ("ul", "ol"):
                self._list(child, level + 1)
            elif child.name == "li":
                marker = _marker(count, attribute(node, "type")) if node.name == "ol" else "•"
                self._item(child, marker, level)
                count += 1
            else:
                self._node(child)
        self.flush()

    def _item(self, node: Tag, marker: str, level: int) -> None:
        self.flush()
        if node.find([f"h{n}" for n in range(1, 7)] + ["table"]):  # a card, or a section set as a list
            self._container(node)
            return
        self.item = (marker, level)
        for child in node.children:
            if isinstance(child, Tag) and child.name in ("ul", "ol"):
                self._list(child, level + 1)
            elif is_text(child):
                self._add_text(str(child), holder=node)
            elif isinstance(child, Tag):
                self._node(child)
        self.flush()
        self.item = None

    def _definitions(self, node: Tag) -> None:
        self.flush()
        self.tables += 1
        term = ""
        for child in node.find_all(["dt", "dd"]):
            if child.name == "dt":
                term = f"{term} / {words_of(child)}" if term else words_of(child)
            elif len(words_of(child)) > _LONG_DEFINITION or child.find(["p", "ul", "table"]):
                self._heading(term, self.level + 1, keep_level=True)
                self._container(child)
                term = ""
            else:
                cells = (term, words_of(child))
                self.blocks.append(
                    Block(kind="table_row", text="\t".join(cells), cells=cells, table=self.tables)
                )
                term = ""

    def _table(self, node: Tag) -> None:
        self.flush()
        if is_layout(node):
            for cell in node.find_all(["td", "th"]):
                if cell.find_parent("table") is node:
                    self._container(cell)
            for nested in [] if node.find(["td", "th"]) else [node]:
                self.children(nested)
            return
        self._rows(grid_of(node))

    def _rows(self, grid: Grid) -> None:
        self.tables += 1
        for row in grid.rows:
            self.blocks.append(
                Block(
                    kind="table_row",
                    text="\t".join(row),
                    cells=row,
                    header=grid.header,
                    caption=grid.caption,
                    table=self.tables,
                )
            )


def _is_bold(element: Tag) -> bool:
    return element.name in ("b", "strong") or within(element, "b", "strong")


def _joined(lines: list[str]) -> list[str]:
    """Lines that breaks ended, those put together that are halves of one sentence."""
    joined: list[str] = []
    for line in map(squeeze, lines):
        if not line:
            continue
        if joined and line[0].islower() and not joined[-1].endswith(tuple(END_MARKS)):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _marker(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."
