"""Fetching a page or file from the web: bounded, polite, and never from a private network by accident."""

from __future__ import annotations

import datetime as dt
import email.utils
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import certifi
import httpx
import msgspec

from corpus.errors import UnreadableDocumentError
from ingest.addresses import check_literal, checked, has_proxy
from ingest.contract import Source
from ingest.limits import DEFAULT, MIB
from ingest.registry import CONTAINERS, READERS, SUFFIXES

AGENT = "raadspoor"
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_SLOWEST = 300.0
"""Seconds that one answer may take in all, however steadily it drips."""
_MOST_REDIRECTS = 5
_ROBOTS_SIZE = 512 * 1024
_LONGEST_PAUSE = 30.0
"""Seconds; a longer crawl delay is cut to this."""
_PAUSE = 1.0
"""Seconds between two requests to a public server that asks for no other delay."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent, with what it needs to be told the next time."""

    source: Source
    etag: str = ""
    last_modified: str = ""


class NotModified(msgspec.Struct, frozen=True):
    """The server says that nothing changed."""


class _Answer(msgspec.Struct, kw_only=True):
    status: int
    headers: httpx.Headers
    data: bytes


def fetch(
    address: str,
    *,
    etag: str = "",
    last_modified: str = "",
    size: int = DEFAULT.size,
    allow_private: bool = False,
) -> Fetched | NotModified:
    """What is at `address`, following up to five redirects, each checked as the first.

    `etag` and `last_modified` are those of an earlier answer. Raises UnreadableDocumentError, saying why,
    when the address is not http(s) or not public, robots.txt refuses it, the server does not answer with
    success, or the answer is larger than `size` bytes once decoded.
    """
    validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in validators.items() if value}
    place = address
    for _ in range(_MOST_REDIRECTS + 1):
        _check(place)
        _ask_robots(place, allow_private)
        answer = _get(place, headers, size, allow_private)
        if answer.status == 304 and headers:
            return NotModified()
        if answer.status not in (301, 302, 303, 307, 308):
            return _fetched(address, place, answer)
        target = answer.headers.get("location")
        if not target:
            raise UnreadableDocumentError(f"{place} redirects to nowhere.", "Open it in a browser.")
        place = urljoin(place, target)
    raise UnreadableDocumentError(
        f"{address} redirects more than {_MOST_REDIRECTS} times.", "Give the address that it ends at."
    )


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        raise UnreadableDocumentError(f"{address} is not an http or https address.", "Check the address.")
    if parts.username or parts.password:
        raise UnreadableDocumentError(
            f"{parts.scheme}://{parts.hostname} is given with a password.", "Download the file and read that."
        )


def _fetched(address: str, place: str, answer: _Answer) -> Fetched:
    if answer.status != 200:
        raise UnreadableDocumentError(
            f"{place} gave status {answer.status}.",
            "The page is gone." if answer.status in (404, 410) else "Try again later, or in a browser.",
        )
    modified = answer.headers.get("last-modified", "")
    return Fetched(
        source=Source(
            name=address,
            data=answer.data,
            media_type=_media_type(place, answer),
            retrieved=dt.datetime.now(dt.UTC),
            modified=_moment(modified),
        ),
        etag=answer.headers.get("etag", ""),
        last_modified=modified,
    )


def _media_type(place: str, answer: _Answer) -> str:
    """By the content and the name, else as the server says: many call every file an octet stream."""
    from ingest.read import media_type_of

    stated = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    name = PurePosixPath(unquote(urlsplit(place).path)).name
    if PurePosixPath(name).suffix.lower() not in SUFFIXES:
        known = stated in READERS or stated in CONTAINERS
        suffix = next((s for s, kind in SUFFIXES.items() if kind == stated), "") if known else ""
        name = f"{name or 'index'}{suffix}"
    try:
        return media_type_of(name, answer.data)
    except UnreadableDocumentError as error:
        said = f" The server calls it {stated}." if stated else ""
        raise UnreadableDocumentError(f"{place}: {error.message}{said}", error.hint) from error


def _moment(stated: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(stated)
    except (TypeError, ValueError):
        return None


def _get(address: str, headers: dict[str, str], size: int, allow_private: bool) -> _Answer:
    """One request, no redirects. Connects to an address that was checked, by number."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    proxied = has_proxy(parts.scheme, host)
    with _explained(address), _client(by_environment=proxied) as client:
        if proxied:
            check_literal(host, allow_private=allow_private)
            return _stream(client, client.build_request("GET", address, headers=headers), size)
        places = checked(host, port, allow_private=allow_private)
        for number, place in enumerate(places, start=1):
            url = httpx.URL(address).copy_with(host=place, fragment=None)
            # The certificate is checked against the name, which the server is told as well.
            request = client.build_request(
                "GET",
                url,
                headers={"Host": parts.netloc, **headers},
                extensions={"sni_hostname": host},
            )
            try:
                return _stream(client, request, size)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if number == len(places):
                    raise
    raise AssertionError("a name resolves to one address at least")


def _client(*, by_environment: bool) -> httpx.Client:
    return httpx.Client(
        timeout=_TIMEOUT,
        follow_redirects=False,
        headers={"User-Agent": agent()},
        verify=certificates(),
        trust_env=by_environment,
    )


@lru_cache(maxsize=1)
def certificates() -> ssl.SSLContext:
    """Trusts what the machine trusts (an office has its own authorities), and the public ones."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _stream(client: httpx.Client, request: httpx.Request, size: int) -> _Answer:
    until = time.monotonic() + _SLOWEST
    data = bytearray()
    response = client.send(request, stream=True)
    try:
        if response.is_redirect or response.status_code == 304:
            return _Answer(status=response.status_code, headers=response.headers, data=b"")
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > size:
                raise UnreadableDocumentError(
                    f"It is larger than {size / MIB:.3g} MiB, the limit.", "Download it and read that."
                )
            if time.monotonic() > until:
                raise UnreadableDocumentError(
                    f"The server took more than {_SLOWEST:g} seconds.", "Try again later."
                )
    finally:
        response.close()
    return _Answer(status=response.status_code, headers=response.headers, data=bytes(data))


@contextmanager
def _explained(address: str) -> Iterator[None]:
    """Network errors in words that a user can act on."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise UnreadableDocumentError(f"{address} did not answer in time.", "Try again later.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnreadableDocumentError(
            f"{address} could not be fetched: {error or type(error).__name__}.",
            "Check the address and the connection.",
        ) from error


_last_request: dict[str, float] = {}


def _ask_robots(address: str, allow_private: bool) -> None:
    """Waits as long as the server asks between requests; raises when it refuses this one."""
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    robots = _robots(origin, allow_private)
    if not robots.can_fetch(AGENT, address):
        raise UnreadableDocumentError(
            f"{origin}/robots.txt asks programs not to fetch {parts.path or '/'}.",
            "Download it in a browser and read that, if you may.",
        )
    asked = robots.crawl_delay(AGENT)
    pause = min(float(asked), _LONGEST_PAUSE) if asked else (0.0 if allow_private else _PAUSE)
    wait = _last_request.get(origin, float("-inf")) + pause - time.monotonic()
    if wait > 0:
        time.sleep(wait)
    _last_request[origin] = time.monotonic()


@lru_cache(maxsize=256)
def _robots(origin: str, allow_private: bool) -> RobotFileParser:
    """The rules of a server: none when it has no robots.txt, all forbidden when it fails on it (RFC 9309)."""
    robots = RobotFileParser()
    place = f"{origin}/robots.txt"
    for _ in range(_MOST_REDIRECTS + 1):
        _check(place)
        answer = _get(place, {}, _ROBOTS_SIZE, allow_private)
        if not (300 <= answer.status < 400 and "location" in answer.headers):
            break
        place = urljoin(place, answer.headers["location"])
    if answer.status == 200:
        robots.parse(answer.data.decode("utf-8", "replace").splitlines())
    else:
        robots.parse(["User-agent: *", "Disallow: /"] if answer.status >= 500 else [])
    return robots


def agent() -> str:
    """What we call ourselves."""
    try:
        return f"{AGENT}/{version('raadspoor')}"
    except PackageNotFoundError:
        return f"{AGENT}/0"
