"""Tagger of amounts: money in every form that Dutch municipal texts write it, as euros.

The quote is sign or word, number and multiplier; a qualifier ("ruim") or a minus before the sign is left out
of it and kept in the value. Cells of a table are sums in the table's unit. Rules named in the cues: the form
that was read, and for a sum without a euro sign what made it money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.mention import Amount, Mention
from tagging.amounts import patterns, tables
from tagging.amounts.running import Sum, elided, inline
from tagging.amounts.tables import CELL, Columns
from tagging.numbers import value
from tagging.passage import Context, Passage
from tagging.spans import Taken, holds_any, just_before

_NEAR = 60
"""How many characters around a sum may say what it is."""


def harvest(context: Context) -> dict[int, Columns]:
    """For each row of a table, by index of its block, the columns that hold money."""
    return tables.harvest(context)


def find(passage: Passage) -> Iterator[Mention]:
    """The amounts of one passage."""
    lexicon: dict[int, Columns] = passage.context.lexicons.get("amounts") or {}
    columns = lexicon.get(passage.index)
    text = passage.text
    found = list(_cells(passage, columns)) if columns else []
    if holds_any(text.lower(), patterns.WORTH_A_LOOK) or patterns.THOUSANDS.search(text):
        spans = Taken()
        for one in found:
            spans.claim(one.start, one.end)
        found.extend(one for one in inline(text) if spans.claim(one.start, one.end))
        found.extend(elided(text, found, spans))
    for one in sorted(found, key=lambda one: one.start):
        amount = _amount(passage, one)
        yield passage.mention(one.start, one.end, amount, one.cue, *_words(passage, one, amount))


def _words(passage: Passage, one: Sum, amount: Amount) -> Iterator[str]:
    """The words that a value rests on besides the sum itself."""
    if amount.approx and (said := just_before(patterns.APPROXIMATELY, passage.text, one.start)):
        yield said[0].strip()
    if one.column:
        block, column = passage.block, passage.text.count("\t", 0, one.start)
        title = block.header[column].strip() if column < len(block.header) else ""
        yield from filter(None, (block.caption, title))


def _cells(passage: Passage, columns: Columns) -> Iterator[Sum]:
    """Cells that are one number, in columns of money."""
    block = passage.block
    label = _label(block.cells)
    if block.is_header_row or tables.is_count(label) or tables.are_years(block.cells):
        return
    years_possible = tables.has_groups(block.cells)
    position = 0
    for number, cell in enumerate(passage.text.split("\t")):
        start, position = position, position + len(cell) + 1
        column = columns.get(number)
        content = cell.strip()
        match = CELL.fullmatch(content)
        if column is None or match is None:
            continue
        if not match["sign"] and not tables.is_sum(content, column, years_possible):
            continue
        start += cell.index(content)
        negative = (match["before"] or "") in ("(", "-", "–", "−") and bool(match["before"])
        negative = negative or bool(match["inner"]) or (match["after"] or "").strip() in ("-", "–", "−")
        yield Sum(
            start + (match.start("sign") if match["sign"] else match.start("number")),
            start + match.end("number"),
            value(match["number"]) * column.unit,
            f"table x {column.unit}",
            negative=negative,
            implicit=not match["sign"],
            column=column,
        )


def _label(cells: tuple[str, ...]) -> str:
    """The first cell with words in it."""
    return next(
        (cell for cell in cells if re.search(r"[A-Za-z]{2}", cell) and not CELL.fullmatch(cell.strip())), ""
    )


def _amount(passage: Passage, one: Sum) -> Amount:
    text, block = passage.text, passage.block
    in_table = block.kind == "table_row"
    label = _label(block.cells) if in_table else ""
    column = one.column or _column_of(passage, one)
    year = column.year if column and column.year else _year(text, one)
    said = (column.recurrence if column else None) or _recurrence(text, one)
    if in_table and not said:
        said = tables.recurrence(label)
    sign = -1 if one.negative else 1
    ends = [sign * one.eur] if one.high is None else sorted((sign * one.eur, sign * one.high))
    return Amount(
        eur=ends[0],
        high=ends[1] if len(ends) > 1 else None,
        approx=bool(just_before(patterns.APPROXIMATELY, text, one.start)),
        implicit=one.implicit,
        year=year,
        recurrence=said,
        label=label,
    )


def _column_of(passage: Passage, one: Sum) -> tables.Column | None:
    lexicon: dict[int, Columns] = passage.context.lexicons.get("amounts") or {}
    columns = lexicon.get(passage.index)
    return columns.get(passage.text.count("\t", 0, one.start)) if columns else None


def _year(text: str, one: Sum) -> int | None:
    """The year that the words beside a sum give it."""
    after = patterns.YEAR_AFTER.match(text, one.end)
    if after:
        return int(after["year"])
    before = patterns.YEAR_BEFORE.search(text, max(0, one.start - _NEAR), one.start)
    return int(before["year"] or before["in"]) if before else None


def _recurrence(text: str, one: Sum) -> tables.Recurrence | None:
    """Structural or incidental, as said in the same clause, nearest words after the sum first."""
    beside = just_before(patterns.RECURRENCE_BESIDE, text, one.start)
    if beside and (said := tables.recurrence(beside["said"])):
        return said
    after = text[one.end : one.end + _NEAR]
    cut = patterns.CLAUSE_END.search(after)
    other = re.search(r"€|\d{1,3}\.\d{3}", after)
    ends = [found.start() for found in (cut, other) if found]
    said = tables.recurrence(after[: min(ends)] if ends else after)
    if said:
        return said
    before = text[max(0, one.start - _NEAR) : one.start]
    clause = [*re.split(patterns.CLAUSE_END, before)][-1]
    return tables.recurrence(clause[-_NEAR // 2 :])
