"""Registers of toezeggingen and moties, and other lists: CSV, XLSX, JSON, iBabs XML.

Every reader here gives the same: one table, its header row and one row an entry, cells as written. What the
columns mean is for the tagging stage (`tagging.registers`), which goes by the words of the header.
"""

from __future__ import annotations

from importlib import import_module

from ingest.contract import Extraction, Source
from ingest.register.rows import Rows, extraction_of

_FORMATS = {
    "text/csv": "ingest.register.delimited",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "ingest.register.workbook",
    "application/json": "ingest.register.records",
    "application/xml": "ingest.register.ibabs",
}


def read(source: Source) -> Extraction:
    """The rows of a register. Raises UnreadableDocumentError when the source holds no rows."""
    rows: list[Rows] = import_module(_FORMATS[source.media_type]).rows(source)
    return extraction_of(source, rows)
