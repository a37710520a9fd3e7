"""A corpus of OpenSearch where it cannot be reached: said clearly, without any server."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.store import Corpus
from search import commitments, search
from tests.search.conftest import documents


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "raadspoor.toml").write_text(
        'engine = "opensearch"\n[opensearch]\nhosts = ["http://127.0.0.1:9"]\n'
    )
    with Corpus.open(tmp_path, create=True) as made:
        made.add(documents()[0])
    return Corpus.open(tmp_path, read_only=True)


def test_without_the_client_it_says_what_to_install(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opensearchpy", None)
    with corpus, pytest.raises(CorpusError, match=r"raadspoor\[opensearch\]"):
        search(corpus, "plan")


def test_without_a_node_it_says_where_it_looked(corpus: Corpus) -> None:
    with corpus, pytest.raises(CorpusError, match=r"127\.0\.0\.1:9"):
        search(corpus, "plan")


def test_a_name_needs_no_index(corpus: Corpus) -> None:
    with corpus:
        assert commitments(corpus, "Molenbuurt").total == 1


@pytest.mark.parametrize("host", ["localhost:9200", "http://iemand:geheim@localhost:9200"])
def test_hosts_are_addresses_without_a_login(tmp_path: Path, host: str) -> None:
    (tmp_path / "raadspoor.toml").write_text(f'engine = "opensearch"\n[opensearch]\nhosts = ["{host}"]\n')
    with Corpus.open(tmp_path, create=True) as corpus, pytest.raises(CorpusError, match=r"raadspoor\.toml"):
        search(corpus, "plan")
