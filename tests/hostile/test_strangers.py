"""A corpus, an index or a backup of a stranger: it may say what it likes, and runs nothing."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import sqlite3
import struct
import tarfile
from pathlib import Path

import msgspec
import pytest

from benchmarks.reliability import generated
from corpus.errors import CorpusError
from corpus.store import Corpus, rescue
from index.build import reindex
from index.generations import read_pointer, write_pointer
from index.reader import read_manifest
from index.shard import MANIFEST, measured
from ingest.run import run
from raadspoor.finish import finish
from search import search


class Evil:
    """A pickle that makes a file where it is read."""

    def __init__(self, sign: Path) -> None:
        self._sign = sign

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._sign),)


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A corpus with an index."""
    generated.write(tmp_path / "documents", 3, paragraphs=1)
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        assert list(run(corpus, [tmp_path / "documents"], finish=finish, workers=1))
        reindex(corpus)
    return tmp_path / "corpus"


def poison(directory: Path, sign: Path, suffix: str) -> None:
    """Puts a pickle that runs code into a file of the index, with every checksum as it should be."""
    evil = pickle.dumps(Evil(sign))
    index = directory / "index"
    pointer = read_pointer(index)
    for entry in pointer.shards:
        folder = index / entry.name
        manifest = read_manifest(folder, entry.crc32)
        for path in folder.glob(f"*{suffix}"):
            data = path.read_bytes()
            if suffix == ".trm":
                (length,) = struct.unpack("!i", data[-4:])
                path.write_bytes(data[: -4 - length] + evil + struct.pack("!i", len(evil)))
            else:
                path.write_bytes(evil)
            manifest.files[path.name] = measured(path)
        (folder / MANIFEST).write_bytes(msgspec.json.encode(manifest))
        entry.crc32 = measured(folder / MANIFEST)[1]
    write_pointer(index, pointer)


@pytest.mark.parametrize("suffix", [".trm", ".toc"])
def test_an_index_runs_nothing(theirs: Path, tmp_path: Path, suffix: str) -> None:
    poison(theirs, tmp_path / "it-ran", suffix)
    with Corpus.open(theirs, read_only=True) as corpus:
        assert search(corpus, "inwoners").total == 3
    assert not (tmp_path / "it-ran").exists()


def test_only_documents_come_out_of_a_backup(theirs: Path, tmp_path: Path) -> None:
    poison(theirs, tmp_path / "it-ran", ".trm")
    (theirs / "raadspoor.toml").write_text('engine = "opensearch"\n', encoding="utf-8")
    (theirs / "more").symlink_to("/etc")
    with tarfile.open(tmp_path / "backup.tar", "w") as archive:
        archive.add(theirs, arcname="corpus", filter=lambda member: None if member.issym() else member)
    assert rescue.restore(tmp_path / "backup.tar", tmp_path / "mine") == 3
    put_back = {path.name.removesuffix("-shm").removesuffix("-wal") for path in (tmp_path / "mine").iterdir()}
    assert put_back == {"corpus.db", "originals"}


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "corpus/../../outside"])
def test_a_backup_writes_nowhere_else(theirs: Path, tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "backup.tar", "w") as archive:
        archive.add(theirs, arcname="corpus")
        archive.add(theirs / "corpus.db", arcname=name)
    before = {path.name for path in tmp_path.iterdir()}
    with contextlib.suppress(CorpusError):  # a path from the root is read as one inside
        rescue.restore(tmp_path / "backup.tar", tmp_path / "mine")
    assert {path.name for path in tmp_path.iterdir()} - {"mine"} == before
    assert not Path("/tmp/outside").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER more AFTER INSERT ON log BEGIN DELETE FROM documents; END",
        "CREATE VIEW more AS SELECT 1",
        "CREATE TABLE more (a)",
    ],
)
def test_a_database_with_more_in_it_is_not_put_back(theirs: Path, tmp_path: Path, statement: str) -> None:
    (theirs / "corpus.seal").unlink()
    connection = sqlite3.connect(theirs / "corpus.db")
    connection.execute(statement)
    connection.close()
    with Corpus.open(theirs, read_only=True) as corpus:
        assert [finding.code for finding in corpus.check()] == ["schema"]
    with pytest.raises(CorpusError, match="more"):
        rescue.restore(theirs, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()
    shutil.rmtree(theirs)
