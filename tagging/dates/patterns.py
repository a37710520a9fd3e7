"""How dates and periods are written in Dutch: words, small named parts, and one expression built from them.

Each entry of FORMS is one way of writing; its named groups are what `resolve` reads. EXPRESSION is all of
them as alternatives, each a group named after its form, so that one pass over a text finds every candidate.
What is no date after all (counts, house numbers, postcodes) is decided in `context`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tagging.dates.intervals import Part, Season
from tagging.dates.words import OPENINGS
from tagging.numbers import HALF, ONES, ORDINALS

MONTHS = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
PARTS: dict[str, Part] = {
    "begin": "begin",
    "medio": "medio",
    "midden": "medio",
    "half": "medio",
    "halverwege": "medio",
    "eind": "eind",
    "einde": "eind",
}
SEASONS: dict[str, Season] = {
    "voorjaar": "voorjaar",
    "lente": "voorjaar",
    "zomer": "zomer",
    "najaar": "najaar",
    "herfst": "najaar",
    "zomerreces": "zomerreces",
    "zomervakantie": "zomerreces",
    "winter": "winter",
}
DIRECTIONS = {
    "vorig": -1,
    "vorige": -1,
    "afgelopen": -1,
    "voorbije": -1,
    "verleden": -1,
    "voorgaand": -1,
    "voorgaande": -1,
    "dit": 0,
    "deze": 0,
    "huidig": 0,
    "huidige": 0,
    "lopend": 0,
    "lopende": 0,
    "volgend": 1,
    "volgende": 1,
    "komend": 1,
    "komende": 1,
    "aankomend": 1,
    "aankomende": 1,
    "aanstaande": 1,
}
DAYS = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "overmorgen": 2}
DECADES = {"zestig": 1960, "zeventig": 1970, "tachtig": 1980, "negentig": 1990}


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


SPACE = r"[ \xa0]"
YEAR = r"(?:1[89]|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_ALONE = r"(?<!\w)(?<!\d[.,])(?<!\w[/–-])(?<!€)(?<!€[ \xa0])"
"""Left edge of a number that is a date: no end of another number, code, or amount."""
_ENDED = r"(?!\w|[.,]\d|[/–-]\d|-[A-Z]|[ \xa0]?%)"
"""Right edge of a year."""
_MONTH = _any(MONTHS)
_SHORT = rf"(?:{_any(SHORT_MONTHS)})(?!\w)\.?"
_THIS = _any(DIRECTIONS.keys() - {"deze", "aanstaande"})
_RELATIVE_YEAR = rf"(?P<direction>{_THIS}){SPACE}(?P<unit>(?:kalender|begrotings|boek|dienst)?jaar)(?!\w)"
_OF_YEAR = rf"(?:{SPACE}(?:van{SPACE})?(?:het{SPACE})?(?:(?P<year>{YEAR}){_ENDED}|{_RELATIVE_YEAR}))"
_ORDINAL = rf"(?:{_any(list(ORDINALS)[:4])}|laatste|[1-4](?:{SPACE}?\^?e|ste|de))"
_LINK = rf"{SPACE}?(?:/|-|–|&|(?<={SPACE})(?:en|of|t/m|tot{SPACE}en{SPACE}met){SPACE})(?:het{SPACE})?{SPACE}?"
_WITHIN = rf"(?:(?:{_any(PARTS)}){SPACE}(?:van{SPACE})?(?:(?:het|de){SPACE})?)?"
"""Begin or end of a quarter or half: no convention says how many days, so it is the whole."""
_COUNT = rf"(?P<count>\d{{1,2}}|{_any(word for word in ONES if word != 'nul')}|{HALF}|half)"

FORMS: dict[str, str] = {
    "iso": rf"{_ALONE}(?P<year>{YEAR})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w-])",
    "numeric": (
        rf"{_ALONE}(?P<day>{DAY})(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sign)"
        rf"(?P<year>{YEAR}|(?<!\.)\d\d)(?![\w/-]|[.,]\d)"
    ),
    "day": (
        rf"(?<!\w)(?:(?:{_any(WEEKDAYS)}){SPACE}(?:de{SPACE})?)?(?<![.,]){_ALONE}"
        rf"(?:(?P<first>{DAY})(?:e|ste|de)?(?P<link>{_LINK}))?(?P<day>{DAY})(?:e|ste|de)?{SPACE}"
        rf"(?P<month>(?:{_MONTH}|{_SHORT})(?!\w)){_OF_YEAR}?"
    ),
    "slash": rf"{_ALONE}(?P<day>{DAY})(?P<sign>[-/])(?P<month>1[0-2]|0?[1-9])(?![\w/-]|[.,]\d)",
    "month": (
        rf"(?<!\w)(?:(?P<part>{_any(PARTS)}){SPACE}(?:van{SPACE})?)?(?P<month>{_MONTH})(?!\w|-(?!{_MONTH})\w){_OF_YEAR}?"
        rf"|(?<!\w)(?P<short>{_SHORT}){SPACE}(?P<shortyear>{YEAR}){_ENDED}"
    ),
    "quarter": (
        rf"(?<!\w){_WITHIN}(?P<first>{_ORDINAL})(?:(?P<link>{_LINK})(?P<last>{_ORDINAL}))?{SPACE}"
        rf"(?:kwartaal|kw\.?)(?!\w)(?:{SPACE}\(Q[1-4]\))?{_OF_YEAR}?"
    ),
    "quarters": (
        rf"(?<!\w)(?P<side>eerste|laatste){SPACE}(?P<count>twee|drie|vier|vijf|zes|acht|negen|[2-9]){SPACE}"
        rf"(?P<each>kwartalen|maanden)(?!\w){_OF_YEAR}"
    ),
    "q": (
        rf"{_ALONE}{_WITHIN}(?:(?P<before>{YEAR}){SPACE}?[-/]?{SPACE}?)?(?:Q|kwartaal{SPACE}|kw{SPACE}?)(?P<first>[1-4])\??(?!\w)"
        rf"(?:(?P<link>{_LINK})Q?(?P<last>[1-4])\??(?!\w))?(?:{SPACE}?[-/]{SPACE}?(?P<joined>{YEAR}){_ENDED}|{_OF_YEAR})?"
    ),
    "half": (
        rf"(?<!\w){_WITHIN}(?P<which>eerste|tweede|[12]e){SPACE}(?:helft(?:{SPACE}(?:van{SPACE})?(?P<month>{_MONTH})(?!\w))?"
        rf"|half{SPACE}?jaar(?!\w)){_OF_YEAR}?"
    ),
    "season": (
        rf"(?<!\w)(?:(?P<part>{_any(PARTS)}|vroege|late){SPACE})?"
        rf"(?:(?P<nearby>{_any(DIRECTIONS)}){SPACE})?(?P<season>{_any(SEASONS)})(?![\w-])"
        rf"(?:{SPACE}(?:van{SPACE})?(?P<winter>{YEAR}){SPACE}?[/–-]{SPACE}?(?:20)?\d\d(?!\w)|{_OF_YEAR})?"
    ),
    "week": (
        rf"(?<!\w)(?:week|weken|weeknummers?){SPACE}(?P<first>[1-4]\d|5[0-3]|0?[1-9])(?![\w.,]\d|\w)"
        rf"(?:(?P<link>{_LINK})(?P<last>[1-4]\d|5[0-3]|0?[1-9])(?!\w|[.,]\d))?{_OF_YEAR}?"
    ),
    "school": (
        rf"(?<!\w)(?:school|studie|cursus)ja(?:ar|ren){SPACE}(?P<year>{YEAR})"
        rf"{SPACE}?[/–-]{SPACE}?['’]?(?:20)?(?P<next>\d\d)(?!\w)"
    ),
    "part": (
        rf"(?<!\w)(?P<part>{_any(PARTS)}){_OF_YEAR}"
        rf"|(?<!\w)(?P<closing>einde?){SPACE}van{SPACE}het{SPACE}(?:kalender)?jaar(?!\w)"
        rf"|(?<!\w)(?P<bound>primo|ultimo){SPACE}(?P<boundyear>{YEAR}){_ENDED}"
    ),
    "span": (
        rf"(?<!\w)(?P<nearby>afgelopen|komende|volgende|aankomende|voorbije){SPACE}{_COUNT}{SPACE}"
        r"(?P<unit>dagen|weken|maanden|kwartalen|jaren|jaar)(?!\w)"
    ),
    "relative": (
        rf"(?<!\w)(?:{_RELATIVE_YEAR.replace('direction', 'thisyear').replace('unit', 'yearunit')}"
        rf"|(?P<nearby>{_any(DIRECTIONS)}){SPACE}(?P<unit>week|maand|kwartaal|weekend|(?:half{SPACE}?jaar)"
        rf"|{_any(WEEKDAYS)}|{_MONTH})(?!\w)"
        rf"|(?P<weekday>{_any(WEEKDAYS)}){SPACE}(?P<side>jl|jongstleden|a\.?s|aanstaande)(?!\w)\.?"
        rf"|(?P<daily>{_any(DAYS)})(?!\w|{SPACE}de{SPACE}dag))"
    ),
    "range": (
        rf"{_ALONE}(?P<first>{YEAR}){SPACE}?(?:[–—/-]|t/m){SPACE}?"
        rf"(?:(?P<last>{YEAR})(?!\w|[.,]\d|[/–-]\d)|['’](?P<short>\d\d)(?!\w)|(?<=/)(?P<next>\d\d)(?![\w/-]|[.,]\d))"
    ),
    "decade": rf"(?<!\w)jaren{SPACE}(?:['’](?P<tens>[1-9])0|(?P<word>{_any(DECADES)}))(?!\w)",
    "short": r"(?<![\w’'])['’](?P<two>[12345]\d)(?![\w'’]|[.,]\d)",
    "year": rf"{_ALONE}(?P<year>{YEAR}){_ENDED}",
}


def _without_names(pattern: str) -> str:
    """The pattern with its groups unnamed, so that forms can stand side by side."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern).replace("(?P=sign)", "[-/.]")


_GLUED = rf"(?<=[a-z]{{4}})(?P<year>{YEAR})(?!\w|[.,/–-]\d)"
"""A year written against the word before it, as in koers2040."""

COMPILED = {name: re.compile(form, re.IGNORECASE) for name, form in [*FORMS.items(), ("glued", _GLUED)]}
_FORMS = "|".join(f"(?P<{name}>{_without_names(form)})" for name, form in FORMS.items())
EXPRESSION = re.compile(_FORMS, re.IGNORECASE)
_GLUED_AT_END = re.compile(rf"[a-z]{{4,}}(?={YEAR}$)")
_WORD = re.compile(r"\w+")
_OPENINGS = OPENINGS | frozenset(
    (*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *PARTS, *SEASONS, *DIRECTIONS, *DAYS, *list(ORDINALS)[:4])
)
"""What an expression may begin with if not with a digit. Looking at words first is three times faster."""


@lru_cache(maxsize=50_000)
def _may_open(word: str) -> bool:
    """Whether an expression may begin with or end in this word; most are met again and again."""
    return word[0].isdigit() or word[-1].isdigit() or word.casefold() in _OPENINGS


def candidates(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every expression in a text by its form, in order and without overlap; the match is that of the form."""
    done = 0
    for word in _WORD.finditer(text):
        letters = word[0]
        if not _may_open(letters) or word.start() < done:
            continue
        start = word.start()
        form: str | None
        if len(letters) == 2 and letters.isdigit() and text[start - 1 : start] in ("'", "’"):
            start, form = start - 1, "short"
        elif letters.isdigit() and (len(letters) == 3 or len(letters) > 4):
            continue
        elif letters[0].isdigit() or letters.casefold() in _OPENINGS:
            found = EXPRESSION.match(text, start)
            form = found.lastgroup if found else None
        elif letters[-1].isdigit() and (before := _GLUED_AT_END.match(letters)):
            start, form = start + before.end(), "glued"
        else:
            continue
        match = COMPILED[form].match(text, start) if form else None
        if form and match:
            done = match.end()
            yield form, match


def month_number(text: str) -> int:
    word = text.casefold().rstrip(".")
    return MONTHS.get(word) or SHORT_MONTHS[word]


def part_named(text: str) -> Part | None:
    return PARTS.get(text.casefold())


def season_named(text: str) -> Season:
    return SEASONS[text.casefold()]
