"""Public collections, served on this machine in the shapes that their documentation gives."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

Reply = tuple[int, bytes, dict[str, str]]


class Server(BaseHTTPRequestHandler):
    """Counts and answers; `faults` are given first, one a request: () for the answer that is right."""

    protocol_version = "HTTP/1.1"
    faults: ClassVar[list[Reply | tuple[()] | None]] = []
    seen: ClassVar[list[str]] = []
    open: ClassVar[int] = 0
    most: ClassVar[int] = 0
    agents: ClassVar[set[str]] = set()

    def setup(self) -> None:
        super().setup()
        Server.open += 1
        Server.most = max(Server.most, Server.open)

    def finish(self) -> None:
        super().finish()
        Server.open -= 1

    def do_GET(self) -> None:
        self.respond(b"")

    def do_POST(self) -> None:
        self.respond(self.rfile.read(int(self.headers["Content-Length"])))

    def respond(self, body: bytes) -> None:
        self.seen.append(f"{self.command} {self.path}")
        self.agents.add(self.headers["User-Agent"])
        fault = self.faults.pop(0) if self.faults else ()
        if fault is None:  # the connection breaks off in the middle of an answer
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            self.wfile.write(b'{"hits"')
            self.close_connection = True
            return
        status, data, headers = fault or self.answer(body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def answer(self, body: bytes) -> Reply:
        raise NotImplementedError

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


class Classic(Server):
    """Open Raadsinformatie: an index a municipality, `_search` by POST and nothing else."""

    papers: ClassVar[list[dict[str, Any]]] = []
    is_stuck: ClassVar[bool] = False
    """Gives the first page whatever is asked."""

    def answer(self, body: bytes) -> Reply:
        path = urlsplit(self.path).path
        if self.command != "POST" or not path.endswith("/_search"):
            return 405, b"{}", {}
        question = json.loads(body)
        (kind, *ranges) = question["query"]["bool"]["filter"]
        assert kind == {"term": {"@type": "MediaObject"}}
        assert question["sort"] == [{"last_discussed_at": "asc"}, {"_id": "asc"}]
        first = ranges[0]["range"]["last_discussed_at"]["gte"] if ranges else ""
        indexes = _asked({paper["_index"] for paper in self.papers}, unquote(path.split("/")[-2]))
        found = [
            ([paper["last_discussed_at"], paper["_id"]], paper)
            for paper in self.papers
            if paper["_index"] in indexes and paper["last_discussed_at"] >= first
        ]
        found.sort(key=lambda each: each[0])
        after = [] if self.is_stuck else question.get("search_after", [])
        found = [each for each in found if each[0] > after][: question["size"]]
        hits = [
            {
                "_index": paper["_index"],
                "_id": paper["_id"],
                "sort": place,
                "_source": {key: value for key, value in paper.items() if key in question["_source"]},
            }
            for place, paper in found
        ]
        shards = {"total": len(indexes), "failed": 0}
        answer = {"timed_out": False, "_shards": shards, "hits": {"hits": hits}}
        return 200, json.dumps(answer).encode(), {}


def _asked(indexes: set[str], expression: str) -> set[str]:
    """Those that an expression names, as Elasticsearch has it: patterns, and some taken out again."""
    found: set[str] = set()
    for pattern in expression.split(","):
        if pattern.startswith("-"):
            found -= {index for index in found if fnmatchcase(index, pattern[1:])}
        else:
            found |= {index for index in indexes if fnmatchcase(index, pattern)}
    return found


def paper(number: int, day: str, index: str = "ori_voorbeelddam_2024", **more: Any) -> dict[str, Any]:
    pages = ["Raadsbrief", f"Het college opent in 2027 wijkcentrum {number} in Molenhoek."]
    return {
        "_index": index,
        "_id": f"{number:06d}",
        "name": f"Raadsbrief {number}",
        "text_pages": pages,
        "last_discussed_at": f"{day}T20:00:00",
        **more,
    }


class Export(Server):
    """openbesluitvorming.nl: a snapshot, a feed of changes, and the text of each document."""

    log: ClassVar[list[dict[str, Any]]] = []
    texts: ClassVar[dict[str, str]] = {}
    malformed: ClassVar[list[bytes]] = []
    oldest: ClassVar[int] = 0
    broken: ClassVar[set[str]] = set()
    """Documents that it cannot give."""
    circle: ClassVar[tuple[str, ...]] = ()
    """Cursors that it gives in turn, for ever."""
    size = 2

    def answer(self, body: bytes) -> Reply:  # noqa: ARG002
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/api/sources":
            listed = [
                {"key": "voorbeelddam", "label": "Voorbeelddam", "organizationType": "gemeente"},
                {"key": "overdam", "label": "Provincie Overdam", "organizationType": "provincie"},
            ]
            return 200, json.dumps({"sources": listed}).encode(), {}
        if address.path.startswith("/api/entities/"):
            entity = unquote(address.path.removeprefix("/api/entities/"))
            if entity in self.broken:
                return 500, b"", {}
            if entity not in self.texts:
                return 404, b'{"error": "niet gevonden"}', {}
            detail = {
                "title": f"Nota {entity}",
                "organization": "Voorbeelddam",
                "sortDate": "2026-03-04 00:00:00",
                "markdownText": self.texts[entity],
            }
            return 200, json.dumps(detail).encode(), {}
        assert query["source"] == "voorbeelddam"
        cursor = int(query.get("cursor", "0"))
        if address.path == "/api/export/snapshot":
            live = {record["entity_id"]: record for record in self.log}
            records = [record for record in live.values() if record["op"] == "upsert"]
            return self.page(records, cursor, {"X-Changes-Cursor": str(len(self.log))})
        if cursor < self.oldest:
            return 400, b'{"code": "invalid_export_cursor"}', {}
        return self.page(self.log, cursor, {})

    def page(self, records: list[dict[str, Any]], cursor: int, headers: dict[str, str]) -> Reply:
        if self.circle:
            turn = sum("/api/export/" in path for path in self.seen)
            following = {"X-Next-Cursor": self.circle[turn % len(self.circle)], "X-Has-More": "true"}
            return 200, b"", {**headers, **following}
        lines = [json.dumps(record).encode() for record in records[cursor : cursor + self.size]]
        more = cursor + self.size < len(records)
        following = {
            "X-Next-Cursor": str(min(cursor + self.size, len(records))),
            "X-Has-More": str(more).lower(),
        }
        return 200, b"\n".join([*lines, *self.malformed, b""]), {**headers, **following}

    @classmethod
    def put(cls, name: str, text: str = "") -> None:
        """Adds to the log: a document, or without a text that it is gone."""
        entity = f"document:notubiz:gemeente:voorbeelddam:{name}"
        record: dict[str, Any] = {"seq": len(cls.log), "op": "delete", "entity_id": entity}
        if text:
            cls.texts[entity] = text
            record |= {"op": "upsert", "entity_type": "Document", "content_hash": f"sha256:{text}"}
            record["payload"] = {"type": "Document", "name": name}
        cls.log.append(record)


def serve(handler: type[Server]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    Server.seen.clear()
    Server.faults.clear()
    Server.agents.clear()
    Server.open = Server.most = 0
    Classic.is_stuck = False
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
