"""The text formats: JSON, JSON lines, CSV and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from raadspoor.export.listing import Cell, Listing, cell
from raadspoor.export.safety import clean, clean_json, defuse, plain_markdown
from raadspoor.i18n import gettext as _

ENCODER = msgspec.json.Encoder(decimal_format="number")
"""Decimals as numbers and dates as ISO 8601: the contract of every JSON that is printed."""


def to_json(answer: Any) -> str:
    """Any answer as indented JSON, closed by a line break."""
    return clean_json(msgspec.json.format(ENCODER.encode(answer), indent=2).decode()) + "\n"


def json_list(listing: Listing) -> str:
    return to_json(listing.records)


def json_lines(records: Iterable[Any]) -> str:
    """One record a line."""
    return "".join(clean_json(ENCODER.encode(record).decode()) + "\n" for record in records)


def comma_separated(listing: Listing) -> str:
    """CSV under the records' own keys, so that scripts find the same columns in every language."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(listing.fields)
    for record in listing.records:
        writer.writerow([_csv_cell(cell(record, name)) for name in listing.fields])
    return target.getvalue()


def markdown(listing: Listing) -> str:
    """A Markdown table with the columns and headings of the terminal's."""
    lines = [
        _markdown_row(_(column.heading) for column in listing.columns),
        _markdown_row("---:" if column.number else "---" for column in listing.columns),
    ]
    for record in listing.records:
        lines.append(_markdown_row(shown(column.value(record)) for column in listing.columns))
    return "\n".join(lines) + "\n"


def shown(value: Cell) -> str:
    """A cell's value as people read it."""
    return "" if value is None else clean(str(value))


def _csv_cell(value: Cell) -> str:
    return str(value) if isinstance(value, int | Decimal) else defuse(shown(value))


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(plain_markdown, cells))} |"
