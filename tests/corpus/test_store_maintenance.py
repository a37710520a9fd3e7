"""Checking, repairing and copying a corpus."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from corpus.document import Document
from corpus.errors import CorpusError
from corpus.store import Corpus, rescue
from corpus.store.beside import beside

Make = Callable[..., Document]


def filled(corpus: Corpus, make_document: Make) -> Document:
    """Adds one document with its original, after an earlier version of it."""
    for words in ("Eerste", "Tweede"):
        corpus.originals.put(words.encode(), ".pdf")
        corpus.add(make_document(words))
    return make_document("Tweede")


def codes(corpus: Corpus) -> list[str]:
    return [finding.code for finding in corpus.check()]


def test_a_sound_corpus_has_no_findings(corpus: Corpus, make_document: Make) -> None:
    filled(corpus, make_document)
    assert corpus.check() == []
    assert corpus.repair([]) == []


def test_damage_to_originals_is_found_and_mended(corpus: Corpus, make_document: Make) -> None:
    document = filled(corpus, make_document)
    stray = corpus.originals.put(b"of no document")
    assert corpus.check() == []  # it may be of a document that is being read
    os.utime(stray, (0, 0))
    original = corpus.original(document.id)
    assert original is not None
    original.write_bytes(b"bit rot")
    found = corpus.check()
    assert {finding.code for finding in found} == {"orphan", "original-damaged"}
    assert len(corpus.repair(found)) == 2
    assert not stray.exists()
    assert codes(corpus) == ["original-missing"]


def test_damage_to_rows_is_found(corpus: Corpus, make_document: Make) -> None:
    document = filled(corpus, make_document)
    corpus._db.execute("DELETE FROM mentions WHERE n = 1")
    assert codes(corpus) == ["counts"]
    corpus.add(
        msgspec.structs.replace(document, mentions=(msgspec.structs.replace(document.mentions[0], start=1),))
    )
    assert codes(corpus) == ["offsets"]
    corpus._db.execute("UPDATE bodies SET data = ?", (b"\0",))
    assert codes(corpus) == ["undecodable"]


def test_rows_that_belong_to_nothing_are_removed(tmp_path: Path, make_document: Make) -> None:
    with Corpus.open(tmp_path, create=True) as corpus:
        filled(corpus, make_document)
    (tmp_path / "corpus.seal").unlink()
    connection = sqlite3.connect(tmp_path / "corpus.db")  # without foreign keys
    connection.execute("DELETE FROM documents")
    connection.commit()
    connection.close()
    with Corpus.open(tmp_path) as corpus:
        assert set(codes(corpus)) == {"foreign-key"}
        corpus.repair(corpus.check())
        assert codes(corpus) == []
        assert corpus.count_commitments() == 0


def test_a_damaged_database_is_reported_and_not_touched(tmp_path: Path, make_document: Make) -> None:
    with Corpus.open(tmp_path, create=True) as corpus:
        for number in range(50):
            corpus.add(make_document(str(number), source=str(number)))
    path = tmp_path / "corpus.db"
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 8192] = os.urandom(8192)
    path.write_bytes(data)
    with pytest.raises(CorpusError, match="is damaged"):
        Corpus.open(tmp_path, read_only=True)
    with Corpus.open(tmp_path, read_only=True, damaged=True) as corpus:
        assert "database" in codes(corpus)
    assert path.read_bytes() == data


def test_a_backup_is_a_corpus_of_one_moment(tmp_path: Path, make_document: Make) -> None:
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        document = filled(corpus, make_document)
        corpus.backup(tmp_path / "kopie")
        corpus.withdraw(document.id)
        with pytest.raises(CorpusError, match="not empty"):
            corpus.backup(tmp_path / "kopie")
    with Corpus.open(tmp_path / "kopie") as copy:
        assert copy.check() == []
        assert copy.get(document.id) == document
        assert [version.id for version in copy.history()] == [make_document("Eerste").id]
        copy.backup(tmp_path / "terug")
    with Corpus.open(tmp_path / "terug", read_only=True) as restored:
        assert restored.get(document.id) == document
        with pytest.raises(CorpusError, match="read only"):
            restored.repair([])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child")
def test_a_killed_backup_leaves_nothing_for_long(tmp_path: Path, make_document: Make) -> None:
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        filled(corpus, make_document)
    child = os.fork()
    if child == 0:
        with beside(tmp_path / "kopie") as folder:
            (folder / "corpus").mkdir()
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert len(list(tmp_path.glob(".kopie-*"))) == 1
    with beside(tmp_path / "kopie") as busy:  # of a backup that goes on
        assert list(tmp_path.glob(".kopie-*")) == [busy]
        other = os.fork()
        if other == 0:
            with Corpus.open(tmp_path / "corpus", read_only=True) as corpus:
                corpus.backup(tmp_path / "kopie")
            os._exit(0)
        assert os.waitpid(other, 0)[1] == 0
        assert list(tmp_path.glob(".kopie-*")) == [busy]
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "kopie"}


def test_a_backup_without_room_for_what_it_holds_is_not_unpacked(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        filled(corpus, make_document)
        rescue.backup(corpus, tmp_path / "kopie.tar.gz")
    size = (tmp_path / "corpus" / "corpus.db").stat().st_size
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=int(1.5 * size)))
    with pytest.raises(CorpusError, match="no room for what"):
        rescue.restore(tmp_path / "kopie.tar.gz", tmp_path / "terug")
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "kopie.tar.gz"}
    monkeypatch.undo()
    assert rescue.restore(tmp_path / "kopie.tar.gz", tmp_path / "terug") == 1
