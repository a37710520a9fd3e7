"""Fetching, against a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from corpus.document import Document
from corpus.errors import UnreadableDocumentError
from corpus.store import Corpus
from ingest import addresses
from ingest import fetch as module
from ingest.fetch import Fetched, NotModified, fetch
from ingest.run import run

PAGE = (
    b"<html><head><title>Plein</title></head>"
    b"<body><main><h1>Plein</h1><p>Het plein komt er.</p></main></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """A site with one good page and a number of bad ones."""

    robots: ClassVar[tuple[int, bytes]] = (200, b"User-agent: *\nDisallow: /geheim\n")
    seen: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.seen.append((self.path, dict(self.headers)))
        if self.path == "/robots.txt":
            self.answer(*self.robots, {})
        elif self.path in ("/plein.html", "/geheim.html"):
            if self.headers.get("If-None-Match") == '"v1"':
                self.answer(304, b"", {})
            else:
                self.answer(200, PAGE, {"Content-Type": "text/html", "ETag": '"v1"'})
        elif self.path == "/stuk?id=7":
            self.answer(200, b"%PDF-1.7 ...", {"Content-Type": "application/octet-stream"})
        elif self.path == "/notitie":
            self.answer(200, b"# Notitie\n", {"Content-Type": "text/markdown; charset=utf-8"})
        elif self.path.startswith("/naar/"):
            self.answer(302, b"", {"Location": self.path.removeprefix("/naar/")})
        elif self.path == "/rond":
            self.answer(302, b"", {"Location": "/rond"})
        elif self.path == "/bom.html":
            self.answer(200, gzip.compress(bytes(5_000_000)), {"Content-Encoding": "gzip"})
        elif self.path == "/film":
            self.answer(200, b"\0\1\2 film", {"Content-Type": "video/mp4"})
        else:
            self.answer(404, b"weg", {})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    Handler.seen.clear()
    module._robots.cache_clear()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_fetched_under_its_name(site: str) -> None:
    fetched = fetch(f"{site}/plein.html", allow_private=True)
    assert isinstance(fetched, Fetched)
    assert fetched.source.data == PAGE
    assert fetched.source.name == f"{site}/plein.html"
    assert fetched.source.media_type == "text/html"
    assert fetched.etag == '"v1"'
    path, headers = Handler.seen[-1]
    assert path == "/plein.html"
    assert headers["Host"] == site.removeprefix("http://")
    assert headers["User-Agent"].startswith("raadspoor/")


def test_nothing_is_sent_again_that_did_not_change(site: str) -> None:
    assert isinstance(fetch(f"{site}/plein.html", etag='"v1"', allow_private=True), NotModified)


def test_the_kind_is_seen_from_the_content_or_said_by_the_server(site: str) -> None:
    for path, media_type in (("/stuk?id=7", "application/pdf"), ("/notitie", "text/markdown")):
        fetched = fetch(f"{site}{path}", allow_private=True)
        assert isinstance(fetched, Fetched)
        assert fetched.source.media_type == media_type


def test_redirects_are_followed_a_few_times(site: str) -> None:
    fetched = fetch(f"{site}/naar//plein.html", allow_private=True)
    assert isinstance(fetched, Fetched)
    assert fetched.source.name == f"{site}/naar//plein.html"
    with pytest.raises(UnreadableDocumentError, match="redirects more than 5"):
        fetch(f"{site}/rond", allow_private=True)
    with pytest.raises(UnreadableDocumentError, match="not an http"):
        fetch(f"{site}/naar/file:///etc/passwd", allow_private=True)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/weg.html", "status 404"),
        ("/geheim.html", r"robots\.txt asks"),
        ("/naar//geheim.html", r"robots\.txt asks"),
        ("/bom.html", "larger than"),
        ("/film", "video/mp4"),
    ],
)
def test_what_cannot_be_fetched_is_said(site: str, path: str, said: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=said):
        fetch(f"{site}{path}", size=1_000_000, allow_private=True)


def test_a_server_that_fails_on_its_rules_is_left_alone(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "robots", (503, b""))
    with pytest.raises(UnreadableDocumentError, match=r"robots\.txt"):
        fetch(f"{site}/plein.html", allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://voorbeelddam.example/a.pdf",
        "file:///etc/passwd",
        "http://",
        "http://jan:geheim@voorbeelddam.example/",
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        fetch(address)
    assert "geheim" not in str(raised.value)


def test_private_addresses_are_refused_before_anything_is_sent(site: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="private network"):
        fetch(f"{site}/plein.html")
    assert Handler.seen == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not addresses.is_public(address)


def test_addresses_that_are_public() -> None:
    assert addresses.is_public("8.8.8.8")
    assert addresses.is_public("2001:4860:4860::8888")


def test_a_name_that_changes_its_address_gains_nothing(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one that is connected to: the name is resolved once a request."""
    port = int(site.rpartition(":")[2])
    answers = iter(["127.0.0.1", "8.8.8.8", "127.0.0.1"])

    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(UnreadableDocumentError, match="private network"):
        fetch(f"http://wisselt.example:{port}/plein.html")
    assert Handler.seen == []


def test_a_proxy_gets_no_private_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    for host in ("localhost", "10.0.0.1"):
        with pytest.raises(UnreadableDocumentError, match="private network"):
            fetch(f"http://{host}/plein.html")


def as_it_is(document: Document) -> Document:
    return document


def test_an_address_is_a_source_of_the_corpus(site: str, tmp_path: Path) -> None:
    address = f"{site}/plein.html"
    with Corpus.open(tmp_path, create=True) as corpus:

        def ingest() -> list[str]:
            return [e.outcome for e in run(corpus, [address], finish=as_it_is, workers=1, allow_private=True)]

        assert ingest() == ["read"]
        (summary,) = corpus.summaries()
        assert (summary.source, summary.title) == (address, "Plein")
        assert ingest() == ["unchanged"]
        assert Handler.seen[-1][1]["If-None-Match"] == '"v1"'
        refused = list(run(corpus, [address], finish=as_it_is, workers=1))
        assert [e.outcome for e in refused] == ["failed"]
        assert "--allow-private" in refused[0].reason
