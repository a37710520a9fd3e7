"""From the pages of a document to its blocks."""

from __future__ import annotations

from corpus.document import Block
from ingest.pdf import drafts as drafting
from ingest.pdf import hyphens
from ingest.pdf.cells import UNIT
from ingest.pdf.contents import remove_contents
from ingest.pdf.drafts import Draft
from ingest.pdf.furniture import remove_furniture
from ingest.pdf.headers import is_caption, is_title
from ingest.pdf.headings import Headings
from ingest.pdf.lines import TURNED, lines_of
from ingest.pdf.model import Box, Page, Table, TableRow
from ingest.pdf.tables import continues, extend, place_tables

_NEAR = 60.0
"""Points above a table within which its caption stands."""


def blocks_of(pages: list[Page], outline: dict[str, int]) -> list[Block]:
    """Blocks in reading order, furniture and contents pages left out."""
    remove_furniture(pages)
    titles = remove_contents(pages)
    known = hyphens.Vocabulary(pages)
    drafts: list[Draft] = []
    for page in pages:
        place_tables(page)
        found = drafting.drafts_of(lines_of(page))
        if drafts and found:
            _join_pages(drafts, found, known)
        drafts.extend(found)
    for draft in drafts:
        draft.text = drafting.text_of(draft.lines, known)
    headings = Headings(drafts, titles, outline)
    levels = [headings.level(draft) for draft in drafts]
    nesting = _nesting(drafts, levels)
    blocks: list[Block] = []
    tables = 0
    for draft, level, depth in zip(drafts, levels, nesting, strict=True):
        if draft.table is not None:
            tables += 1
            if draft.table.title_row is not None:
                blocks.append(_title_block(draft.table.title_row))
            blocks.extend(_table_blocks(draft.table, tables, _caption(blocks, draft.table)))
        else:
            blocks.append(_block(draft, level, depth))
    return [block for block in blocks if any(map(str.isalnum, block.text))]


def _join_pages(drafts: list[Draft], found: list[Draft], known: hyphens.Vocabulary) -> None:
    """Move what goes on from the page before to the draft that it belongs to."""
    last, first = _last_of_text(drafts), found[0]
    if last.table is not None and first.table is not None:
        if continues(last.table, first.table):
            extend(last.table, first.table, known)
            found.pop(0)
    elif drafting.joins_over_page(last, first):
        last.lines.extend(found.pop(0).lines)


def _last_of_text(drafts: list[Draft]) -> Draft:
    """The last draft that is no footnote, form field or turned text of its page."""
    page = drafts[-1].first.page
    for draft in reversed(drafts):
        if draft.first.page != page:
            break
        if draft.first.region < TURNED and not draft.first.note:
            return draft
    return drafts[-1]


def _block(draft: Draft, heading: int, nesting: int) -> Block:
    first = draft.first
    text, marker, page, box, sure = draft.text, first.marker, first.page, _box(draft), _confidence(draft)
    if "\t" in text and is_caption(spaced := text.replace("\t", " ")):
        text = spaced
    if "\t" in text:
        return Block(
            kind="table_row", text=text, page=page, cells=tuple(text.split("\t")), box=box, confidence=sure
        )
    if heading:
        ordered = "" if marker == "•" else marker
        return Block(
            kind="heading", text=text, page=page, level=heading, marker=ordered, box=box, confidence=sure
        )
    if first.note:
        number = text.partition(" ")[0]
        return Block(kind="footnote", text=text, page=page, marker=number, box=box, confidence=sure)
    if marker:
        return Block(
            kind="list_item", text=text, page=page, level=nesting, marker=marker, box=box, confidence=sure
        )
    return Block(kind="paragraph", text=text, page=page, box=box, confidence=sure)


def _confidence(draft: Draft) -> float | None:
    known = [(line.confidence, len(line.text)) for line in draft.lines if line.confidence is not None]
    letters = sum(length for _, length in known)
    return round(sum(sure * length for sure, length in known) / letters, 3) if letters else None


def _title_block(row: TableRow) -> Block:
    text = next(filter(None, row.cells))
    return Block(kind="paragraph", text=text, page=row.page, box=_rounded(row.box), confidence=row.confidence)


def _table_blocks(table: Table, number: int, caption: str) -> list[Block]:
    header = tuple(table.header)
    rows = [(table.header_rows[0], header)] if header and table.header_rows else []
    rows += [(row, tuple(row.cells)) for row in table.rows]
    return [
        Block(
            kind="table_row",
            text="\t".join(cells),
            page=row.page,
            cells=cells,
            header=header,
            caption=caption,
            table=number,
            box=_rounded(row.box),
            confidence=row.confidence,
        )
        for row, cells in rows
    ]


def _caption(blocks: list[Block], table: Table) -> str:
    """Title and unit from the lines right above the table, else the unit from its header."""
    lines: list[str] = []
    for block in reversed(blocks[-2:]):
        near = block.page == table.rows[0].page and block.box and table.box[1] - block.box[3] < _NEAR
        if block.kind == "table_row" or not near or not is_caption(block.text):
            break
        lines.insert(0, block.text)
    if table.header and is_title(table.header[0]) and table.header[0] not in lines:
        lines.append(table.header[0])
    unit = next(filter(None, map(UNIT.search, table.header)), None)
    if unit and not UNIT.search(" ".join(lines)):
        lines.append(unit.group())
    return " ".join(lines)


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(value, 1) for value in box)
    return left, top, right, bottom


def _box(draft: Draft) -> Box:
    """Box of the part that stands on the first page."""
    first = draft.first
    left, top, right, bottom = first.x0, first.top, first.x1, first.bottom
    for line in draft.lines[1:]:
        if line.page == first.page:
            left, top = min(left, line.x0), min(top, line.top)
            right, bottom = max(right, line.x1), max(bottom, line.bottom)
    return _rounded((left, top, right, bottom))


def _nesting(drafts: list[Draft], headings: list[int]) -> list[int]:
    """Level of each list item: by how far it is set in from the items before it since the last heading."""
    levels = []
    stack: list[float] = []
    for draft, heading in zip(drafts, headings, strict=True):
        first = draft.first
        if heading or draft.table is not None or not first.marker:
            if heading or (stack and first.x0 < stack[0] - 0.6 * first.size):
                stack = []
            levels.append(0)
            continue
        while stack and first.x0 < stack[-1] - 0.6 * first.size:
            stack.pop()
        if not stack or first.x0 > stack[-1] + 0.6 * first.size:
            stack.append(first.x0)
        levels.append(len(stack) - 1)
    return levels
