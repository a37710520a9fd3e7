"""One run over a folder of hostile files: each is answered within its limits, and the good letter is read.

`RAADSPOOR_HOSTILE=full` adds those that take long to make or to read; `make hostile` does so.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.store import Corpus, LogEntry
from ingest.limits import MIB, Limits
from ingest.run import run
from tests.hostile import cases, pdfs

LIMITS = Limits(seconds=60, memory=1024 * MIB, expanded=128 * MIB)
FULL = os.environ.get("RAADSPOOR_HOSTILE") == "full"
CASES = [*cases.cases(), *pdfs.cases()]
_GROWTH = 64 * MIB
"""Bytes that the parent may grow by while it reads them all."""


def as_it_is(document: Document) -> Document:
    return document


def resident() -> int:
    """Bytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[LogEntry]]:
    """What became of each file, and of what was in it, by the name of the file."""
    folder = tmp_path_factory.mktemp("vijandig")
    (folder / "goed.md").write_text(f"# Brief\n\n{cases.SENTENCE}\n", encoding="utf-8")
    for case in CASES:
        if FULL or not case.slow:
            (folder / case.name).write_bytes(case.make())
    found: dict[str, list[LogEntry]] = {}
    before = resident()
    with Corpus.open(tmp_path_factory.mktemp("corpus") / "hier", create=True) as corpus:
        for entry in run(corpus, [folder], finish=as_it_is, workers=2, limits=LIMITS):
            name = Path(entry.source.partition("!/")[0]).name
            found.setdefault(name, []).append(entry)
        assert resident() - before < _GROWTH, "the memory of the parent grew"
        assert not (corpus.directory / "spool").exists() or not any((corpus.directory / "spool").iterdir())
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_is_answered_within_its_limits(
    entries: dict[str, list[LogEntry]], case: cases.Case
) -> None:
    if case.slow and not FULL:
        pytest.skip("takes long; `make hostile` reads it too")
    found = entries[case.name]
    said = " ".join(f"{entry.reason} {entry.problems}" for entry in found)
    assert "Raadspoor itself" not in said, said
    assert {entry.outcome for entry in found} <= {*case.outcomes, "unchanged"} | (
        {"read", "failed", "partial"} if len(found) > 1 else set()
    ), said
    assert case.said in said
    assert all(entry.reason for entry in found if entry.outcome == "failed")


def test_the_letter_among_them_is_read(entries: dict[str, list[LogEntry]]) -> None:
    (entry,) = entries["goed.md"]
    assert entry.outcome == "read"
