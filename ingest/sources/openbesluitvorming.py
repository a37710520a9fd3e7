"""openbesluitvorming.nl: the successor of Open Raadsinformatie, by its bulk export.

As its API documentation has it: a first time the pages of `/api/export/snapshot`, with the cursor of the
change feed from the first of them; after that `/api/export/changes`, which has additions, corrections and
deletions. Records hold no text: that is asked for one by one at `/api/entities`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import quote

import msgspec

from corpus.document import Problem
from corpus.errors import QueryError, UnreadableDocumentError
from corpus.store.names import fold, nearest
from ingest.sources.api import Api, RefusedError
from ingest.sources.contract import Harvested, Item, Known, Page, Part
from ingest.sources.ori import day

NAME = "openbesluitvorming"
ADDRESS = "https://openbesluitvorming.nl"
_SIZE = "100"
"""Records a page: each may cost a request of its own, and a page that breaks off is asked again."""


class _Cursor(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Where a run is, or where the last one ended."""

    since: str = ""
    feed: Literal["snapshot", "changes"] = "snapshot"
    next: str = ""
    changes: str = ""
    """Where the feed of changes begins that goes with the snapshot."""


class _Record(msgspec.Struct, kw_only=True):
    """One line of a feed."""

    op: Literal["upsert", "delete"]
    entity_id: str
    entity_type: str = ""
    content_hash: str = ""
    payload: dict[str, Any] | None = None


class _Entity(msgspec.Struct, kw_only=True, rename="camel"):
    title: str | None = None
    organization: str | None = None
    sort_date: str | None = None
    markdown_text: str | None = None
    download_url: str | None = None


class _Source(msgspec.Struct, kw_only=True, rename="camel"):
    key: str
    label: str = ""
    organization_type: str = ""


class _Sources(msgspec.Struct):
    sources: list[_Source]


def parts(api: Api, municipalities: tuple[str, ...]) -> list[Part]:
    """The municipalities of the collection, or those named."""
    try:
        data = api.get("/api/sources", {"implemented": "true"}).content
        listed = msgspec.json.decode(data, type=_Sources).sources
    except msgspec.MsgspecError as error:
        raise UnreadableDocumentError(
            f"{api.base} does not list its municipalities: {error}.", "Try again later."
        ) from error
    by_name = {
        fold(each.label or each.key): Part(key=each.key, municipality=each.label or each.key)
        for each in listed
        if each.organization_type in ("", "gemeente")
    }
    for name in municipalities:
        if fold(name) not in by_name:
            near = ", ".join(nearest(name, [part.municipality for part in by_name.values()]))
            raise QueryError(f"{api.base} has no municipality {name!r}.", f"Nearest: {near}." if near else "")
    return [by_name[fold(name)] for name in municipalities] or list(by_name.values())


def pages(api: Api, part: Part, cursor: str, since: dt.date | None, known: Known) -> Iterator[Page]:
    """The snapshot where it was not read to its end, then what changed."""
    at = _resume(cursor, since.isoformat() if since else "")
    began_anew = False
    while True:
        query = {"source": part.key, "limit": _SIZE}
        if at.next:
            query["cursor"] = at.next
        try:
            answer = api.get(f"/api/export/{at.feed}", query)
        except RefusedError as refusal:
            if began_anew or not at.next or b"cursor" not in refusal.body:
                raise
            at, began_anew = _Cursor(since=at.since), True  # what is stored already costs no second look
            continue
        page = _page(api, part, answer.content, since, known)
        more = answer.headers.get("x-has-more", "").lower() == "true"
        following = answer.headers.get("x-next-cursor", "")
        if more and (not following or following == at.next):
            raise UnreadableDocumentError(
                f"{api.base} says that there is more, and not where.", "Run it again later."
            )
        at.changes = at.changes or answer.headers.get("x-changes-cursor", "")
        if more or at.feed == "changes":
            at.next = following or at.next
        else:
            at.feed, at.next, more = "changes", at.changes, True
        yield msgspec.structs.replace(page, cursor=msgspec.json.encode(at).decode())
        if not more:
            return


def _resume(cursor: str, since: str) -> _Cursor:
    """Where to go on; at the start when an earlier day is asked for than before."""
    at = msgspec.json.decode(cursor, type=_Cursor) if cursor else _Cursor(since=since)
    return at if at.since <= since else _Cursor(since=since)


def _page(api: Api, part: Part, data: bytes, since: dt.date | None, known: Known) -> Page:
    """What the lines say: the last word on each document."""
    records, problems = _records(part, data)
    items, empty = [], []
    for record in records:
        address = f"{api.base}/api/entities/{quote(record.entity_id, safe='')}"
        if record.op == "delete":
            items.append(Item(address=address))
            continue
        discussed = day((record.payload or {}).get("last_discussed_at"))
        if since and discussed and discussed < since:
            continue
        if record.content_hash and known(address) == record.content_hash:
            continue
        try:
            document = _document(api, part, record, address)
        except (RefusedError, msgspec.MsgspecError) as error:
            problems.append(Problem(code="entity", message=f"{address} cannot be read: {error}."))
            continue
        if document is None:
            empty.append(address)
        elif not (since and document.date and document.date < since):
            items.append(Item(address=address, document=document, version=record.content_hash))
    return Page(items=tuple(items), cursor="", problems=tuple(problems), empty=tuple(empty))


def _records(part: Part, data: bytes) -> tuple[list[_Record], list[Problem]]:
    """The last record of each document, and which lines could not be understood."""
    records: dict[str, _Record] = {}
    problems = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(line, type=_Record)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            problems.append(
                Problem(code="line", message=f"Line {number} of a page of {part.key} is malformed: {error}.")
            )
            continue
        if record.entity_type == "Document" or record.entity_id.startswith("document:"):
            records[record.entity_id] = record
    return list(records.values()), problems


def _document(api: Api, part: Part, record: _Record, address: str) -> Harvested | None:
    """The document of a record with its text; None for one that has none."""
    data = api.get(address.removeprefix(api.base)).content
    entity = msgspec.json.decode(data, type=_Entity)
    text = re.sub(r"\r\n?", "\n", entity.markdown_text or "")
    if not text.strip():
        return None
    payload = record.payload or {}
    name = entity.title or payload.get("name")
    return Harvested(
        address=address,
        name=name if isinstance(name, str) else "",
        municipality=part.municipality,
        date=day(entity.sort_date) or day(payload.get("last_discussed_at")),
        original=entity.download_url or str(payload.get("original_url") or ""),
        markdown=text,
    )
