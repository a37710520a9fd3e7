"""From the titles that a document refers to, to the documents of the corpus that are meant."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from corpus.document import Document
from corpus.mention import Reference
from corpus.referred import documents_meant

if TYPE_CHECKING:
    from corpus.store.reader import DocumentReader
    from corpus.store.rows import Summary


def links(document: Document, corpus: DocumentReader) -> dict[str, tuple[Summary, ...]]:
    """By title as referred to, the other documents that it means; titles that mean none are left out.

    Only documents of the same municipality count, where both say of which they are.
    """
    names = dict.fromkeys(
        mention.value.name
        for mention in document.mentions
        if isinstance(mention.value, Reference) and mention.value.kind == "document" and mention.value.name
    )
    if not names:
        return {}
    others = {
        each.id: each
        for each in corpus.summaries()
        if each.id != document.id
        and (not each.municipality or not document.municipality or each.municipality == document.municipality)
    }
    meant = {name: documents_meant(name, others.values()) for name in names}
    return {name: tuple(others[one] for one in ids) for name, ids in meant.items() if ids}


def with_links(document: Document, found: dict[str, tuple[Summary, ...]]) -> dict[str, Any]:
    """The document as plain values, each reference with the ids of the documents it means as `documents`."""
    plain: dict[str, Any] = msgspec.to_builtins(document, builtin_types=(Decimal,))
    for mention in plain.get("mentions", ()):
        value = mention["value"]
        if value["type"] == "reference" and value["name"] in found:
            value["documents"] = [each.id for each in found[value["name"]]]
    return plain
