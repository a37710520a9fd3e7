"""Reads PDF: text, fonts and places by pdfium on every page, tables where a page holds one."""

from __future__ import annotations

from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source


def read(source: Source) -> Extraction:
    """The blocks of a PDF in reading order, what its own properties say, and what could not be read.

    Raises UnreadableDocumentError when the file is empty, encrypted with a password, or no PDF.
    """
    from ingest.pdf.assemble import blocks_of
    from ingest.pdf.info import metadata_of, outline_of
    from ingest.pdf.opening import opened
    from ingest.pdf.pages import read_page
    from ingest.pdf.scans import mend

    with opened(source) as pdf:
        pages = [read_page(pdf, index) for index in range(len(pdf))]
        metadata = metadata_of(pdf, source)
        outline = outline_of(pdf)
        problems = mend(pdf, pages)
    if not pages:
        raise UnreadableDocumentError(f"{source.name} has no pages.", "Ask its owner for a whole copy.")
    return Extraction(blocks=blocks_of(pages, outline), metadata=metadata, problems=problems)
