"""Names of fields in Dutch and English, and the values that they take."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from corpus.errors import QueryError

NAMES: dict[str, str] = {
    "wijk": "area",
    "buurt": "area",
    "gebied": "area",
    "area": "area",
    "opgave": "opgave",
    "wie": "person",
    "persoon": "person",
    "person": "person",
    "organisatie": "organisation",
    "partner": "organisation",
    "organisation": "organisation",
    "soort": "doc_type",
    "type": "doc_type",
    "jaar": "year",
    "year": "year",
    "bedrag": "amount",
    "amount": "amount",
    "termijn": "due",
    "deadline": "due",
    "due": "due",
    "status": "status",
    "gemeente": "municipality",
    "municipality": "municipality",
}
"""What may stand before the colon, and the field it means."""

COMPARED = frozenset({"amount", "due", "year"})
"""Fields that take <, > and ranges."""

_AMOUNT = re.compile(
    r"(?:€|eur|euro)?\s*(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*"
    r"(?P<unit>mln|miljoen|m|mld|miljard|k|dzd|duizend)?(?:\s*euro)?",
    re.IGNORECASE,
)
_UNITS = {
    "mln": 1e6,
    "miljoen": 1e6,
    "m": 1e6,
    "mld": 1e9,
    "miljard": 1e9,
    "k": 1e3,
    "dzd": 1e3,
    "duizend": 1e3,
}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def euros(value: str, at: int) -> float:
    """An amount as people type it: 250000, 250.000, 1,5mln, €2 miljoen, 40k."""
    match = _AMOUNT.fullmatch(value.strip())
    if not match:
        raise QueryError(
            f"{value!r} at position {at + 1} is not an amount.",
            "Write one such as 250000, 250.000 or 1,5mln.",
        )
    number = match["number"]
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", number):
        number = number.replace(".", "")
    return float(number.replace(",", ".")) * _UNITS.get((match["unit"] or "").lower(), 1.0)


def days(value: str, at: int) -> tuple[dt.date, dt.date]:
    """First and last day of a year, a month or a day: 2026, 2026-03, 2026-03-31."""
    match = _DAY.fullmatch(value.strip())
    if match:
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        try:
            if day:
                return dt.date(year, month, day), dt.date(year, month, day)
            if month:
                return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        except ValueError:
            pass
    raise QueryError(
        f"{value!r} at position {at + 1} is not a date.", "Write one such as 2026, 2026-03 or 2026-03-31."
    )


def year_of(value: str, at: int) -> int:
    """A calendar year."""
    if not re.fullmatch(r"[12]\d{3}", value.strip()):
        raise QueryError(f"{value!r} at position {at + 1} is not a year.", "Write one such as 2026.")
    return int(value)
