"""Sends rows in bulk: no more at a time than the cluster takes, and again what it could not take."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

T = TypeVar("T")
Row = tuple[str, str, dict[str, Any]]
"""Index, id and fields. Sent twice, it is there once."""
MOST_BYTES = 4_000_000
"""Of one request. It is halved whenever the cluster has no room, and grows back with every success."""
LEAST_BYTES = 50_000
PATIENCE = 300.0
"""Seconds for which a full or electing cluster is waited for."""
FULL = 429
_LATER = frozenset({FULL, 502, 503, 504})
"""Answers that mean: not now."""


def patiently(ask: Callable[[], T]) -> T:
    """What `ask` gives, asked again while the cluster has no room for it (429), PATIENCE seconds at most.

    Raises what the last try raised.
    """
    from opensearchpy.exceptions import TransportError

    pause, until = 0.2, time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except TransportError as error:
            if error.status_code != FULL or time.monotonic() > until:
                raise
        time.sleep(pause * random.uniform(0.5, 1.5))
        pause = min(pause * 2, 20.0)


def send(client: OpenSearch, rows: Iterable[Row]) -> int:
    """Sends every row, and returns how many there were. One that the mapping refuses raises CorpusError."""
    return Sender(client).send(rows)


class Sender:
    """Remembers how much the cluster takes."""

    def __init__(self, client: OpenSearch) -> None:
        self._client = client
        self._most = MOST_BYTES

    def send(self, rows: Iterable[Row]) -> int:
        batch: list[bytes] = []
        sent = size = 0
        for line in _lines(rows):
            if batch and size + len(line) > self._most:
                self._send(batch)
                batch, size = [], 0
            batch.append(line)
            size += len(line)
            sent += 1
        if batch:
            self._send(batch)
        return sent

    def _send(self, lines: list[bytes]) -> None:
        """Until all of them are taken. Raises CorpusError after PATIENCE without any progress."""
        pause, until = 0.2, time.monotonic() + PATIENCE
        while lines:
            left, why = self._tried(lines)
            if len(left) < len(lines):
                until = time.monotonic() + PATIENCE
            lines = left
            if not lines:
                self._most = min(MOST_BYTES, self._most * 2)
                return
            if time.monotonic() > until:
                raise CorpusError(
                    f"OpenSearch has taken no more for {PATIENCE:.0f} seconds: {why}.",
                    "See that its nodes run and have room, and give the command again: it goes on.",
                )
            self._most = max(LEAST_BYTES, self._most // 2)
            time.sleep(pause * random.uniform(0.5, 1.5))
            pause = min(pause * 2, 20.0)

    def _tried(self, lines: list[bytes]) -> tuple[list[bytes], str]:
        """One request for each part that fits: what was not taken, and why."""
        from opensearchpy.exceptions import ConnectionError as NoConnectionError
        from opensearchpy.exceptions import TransportError

        left, why = [], ""
        for part in _parts(lines, self._most):
            try:
                answer = self._client.bulk(body=b"".join(part))
            except NoConnectionError:
                raise
            except TransportError as error:
                if error.status_code not in _LATER and error.status_code != 413:
                    raise
                left += part
                why = f"{error.status_code}, {error.error}"
                continue
            if answer["errors"]:
                for line, item in zip(part, answer["items"], strict=True):
                    told = item["index"]
                    if told["status"] in _LATER:
                        left.append(line)
                        why = f"{told['status']}, {told['error']['reason']}"
                    elif told["status"] >= 300:
                        raise CorpusError(
                            f"OpenSearch refuses {told['_id']}: {told['error']['reason']}.",
                            "Build the index again: raadspoor reindex.",
                        )
        return left, why


def _lines(rows: Iterable[Row]) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    for index, number, row in rows:
        yield b'{"index":{"_index":%s,"_id":%s}}\n%s\n' % (encode(index), encode(number), encode(row))


def _parts(lines: list[bytes], most: int) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    size = 0
    for line in lines:
        if part and size + len(line) > most:
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    yield part
