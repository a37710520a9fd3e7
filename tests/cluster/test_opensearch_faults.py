"""Nodes that fail while a corpus is written and asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.document import Document
from corpus.errors import CorpusError
from corpus.store import Corpus
from index import engine
from index.opensearch.bulk import Sender
from raadspoor.cli import cli
from search.passages import Searcher
from tests.cluster.conftest import choose
from tests.cluster.nodes import Cluster
from tests.search.conftest import make_document

DOCUMENTS = 60
LINES = 40


def many(first: int = 0, count: int = DOCUMENTS) -> Iterator[Document]:
    for number in range(first, first + count):
        lines = [f"Regel {line} van stuk {number} gaat over de brug." for line in range(LINES)]
        yield make_document(f"Stuk {number}", lines)


@pytest.fixture
def filled(cluster: Cluster, tmp_path: Path) -> Iterator[Corpus]:
    """A corpus of many documents, not yet indexed. Whatever a test ended runs again after it."""
    choose(cluster, tmp_path / "corpus", "faults-" + tmp_path.name.lower().replace("_", "-"))
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        for document in many():
            corpus.add(document)
        yield corpus
    cluster.wait(nodes=3)


def test_a_node_lost_while_writing_loses_nothing(
    filled: Corpus, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.opensearch.build.PART", 200)
    calls: list[int] = []

    def progress(done: int, _: int) -> None:
        calls.append(done)
        if len(calls) == 3:
            cluster.kill(1)

    try:
        units = engine.of(filled).reindex(filled, progress=progress)
        assert len(calls) > 5
        with Searcher(filled) as searcher:
            assert searcher.search("brug").total == DOCUMENTS * LINES
            assert searcher.search("brug", limit=3).hits
    finally:
        cluster.start(1)
    cluster.wait(nodes=3)
    assert engine.of(filled).fault(filled) == ""
    assert units == DOCUMENTS * (LINES + 1)


def test_a_node_lost_while_changes_are_taken_over_loses_nothing(
    filled: Corpus, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.opensearch.bulk.MOST_BYTES", 40_000)
    engine.of(filled).reindex(filled)
    for document in many(DOCUMENTS, 30):
        filled.add(document)
    send, calls = Sender._send, []

    def lossy(self: Sender, lines: list[bytes]) -> None:
        calls.append(len(lines))
        if len(calls) == 3:
            cluster.kill(2)
        send(self, lines)

    try:
        with monkeypatch.context() as patch:
            patch.setattr(Sender, "_send", lossy)
            assert engine.of(filled).update(filled) == 30 * (LINES + 1)
        assert len(calls) > 5
        with Searcher(filled) as searcher:
            assert searcher.search("brug").total == (DOCUMENTS + 30) * LINES
    finally:
        cluster.start(2)
    cluster.wait(nodes=3)
    assert engine.of(filled).fault(filled) == ""


@pytest.mark.parametrize("number", [0, 2])
def test_a_node_lost_while_asking_is_not_noticed(filled: Corpus, cluster: Cluster, number: int) -> None:
    engine.of(filled).reindex(filled)
    try:
        with Searcher(filled) as searcher:
            for asked in range(12):
                if asked == 4:
                    cluster.kill(number)
                found = searcher.search("brug regel", limit=5, offset=asked)
                assert found.total == DOCUMENTS * LINES
                assert len(found.hits) == 5
            deep = searcher.search("brug", limit=1000, offset=30)  # takes every passage, at a point in time
            assert len(deep.hits) == LINES - 30
    finally:
        cluster.start(number)


def test_all_nodes_lost_is_said_and_writing_goes_on_when_they_are_back(
    filled: Corpus, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.opensearch.bulk.PATIENCE", 5.0)
    engine.of(filled).reindex(filled)
    for number in range(3):
        cluster.kill(number)
    try:
        for document in many(DOCUMENTS, 2):
            filled.add(document)
        with pytest.raises(CorpusError, match="No node of OpenSearch answers") as caught:
            engine.of(filled).update(filled)
        assert "give the command again" in caught.value.hint
        with pytest.raises(CorpusError, match="No node of OpenSearch answers"):
            Searcher(filled)
    finally:
        for number in range(3):
            cluster.start(number)
    cluster.wait(nodes=3)
    assert engine.of(filled).update(filled) == 2 * (LINES + 1)
    with Searcher(filled) as searcher:
        assert searcher.search("brug").total == (DOCUMENTS + 2) * LINES


def test_ingest_without_nodes_keeps_what_was_read_and_goes_on(cluster: Cluster, tmp_path: Path) -> None:
    choose(cluster, tmp_path / "corpus", "ingest")
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "een.md").write_text("# Brief\n\nHet plein komt er.\n", encoding="utf-8")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(
            cli,
            [*arguments, "--corpus", str(tmp_path / "corpus")],
            env={"LC_ALL": "C.UTF-8", "LANGUAGE": None},
        )

    assert call("ingest", str(folder)).exit_code == 0
    for number in range(3):
        cluster.kill(number)
    try:
        (folder / "twee.md").write_text("# Brief\n\nDe fietsbrug komt er.\n", encoding="utf-8")
        failed = call("ingest", str(folder))
        assert failed.exit_code == 1, failed.output
        assert "No node of OpenSearch answers" in failed.output
        assert "Traceback" not in failed.output
        with Corpus.open(tmp_path / "corpus", read_only=True) as corpus:
            assert len(corpus) == 2
    finally:
        for number in range(3):
            cluster.start(number)
    cluster.wait(nodes=3)
    assert call("ingest", str(folder)).exit_code == 0
    found = call("search", "fietsbrug", "--format", "json")
    assert json.loads(found.stdout)["total"] == 1, found.output
