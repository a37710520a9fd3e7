"""Tagger of amounts: money in every form that Dutch municipal texts write it, as euros.

The quote is sign or word, number and multiplier; a qualifier ("ruim") or a minus before the sign is left out
of it and kept in the value. Cells of a table are sums in the table's unit. Rules named in the cues: the form
that was read, and for a sum without a euro sign what made it money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.mention import Amount, Mention
from tagging.amounts import patterns, tables, values
from tagging.amounts.tables import CELL, Columns
from tagging.numbers import value
from tagging.passage import Context, Passage

_LOOK_BACK = 40
"""Farthest that a number stands before its unit ("vijfentwintig duizend euro")."""
_NEAR = 60


@dataclass
class _Sum:
    """One amount as found, before its surroundings are read."""

    start: int
    end: int
    eur: Decimal
    cue: str
    high: Decimal | None = None
    negative: bool = False
    implicit: bool = False
    column: tables.Column | None = None


def harvest(context: Context) -> dict[int, Columns]:
    """For each row of a table, by index of its block, the columns that hold money."""
    return tables.harvest(context)


def find(passage: Passage) -> Iterator[Mention]:
    """The amounts of one passage."""
    lexicon: dict[int, Columns] = passage.context.lexicons.get("amounts") or {}
    columns = lexicon.get(passage.index)
    text = passage.text
    found: list[_Sum] = []
    if columns:
        found.extend(_cells(passage, columns))
    if patterns.WORTH_A_LOOK.search(text):
        found.extend(one for one in _inline(text) if not _taken(found, one))
        found.extend(_elided(text, found))
    for one in sorted(found, key=lambda one: one.start):
        yield passage.mention(one.start, one.end, _amount(passage, one), one.cue)


def _taken(found: list[_Sum], one: _Sum) -> bool:
    return any(other.start < one.end and one.start < other.end for other in found)


def _inline(text: str) -> Iterator[_Sum]:
    """Sums in running text: a euro sign before the number, or a unit after it."""
    done = 0
    for match in patterns.SIGN_FIRST.finditer(text):
        one = _sign_first(text, match)
        if one:
            yield one
            done = one.end
    for unit in patterns.SIZE_WORD.finditer(text):
        if unit.start() < done and "€" in text[max(0, unit.start() - _LOOK_BACK) : unit.start()]:
            continue
        one = _unit_last(text, unit)
        if one:
            yield one


def _sign_first(text: str, match: re.Match[str]) -> _Sum | None:
    start, end = match.start("start"), match.end()
    if patterns.UNIT_NOTATION.search(text, 0, start):
        return None
    prefix = text[start : start + 2]
    low, low_size = match["low"], match["lowsize"]
    negative = match["inner"] is not None or match["sign"] == "-/-"
    if match["sign"] and not negative:
        negative = match.start("sign") == 0 or (
            text[match.end("sign")] != " " and text[match.start() - 1] in " \t("
        )
    if match["high"]:
        is_range = match["link"].strip() != "en" or patterns.BETWEEN.search(text, 0, match.start())
        shared = match["again"] or match["highsize"] or "." in match["high"] or not low_size
        try:
            if is_range and shared:
                lower, upper = values.pair(low, low_size, match["high"], match["highsize"])
                return _Sum(start, end, lower, "range", upper, negative)
        except ValueError:
            pass
        end = match.end("lowsize") if low_size else match.end("low")
        tail = re.compile(patterns.TAIL).match(text, end)
        end = tail.end() if tail else end
    size = low_size or _borrowed(text, end, low)
    return _Sum(start, end, values.number(low, size, prefix), "sign first", negative=negative)


def _borrowed(text: str, end: int, low: str) -> str | None:
    """The multiplier that a small number shares with the next one."""
    later = patterns.BORROWED.match(text, end) if len(low) <= len("99,9") else None
    return later["size"] if later else None


def _unit_last(text: str, unit: re.Match[str]) -> _Sum | None:
    """The sum that ends in this unit, or none; the longest that reaches back from it."""
    name = "euro last" if unit[0].casefold() in ("euro", "€", "eur") else "size alone"
    pattern = patterns.COMPILED[name]
    begin = max(0, unit.start() - _LOOK_BACK)
    for start in _number_starts(text, begin, unit.start()):
        match = pattern.match(text, start)
        if match and match.start() <= unit.start() < match.end():
            one = _read(text, match, name)
            if one:
                return one
    return None


_NUMBER_START = re.compile(
    r"(?<![\w.,/€-])(?:\d|(?:een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    r"der|veer|twintig|tachtig|honderd|duizend|ander|half))",
    re.IGNORECASE,
)


def _number_starts(text: str, begin: int, end: int) -> Iterator[int]:
    for match in _NUMBER_START.finditer(text, begin, end):
        yield match.start()


def _read(text: str, match: re.Match[str], name: str) -> _Sum | None:
    start, end = match.start(), match.end()
    implicit = name == "size alone"
    if implicit and not _is_money(text, match):
        return None
    if patterns.UNIT_NOTATION.search(text, 0, start):
        return None
    try:
        if match["low"]:
            is_range = match["link"].strip() != "en" or patterns.BETWEEN.search(text, 0, start)
            if not is_range:
                return None
            lower, upper = values.pair(match["low"], match["lowsize"], match["high"], match["highsize"])
            return _Sum(start, end, lower, "range", upper, implicit=implicit)
        return _Sum(start, end, values.number(match["high"], match["highsize"]), name, implicit=implicit)
    except ValueError:
        return None


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether a number with "miljoen" or "k" is money: no counted noun follows, words of money are near."""
    sentence = text[max(0, match.start() - 2 * _NEAR) : match.end() + _NEAR]
    if match["highsize"].casefold() == "k":
        return len(match["high"]) > 1 and bool(patterns.MONEY_WORDS.search(sentence))
    if not patterns.GOES_ON.match(text, match.end()):
        return False
    return bool(patterns.MONEY_WORDS.search(sentence)) or "€" in sentence


def _elided(text: str, found: list[_Sum]) -> Iterator[_Sum]:
    """Numbers of an enumeration that share the euro sign of their neighbour."""
    if not any(not one.implicit for one in found):
        return
    known = sorted(found, key=lambda one: one.start)
    bare = [
        _Sum(match.start(), match.end(), value(match["number"]), "shared sign", implicit=True)
        for match in patterns.ELIDED.finditer(text)
        if "." in match["number"] and not _taken(known, _Sum(match.start(), match.end(), Decimal(0), ""))
    ]
    changed = True
    while changed and bare:
        changed = False
        for one in bare:
            if any(_linked(text, one, other) or _linked(text, other, one) for other in known):
                yield one
                known.append(one)
                bare.remove(one)
                changed = True
                break


def _linked(text: str, one: _Sum, other: _Sum) -> bool:
    return one.end < other.start and bool(patterns.ELIDED_LINK.fullmatch(text, one.end, other.start))


def _cells(passage: Passage, columns: Columns) -> Iterator[_Sum]:
    """Cells that are one number, in columns of money."""
    block = passage.block
    label = _label(block.cells)
    if block.is_header_row or tables.is_count(label):
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
        yield _Sum(
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


def _amount(passage: Passage, one: _Sum) -> Amount:
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
        approx=bool(patterns.APPROXIMATELY.search(text, 0, one.start)),
        implicit=one.implicit,
        year=year,
        recurrence=said,
        label=label,
    )


def _column_of(passage: Passage, one: _Sum) -> tables.Column | None:
    lexicon: dict[int, Columns] = passage.context.lexicons.get("amounts") or {}
    columns = lexicon.get(passage.index)
    return columns.get(passage.text.count("\t", 0, one.start)) if columns else None


def _year(text: str, one: _Sum) -> int | None:
    """The year that the words beside a sum give it."""
    after = patterns.YEAR_AFTER.match(text, one.end)
    if after:
        return int(after["year"])
    before = patterns.YEAR_BEFORE.search(text, max(0, one.start - _NEAR), one.start)
    return int(before["year"] or before["in"]) if before else None


def _recurrence(text: str, one: _Sum) -> tables.Recurrence | None:
    """Structural or incidental, as said in the same clause, nearest words after the sum first."""
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
