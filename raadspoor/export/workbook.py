"""Spreadsheets (XLSX) by openpyxl."""

from __future__ import annotations

import io

from raadspoor.export.listing import Listing, cell
from raadspoor.export.safety import defuse
from raadspoor.i18n import gettext as _

_WIDEST = 60
"""Characters; longer texts are wrapped within their cell."""


def workbook(listing: Listing) -> bytes:
    """One sheet: a heading row that stays in view, numbers and dates as such, formulas defused."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.append([_(listing.headings.get(name, name)) for name in listing.fields])
    widths = [len(str(heading.value)) for heading in sheet[1]]
    for record in listing.records:
        cells = [cell(record, name) for name in listing.fields]
        sheet.append([defuse(value) if isinstance(value, str) else value for value in cells])
        widths = [max(width, len(str(value or ""))) for width, value in zip(widths, cells, strict=True)]
    for heading in sheet[1]:
        heading.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for below in row:
            below.alignment = Alignment(wrap_text=True, vertical="top")
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = min(width + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
