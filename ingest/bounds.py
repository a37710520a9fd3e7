"""What every document is held to once it was read, so that all that comes after takes bounded work."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from corpus.document import Block, Problem
from corpus.errors import UnreadableDocumentError

LONGEST = 20_000
"""Characters of a block; the longest paragraph known from a municipality has three thousand."""
WIDEST = 1_000
"""Cells of a table's row."""


def check_length(name: str, blocks: list[Block], characters: int) -> None:
    """Raises UnreadableDocumentError when a document holds more text than allowed."""
    length = sum(len(block.text) for block in blocks)
    if length > characters:
        raise UnreadableDocumentError(
            f"{name} holds {length:,} characters of text; the limit is {characters:,}.",
            "Split it, or read the part that matters.",
        )


def in_pieces(blocks: list[Block]) -> tuple[list[Block], list[Problem]]:
    """The blocks, those beyond any real length cut at a space into paragraphs.

    Nothing of the text is lost; what a row of a table was is lost, which is a problem.
    """
    if all(len(block.text) <= LONGEST and len(block.cells) <= WIDEST for block in blocks):
        return blocks, []
    rows = sum(block.kind == "table_row" and not _fits(block) for block in blocks)
    problem = Problem(
        code="limit",
        message=f"Table rows of over {WIDEST:,} cells or {LONGEST:,} characters were read as text: {rows}.",
        hint="Split the table.",
    )
    return [piece for block in blocks for piece in _pieces(block)], [problem] if rows else []


def _fits(block: Block) -> bool:
    return len(block.text) <= LONGEST and len(block.cells) <= WIDEST


def _pieces(block: Block) -> Iterator[Block]:
    if _fits(block):
        yield block
        return
    text = block.text.replace("\t", " ")
    start = 0
    while start < len(text):
        end = start + LONGEST
        if end < len(text):
            end = text.rfind(" ", start + LONGEST // 2, end) + 1 or end
        if piece := text[start:end].strip():
            first = start == 0 and block.kind == "list_item"
            whole = block if first else Block(kind="paragraph", text="", page=block.page, box=block.box)
            yield msgspec.structs.replace(whole, text=piece, confidence=block.confidence)
        start = end
