"""Asking a public interface: one connection, as slowly as it asks, patient with what passes by itself."""

from __future__ import annotations

import datetime as dt
import email.utils
import math
import time
from collections.abc import Callable, Mapping
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from corpus.errors import UnreadableDocumentError
from ingest.addresses import check_literal, checked, has_proxy
from ingest.fetch import agent, certificates
from ingest.limits import MIB

PAUSE = 1.0
"""Seconds between two requests to a public server that states no limits."""
TRIES = 6
"""Of one request, before it is given up."""
_FIRST_WAIT = 1.0
"""Seconds after a first failure; twice as long after each next one."""
_LONGEST_WAIT = 300.0
"""Seconds; a server that asks for more is asked again tomorrow."""
_SIZE = 256 * MIB
"""Of one answer, decoded: a page of a thousand documents with their text has some 50 MiB."""
_PASSING = {408, 425, 429, 500, 502, 503, 504}


class RefusedError(UnreadableDocumentError):
    """The server says that this request is wrong; asking again would not help. `body` is what it said."""

    body: bytes = b""


class TooLargeError(UnreadableDocumentError):
    """The answer is larger than is taken at once; a smaller piece may be asked for."""


class Api:
    """Requests to one server. Its documented interface is for programs, so robots.txt is not asked.

    Redirects are not followed: an interface that moved has moved for good, and to where must be looked at.
    """

    def __init__(
        self, base: str, *, allow_private: bool = False, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise UnreadableDocumentError(f"{base} is not an http or https address.", "Check the address.")
        self.base = base.rstrip("/")
        self._host = parts.hostname
        self._place = parts.netloc
        self._port = parts.port or (443 if parts.scheme == "https" else 80)
        self._allow_private = allow_private
        self._proxied = has_proxy(parts.scheme, parts.hostname)
        self._sleep = sleep
        self._next = 0.0
        """When the next request may go out, by the monotonic clock."""
        self._client = httpx.Client(
            timeout=httpx.Timeout(120.0, connect=10.0),
            limits=httpx.Limits(max_connections=1),
            follow_redirects=False,
            headers={"User-Agent": agent(), "Accept": "application/json, application/x-ndjson"},
            verify=certificates(),
            trust_env=self._proxied,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, path: str, query: Mapping[str, str] | None = None) -> httpx.Response:
        """The answer to a GET, whole. Raises UnreadableDocumentError when there is none after six tries."""
        return self._ask("GET", path, params=dict(query or {}))

    def post(self, path: str, body: Any) -> httpx.Response:
        """The answer to a question in JSON."""
        return self._ask("POST", path, json=body)

    def _ask(self, method: str, path: str, **how: Any) -> httpx.Response:
        said = ""
        for attempt in range(1, TRIES + 1):
            self._wait_for_turn()
            try:
                answer = self._send(method, path, **how)
            except httpx.TransportError as error:
                said = f"{error or type(error).__name__}"
                asked = None
            else:
                self._pace(answer)
                if answer.status_code == 200:
                    return answer
                if answer.status_code not in _PASSING:
                    refused = RefusedError(
                        message=f"{self.base}{path} gave status {answer.status_code}.",
                        hint="Check the address and the name of the municipality.",
                    )
                    refused.body = answer.content
                    raise refused
                said = f"status {answer.status_code}"
                asked = _seconds(answer.headers.get("retry-after", ""))
            if attempt < TRIES:
                wait = asked if asked is not None else _FIRST_WAIT * 2 ** (attempt - 1)
                if wait > _LONGEST_WAIT:
                    said = f"{said}, and asks to wait {wait:.0f} seconds"
                    break
                self._sleep(wait)
        raise UnreadableDocumentError(
            f"{self.base} cannot be asked now: {said}.", "Run it again later; it goes on from where it was."
        )

    def _send(self, method: str, path: str, **how: Any) -> httpx.Response:
        """One request, to an address that was checked, by number: resolved again it could be another."""
        url = httpx.URL(f"{self.base}{path}")
        if self._proxied:
            check_literal(self._host, allow_private=self._allow_private)
            request = self._client.build_request(method, url, **how)
        else:
            number = checked(self._host, self._port, allow_private=self._allow_private)[0]
            request = self._client.build_request(
                method,
                url.copy_with(host=number),
                headers={"Host": self._place},
                extensions={"sni_hostname": self._host},
                **how,
            )
        answer = self._client.send(request, stream=True)
        try:
            data = bytearray()
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > _SIZE:
                    raise TooLargeError(
                        f"{self.base}{path} sends more than {_SIZE // MIB} MiB at once.",
                        "Nothing is lost; what is that large there cannot be read.",
                    )
        finally:
            answer.close()
        headers = [
            (k, v) for k, v in answer.headers.items() if k not in ("content-encoding", "content-length")
        ]
        return httpx.Response(answer.status_code, headers=headers, content=bytes(data))

    def _wait_for_turn(self) -> None:
        wait = self._next - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._next = time.monotonic() + (0.0 if self._allow_private else PAUSE)

    def _pace(self, answer: httpx.Response) -> None:
        """As the headers of rate limits say: with nothing left, until there is room for one more."""
        try:
            remaining = float(answer.headers["ratelimit-remaining"])
            reset = float(answer.headers["ratelimit-reset"])
            limit = float(answer.headers.get("ratelimit-limit", "1"))
        except (KeyError, ValueError):
            return
        if remaining < 1 and math.isfinite(reset + limit):
            wait = min(reset / max(1.0, limit), _LONGEST_WAIT)
            self._next = max(self._next, time.monotonic() + wait)


def _seconds(stated: str) -> float | None:
    """What Retry-After asks for: seconds, or a moment. None where it says nothing that can be read."""
    try:
        seconds = float(stated)
        return None if math.isnan(seconds) else max(0.0, seconds)
    except ValueError:
        pass
    try:
        moment = email.utils.parsedate_to_datetime(stated)
    except (TypeError, ValueError, OverflowError):
        return None
    if moment.tzinfo is None:  # as "-0000" is read, which means UTC here
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
