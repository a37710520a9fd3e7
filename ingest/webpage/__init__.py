"""Web pages: their main content as blocks, and what their metadata say."""

from __future__ import annotations

from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source
from ingest.webpage.content import main_content
from ingest.webpage.markup import parse
from ingest.webpage.metadata import metadata_of
from ingest.webpage.walk import blocks_of


def read(source: Source) -> Extraction:
    """The blocks of a page's main content, furniture left out.

    Raises UnreadableDocumentError when the page holds no text at all.
    """
    page = parse(source.data)
    metadata = metadata_of(page)
    content = main_content(page, metadata.get("title", ""))
    blocks = blocks_of(content)
    if not blocks:
        raise UnreadableDocumentError(
            f"{source.name} holds no text.", "A page that is built by a script in the browser cannot be read."
        )
    return Extraction(blocks=blocks, metadata=metadata)
