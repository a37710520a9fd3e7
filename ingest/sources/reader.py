"""Reads what was harvested: the text of a collection, with what the collection says of the document."""

from __future__ import annotations

import msgspec

from corpus.errors import UnreadableDocumentError
from ingest import plain
from ingest.contract import Extraction, Source
from ingest.sources.contract import Harvested

MEDIA_TYPE = "application/vnd.raadspoor.harvested+json"


def read(source: Source) -> Extraction:
    """The blocks of a harvested document, with pages where the collection has them."""
    try:
        harvested = msgspec.json.decode(source.data, type=Harvested)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreadableDocumentError(
            f"{source.name} is not what was harvested: {error}.", "Harvest it again."
        ) from error
    by_page = bool(harvested.pages)
    text = "\f".join(harvested.pages) if by_page else harvested.markdown
    extraction = plain.read(
        msgspec.structs.replace(
            source, data=text.encode(), media_type="text/plain" if by_page else "text/markdown"
        )
    )
    stated = {
        "title": harvested.name,
        "municipality": harvested.municipality,
        "date": harvested.date.isoformat() if harvested.date else "",
    }
    metadata = {**extraction.metadata, **{key: value for key, value in stated.items() if value}}
    return msgspec.structs.replace(extraction, metadata=metadata)
