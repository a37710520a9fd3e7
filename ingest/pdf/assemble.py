"""From the pages of a document to its blocks."""

from __future__ import annotations

from corpus.document import Block
from ingest.pdf import drafts as drafting
from ingest.pdf import hyphens
from ingest.pdf.contents import remove_contents
from ingest.pdf.drafts import Draft
from ingest.pdf.furniture import remove_furniture
from ingest.pdf.headings import Headings
from ingest.pdf.lines import lines_of
from ingest.pdf.model import Box, Page


def blocks_of(pages: list[Page], outline: dict[str, int]) -> list[Block]:
    """Blocks in reading order, furniture and contents pages left out."""
    remove_furniture(pages)
    lines, titles = remove_contents([lines_of(page) for page in pages])
    known = hyphens.vocabulary(line.text for page in lines for line in page)
    drafts: list[Draft] = []
    for page in lines:
        found = drafting.drafts_of(page)
        if drafts and found and drafting.joins_over_page(drafts[-1], found[0]):
            drafts[-1].lines.extend(found.pop(0).lines)
        drafts.extend(found)
    for draft in drafts:
        draft.text = drafting.text_of(draft.lines, known)
    headings = Headings(drafts, titles, outline)
    levels = [headings.level(draft) for draft in drafts]
    nesting = _nesting(drafts, levels)
    return [
        block
        for draft, level, depth in zip(drafts, levels, nesting, strict=True)
        for block in _blocks(draft, level, depth)
        if block.text
    ]


def _blocks(draft: Draft, heading: int, nesting: int) -> list[Block]:
    first = draft.first
    text, marker = draft.text, first.marker
    box = _box(draft)
    if "\t" in text:
        cells = tuple(text.split("\t"))
        return [Block(kind="table_row", text=text, page=first.page, cells=cells, box=box)]
    if heading:
        ordered = "" if marker == "•" else marker
        return [Block(kind="heading", text=text, page=first.page, level=heading, marker=ordered, box=box)]
    if marker:
        return [Block(kind="list_item", text=text, page=first.page, level=nesting, marker=marker, box=box)]
    return [Block(kind="paragraph", text=text, page=first.page, box=box)]


def _box(draft: Draft) -> Box:
    """Box of the part that stands on the first page."""
    lines = [line for line in draft.lines if line.page == draft.first.page]
    box = (
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )
    left, top, right, bottom = (round(value, 1) for value in box)
    return left, top, right, bottom


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
