"""openbesluitvorming.nl: the successor of Open Raadsinformatie, by its bulk export.

As its API documentation has it: a first time the pages of `/api/export/snapshot`, with the cursor of the
change feed from the first of them; after that `/api/export/changes`, which has additions, corrections and
deletions. Records hold no text: that is asked for one by one at `/api/entities`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

import msgspec

from corpus.document import Problem
from corpus.errors import QueryError, UnreadableDocumentError
from corpus.store.names import fold, nearest
from ingest.sources.api import Api, RefusedError, TooLargeError
from ingest.sources.contract import Harvested, Item, Known, Page, Part
from ingest.sources.ori import day

if TYPE_CHECKING:
    import httpx

NAME = "openbesluitvorming"
ADDRESS = "https://openbesluitvorming.nl"
_SIZE = 100
"""Records a page: each may cost a request of its own, and a page that breaks off is asked again."""
_CUT = 3
"""Times that a page is asked that ends in the middle of a record."""
_MOST_AGAIN = 1000
"""Documents that could not be asked and are asked again in the next run."""


class _Cursor(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Where a run is, or where the last one ended."""

    since: str = ""
    feed: Literal["snapshot", "changes"] = "snapshot"
    next: str = ""
    changes: str = ""
    """Where the feed of changes begins that goes with the snapshot."""
    again: list[_Record] = []
    """What could not be asked when it was its turn."""


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
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
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
    """What could not be asked the last time; the snapshot where it was not read to its end; what changed."""
    at = _resume(cursor, since.isoformat() if since else "")
    took = _Taker(api, part, since, known)
    if at.again:
        page, at.again = took.page(at.again, [])
        yield msgspec.structs.replace(page, cursor=_encoded(at))
    began_anew, passed, size = False, {(at.feed, at.next)}, _SIZE
    while True:
        query = {"source": part.key, "limit": str(size)}
        if at.next:
            query["cursor"] = at.next
        try:
            answer, records, problems = _feed(api, part, at.feed, query)
        except TooLargeError:
            if size == 1:
                raise
            size //= 2
            continue
        except RefusedError as refusal:
            if began_anew or not at.next or b"cursor" not in refusal.body:
                raise
            at, began_anew = (
                _Cursor(since=at.since, again=at.again),
                True,
            )  # what is stored is not asked twice
            passed = {(at.feed, at.next)}
            continue
        more = answer.headers.get("x-has-more", "").lower() == "true"
        following = answer.headers.get("x-next-cursor", "")
        if more and (not following or (at.feed, following) in passed):
            raise UnreadableDocumentError(
                f"{api.base} says that there is more, and not where.", "Run it again later."
            )
        page, failed = took.page(records, problems)
        at.again = [*at.again, *failed][-_MOST_AGAIN:]
        at.changes = at.changes or answer.headers.get("x-changes-cursor", "")
        if more or at.feed == "changes":
            at.next = following or at.next
        else:
            at.feed, at.next, more = "changes", at.changes, True
        passed.add((at.feed, at.next))
        yield msgspec.structs.replace(page, cursor=_encoded(at))
        if not more:
            return
        size = min(_SIZE, size * 2)


def _resume(cursor: str, since: str) -> _Cursor:
    """Where to go on; at the start when an earlier day is asked for than before."""
    at = msgspec.json.decode(cursor, type=_Cursor) if cursor else _Cursor(since=since)
    return at if at.since <= since else _Cursor(since=since)


def _encoded(at: _Cursor) -> str:
    return msgspec.json.encode(at).decode()


def _feed(
    api: Api, part: Part, feed: str, query: dict[str, str]
) -> tuple[httpx.Response, list[_Record], list[Problem]]:
    """A page of a feed: the last record of each document, and which lines could not be understood.

    One that ends in the middle of a record is asked again, as what follows it would be lost.
    """
    for _ in range(_CUT):
        answer = api.get(f"/api/export/{feed}", query)
        lines = answer.content.split(b"\n")
        records, problems = _records(part, lines)
        if not lines[-1].strip() or _is_json(lines[-1]):
            return answer, records, problems
    raise UnreadableDocumentError(
        f"{api.base} breaks off in the middle of a page.",
        "Run it again later; it goes on from where it was.",
    )


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _records(part: Part, lines: list[bytes]) -> tuple[list[_Record], list[Problem]]:
    records: dict[str, _Record] = {}
    problems = []
    for number, line in enumerate(lines, start=1):
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


class _Taker:
    """Asks for the documents of records, those that are wanted and not stored as they are."""

    def __init__(self, api: Api, part: Part, since: dt.date | None, known: Known) -> None:
        self._api, self._part, self._since, self._known = api, part, since, known

    def page(self, records: list[_Record], problems: list[Problem]) -> tuple[Page, list[_Record]]:
        """A page without its cursor, and the record that could not be asked. Where two in a row cannot,
        it raises UnreadableDocumentError, as then it is not the document."""
        items, empty, failed = [], [], []
        is_away = False
        for record in records:
            address = f"{self._api.base}/api/entities/{quote(record.entity_id, safe='')}"
            if record.op == "delete":
                items.append(Item(address=address))
                continue
            if not self._wants(record, address):
                continue
            try:
                document = _document(self._api, self._part, record, address)
            except (RefusedError, TooLargeError, msgspec.MsgspecError, UnicodeDecodeError) as error:
                problems.append(Problem(code="entity", message=f"{address} cannot be read: {error}."))
                continue
            except UnreadableDocumentError as error:
                if is_away:
                    raise
                is_away = True
                failed.append(_shortened(record))
                message = f"{address} cannot be read now: {error} It is asked again the next time."
                problems.append(Problem(code="entity", message=message))
                continue
            is_away = False
            if document is None:
                empty.append(address)
            elif not (self._since and document.date and document.date < self._since):
                items.append(Item(address=address, document=document, version=record.content_hash))
        return Page(items=tuple(items), cursor="", problems=tuple(problems), empty=tuple(empty)), failed

    def _wants(self, record: _Record, address: str) -> bool:
        discussed = day((record.payload or {}).get("last_discussed_at"))
        if self._since and discussed and discussed < self._since:
            return False
        return not record.content_hash or self._known(address) != record.content_hash


def _shortened(record: _Record) -> _Record:
    """With what is needed of it alone."""
    kept = {name: (record.payload or {}).get(name) for name in ("name", "last_discussed_at", "original_url")}
    return msgspec.structs.replace(record, payload=kept)


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
