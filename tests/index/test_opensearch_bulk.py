"""Sending in bulk to a cluster that has no room, played by a small server on loopback."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from opensearchpy.exceptions import TransportError

from corpus.errors import CorpusError
from corpus.settings import OpenSearchSettings
from index.opensearch import bulk
from index.opensearch.connection import connect, explained

Answer = tuple[int, dict[str, Any]]
ROWS = [("units", str(number), {"own": f"woord {number}"}) for number in range(400)]
FULL = {"type": "rejected_execution_exception", "reason": "rejected execution of coordinating operation"}


class FullCluster:
    """Takes rows as a script has it: given the rows of a request, which of them it refuses and how."""

    def __init__(self) -> None:
        self.rows: dict[str, Any] = {}
        self.requests: list[int] = []
        """Rows of every request."""
        self.script: Callable[[int, list[str]], Answer | None] = lambda _number, _ids: None
        """Gets the number of the request (from 0) and the ids; None where all is well."""

    def bulk(self, body: bytes) -> Answer:
        lines = body.splitlines()
        pairs = list(zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2]), strict=True))
        ids = [action["index"]["_id"] for action, _ in pairs]
        self.requests.append(len(ids))
        status, answer = self.script(len(self.requests) - 1, ids) or (200, items(ids))
        for (_, row), item in zip(pairs, answer.get("items", ()), strict=status == 200):
            if item["index"]["status"] < 300:
                self.rows[item["index"]["_id"]] = row
        return status, answer


def items(ids: list[str], refused: frozenset[str] = frozenset(), status: int = 429) -> dict[str, Any]:
    """The answer to a bulk request, with an error for each of `refused`."""
    told = [
        {"_index": "units", "_id": number, "status": status, "error": FULL}
        if number in refused
        else {"_index": "units", "_id": number, "status": 201, "result": "created"}
        for number in ids
    ]
    return {"took": 3, "errors": bool(refused), "items": [{"index": item} for item in told]}


@pytest.fixture
def full() -> Iterator[tuple[FullCluster, bulk.Sender]]:
    cluster = FullCluster()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            assert self.path.startswith("/_bulk")
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            status, answer = cluster.bulk(body)
            if status == 0:  # the node is gone before it has answered
                self.close_connection = True
                return
            told = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        settings = OpenSearchSettings(hosts=(f"http://127.0.0.1:{server.server_address[1]}",))
        client = connect(settings)
        try:
            with explained(settings):
                yield cluster, bulk.Sender(client)
        finally:
            client.close()
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No pauses; how long they would have been. Small requests, so that there are many."""
    pauses: list[float] = []
    monkeypatch.setattr("index.opensearch.bulk.time.sleep", pauses.append)
    monkeypatch.setattr(bulk, "MOST_BYTES", 8_000)
    monkeypatch.setattr(bulk, "LEAST_BYTES", 500)
    return pauses


Full = tuple[FullCluster, bulk.Sender]


def test_all_is_sent_once_where_there_is_room(full: Full, at_once: list[float]) -> None:
    cluster, sender = full
    assert sender.send(iter(ROWS)) == len(ROWS)
    assert cluster.rows == {number: row for _, number, row in ROWS}
    assert sum(cluster.requests) == len(ROWS)
    assert not at_once


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_request_that_is_refused_is_sent_again_in_smaller_ones(
    full: Full, at_once: list[float], status: int
) -> None:
    cluster, sender = full
    full_size: list[int] = []

    def script(_: int, ids: list[str]) -> Answer | None:
        full_size.append(len(ids))
        return (status, {"error": FULL, "status": status}) if len(ids) > 40 else None

    cluster.script = script
    assert sender.send(iter(ROWS)) == len(ROWS)
    assert cluster.rows == {number: row for _, number, row in ROWS}
    assert max(full_size) > 40
    assert at_once


def test_only_the_rows_that_were_refused_are_sent_again(full: Full) -> None:
    cluster, sender = full
    seen: set[str] = set()

    def script(_: int, ids: list[str]) -> Answer:
        refused = frozenset(number for number in ids if number.endswith("7") and number not in seen)
        seen.update(refused)
        return 200, items(ids, refused)

    cluster.script = script
    assert sender.send(iter(ROWS)) == len(ROWS)
    assert cluster.rows == {number: row for _, number, row in ROWS}
    assert sum(cluster.requests) == len(ROWS) + len(seen)
    assert len(seen) == 40


def test_pauses_grow_and_requests_grow_back(full: Full, at_once: list[float]) -> None:
    cluster, sender = full
    cluster.script = lambda number, _: (429, {"error": FULL, "status": 429}) if number < 5 else None
    sender.send(iter(ROWS))
    assert len(cluster.rows) == len(ROWS)
    assert len(at_once) >= 2
    assert at_once[-1] > at_once[0]
    assert cluster.requests[-2] >= cluster.requests[0] * 0.9
    assert min(cluster.requests[5:]) < cluster.requests[0] / 4


def test_a_node_that_is_gone_while_it_takes_rows_leaves_none_twice(full: Full) -> None:
    cluster, sender = full
    cluster.script = lambda number, ids: (0, items(ids)) if number in (1, 2) else None
    assert sender.send(iter(ROWS)) == len(ROWS)
    assert cluster.rows == {number: row for _, number, row in ROWS}


def test_a_cluster_that_stays_full_is_said(full: Full, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster, sender = full
    monkeypatch.setattr(bulk, "PATIENCE", 0.05)
    cluster.script = lambda _, ids: (200, items(ids, frozenset(ids)))
    with pytest.raises(CorpusError, match=r"has taken no more .*429, rejected execution") as caught:
        sender.send(iter(ROWS))
    assert "goes on" in caught.value.hint


def test_other_requests_wait_for_room_too(at_once: list[float]) -> None:
    answers: Iterator[TransportError | str] = iter([*(TransportError(429, "full") for _ in range(2)), "made"])

    def make() -> str:
        answer = next(answers)
        if isinstance(answer, TransportError):
            raise answer
        return answer

    assert bulk.patiently(make) == "made"
    assert len(at_once) == 2


def test_other_requests_end_where_there_is_no_room(
    at_once: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PATIENCE", -1.0)

    def make() -> str:
        raise TransportError(429, "full")

    with pytest.raises(TransportError):
        bulk.patiently(make)
    assert not at_once


def test_a_row_that_the_mapping_refuses_is_named(full: Full) -> None:
    cluster, sender = full
    cluster.script = lambda _, ids: (200, items(ids, frozenset({"3"}), 400))
    with pytest.raises(CorpusError, match="refuses 3"):
        sender.send(iter(ROWS))


def test_a_login_that_is_refused_is_not_tried_for_ever(full: Full, at_once: list[float]) -> None:
    cluster, sender = full
    cluster.script = lambda *_: (403, {"error": {"type": "security_exception", "reason": "no"}})
    from opensearchpy.exceptions import AuthorizationException

    with pytest.raises(AuthorizationException):
        sender.send(iter(ROWS))
    assert len(cluster.requests) == 1
    assert not at_once
