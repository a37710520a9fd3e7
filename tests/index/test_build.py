"""The index follows the store, is never half written, and is rebuilt when it is not as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import index.build
from corpus.store import Corpus
from index.build import ensure, reindex, update
from index.generations import open_current, read_pointer
from index.reader import BrokenIndexError, Index
from tests.index.conftest import Make


def holding(index: Index, form: str) -> int:
    """Units of live documents whose text has a form."""
    count = 0
    for shard in index.shards:
        postings = shard.postings("text", form)
        if postings is not None:
            live = shard.live
            count += len(postings.units) if live is None else int(live[postings.units].sum())
    return count


def test_index_is_built_at_first_use(folder: Path) -> None:
    with Corpus.open(folder, read_only=True) as corpus:
        found = ensure(corpus)
        assert holding(found, "fietspad") == 2
        assert found.vocabulary.kind("fietspad") == "word"
        found.close()


def test_whoosh_itself_can_read_a_shard(folder: Path) -> None:
    from whoosh.index import open_dir
    from whoosh.qparser import QueryParser

    with Corpus.open(folder, read_only=True) as corpus:
        ensure(corpus).close()
    (shard,) = (folder / "index").glob("shard-*")
    opened = open_dir(str(shard))
    with opened.searcher() as searcher:
        for question, count in (("fietspad", 2), ('"fietspad aan"', 1), ('"aan fietspad"', 0), ("fiets*", 2)):
            found = searcher.search(QueryParser("text", opened.schema).parse(question), scored=False)
            assert len(found) == count, question
    opened.close()


def test_update_takes_over_what_changed(folder: Path, make: Make) -> None:
    with Corpus.open(folder) as corpus:
        before = ensure(corpus)
        corpus.add(make("drie.txt", "Een derde fietspad volgt."))
        corpus.add(make("twee.txt", "Het tweede stuk spreekt van een brug."))
        assert before.generation < corpus.generation
        after = ensure(corpus)
        assert holding(after, "fietspad") == 2
        assert holding(after, "brug") == 1
        assert holding(after, "molen") == 0
        assert holding(before, "fietspad") == 2, "a reader keeps its generation"
        before.close()
        after.close()


def test_many_small_updates_keep_few_shards(folder: Path, make: Make) -> None:
    with Corpus.open(folder) as corpus:
        ensure(corpus).close()
        for number in range(20):
            corpus.add(make(f"n{number}.txt", f"Stuk nummer {number} over een fietspad."))
            update(corpus)
        found = ensure(corpus)
        assert holding(found, "fietspad") == 22
        assert len(found.shards) <= 6
        found.close()


def test_update_and_reindex_hold_the_same(folder: Path, make: Make) -> None:
    with Corpus.open(folder) as corpus:
        ensure(corpus).close()
        corpus.add(make("drie.txt", "# Kop", "Wijkplan en wijk en plan."))
        update(corpus)
        grown = ensure(corpus)
        units = reindex(corpus)
        anew = ensure(corpus)
        assert anew.units == units
        for form in ("fietspad", "wijk", "molenbuurt", "kop"):
            assert holding(grown, form) == holding(anew, form)
            assert grown.vocabulary.senses(form) == anew.vocabulary.senses(form)
        grown.close()
        anew.close()


@pytest.mark.parametrize(
    "harm", ["pointer gone", "pointer garbled", "file cut", "file gone", "older format", "no words"]
)
def test_a_broken_index_is_noticed_and_built_again(folder: Path, harm: str) -> None:
    with Corpus.open(folder, read_only=True) as corpus:
        ensure(corpus).close()
        directory = folder / "index"
        pointer = directory / "current.json"
        shard = next(directory.glob("shard-*"))
        if harm == "pointer gone":
            pointer.unlink()
        elif harm == "pointer garbled":
            pointer.write_bytes(b"{")
        elif harm == "file cut":
            os.truncate(next(shard.glob("*.units")), 2)
        elif harm == "file gone":
            (shard / "block.npy").unlink()
        elif harm == "older format":
            pointer.write_text(json.dumps({**json.loads(pointer.read_text()), "format": 0}))
        else:
            next(directory.glob("vocabulary-*")).unlink()
        with pytest.raises(BrokenIndexError):
            open_current(directory)
        found = ensure(corpus)
        assert holding(found, "fietspad") == 2
        found.close()


def test_a_writer_that_stops_half_way_changes_nothing(
    folder: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus.open(folder) as corpus:
        ensure(corpus).close()
        before = read_pointer(folder / "index")
        corpus.add(make("drie.txt", "Een derde fietspad."))

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(index.build, "write_pointer", stop)
        with pytest.raises(KeyboardInterrupt):
            update(corpus)
        assert read_pointer(folder / "index") == before
        monkeypatch.undo()
        found = ensure(corpus)
        assert holding(found, "fietspad") == 3
        found.close()
        left = {path.name for path in (folder / "index").iterdir() if path.is_dir()}
        assert left == {entry.name for entry in read_pointer(folder / "index").shards}


def test_an_empty_corpus_has_an_empty_index(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "leeg", create=True) as corpus:
        found = ensure(corpus)
        assert found.units == 0
        found.close()


def test_a_build_in_several_processes_holds_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.build, "PARALLEL_FROM", 1)
    with Corpus.open(folder) as corpus:
        reindex(corpus, workers=2)
        found = ensure(corpus)
        assert len(found.shards) == 2
        assert holding(found, "fietspad") == 2
        found.close()


def test_documents_withdrawn_meanwhile_are_left_out(
    folder: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = make("weg.txt", "Dit stuk verdwijnt.")
    with Corpus.open(folder) as corpus:
        ensure(corpus).close()
        monkeypatch.setattr(index.build, "sizes", lambda _: {gone.id: 2})
        assert reindex(corpus) == 0
