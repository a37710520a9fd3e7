"""Open Raadsinformatie: the papers of more than 300 councils in Elasticsearch, with their text by page.

As its API documentation has it: indexes `ori_MUNICIPALITY_MOMENT`, documents of type MediaObject, questions
by POST to `_search` alone, deep paging with `search_after`. Papers come in the order in which they were last
discussed; one that is added later to an old meeting is found for thirty days.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from corpus.errors import QueryError, UnreadableDocumentError
from corpus.store.names import fold
from ingest.sources.api import Api, TooLargeError
from ingest.sources.contract import Harvested, Item, Known, Page, Part

NAME = "ori"
ADDRESS = "https://api.openraadsinformatie.nl/v1/elastic"
_DOCUMENT = "https://id.openraadsinformatie.nl/{}"
_SIZE = 100
_AGAIN = dt.timedelta(days=30)
"""How far before the last paper a later run starts."""
_FIELDS = [
    "name",
    "text_pages",
    "text",
    "md_text",
    "original_url",
    "url",
    "last_discussed_at",
    "has_organization_name",
]


class _Cursor(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Where a run is, or where the last one ended."""

    since: str = ""
    """First day that was asked for."""
    start: str = ""
    """First day of this run, where it is a later one."""
    after: list[Any] = []
    """Sort values of the last document that was stored; empty at the start of a run."""
    latest: str = ""
    """Last day on which any was discussed."""


class _Hit(msgspec.Struct, kw_only=True):
    index: str = msgspec.field(name="_index")
    id: str = msgspec.field(name="_id")
    sort: list[Any]
    source: dict[str, Any] = msgspec.field(name="_source", default_factory=dict)


class _Hits(msgspec.Struct):
    hits: list[_Hit]


class _Shards(msgspec.Struct):
    failed: int = 0
    total: int | None = None
    """None where the server does not say; 0 where no index has such a name."""


class _Answer(msgspec.Struct):
    hits: _Hits
    timed_out: bool = False
    shards: _Shards = msgspec.field(name="_shards", default_factory=_Shards)


def parts(api: Api, municipalities: tuple[str, ...]) -> list[Part]:  # noqa: ARG001 (the index says by itself)
    """A part for each municipality named, else one for all of them."""
    if not municipalities:
        return [Part(key="*", municipality="")]
    found = []
    for name in municipalities:
        key = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
        if not key:
            raise QueryError(f"{name!r} is no name of a municipality.", "Write it as in Hengelo.")
        found.append(Part(key=key, municipality=name))
    return found


def pages(
    api: Api,
    part: Part,
    cursor: str,
    since: dt.date | None,
    known: Known,  # noqa: ARG001
) -> Iterator[Page]:
    """A hundred papers at a time, the longest ago first; fewer where those are too large.

    Raises QueryError where the collection has no index for the municipality.
    """
    at = _resume(cursor, since.isoformat() if since else "")
    # The other one is for names that begin alike: Bergen is not Bergen op Zoom.
    index = "ori_*" if part.key == "*" else f"ori_{part.key}_*,-ori_{part.key}_*_*"
    size, passed = _SIZE, {msgspec.json.encode(at.after)}
    while True:
        try:
            answer = _ask(api, f"/{index}/_search", _question(at, size))
        except TooLargeError:
            if size == 1:
                raise
            size //= 2
            continue
        if answer.shards.total == 0:
            raise QueryError(
                f"{api.base} has no municipality {part.municipality!r}.", "Write it as it calls itself."
            )
        hits = answer.hits.hits
        if not hits:
            break
        if (place := msgspec.json.encode(hits[-1].sort)) in passed:
            raise UnreadableDocumentError(
                f"{api.base} gives the same papers again and again.", "Run it again later."
            )
        passed.add(place)
        items, empty = [], []
        for hit in hits:
            document = _document(hit, part)
            if document is None:
                empty.append(_DOCUMENT.format(hit.id))
                continue
            items.append(Item(address=document.address, document=document))
            if document.date:
                at.latest = max(at.latest, document.date.isoformat())
        at.after = hits[-1].sort
        yield Page(items=tuple(items), cursor=_encoded(at), empty=tuple(empty))
        if len(hits) < size:
            break
        size = min(_SIZE, size * 2)
    at.after = []
    at.start = _day_before(at.latest)
    yield Page(items=(), cursor=_encoded(at))


def _resume(cursor: str, since: str) -> _Cursor:
    """Where to go on; at the start when an earlier day is asked for than before."""
    at = msgspec.json.decode(cursor, type=_Cursor) if cursor else _Cursor(since=since)
    return at if not cursor or (at.since <= since) else _Cursor(since=since)


def _day_before(latest: str) -> str:
    if not latest:
        return ""
    day = min(dt.date.fromisoformat(latest), dt.datetime.now(dt.UTC).date())
    return (day - _AGAIN).isoformat()


def _encoded(at: _Cursor) -> str:
    return msgspec.json.encode(at).decode()


def _question(at: _Cursor, size: int) -> dict[str, Any]:
    conditions: list[dict[str, Any]] = [{"term": {"@type": "MediaObject"}}]
    first = max(at.since, at.start)
    if first:
        conditions.append({"range": {"last_discussed_at": {"gte": first}}})
    question = {
        "size": size,
        "query": {"bool": {"filter": conditions}},
        "sort": [{"last_discussed_at": "asc"}, {"_id": "asc"}],
        "_source": _FIELDS,
        "track_total_hits": False,
    }
    return {**question, "search_after": at.after} if at.after else question


def _ask(api: Api, path: str, question: dict[str, Any]) -> _Answer:
    """The answer, complete: of one that misses a part of the collection nothing is taken."""
    said = ""
    for _ in range(3):
        data = api.post(path, question).content
        try:
            answer = msgspec.json.decode(data, type=_Answer)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            said = str(error)
            continue
        if not answer.timed_out and not answer.shards.failed:
            return answer
        said = "it could not look everywhere"
    raise UnreadableDocumentError(
        f"{api.base}{path} gives no whole answer: {said}.",
        "Run it again later; it goes on from where it was.",
    )


def _document(hit: _Hit, part: Part) -> Harvested | None:
    """The paper of a hit; None for one without text."""
    said = hit.source
    texts = said.get("text_pages")
    pages = tuple(_text(page) for page in texts) if isinstance(texts, list) else ()
    markdown = "" if any(pages) else _text(said.get("md_text")) or _text(said.get("text"))
    if not (any(page.strip() for page in pages) or markdown.strip()):
        return None
    return Harvested(
        address=_DOCUMENT.format(hit.id),
        name=_text(said.get("name")),
        municipality=part.municipality or _municipality(hit),
        date=day(said.get("last_discussed_at")),
        original=_text(said.get("original_url")) or _text(said.get("url")),
        pages=pages if any(pages) else (),
        markdown=markdown,
    )


def _text(value: Any) -> str:
    """A text, or the first of a list of them, or what an object holds as its text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("text", "")
    return value if isinstance(value, str) else ""


def _municipality(hit: _Hit) -> str:
    """The name that the collection gives, else the one in the name of the index."""
    named = _text(hit.source.get("has_organization_name"))
    if named and "/" not in named and not named.isdigit():
        return re.sub(r"^gemeente\s+", "", named, flags=re.IGNORECASE)
    key = re.sub(r"_\d+$", "", hit.index.removeprefix("ori_"))
    return key.replace("_", " ").title()


def day(value: Any) -> dt.date | None:
    """The day of a moment as the collections write it."""
    try:
        return dt.date.fromisoformat(_text(value)[:10])
    except ValueError:
        return None
