"""The formats that answers are given in."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from raadspoor.export.listing import Cell, Column, Listing, Record, field

__all__ = ["FORMATS", "Cell", "Column", "Listing", "Record", "field", "render"]

FORMATS: dict[str, str] = {
    "table": "terminal.table",
    "json": "plain.json_list",
    "jsonl": "plain.json_lines",
    "csv": "plain.comma_separated",
    "md": "plain.markdown",
    "xlsx": "workbook.workbook",
    "ics": "deadlines.calendar",
}
"""Module and function of each format, imported when first used."""


def render(listing: Listing, form: str) -> bytes:
    """The listing in one of FORMATS; text is UTF-8."""
    module, name = FORMATS[form].split(".")
    function: Callable[..., str | bytes] = getattr(import_module(f"raadspoor.export.{module}"), name)
    written = function(listing.records if form == "jsonl" else listing)
    return written.encode() if isinstance(written, str) else written
