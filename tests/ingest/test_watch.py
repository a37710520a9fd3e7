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
