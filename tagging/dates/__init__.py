"""Tagger of dates and periods: every expression as the closed interval of days that it denotes.

Conventions are those of the project's annotation guide (see `intervals`). Vague expressions ("de komende
jaren", "binnenkort") are left alone. Rules named in the cues: the form of the expression, and what gave an
unwritten year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.mention import Mention, Period
from tagging.dates import context
from tagging.dates.patterns import DAY, SPACE, candidates
from tagging.dates.relative import Around, Group, Resolved
from tagging.dates.resolve import resolve, written_year
from tagging.passage import Passage
from tagging.spans import just_before

_JOINED = re.compile(rf"{SPACE}?(?:t/m|tot{SPACE}en{SPACE}met|tot|-|–|/){SPACE}?(?:het{SPACE}|de{SPACE})?")
_BETWEEN = re.compile(rf"{SPACE}en{SPACE}(?:het{SPACE})?")
_BETWEEN_BEFORE = re.compile(rf"(?<!\w)tussen{SPACE}(?:het{SPACE}|de{SPACE})?$", re.IGNORECASE)
_LINKED = re.compile(
    rf"(?:{SPACE}?(?:,|&|t/m|-|–|/)|{SPACE}(?:en|of|tot|tot{SPACE}en{SPACE}met))"
    rf"{SPACE}?(?:(?:op|in|het|de|van)?{SPACE})?"
)
_SENTENCE_END = re.compile(r"[.!?][\"'’”)]*\s+[A-ZÀ-Þ]|\t")
_PAST = re.compile(rf",?{SPACE}(?:jl|jongstleden|l\.?l)(?!\w)", re.IGNORECASE)
_COMING = re.compile(rf",?{SPACE}(?:a\.?s\.|aanstaande)", re.IGNORECASE)
_DAY_BEFORE = re.compile(rf"(?<![\w.,/€-])(?P<day>{DAY}),{SPACE}$")
_YEARS = frozenset({"year", "glued", "range", "short"})
_JOINABLE = {
    "day": "day",
    "numeric": "day",
    "iso": "day",
    "month": "month",
    "part": "part",
    "quarter": "quarter",
    "q": "quarter",
    "year": "year",
    "season": "season",
    "week": "week",
}
_NUMBERS_BELOW = re.compile(r"20\d\d|€|bedrag|saldo|lasten|baten", re.IGNORECASE)
"""Column headers under which four digits are a number."""
_FARTHEST = 100
"""Expressions that are looked at, back or ahead, for the year of one without; no sentence holds as many."""
_YEARLY_DOCUMENTS = frozenset({"begroting", "jaarstukken"})


@dataclass
class _Expression:
    """One candidate on its way to a mention."""

    form: str
    start: int
    end: int
    groups: Group
    title: bool = False
    resolved: Resolved | None = None


def find(passage: Passage) -> Iterator[Mention]:
    """The dates and periods of one passage, in order."""
    text = passage.text
    expressions = _candidates(passage)
    for index, expression in enumerate(expressions):
        around = _around(passage, expressions, index)
        expression.resolved = resolve(expression.form, expression.groups, around)
    for expression in _joined(text, expressions):
        resolved = expression.resolved
        if resolved is None:
            continue
        start, end = resolved.interval
        period = Period(
            start=start,
            end=end,
            granularity=resolved.granularity,
            open=context.opening(text, expression.start, expression.end, expression.form),
            relative=resolved.relative,
            in_title=expression.title,
        )
        words = _words(passage, expression, period)
        yield passage.mention(expression.start, expression.end, period, expression.form, *words)


def _words(passage: Passage, expression: _Expression, period: Period) -> Iterator[str]:
    """What a period rests on besides its own words."""
    if period.open:
        yield passage.text[max(0, expression.start - 20) : expression.start].strip().split(" ")[-1]
    if period.relative and passage.reference_date:
        yield f"counted from {passage.reference_date}"
    elif not written_year(expression.groups) and str(period.start.year) not in _text(passage, expression):
        yield f"year {period.start.year} from what stands around it"


def _text(passage: Passage, expression: _Expression) -> str:
    return passage.text[expression.start : expression.end]


def _candidates(passage: Passage) -> list[_Expression]:
    text = passage.text
    found: list[_Expression] = []
    for form, match in candidates(text):
        expression = _Expression(form, match.start(), match.end(), match.groupdict())
        if form == "day" and expression.groups["first"]:
            found.extend(_days_before(text, expression))
            found.extend(_separate_days(expression))
        elif _is_date(passage, expression):
            expression.title = form in _YEARS and _is_title(passage, expression)
            found.append(expression)
    return found


def _is_date(passage: Passage, expression: _Expression) -> bool:
    text, start, end = passage.text, expression.start, expression.end
    if expression.form == "glued":
        return context.in_title(text, start, end)
    if expression.form == "slash":
        return context.is_day(text, start)
    if expression.form == "short":
        return context.is_short_year(text, start)
    if expression.form == "year":
        return context.is_year(text, start, end) and not _is_number_cell(passage, start, end)
    if expression.form == "season" and not written_year(expression.groups):
        groups = expression.groups
        return bool(groups["nearby"] or groups["direction"]) or context.is_season(text, start)
    return True


def _is_number_cell(passage: Passage, start: int, end: int) -> bool:
    """Whether four digits fill a cell under a year or a sum, so that they are a number of the table."""
    block = passage.block
    if block.kind != "table_row" or block.is_header_row or not block.header:
        return False
    column = passage.text.count("\t", 0, start)
    whole = column < len(block.cells) and block.cells[column].strip() == passage.text[start:end]
    title = block.header[column] if column < len(block.header) else ""
    return whole and column > 0 and bool(_NUMBERS_BELOW.search(title))


def _is_title(passage: Passage, expression: _Expression) -> bool:
    offset = passage.document.starts[passage.index]
    named = any(
        reference.start <= offset + expression.start and offset + expression.end <= reference.end
        for reference in passage.found("reference")
        if getattr(reference.value, "kind", "") == "document"
    )
    if named:
        return True
    if passage.block.is_header_row:
        return False
    return context.in_title(passage.text, expression.start, expression.end)


def _separate_days(expression: _Expression) -> Iterator[_Expression]:
    """Days with one month: "4 t/m 8 juni" and "4 en 5 juni" are one period, "4 en 18 juni" are two days."""
    groups = expression.groups
    first, last = int(groups["first"] or 0), int(groups["day"] or 0)
    link = (groups["link"] or "").strip().casefold()
    if link not in ("en", "of", "&") or last == first + 1:
        if first < last:
            yield expression
        return
    text_of_first = len(groups["first"] or "")
    yield _Expression(
        "day", expression.start, expression.start + text_of_first, groups | {"first": None, "day": str(first)}
    )
    skipped = text_of_first + len(groups["link"] or "")
    yield _Expression("day", expression.start + skipped, expression.end, groups | {"first": None})


def _days_before(text: str, expression: _Expression) -> list[_Expression]:
    """The days that an enumeration opens with, before its last two ("5, 6 en 14 juni")."""
    found: list[_Expression] = []
    start = expression.start
    while before := _DAY_BEFORE.search(text, max(0, start - 6), start):
        start = before.start("day")
        groups = expression.groups | {"first": None, "day": before["day"]}
        found.insert(0, _Expression("day", start, before.end("day"), groups))
    return found


def _around(passage: Passage, expressions: list[_Expression], index: int) -> Around:
    """What an expression is resolved with; where its year is not written, the words around it are asked."""
    expression, text = expressions[index], passage.text
    side = -1 if _PAST.match(text, expression.end) else 1 if _COMING.match(text, expression.end) else 0
    near = None
    if written_year(expression.groups) is None:
        near = _linked_year(text, expressions, index) or _year_before(passage, expressions, index)
    return Around(passage.reference_date, passage.section_year, near, side)


def _linked_year(text: str, expressions: list[_Expression], index: int) -> int | None:
    """The year of what follows in one enumeration or range ("1 mei en 1 juni 2025")."""
    for one, other in pairwise(expressions[index : index + _FARTHEST]):
        if not _LINKED.fullmatch(text, one.end, other.start) or other.form in _YEARS:
            return None
        year = written_year(other.groups)
        if year:
            return year
    return None


def _year_before(passage: Passage, expressions: list[_Expression], index: int) -> int | None:
    """The year of the sentence so far, else of the section, else of the passage so far or the document."""
    text, here = passage.text, expressions[index].start
    earlier = next(
        (
            (expression.end, year)
            for expression in reversed(expressions[max(0, index - _FARTHEST) : index])
            if not expression.title
            and expression.form not in ("range", "school", "decade")
            and (year := written_year(expression.groups))
            and not context.opening(text, expression.start, expression.end, expression.form)
        ),
        None,
    )
    if earlier and not _SENTENCE_END.search(text, earlier[0], here):
        return earlier[1]
    if passage.section_year:
        return passage.section_year
    if earlier and passage.block.kind != "table_row":
        return earlier[1]
    document = passage.document
    return document.years[0] if document.years and document.doc_type in _YEARLY_DOCUMENTS else None


def _joined(text: str, expressions: list[_Expression]) -> Iterator[_Expression]:
    """The expressions, two ends of one range made one ("1 januari tot en met 31 maart 2025")."""
    waiting: _Expression | None = None
    for expression in expressions:
        if waiting is not None:
            whole = _join(text, waiting, expression)
            if whole is not None:
                waiting = whole
                continue
            yield waiting
        waiting = expression
    if waiting is not None:
        yield waiting


def _join(text: str, one: _Expression, other: _Expression) -> _Expression | None:
    if one.resolved is None or other.resolved is None or one.title or other.title:
        return None
    if one.form not in _JOINABLE or _JOINABLE[one.form] != _JOINABLE.get(other.form):
        return None
    between = _BETWEEN.fullmatch(text, one.end, other.start) and just_before(_BETWEEN_BEFORE, text, one.start)
    if not between and not _JOINED.fullmatch(text, one.end, other.start):
        return None
    start, end = one.resolved.interval[0], other.resolved.interval[1]
    if start > end and written_year(one.groups) is None:
        start = start.replace(year=start.year - 1)
    if start >= end:
        return None
    resolved = Resolved((start, end), "range", one.resolved.relative or other.resolved.relative)
    return _Expression(one.form, one.start, other.end, other.groups, resolved=resolved)
