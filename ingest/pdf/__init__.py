"""Reads PDF: text, fonts and places by pdfium on every page, tables where a page holds one."""

from __future__ import annotations

from corpus.document import Problem
from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source


def read(source: Source) -> Extraction:
    """The blocks of a PDF in reading order, what its own properties say, and what could not be read.

    Raises UnreadableDocumentError when the file is empty, encrypted with a password, or no PDF.
    """
    from pypdfium2 import PdfiumError

    from ingest.pdf.assemble import blocks_of
    from ingest.pdf.fonts import Fonts
    from ingest.pdf.info import metadata_of, outline_of
    from ingest.pdf.model import Page
    from ingest.pdf.opening import opened
    from ingest.pdf.pages import read_page
    from ingest.pdf.scans import mend

    broken: list[int] = []
    fonts = Fonts()
    pages: list[Page] = []
    with opened(source) as pdf:
        for index in range(len(pdf)):
            try:
                pages.append(read_page(pdf, index, fonts))
            except PdfiumError:
                broken.append(index + 1)
        metadata = metadata_of(pdf, source)
        outline = outline_of(pdf)
        problems = mend(pdf, pages)
    if not pages:
        raise UnreadableDocumentError(
            f"{source.name} has no page that can be read.", "Ask its owner for a whole copy."
        )
    if broken:
        numbers = ", ".join(map(str, broken[:12])) + (", ..." if len(broken) > 12 else "")
        problems.append(
            Problem(
                code="damaged",
                message=f"Pages that are damaged and could not be read: {numbers}.",
                hint="Ask its owner for a whole copy.",
                pages=tuple(broken),
            )
        )
    return Extraction(blocks=blocks_of(pages, outline), metadata=metadata, problems=problems)
