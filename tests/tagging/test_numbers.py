"""Dutch numbers keep their value, in digits and in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tagging import numbers

ONES = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
TEENS = [
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def spell(number: int) -> str:
    """The number below a million in words, as one word."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return (spell(thousands) if thousands > 1 else "") + "duizend" + (spell(rest) if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return (ONES[hundreds] if hundreds > 1 else "") + "honderd" + (spell(rest) if rest else "")
    if number >= 20:
        ten, one = divmod(number, 10)
        link = "ën" if one in (2, 3) else "en"
        return (ONES[one] + link if one else "") + TENS[ten - 2]
    return TEENS[number - 10] if number >= 10 else ONES[number]


@given(st.integers(1, 999_999))
def test_numbers_in_words(number: int) -> None:
    assert numbers.value(spell(number)) == number
    assert re.fullmatch(numbers.WORDS, spell(number), re.I)


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_numbers_in_digits(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    assert numbers.value(written) == Decimal(f"{whole}.{cents:02}")
    assert re.fullmatch(numbers.DIGITS, written)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("51.000,00", "51000"),
        ("6,9", "6.9"),
        ("3,56", "3.56"),
        ("3.5", "3.5"),
        ("1.234", "1234"),
        ("1000", "1000"),
        ("anderhalf", "1.5"),
        ("tweeëneenhalf", "2.5"),
        ("Zevenduizend", "7000"),
        ("één", "1"),
        ("honderd", "100"),
        ("vijfentwintig duizend", "25000"),
        ("tweehonderd vijftig", "250"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert numbers.value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "woningen", "twee woningen", "1.2.3", "miljoen", "12e"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a Dutch number"):
        numbers.value(text)


def test_multipliers() -> None:
    assert numbers.multiplier("") == 1
    assert numbers.multiplier("mln.") == numbers.multiplier("miljoen") == 1_000_000


def test_normal_keeps_whole_numbers_without_exponent() -> None:
    assert str(numbers.normal(Decimal("271000.00"))) == "271000"
    assert str(numbers.normal(Decimal("3.50"))) == "3.5"
