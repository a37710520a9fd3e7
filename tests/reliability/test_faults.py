"""A few rounds of each fault; `make reliability` has hundreds."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from benchmarks.reliability import flips
from benchmarks.reliability.answers import answers
from benchmarks.reliability.kills import Campaign
from corpus.errors import CorpusError
from corpus.store import Corpus
from corpus.store.lock import WriterLock
from index import columns
from index.build import ensure, reindex, update
from search import search


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_kill_loses_nothing_and_changes_no_answer(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path, 20, random.Random(3))
    campaign.ingests(4)
    campaign.rebuilds(2)
    assert campaign.wrong == []
    assert campaign.counts["kills of an ingest"] == 4
    assert campaign.counts["comparisons of all answers"] >= 3


@pytest.mark.parametrize("kind", flips.KINDS)
@pytest.mark.parametrize("harm", [flips.flip, flips.cut])
def test_damage_is_said_or_changes_no_answer(
    kind: str, harm: flips.Harm, whole: Path, tmp_path: Path
) -> None:
    expected = answers(whole)
    chance = random.Random(5)
    for number in range(4):
        copy = flips.copied(whole, tmp_path / str(number))
        harm(chance.choice(flips.files(copy, kind)), chance)
        assert "wrong" not in flips.outcome(copy, expected)


def test_damage_that_no_seal_tells_of_is_still_said_in_words(whole: Path, tmp_path: Path) -> None:
    """What shows when a row is taken apart is a CorpusError; what does not show is in docs/reliability.md."""
    chance, said = random.Random(5), 0
    for number in range(12):
        copy = flips.copied(whole, tmp_path / str(number))
        (copy / "corpus.seal").unlink()
        for _ in range(20):
            flips.flip(copy / "corpus.db", chance)
        try:
            answers(copy)
        except CorpusError:
            said += 1
    assert said > 6


def test_a_full_disk_under_the_index_leaves_the_old_one(
    harmed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.name for path in (harmed / "index").iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with Corpus.open(harmed, read_only=True) as corpus:
        monkeypatch.setattr(columns, "write", full)
        monkeypatch.setattr("index.shard.write", full)
        with pytest.raises(CorpusError, match="No document is lost"):
            reindex(corpus)
        assert sorted(path.name for path in (harmed / "index").iterdir()) == before
        assert search(corpus, "inwoners").total > 0


def test_a_full_disk_under_the_originals_is_said(harmed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with Corpus.open(harmed) as corpus:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(CorpusError, match="Free some space"):
            corpus.originals.put(b"new")
        monkeypatch.undo()
        assert corpus.check() == []


def test_a_harmed_original_is_healed_when_it_is_read_again(harmed: Path) -> None:
    with Corpus.open(harmed) as corpus:
        sha256, path = next(iter(corpus.originals.all()))
        data = path.read_bytes()
        path.write_bytes(data[:-1])
        assert [finding.code for finding in corpus.check()] == ["original-damaged"]
        assert corpus.originals.put(data) == path
        assert corpus.check() == []
        assert sha256 in path.name


def test_the_lock_of_a_dead_process_is_free_also_when_its_number_lives_again(harmed: Path) -> None:
    """The system drops a lock with its process, so what the file says of one that died binds nobody."""
    for number in (999_999_999, os.getppid()):
        (harmed / "writer.lock").write_text(f"{number} here 2020-01-01T00:00:00+00:00", encoding="utf-8")
        lock = WriterLock(harmed / "writer.lock")
        lock.acquire()
        lock.release()


def test_a_reader_is_not_held_up_by_who_writes_the_index(harmed: Path) -> None:
    with Corpus.open(harmed) as corpus:
        ensure(corpus).close()
        corpus.withdraw(next(corpus.summaries()).id)
        process = os.fork()
        if process == 0:  # holds the lock until it is ended
            lock = WriterLock(harmed / "index" / ".lock")
            lock.acquire()
            (harmed / "locked").touch()
            os.read(os.pipe()[0], 1)
        try:
            while not (harmed / "locked").exists():
                pass
            behind = ensure(corpus)
            assert behind.generation < corpus.generation
            behind.close()
        finally:
            os.kill(process, 9)
            os.waitpid(process, 0)
        update(corpus)
        now = ensure(corpus)
        assert now.generation == corpus.generation
        now.close()
