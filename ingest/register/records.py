"""JSON: a list of records, or the module items of a Notubiz site (items with labelled attributes)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from corpus.errors import UnreadableDocumentError
from ingest.contract import Source
from ingest.plain.decoding import decode
from ingest.register.rows import Rows, from_records


def rows(source: Source) -> list[Rows]:
    """The one list in the file. Raises UnreadableDocumentError when it holds no list of records."""
    try:
        data = msgspec.json.decode(decode(source.data).removeprefix("\ufeff"))
    except msgspec.DecodeError as error:
        raise UnreadableDocumentError(
            f"{source.name} is not valid JSON: {error}.", "Download it again."
        ) from error
    if isinstance(data, Mapping) and _is_list(data.get("items")) and "attributes" in data["items"][0]:
        try:
            return [from_records(map(_notubiz, data["items"]))]
        except (TypeError, AttributeError) as error:
            raise UnreadableDocumentError(
                f"{source.name} has items, but not as a Notubiz site writes them.", "Download it again."
            ) from error
    if isinstance(data, Mapping):
        lists = [value for value in data.values() if _is_list(value)]
        data = lists[0] if len(lists) == 1 else data
    if not _is_list(data):
        raise UnreadableDocumentError(
            f"{source.name} holds no list of records.",
            "A register in JSON is a list of objects with the same keys.",
        )
    return [from_records(data)]


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _notubiz(item: Mapping[str, Any]) -> dict[str, Any]:
    """One item with its attributes by label, in the order that the site shows them."""
    record: dict[str, Any] = {"id": item.get("id")}
    attributes = item.get("attributes") or ()
    for attribute in sorted(attributes, key=lambda one: one.get("order") or 0):
        record[str(attribute.get("label", ""))] = [_content(value) for value in attribute.get("values") or ()]
    return record


def _content(value: Mapping[str, Any]) -> Any:
    """What a reader of the site sees: the label of a reference, the title of a document, else the value."""
    document, label = value.get("document"), value.get("meta_data")
    if isinstance(document, Mapping):
        return document.get("title")
    if isinstance(label, Mapping) and label.get("label"):
        return label["label"]
    content = value.get("content")
    return None if isinstance(content, Mapping | Sequence) and not isinstance(content, str) else content
