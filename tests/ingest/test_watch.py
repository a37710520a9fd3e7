"""A watched folder."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from corpus.document import Document
from corpus.store import Corpus, LogEntry
from ingest.watch import watch


def as_it_is(document: Document) -> Document:
    return document


def test_what_is_put_into_a_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "een.md").write_text("# Een\n\nTekst.\n", encoding="utf-8")

    directory = folder / "corpus"
    batches = watch(folder, directory, finish=as_it_is, workers=1, prune=True, every=0.05)

    def meanwhile(change: Callable[[], object]) -> list[tuple[str, str]]:
        """What is told after a change that is made while the folder is watched."""
        threading.Timer(0.2, change).start()
        return names(next(batches))

    assert names(next(batches)) == [("een.md", "read")]
    assert meanwhile(lambda: (folder / "twee.md").write_text("# Twee\n\nTekst.\n")) == [("twee.md", "read")]
    assert meanwhile(lambda: (folder / "een.md").write_text("# Anders\n\nTekst.\n")) == [("een.md", "read")]
    assert meanwhile((folder / "twee.md").unlink) == [("twee.md", "removed")]
    with Corpus.open(directory) as corpus:
        assert [summary.title for summary in corpus.summaries()] == ["Anders"]


def test_a_file_that_is_renamed_is_not_withdrawn_and_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "oud.md").write_text("# Een\n\nTekst.\n", encoding="utf-8")
    (folder / "weg.md").write_text("# Twee\n\nAndere tekst.\n", encoding="utf-8")

    def change() -> None:
        (folder / "oud.md").rename(folder / "nieuw.md")
        (folder / "weg.md").unlink()

    batches = watch(folder, tmp_path / "corpus", finish=as_it_is, workers=1, prune=True, every=0.05)
    assert sorted(names(next(batches))) == [("oud.md", "read"), ("weg.md", "read")]
    threading.Timer(0.2, change).start()
    told = names(next(batches))
    if len(told) < 2:
        told += names(next(batches))
    assert sorted(told) == [("nieuw.md", "moved"), ("weg.md", "removed")]


def removes_its_neighbour(document: Document) -> Document:
    Path(document.source).with_name("twee.md").unlink(missing_ok=True)
    return document


def test_a_file_that_vanishes_before_it_is_read_is_told_of_once(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("een", "twee"):
        (folder / f"{name}.md").write_text(f"# {name}\n\n{'Tekst. ' * len(name)}\n", encoding="utf-8")
    (folder / "een.md").write_text("# Een\n\nEen veel langere tekst, die het eerst wordt gelezen.\n")
    batches = watch(
        folder, tmp_path / "corpus", finish=removes_its_neighbour, workers=1, prune=True, every=0.05
    )
    assert ("een.md", "read") in names(next(batches))
    late = folder / "drie.md"
    threading.Timer(0.4, lambda: late.write_text("# Drie\n\nTekst.\n", encoding="utf-8")).start()
    assert names(next(batches)) == [("drie.md", "read")]


def names(entries: list[LogEntry]) -> list[tuple[str, str]]:
    return [(Path(entry.source).name, entry.outcome) for entry in entries]


def test_a_file_is_not_read_while_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    path = folder / "lang.md"

    def write() -> None:
        with path.open("w", encoding="utf-8") as file:
            for number in range(20):
                file.write(f"Alinea {number} is geschreven.\n\n")
                file.flush()
                time.sleep(0.03)

    batches = watch(folder, tmp_path / "corpus", finish=as_it_is, workers=1, every=0.1)
    thread = threading.Thread(target=write)
    thread.start()
    assert names(next(batches)) == [("lang.md", "read")]
    thread.join()
    with Corpus.open(tmp_path / "corpus") as corpus:
        (document,) = corpus.documents()
        assert document.text.count("Alinea") == 20
