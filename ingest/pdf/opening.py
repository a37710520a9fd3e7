"""Opening a PDF, with a plain word on why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import UnreadableDocumentError
from ingest.contract import Source


@contextmanager
def opened(source: Source) -> Iterator[Any]:
    """The open document. Raises UnreadableDocumentError when the file is at fault."""
    if not source.data.strip():
        raise UnreadableDocumentError(f"{source.name} is empty.", "Fetch it again.")
    try:
        pdf = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        raise _explained(source, error) from error
    if pdf.get_formtype():
        pdf.init_forms()
    try:
        yield pdf
    finally:
        pdf.close()


def _explained(source: Source, error: pypdfium2.PdfiumError) -> UnreadableDocumentError:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return UnreadableDocumentError(
            f"{source.name} is encrypted with a password.", "Save a copy without password and read that."
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return UnreadableDocumentError(
            f"{source.name} is protected in a way that cannot be read.", "Save it again without protection."
        )
    if b"%PDF" not in source.data[:1024]:
        return UnreadableDocumentError(f"{source.name} is not a PDF.", "Give it the suffix of what it is.")
    return UnreadableDocumentError(f"{source.name} is broken and cannot be opened.", "Fetch it again.")
