"""CSV as Dutch software writes it: semicolons, a byte-order mark, Windows encoding."""

from __future__ import annotations

import csv
import io

from corpus.errors import UnreadableDocumentError
from ingest.contract import Source
from ingest.plain.decoding import decode
from ingest.register.rows import Rows, cell, check_width


def rows(source: Source) -> list[Rows]:
    """The one table of the file. Raises UnreadableDocumentError for a row wider than the header."""
    text = decode(source.data)
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = max(";,\t|", key=first.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    try:
        table = [tuple(map(cell, row)) for row in reader if any(field.strip() for field in row)]
    except csv.Error as error:
        raise UnreadableDocumentError(
            f"{source.name}, line {reader.line_num}: {error}.", "Export the register again."
        ) from error
    header, *entries = table or [()]
    check_width(len(header))
    for number, entry in enumerate(entries, 2):
        if len(entry) > len(header) and any(entry[len(header) :]):
            raise UnreadableDocumentError(
                f"{source.name}, row {number} has {len(entry)} cells under {len(header)} headings.",
                "Put cells that hold the separator between quotes.",
            )
    return [Rows(header=header, rows=[entry[: len(header)] for entry in entries])]
