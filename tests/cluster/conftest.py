"""Servers for the tests of this folder: real ones, started once, and only where they were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store import Corpus
from index import engine
from tests.cluster.nodes import RELEASES, Cluster, Release, missing
from tests.cluster.servers import asked, leave_out, left_out
from tests.search.conftest import documents

SETTINGS = """
engine = "opensearch"
[opensearch]
hosts = [{hosts}]
prefix = "{prefix}"
partition = "{partition}"
shards = 2
replicas = 1
"""


@pytest.fixture(scope="session", params=RELEASES, ids=lambda release: f"OpenSearch {release.name}")
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """Three nodes, of every release of OpenSearch that the Java on this machine runs."""
    if not asked():
        pytest.skip("no cluster was asked for (make test-cluster)")
    release: Release = request.param
    lacking = missing(release)
    if lacking and not all(map(missing, RELEASES)):  # another release is tested
        left_out[lacking] = None
        pytest.skip(lacking)
    if lacking:
        leave_out(lacking)
    try:
        started = Cluster(release)
    except RuntimeError as error:
        leave_out(str(error))
    with started:
        yield started


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says which servers were asked for in vain."""
    for reason in left_out:
        terminalreporter.write_sep("!", "LEFT OUT", red=True)
        terminalreporter.write_line(f"Tests on real servers were left out, as {reason}.", red=True)


def choose(cluster: Cluster, directory: Path, prefix: str, partition: str = "municipality") -> None:
    """Has the corpus in a directory keep its index in the cluster."""
    hosts = ", ".join(f'"{host}"' for host in cluster.hosts)
    directory.mkdir(exist_ok=True)
    said = SETTINGS.format(hosts=hosts, prefix=prefix, partition=partition)
    (directory / "raadspoor.toml").write_text(said, encoding="utf-8")


@pytest.fixture(scope="session", params=["municipality", "year"])
def directory(
    cluster: Cluster, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """A corpus directory with the documents that every engine is asked about, in an index for each part."""
    folder = tmp_path_factory.mktemp("corpus")
    choose(cluster, folder, f"contract-{request.param}", request.param)
    with Corpus.open(folder, create=True) as corpus:
        for document in documents():
            corpus.add(document)
        engine.of(corpus).reindex(corpus)
    return folder


@pytest.fixture
def corpus(directory: Path) -> Iterator[Corpus]:
    with Corpus.open(directory, read_only=True) as opened:
        yield opened
