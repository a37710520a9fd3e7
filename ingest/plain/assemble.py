"""Blocks from lines: tables, letter parts, headings, list items, footnotes and paragraphs."""

from __future__ import annotations

import msgspec

from corpus.document import Block
from ingest.plain.furniture import fold
from ingest.plain.headings import LONGEST, NUMBER, is_heading, number_of
from ingest.plain.letters import letter_parts
from ingest.plain.levels import Title, levels
from ingest.plain.lines import UNFINISHED, Line, join, marker_apart
from ingest.plain.tables import Table, stacked_table_at, table_at


def assemble(lines: list[Line], contents: frozenset[str]) -> list[Block]:
    """The blocks of a text; `contents` are the folded titles of its contents list."""
    return _Assembly(lines, contents).blocks()


class _Assembly:
    """One pass over the lines; what is known of the whole text decides what a line is."""

    def __init__(self, lines: list[Line], contents: frozenset[str]) -> None:
        self.lines = lines
        self.contents = contents
        self.marked = sum(line.hashes > 0 for line in lines) > 1
        self.letter = letter_parts(lines)
        self.built: list[Block] = []
        self.titles: list[Title] = []
        self.indents: list[int] = []
        self.tables = 0

    def blocks(self) -> list[Block]:
        index = 0
        while index < len(self.lines):
            table = table_at(self.lines, index) or stacked_table_at(self.lines, index)
            if table:
                self._add_table(table)
                index = table.after
                continue
            self._add_line(index)
            index += 1
        self._set_levels()
        return self.built

    def _add_line(self, index: int) -> None:
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if index in self.letter:
            self._add_letter_part(line)
        elif self._is_heading(line, following):
            self._add_heading(line.text, line)
        elif self._is_note(line):
            text = line.text.removeprefix("*").strip()
            self._add(Block(kind="footnote", text=f"* {text}", marker="*", page=line.page))
        elif marker_apart(line.text)[0]:
            self._add_item(line)
        elif self._continues(line):
            last = self.built[-1]
            self.built[-1] = msgspec.structs.replace(last, text=join(last.text, line.text))
        else:
            self._add(Block(kind="paragraph", text=line.text, page=line.page))

    def _add(self, block: Block) -> None:
        if block.kind != "list_item":
            self.indents = []
        self.built.append(block)

    def _add_heading(self, text: str, line: Line) -> None:
        found = NUMBER.match(text)
        is_numbered = bool(found and (line.title or number_of(text)))
        number = found["number"] if found and is_numbered else ""
        self.titles.append(Title(text=text, block=len(self.built), number=number, marked=line.hashes))
        marker = number + found["dot"] if found and is_numbered else ""
        self._add(Block(kind="heading", text=text, marker=marker, level=1, page=line.page))

    def _add_letter_part(self, line: Line) -> None:
        last = self.built[-1] if self.built else None
        if last and last.kind == "letter_part" and not line.after_blank and UNFINISHED.fullmatch(last.text):
            self.built[-1] = msgspec.structs.replace(last, text=f"{last.text} {line.text}")
        else:
            self._add(Block(kind="letter_part", text=line.text, page=line.page))

    def _add_item(self, line: Line) -> None:
        marker, words = marker_apart(line.text)
        while self.indents and line.indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or line.indent > self.indents[-1]:
            self.indents.append(line.indent)
        text = words if marker == "•" else f"{marker} {words}"
        level = len(self.indents) - 1
        self.built.append(Block(kind="list_item", text=text, marker=marker, level=level, page=line.page))

    def _add_table(self, table: Table) -> None:
        self.tables += 1
        title = fold(table.rows[0][0])
        if self.built and self.built[-1].kind == "heading" and fold(self.built[-1].text) == title:
            self.titles[-1].names_section = True
        for place, row in enumerate(table.rows):
            if not any(row):
                continue
            self._add(
                Block(
                    kind="table_row",
                    text="\t".join(row),
                    cells=row,
                    header=table.header,
                    table=self.tables,
                    page=self.lines[min(table.first + place, table.after - 1)].page,
                )
            )

    def _is_heading(self, line: Line, following: Line | None) -> bool:
        """By its mark; in a marked text by bold alone too, in a text without marks by its form."""
        if line.hashes or line.title:
            return True
        if line.bold and line.alone and (self.marked or not line.ended):
            return len(line.text) < 2 * LONGEST
        if self.marked:
            return False
        return is_heading(line, following, self.contents, fold(line.text))

    def _is_note(self, line: Line) -> bool:
        """Whether it explains an asterisk in the table right above it."""
        last = self.built[-1] if self.built else None
        if not last or not line.text.startswith("*") or last.kind not in ("table_row", "footnote"):
            return False
        return last.kind == "footnote" or any(
            "*" in block.text for block in self.built if block.table is not None and block.table == last.table
        )

    def _continues(self, line: Line) -> bool:
        """Whether the line goes on with a sentence that a page end broke: no end mark, then lower case."""
        last = self.built[-1] if self.built else None
        if not last or last.kind not in ("paragraph", "list_item") or not line.text[:1].islower():
            return False
        return not Line(text=last.text).ended and len(last.text) > 30

    def _set_levels(self) -> None:
        items = {fold(block.text) for block in self.built if block.kind == "list_item"}
        for title in self.titles:
            title.names_section = title.names_section or fold(title.text) in items
        for title, level in zip(self.titles, levels(self.titles), strict=True):
            self.built[title.block] = msgspec.structs.replace(self.built[title.block], level=level)
