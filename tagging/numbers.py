"""Dutch numbers, in digits and in words: their forms as patterns, and their values as decimals.

Digits follow the Dutch convention: a point between groups of three, a comma before decimals ("51.000,00").
A single point that is not followed by exactly three digits is read as a decimal point ("3.5"), since
spreadsheets leave such numbers in texts. Words are those of one up to a million, as the Woordenlijst spells
them ("drieëntwintig", "tweehonderdvijftig", "zevenduizend") and without diaeresis or with spaces.
"""

from __future__ import annotations

import re
from decimal import Decimal

ONES = {
    "nul": 0,
    "een": 1,
    "één": 1,
    "eén": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
}
TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
HALVES = {"anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5"), "half": Decimal("0.5")}
ORDINALS = {
    "eerste": 1,
    "tweede": 2,
    "derde": 3,
    "vierde": 4,
    "vijfde": 5,
    "zesde": 6,
    "zevende": 7,
    "achtste": 8,
    "negende": 9,
    "tiende": 10,
}
MULTIPLIERS = {
    "duizend": 1_000,
    "ton": 100_000,
    "miljoen": 1_000_000,
    "miljoenen": 1_000_000,
    "mln": 1_000_000,
    "mio": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
    "mrd": 1_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
}
"""Words and signs that multiply a number. "ton" and the letters count only for money."""


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


_ONE = _any(word for word in ONES if word != "nul")
_TEN = _any(TENS)
_SMALL = rf"(?:(?:(?:{_ONE})(?:ën|en))?(?:{_TEN})|{_ONE})"
_HUNDRED = rf"(?:(?:{_ONE}|)honderd(?:[ -]?(?:en[ -]?)?{_SMALL})?|{_SMALL})"

DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?(?:\.\d{1,2}(?!\d))?"
"""A number in digits. Give it its own edges: it does not look at what stands before or after."""

HALF = r"anderhal(?:f|ve)|(?:twee|drie|vier)[eë]neenhal(?:f|ve)"
"""A number in words with a half in it."""

GROUPED = r"\d{1,3}(?:\.\d{3})+(?:,\d{2})?"
"""A number in digits with points between its groups, as amounts and large counts have."""

WORDS = rf"(?:(?:{_HUNDRED}[ ]?)?duizend(?:[ -]?(?:en[ -]?)?{_HUNDRED})?|{_HUNDRED})"
"""A number in words up to a million; "een" without accent is in it, so ask more of what stands around it."""

_LINK = r"[ -]?(?:en[ -]?)?"
_FULL = re.compile(rf"(?:(?P<thousands>{_HUNDRED})?[ ]?(?P<thousand>duizend))?{_LINK}(?P<rest>{_HUNDRED})?")
_HUNDREDS = re.compile(rf"(?:(?P<hundreds>{_ONE}|)(?P<hundred>honderd))?{_LINK}(?P<rest>{_SMALL})?")
_SMALLS = re.compile(rf"(?:(?P<one>{_ONE})en)?(?P<ten>{_TEN})")
_DIGITS = re.compile(DIGITS)
_PLAIN = str.maketrans("éèë", "eee")


def value(text: str) -> Decimal:
    """The value of a number in digits or words. Raises ValueError when it is neither."""
    text = text.strip().casefold().translate(_PLAIN)
    if _DIGITS.fullmatch(text):
        return _digits(text)
    if text in HALVES:
        return HALVES[text]
    if text.endswith(("eneenhalf", "eneenhalve")):
        return value(text.rpartition("eneenhal")[0]) + Decimal("0.5")
    full = _FULL.fullmatch(text)
    if not text or not full:
        raise ValueError(f"not a Dutch number: {text!r}")
    return Decimal(_thousands(full))


def multiplier(text: str) -> int:
    """What a word such as "miljoen" or "mln." multiplies by, 1 for an empty text."""
    return MULTIPLIERS[text.casefold().rstrip(".")] if text else 1


def normal(number: Decimal) -> Decimal:
    """The same number without trailing zeros behind the comma and without an exponent."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _digits(text: str) -> Decimal:
    if "," in text or re.fullmatch(GROUPED, text):
        text = text.replace(".", "").replace(",", ".")
    return normal(Decimal(text))


def _thousands(full: re.Match[str]) -> int:
    total = 0
    if full["thousand"]:
        total = 1000 * (_hundreds(full["thousands"]) if full["thousands"] else 1)
    return total + (_hundreds(full["rest"]) if full["rest"] else 0)


def _hundreds(text: str) -> int:
    found = _HUNDREDS.fullmatch(text)
    assert found, text
    total = 100 * (ONES[found["hundreds"]] if found["hundreds"] else 1) if found["hundred"] else 0
    rest = found["rest"]
    if not rest:
        return total
    if rest in ONES:
        return total + ONES[rest]
    small = _SMALLS.fullmatch(rest)
    assert small, text
    return total + TENS[small["ten"]] + (ONES[small["one"]] if small["one"] else 0)
