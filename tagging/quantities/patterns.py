"""A number, and what may follow it to make a quantity: a unit, or adjectives and a noun in the plural."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tagging.numbers import DIGITS, HALF, ONES, TENS, WORDS
from tagging.quantities.words import MEASURES, NAMING, QUALIFIERS, TIMES

SPACE = r"[ \xa0]"
_SPELLED = rf"(?!een(?!\w))(?:{HALF}|{WORDS})(?!\w)"
_LINK = rf"(?:{SPACE}?[-–—/]{SPACE}?|{SPACE}(?:tot|à|á|a|of|tot{SPACE}en{SPACE}met|t/m){SPACE})"

NUMBER = re.compile(
    rf"(?<![\w.,/€:#§\[-])(?<!€[ \xa0])"
    rf"(?:(?P<low>{DIGITS}|{_SPELLED})(?:{SPACE}?%)?(?P<link>{_LINK}))?(?P<high>{DIGITS}|{_SPELLED})"
    rf"(?P<size>{SPACE}(?:duizend|miljoen|miljard|mln\.?))?(?P<sign>[+*])?",
    re.IGNORECASE,
)

_NO_COUNT = ("nul", "een")
_NUMBER_WORDS = frozenset(
    word[:3] for word in (*ONES, *TENS, "honderd", "duizend", "anderhalf", "veertig") if word not in _NO_COUNT
)
"""How a number in words begins."""
_WORD = re.compile(r"\w+")


def candidates(text: str, start: int) -> Iterator[re.Match[str]]:
    """Every number in a text from `start` on, in order; a range of two is followed by its upper end alone."""
    for word in _WORD.finditer(text, start):
        if _may_open(word[0]) and (found := NUMBER.match(text, word.start())):
            yield found


@lru_cache(maxsize=50_000)
def _may_open(word: str) -> bool:
    return word[0].isdigit() or word[:3].casefold() in _NUMBER_WORDS


_EACH = "week|dag|maand|jaar|kwartaal|uur|etmaal|inwoner|persoon|huishouden|woning|km2?|m2|m²"
_PER = rf"(?:{SPACE}per{SPACE}(?:{_EACH})(?!\w))"
MEASURE = re.compile(
    rf"{SPACE}?(?P<unit>(?:x(?={SPACE}per{SPACE})|{'|'.join(map(re.escape, MEASURES))})(?![\w/²³])"
    rf"{_PER}{{0,2}})",
    re.IGNORECASE,
)
CASED = re.compile(r"m|MB|GB|ft|are|m1")
"""Units that count only as written here, and not at the start of another word or in capitals."""
TIME_UNIT = re.compile(rf"(?:{'|'.join(TIMES)})(?!\w)", re.IGNORECASE)

_PARTICIPLE = r"\w*(?:gebonden|gelegen|gesloten|schreven|gekozen|houten|betonnen|genomen|gewonnen|gekomen|"
_PARTICIPLE += (
    r"gehouden|gestegen|gevonden|begonnen|gebleven|ontvangen|getroffen|gelopen|gebleken|verschenen)(?!\w)"
)
"""Words in -en that stand before a noun, or end a sentence, and are none."""
_ADJECTIVE = (
    rf"(?:(?!deze |beide |zulke |inzake )[A-Za-zÀ-ÿ][\w-]{{2,}}e|{_PARTICIPLE}|{'|'.join(QUALIFIERS)})"
)
_NOUN = rf"(?!{_PARTICIPLE})[A-Za-zÀ-ÿ][\w’'-]*?(?:en|ën|s|['’]s)"
NOUNS = re.compile(
    rf"{SPACE}(?P<unit>(?:{_ADJECTIVE}(?:,?{SPACE}(?:en{SPACE}|of{SPACE})?)){{0,3}}?"
    rf"(?:[A-Za-zÀ-ÿ]\w+-(?:,{SPACE}\w+-)?{SPACE}?(?:/|en|of|,){SPACE}?)?(?P<noun>{_NOUN}))(?![\w’'-])"
)

PER = re.compile(r"(?<!\w)per[ \xa0]$", re.IGNORECASE)
"""Before a number that something else is counted per ("per 1.000 inwoners")."""
NAMED = re.compile(rf"(?:{'|'.join(NAMING)})['’]?s?(?:{SPACE}\(?|{SPACE}?:{SPACE})$", re.IGNORECASE)
"""Before a number that is the name of something."""
APPROXIMATELY = re.compile(
    r"(?<!\w)(?:ruim|circa|ca\.?|ongeveer|zo[’']n|bijna|nagenoeg|grofweg|plm\.?|ong\.|"
    r"naar schatting|rond(?: de)?|afgerond|krap|een kleine)[ \xa0](?:de[ \xa0])?$|(?:~|±|\+/-|≈)[ \xa0]?$",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\d{1,2}\.\d{2}")
CLOCK_BEFORE = re.compile(
    rf"(?<!\w)(?:om|rond|vanaf|tot|van|tussen|uiterlijk|en|-|–|dag|dagen)(?:{SPACE}circa)?{SPACE}?$",
    re.IGNORECASE,
)
DEMONYM = re.compile(r"\w+se(?!\w)")
"""An adjective of place, with its capital ("Twentse")."""
POSTCODE = re.compile(r"\d{4}[ \xa0]?[A-Z]{2}(?=$|[ \xa0]+[A-Z]|[\t,])")
SENTENCE_START = re.compile(r"(?:^|[.!?:;•\t]\W*)$")
