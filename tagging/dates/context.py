"""What the words around a date expression decide: whether it is one, whether an end is open, and whether the
year belongs to the name of a document or programme."""

from __future__ import annotations

import re
from typing import Literal

from tagging.dates.patterns import MONTHS, SPACE, WEEKDAYS
from tagging.dates.words import COUNTED, DOCUMENT_NOUNS, NO_NAMES, NUMBERED

_NOUN = rf"(?:{'|'.join(DOCUMENT_NOUNS)})"
_TITLE = re.compile(rf"{_NOUN}$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w&’'.-]*\w)[ \xa0]['‘’\"“(]?$")
_ABBREVIATED_TITLE = re.compile(r"[ \xa0]\((?=\w*[A-Z]{2})\w+\)[ \xa0]$")
_LONGER_TITLE = re.compile(
    rf"\b[\w-]*{_NOUN}[ \xa0](?:[\w’'-]+[ \xa0]){{0,4}}\((?:periode[ \xa0])?$", re.IGNORECASE
)
_NO_SUBJECT = "(?:voor|in|tussen|over|met|vanaf|tot|uit|periode|jaren|loopt|is|wordt|zijn|worden)"
_TITLE_WITH_SUBJECT = re.compile(
    rf"{_NOUN}(?:[ \xa0](?!{_NO_SUBJECT}\b)[\w’'&-]+){{1,4}}[ \xa0]$",
    re.IGNORECASE,
)
_TITLE_FOR = re.compile(rf"{_NOUN}[ \xa0]voor[ \xa0](?:de[ \xa0]jaren[ \xa0])?$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•|\t][ \xa0]*|^\W*\d*\.?[ \xa0]*)$")
_ENUMERATION = re.compile(rf"(?:,|{SPACE}?&|{SPACE}en|{SPACE}of){SPACE}?(?:20)\d\d(?![\d-])")
_NO_NAME = NO_NAMES | frozenset((*MONTHS, *WEEKDAYS))

_FROM = re.compile(
    r"(?<!\w)(?:vanaf|sinds|na|ingaande|met ingang van)[ \xa0]"
    r"(?:(?:de|het|in|jaar|loop|van|begin|eind)[ \xa0])*$",
    re.IGNORECASE,
)
_AND_ON = re.compile(
    r"[ \xa0]?(?:e\.?v\.?(?!\w)|en (?:verder|later|volgende|daarna|verdere)(?!\w)|ff\.)", re.IGNORECASE
)
_UNTIL = re.compile(
    r"(?<!\w)(?:tot(?: en met)?|t/m|uiterlijk|vóór|niet later dan|doorlopend tot)[ \xa0]"
    r"(?:(?:de|het|in|op|per|jaar|loop|van|raad|raadsvergadering|vergadering|aan)[ \xa0])*$",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(r"(?<!\w)voor[ \xa0](?:de|het|op)?[ \xa0]?$", re.IGNORECASE)
_DATED_FINELY = frozenset({"day", "numeric", "iso", "season", "part", "month"})

_DETERMINER = re.compile(r"(?<!\w)(?:de|het|deze|dit)[ \xa0]$", re.IGNORECASE)
_IN_TIME = re.compile(
    r"(?<!\w)(?:in|sinds|vanaf|na|per|jaar|jaren|eind|begin|medio|tot|en|uit|anno|tussen|t/m|rond|uiterlijk|van|voor|over)"
    r"[ \xa0](?:het jaar )?$",
    re.IGNORECASE,
)
_ON_DAY = re.compile(
    r"(?<!\w)(?:op|per|uiterlijk|t/m|tot|tot en met|vanaf|vóór|voor|d\.?d\.?|van|peildatum)[ \xa0]$",
    re.IGNORECASE,
)
_SHORT_BEFORE = re.compile(
    rf"(?:{_NOUN}|kwartaal|{'|'.join(MONTHS)}|zomer|voorjaar|najaar|winter|Q[1-4])[ \xa0]$", re.IGNORECASE
)
_SURELY_IN_TIME = re.compile(r"(?<!\w)(?:in|sinds|vanaf|jaar|eind|begin|medio|anno)[ \xa0]$", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?<!\w)(?:{'|'.join(NUMBERED)})\.?[ \xa0:]$", re.IGNORECASE)
_COUNTED_AFTER = re.compile(rf"[ \xa0](?:[a-zé]{(3,)}e[ \xa0])?(?:{'|'.join(COUNTED)})")
_POSTCODE_AFTER = re.compile(r"[ \xa0]?[A-Z]{2}(?![A-Za-z&])")
_FIRST_FAMILIAR_YEAR = 1950


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four digits that could be a year are one, by the words beside them."""
    before, number = text[max(0, start - 30) : start], int(text[start:end])
    if _SURELY_IN_TIME.search(before):
        return True
    if _NUMBERED.search(before) or _COUNTED_AFTER.match(text, end) or _POSTCODE_AFTER.match(text, end):
        return False
    if number < _FIRST_FAMILIAR_YEAR or number % 100 == 0:
        return bool(_IN_TIME.search(before)) or (before.endswith("(") and text[end : end + 1] == ")")
    return True


def is_season(text: str, start: int) -> bool:
    """Whether a season without a year is a time ("voor de zomer"), not just a word ("zomer en winter")."""
    return bool(_DETERMINER.search(text, max(0, start - 8), start))


def is_day(text: str, start: int) -> bool:
    """Whether two numbers with a stroke between them ("31/12") are a day, by the word before them."""
    return bool(_ON_DAY.search(text, max(0, start - 12), start))


def is_short_year(text: str, start: int) -> bool:
    """Whether two digits after an apostrophe ("'25") are a year, by the word before them."""
    return bool(_IN_TIME.search(text, max(0, start - 20), start)) or bool(
        _SHORT_BEFORE.search(text, max(0, start - 20), start)
    )


def opening(text: str, start: int, end: int, form: str) -> Literal["from", "until"] | None:
    """Which end is open: "from" after vanaf, sinds, na, or before "en verder"; "until" after tot, uiterlijk.

    "Voor" is before only where a day, month, part or season follows; "middelen voor 2025" are for that year.
    """
    before = text[max(0, start - 50) : start]
    if _AND_ON.match(text, end) or _FROM.search(before):
        return "from"
    if _UNTIL.search(before) or (form in _DATED_FINELY and _BEFORE_DAY.search(before)):
        return "until"
    return None


def in_title(text: str, start: int, end: int) -> bool:
    """Whether a year or range of years directly follows a kind of document or a capitalised name."""
    if _ENUMERATION.match(text, end):
        return False
    before = text[max(0, start - 80) : start]
    glued = re.search(r"[a-z]+$", before)
    if glued:
        return bool(_TITLE.search(glued[0]))
    spans_years = end - start > len("2024")
    if spans_years and any(
        title.search(before) for title in (_LONGER_TITLE, _TITLE_FOR, _TITLE_WITH_SUBJECT)
    ):
        return True
    if _ABBREVIATED_TITLE.search(before):
        return True
    found = _WORD_BEFORE.search(before)
    if found and not spans_years and before.endswith("("):
        return False
    if not found:
        return False
    word = found[1]
    if _TITLE.search(word):
        return True
    capitalised = word[0].isupper() and word.casefold() not in _NO_NAME
    return capitalised and not _SENTENCE_START.search(before[: found.start()])
