"""XML as the iBabs service answers: entries of a list, or one entry with its values by key."""

from __future__ import annotations

from typing import Any

from corpus.errors import UnreadableDocumentError
from ingest.contract import Source
from ingest.register.rows import Rows, from_records


def rows(source: Source) -> list[Rows]:
    """The entries by list name, or the one entry. Entities and external references are not resolved."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocumentError(
            f"{source.name} is not valid XML: {error}.", "Download it again."
        ) from error
    lists: dict[str, list[dict[str, Any]]] = {}
    for entry in root.iter("{*}iBabsListEntryBase"):
        record = {_name(child): child.text for child in entry}
        lists.setdefault(record.pop("ListName", "") or "", []).append(record)
    if lists:
        return [from_records(records, name) for name, records in lists.items()]
    entries = [_values(values) for values in root.iter("{*}Values")]
    if not entries:
        raise UnreadableDocumentError(
            f"{source.name} holds no iBabs list.", "Only answers of the iBabs list service are read as XML."
        )
    return [from_records(entries)]


def _values(values: Any) -> dict[str, Any]:
    pairs = ((pair.findtext("{*}Key"), pair.findtext("{*}Value")) for pair in values)
    return {key: value for key, value in pairs if key}


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
