"""Folders made to harm: links in circles, pipes, devices, files that go or grow while they are read."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.store import Corpus, LogEntry
from ingest.limits import MIB, Limits
from ingest.run import run

LETTER = "# Brief over {}\n\nHet college legt een plein aan.\n"


def as_it_is(document: Document) -> Document:
    return document


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "corpus", create=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one letter that must be read whatever lies beside it."""
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "goed.md").write_text(LETTER.format("goed"), encoding="utf-8")
    return folder


def ingest(corpus: Corpus, *inputs: Path, size: int = 64 * MIB) -> dict[str, LogEntry]:
    limits = Limits(seconds=30, size=size)
    entries = {Path(e.source).name: e for e in run(corpus, inputs, finish=as_it_is, workers=2, limits=limits)}
    assert entries["goed.md"].outcome in ("read", "unchanged")
    return entries


def test_links_in_circles_end(corpus: Corpus, folder: Path) -> None:
    (folder / "rond").symlink_to(folder)
    (folder / "zelf.md").symlink_to(folder / "zelf.md")
    (folder / "dood.md").symlink_to(folder / "weg.md")
    (folder / "a").mkdir()
    (folder / "a" / "b").symlink_to(folder / "a")
    entries = ingest(corpus, folder)
    assert {name: entry.outcome for name, entry in entries.items()} == {
        "goed.md": "read",
        "rond": "skipped",
        "b": "skipped",
        "zelf.md": "failed",
        "dood.md": "failed",
    }


def test_pipes_sockets_and_devices_are_never_opened(corpus: Corpus, folder: Path) -> None:
    os.mkfifo(folder / "pijp.md")
    (folder / "nul.md").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as waiting:
        waiting.bind(str(folder / "s.md"))
        entries = ingest(corpus, folder)
    for name in ("pijp.md", "nul.md", "s.md"):
        assert entries[name].outcome == "skipped"
        assert "pipe, socket or device" in entries[name].reason


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="only Linux has files without a size")
def test_a_file_of_the_system_without_a_size_is_not_waited_for(corpus: Corpus, folder: Path) -> None:
    (folder / "kern.md").symlink_to("/proc/kmsg")
    assert ingest(corpus, folder)["kern.md"].outcome == "failed"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_what_may_not_be_opened_is_told(corpus: Corpus, folder: Path) -> None:
    (folder / "dicht.md").write_text(LETTER.format("dicht"), encoding="utf-8")
    (folder / "dicht.md").chmod(0)
    entry = ingest(corpus, folder)["dicht.md"]
    assert (entry.outcome, "permissions" in entry.reason) == ("failed", True)


def test_a_file_that_goes_while_the_run_goes_on_is_told(corpus: Corpus, folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.md").write_text(LETTER.format(number) * 3, encoding="utf-8")
    entries: list[LogEntry] = []
    for entry in run(corpus, [folder], finish=as_it_is, workers=1):
        entries.append(entry)
        if len(entries) == 1:
            for number in range(20):
                (folder / f"{number}.md").unlink()
    assert [e.outcome for e in entries if Path(e.source).name == "goed.md"] == ["read"]
    gone = [entry for entry in entries if entry.outcome == "failed"]
    assert gone
    assert all("cannot be opened" in e.reason or "No file at" in e.reason for e in gone)


def test_a_file_that_grows_without_end_is_over_the_limit(corpus: Corpus, folder: Path) -> None:
    growing, stop = folder / "groei.txt", threading.Event()
    growing.write_bytes(b"regel\n" * 100_000)

    def grow() -> None:
        with growing.open("ab") as file:
            while not stop.is_set() and growing.stat().st_size < 256 * MIB:
                file.write(b"regel\n" * 100_000)
                file.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        while growing.stat().st_size <= 4 * MIB:  # else it may be read before it has grown
            stop.wait(0.01)
        entry = ingest(corpus, folder, size=4 * MIB)["groei.txt"]
    finally:
        stop.set()
        writer.join()
    assert entry.outcome == "failed"
    assert "larger than 4 MiB, the limit" in entry.reason


def test_names_that_could_be_options_or_paths_are_only_names(corpus: Corpus, folder: Path) -> None:
    for name in ("--help.md", "-rf.md", "$(rm -rf x).md", "a;b.md", "\n.md", "~.md", "%00.md", "a\tb.md"):
        (folder / name).write_text(LETTER.format(name.encode().hex()), encoding="utf-8")
    assert {entry.outcome for entry in ingest(corpus, folder).values()} == {"read"}
