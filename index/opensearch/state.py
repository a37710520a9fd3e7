"""What counts in the cluster: one small row, replaced in one step; and the vocabulary, in pieces."""

from __future__ import annotations

import base64
import secrets
import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from corpus.errors import CorpusError
from corpus.settings import OpenSearchSettings
from index.opensearch.bulk import patiently
from index.opensearch.mapping import FORMAT, state_index

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

CURRENT = "current"
PIECE = 2_000_000
"""Bytes of a piece of a blob."""


class Blob(msgspec.Struct, frozen=True):
    """Something large: its name, never used twice, and in how many pieces it is."""

    name: str
    pieces: int


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What readers answer from. `generation` is that of the corpus when its changes were last taken over."""

    format: int
    corpus: str
    """The corpus that these are the indexes of."""
    generation: int
    build: str
    """In the names of the indexes that count."""
    units: int
    words: int
    vocabulary: Blob
    learned: Blob


class Known(msgspec.Struct, frozen=True):
    """A state as it was read, with what another may be put in its place by."""

    state: State | None
    version: dict[str, int]


class Cluster:
    """The cluster of one corpus: its client, and the names of its indexes."""

    def __init__(self, client: OpenSearch, settings: OpenSearchSettings) -> None:
        self.client = client
        self.settings = settings
        self.alias = f"{settings.prefix}-units"
        """What readers ask: every index that counts."""
        self._states = f"{settings.prefix}-state"

    def index(self, build: str, partition: str) -> str:
        return f"{self.alias}-{build}-{partition}"

    def read(self) -> Known:
        """The state; None in it where there is none, or one of another format."""
        found = self.client.get(index=self._states, id=CURRENT, params={"ignore": (404,)})
        if not found.get("found"):
            return Known(None, {})
        version = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        try:
            state = msgspec.convert(found["_source"], State)
        except msgspec.ValidationError:
            return Known(None, version)
        return Known(state if state.format == FORMAT else None, version)

    def write(self, state: State, known: Known) -> None:
        """Puts a state in the place of a known one. Raises CorpusError where somebody else has done so."""
        from opensearchpy.exceptions import ConflictError

        condition: dict[str, Any] = known.version or {"op_type": "create"}
        try:
            self.client.index(
                index=self._states, id=CURRENT, body=msgspec.to_builtins(state), params=condition
            )
        except ConflictError as error:
            raise CorpusError(
                f"Another process has written the indexes {self.alias} meanwhile.",
                "Nothing is lost: give the command again.",
            ) from error

    def prepare(self) -> None:
        """Makes the index of states, where there is none."""
        self._make(self._states, state_index(self.settings))

    def make(self, index: str) -> None:
        """Makes an index with units, where there is none, and waits until every copy of it is in use.

        A copy that is not yet in use could not take over from one that is lost.
        """
        self._make(index, None)

    def _make(self, index: str, body: Any) -> None:
        nodes = patiently(self.client.cluster.health)["number_of_data_nodes"]
        params = {"wait_for_active_shards": min(self.settings.replicas + 1, nodes), "ignore": (400,)}
        patiently(lambda: self.client.indices.create(index=index, body=body, params=params))

    def store(self, content: bytes) -> Blob:
        """Stores something large under a name of its own."""
        packed = zlib.compress(content, 1)
        name = secrets.token_hex(8)
        starts = range(0, len(packed), PIECE)
        for number, start in enumerate(starts):
            data = base64.b64encode(packed[start : start + PIECE]).decode()
            self._put(f"{name}-{number}", {"blob": name, "data": data})
        return Blob(name, len(starts))

    def _put(self, number: str, body: dict[str, str]) -> None:
        patiently(lambda: self.client.index(index=self._states, id=number, body=body))

    def fetch(self, blob: Blob) -> bytes:
        """What was stored. Raises CorpusError where part of it is gone."""
        from opensearchpy.exceptions import NotFoundError

        unpack = zlib.decompressobj()
        content = []
        for number in range(blob.pieces):
            try:
                piece = self.client.get(index=self._states, id=f"{blob.name}-{number}")
            except NotFoundError as error:
                raise CorpusError(
                    f"Part of the vocabulary of {self.alias} is gone.", "Build it again: raadspoor reindex."
                ) from error
            content.append(unpack.decompress(base64.b64decode(piece["_source"]["data"])))
        return b"".join(content)

    def forget(self, state: State) -> None:
        """Removes the indexes and blobs that no state names any more."""
        self.client.indices.refresh(index=self._states)
        unused = {
            "bool": {
                "filter": [{"exists": {"field": "blob"}}],
                "must_not": [{"terms": {"blob": [state.vocabulary.name, state.learned.name]}}],
            }
        }
        self.client.delete_by_query(
            index=self._states, body={"query": unused}, params={"conflicts": "proceed"}
        )
        for index in self.indexes():
            if not index.startswith(f"{self.alias}-{state.build}-"):
                self.client.indices.delete(index=index, params={"ignore": (404,)})

    def indexes(self, build: str = "") -> list[str]:
        """Names of the indexes with units: all, or of one build."""
        return sorted(self.client.indices.get(index=f"{self.alias}-{build + '-' if build else ''}*"))

    def aliased(self) -> list[str]:
        """Names of the indexes that readers ask."""
        found = self.client.indices.get_alias(name=self.alias, params={"ignore": (404,)})
        return sorted(name for name in found if name.startswith(self.alias))
