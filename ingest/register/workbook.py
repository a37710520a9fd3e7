"""XLSX: one table a sheet, its header the first row with two cells or more."""

from __future__ import annotations

import io
import zipfile
import zlib

from corpus.errors import UnreadableDocumentError
from ingest.contract import Source
from ingest.register.rows import Rows, cell, check_width

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises for a workbook that is not as it should be."""


def rows(source: Source) -> list[Rows]:
    """The tables of the visible sheets; formulas give the value that was last computed."""
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return _tables(source.data)
    except (InvalidFileException, *_BROKEN) as error:
        raise UnreadableDocumentError(
            f"{source.name} is not a readable workbook: {error}.", "Save it again as .xlsx."
        ) from error


def _tables(data: bytes) -> list[Rows]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        named = len(sheets) > 1
        tables = []
        for sheet in sheets:
            written = (tuple(map(cell, line)) for line in sheet.iter_rows(values_only=True))
            lines = [line for line in written if any(line)]
            start = next((i for i, line in enumerate(lines) if sum(map(bool, line)) > 1), None)
            if start is None:
                continue
            width = max(i for i, text in enumerate(lines[start]) if text) + 1
            check_width(width)
            entries = [line[:width] for line in lines[start + 1 :] if any(line[:width])]
            tables.append(Rows(name=sheet.title if named else "", header=lines[start][:width], rows=entries))
        return tables
    finally:
        book.close()
