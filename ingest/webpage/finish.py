"""Blocks of a page put right by what stands beside them."""

from __future__ import annotations

import re

import msgspec

from corpus.document import Block
from ingest.plain.furniture import BESIDE, CERTAIN
from ingest.plain.headings import is_title_like

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}|\.?[a-z])*\.?")
_FEWEST, _LONG = 3, 300
"""Blocks and characters of a stretch of text that is not said twice."""
_TITLES = 2
"""Short lines under one another that may be titles; more of them are a list."""


def without_remnants(blocks: list[Block]) -> list[Block]:
    """The blocks without lines that are furniture by their words, loose numbers put before headings."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if block.kind in ("paragraph", "list_item") and CERTAIN.fullmatch(block.text):
            continue
        if block.kind == "heading" and last and last.kind == "paragraph" and _NUMBER.fullmatch(last.text):
            number = result.pop().text
            block = msgspec.structs.replace(block, text=f"{number} {block.text}", marker=number)
        result.append(block)
    while result and result[-1].kind == "paragraph" and BESIDE.fullmatch(result[-1].text):
        result.pop()
    return result


def without_doubles(blocks: list[Block]) -> list[Block]:
    """The blocks without stretches that a page holds twice, as for a screen of another width; tables stay."""
    first: dict[tuple[str, str], int] = {}
    kept: list[Block] = []
    keys = [(block.kind, block.text) for block in blocks]
    index = 0
    while index < len(blocks):
        before, length = first.setdefault(keys[index], index), 0
        while (
            before + length < index
            and index + length < len(blocks)
            and keys[before + length] == keys[index + length]
            and blocks[index + length].kind != "table_row"
        ):
            length += 1
        letters = sum(len(text) for _, text in keys[index : index + length])
        if length < _FEWEST or letters < _LONG:
            kept.append(blocks[index])
            length = 1
        index += length
    return kept


def headed_by_form(blocks: list[Block]) -> list[Block]:
    """The blocks with titles above other text made headings: one or two at a time, never a whole list."""
    short = [block.kind == "paragraph" and is_title_like(block.text) for block in blocks]
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        after = index
        while after < len(blocks) and short[after]:
            after += 1
        is_titles = index < after < len(blocks) and after - index <= _TITLES
        for block in blocks[index : max(after, index + 1)]:
            if is_titles:
                block = Block(kind="heading", text=block.text, level=2 if result else 1)
            result.append(block)
        index = max(after, index + 1)
    return result
