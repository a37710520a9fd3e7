"""Words for people: what statuses, types and values are called, in the language in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from corpus.mention import (
    Amount,
    Area,
    Mention,
    Opgave,
    Organisation,
    Period,
    Person,
    Quantity,
    Reference,
    Value,
)
from raadspoor.i18n import gettext as _
from raadspoor.i18n import mark

STATUS = {
    "planned": mark("planned"),
    "ongoing": mark("ongoing"),
    "done": mark("done"),
    "conditional": mark("conditional"),
}
"""Message of each status of a commitment."""

STATUS_WORDS = {
    "planned": "gepland",
    "ongoing": "lopend",
    "done": "gerealiseerd",
    "conditional": "voorwaardelijk",
}
"""The Dutch word for each status, for what is Dutch in every language: a register."""

STATUS_COLOURS = {"planned": "blue", "ongoing": "yellow", "done": "green", "conditional": "magenta"}
"""Colour of each status on a terminal, as rich names it."""

TYPES = {
    "amount": mark("amount"),
    "date": mark("date"),
    "person": mark("person"),
    "opgave": mark("opgave"),
    "area": mark("area"),
    "organisation": mark("organisation"),
    "reference": mark("reference"),
    "quantity": mark("quantity"),
    "commitment": mark("commitment"),
}
"""Message of each type of mention, and of commitments."""


def euros(value: Decimal) -> str:
    """As Dutch municipalities write money: dots between thousands, a comma before cents."""
    written = f"{value:,.2f}".removesuffix(".00")
    return "€ " + written.translate(str.maketrans(",.", ".,"))


def interval(start: dt.date, end: dt.date) -> str:
    """A period, said as short as can be: 2026, Q4 2025, 2025-03, or its days in ISO 8601."""
    after = end + dt.timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    if start.day == after.day == 1 and start < end:
        if months == 12 and start.month == 1:
            return str(start.year)
        if months == 3 and start.month % 3 == 1:
            return f"Q{start.month // 3 + 1} {start.year}"
        if months == 1:
            return f"{start.year}-{start.month:02d}"
    return start.isoformat() if start == end else f"{start.isoformat()} – {end.isoformat()}"


def describe(mention: Mention) -> str:
    """The normalised value of a mention in a few words."""
    return _describe(mention.value)


def _describe(value: Value) -> str:
    match value:
        case Amount():
            high = f" – {euros(value.high)}" if value.high is not None else ""
            return f"{'± ' if value.approx else ''}{euros(value.eur)}{high}"
        case Period():
            opened = {"from": _("from"), "until": _("until"), None: ""}[value.open]
            return f"{opened} {interval(value.start, value.end)}".strip()
        case Person():
            return ", ".join(filter(None, (value.name, value.role, value.portfolio)))
        case Opgave():
            return value.label
        case Area():
            return f"{value.name} ({', '.join(filter(None, (value.kind, value.code)))})"
        case Organisation():
            return value.name
        case Reference():
            return f"{value.kind} {value.id or value.name or ''}".strip()
        case Quantity():
            return f"{value.value} {value.unit}".strip()


def source(title: str, page: int | None, *, partial: bool = False) -> str:
    """Where something stands: the document and, where it has pages, the page; whether it was read in part."""
    told = f"{title}, {_('p.')} {page}" if page else title
    return f"{told} ({_('partly read')})" if partial else told


def origin(record: Mapping[str, Any]) -> str:
    """The same of a record that has them."""
    return source(record["title"], record["page"], partial=bool(record.get("partial")))
