"""A small corpus to harm, made once, and a copy of it for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.reliability import generated
from corpus.store import Corpus
from index.build import reindex
from ingest.run import run
from raadspoor.finish import finish


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of 24 documents, with its index."""
    folder = tmp_path_factory.mktemp("whole")
    generated.write(folder / "documents", 24, paragraphs=2)
    with Corpus.open(folder / "corpus", create=True) as corpus:
        entries = list(run(corpus, [folder / "documents"], finish=finish, workers=2))
        assert {entry.outcome for entry in entries} == {"read"}
        reindex(corpus)
    return folder / "corpus"


@pytest.fixture
def harmed(whole: Path, tmp_path: Path) -> Path:
    """A copy of the corpus that a test may do harm to."""
    return Path(shutil.copytree(whole, tmp_path / "corpus"))
