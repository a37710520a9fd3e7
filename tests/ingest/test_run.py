"""The run: what it reads, what it passes over, and what a bad file cannot do to it."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpus.document import Document
from corpus.store import Corpus, LogEntry
from ingest.idle import processes
from ingest.limits import Limits
from ingest.run import run

BRIEF = "# Brief over {0}\n\nHet college legt in {0} een plein aan.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "corpus", create=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small documents, one in a folder below."""
    folder = tmp_path / "stukken"
    (folder / "bijlagen").mkdir(parents=True)
    for name in ("een.md", "twee.md", "bijlagen/drie.md"):
        (folder / name).write_text(BRIEF.format(Path(name).stem), encoding="utf-8")
    return folder


HOARD: list[bytearray] = []
"""What a document leaves behind in the worker that read it."""


def retitled(document: Document) -> Document:
    """Stands for tagging; misbehaves on documents that ask for it."""
    if "HANG" in document.text:
        time.sleep(60)
    if "CRASH" in document.text:
        faulthandler.disable()  # its trace is of no use here
        os.kill(os.getpid(), signal.SIGSEGV)
    if "MEMORY" in document.text:
        bytearray(1 << 40)
    if "HOARD" in document.text:
        HOARD.append(bytearray(200 << 20))
    if "NEEDS" in document.text:
        bytearray(400 << 20)
    if "BUG" in document.text:
        raise LookupError("not foreseen")
    return msgspec.structs.replace(document, title=f"{document.title} (bewerkt)")


def ingest(corpus: Corpus, *inputs: Path, limits: Limits | None = None, **options: Any) -> list[LogEntry]:
    return list(run(corpus, inputs, finish=retitled, workers=2, limits=limits or Limits(), **options))


def outcomes(entries: list[LogEntry]) -> dict[str, str]:
    return {Path(entry.source).name: entry.outcome for entry in entries}


def test_a_folder_is_read_and_then_unchanged(corpus: Corpus, folder: Path) -> None:
    everything = run(corpus, [folder], finish=retitled, workers=2)
    assert outcomes(list(everything)) == {"een.md": "read", "twee.md": "read", "drie.md": "read"}
    assert (everything.done, everything.total) == (3, 3)
    assert everything.done_bytes == everything.total_bytes > 0
    assert {s.title for s in corpus.summaries()} == {
        f"Brief over {name} (bewerkt)" for name in ("een", "twee", "drie")
    }
    assert all(corpus.original(s.id) for s in corpus.summaries())
    again = ingest(corpus, folder)
    assert set(outcomes(again).values()) == {"unchanged"}
    assert len(list(corpus.log())) == 3
    assert set(outcomes(ingest(corpus, folder, again=True)).values()) == {"read"}
    assert not (corpus.directory / "spool").exists()


def test_a_changed_file_is_a_new_version(corpus: Corpus, folder: Path) -> None:
    ingest(corpus, folder)
    (folder / "een.md").write_text("# Nieuwe brief\n\nHet plein is klaar.\n", encoding="utf-8")
    entries = ingest(corpus, folder)
    assert outcomes(entries) == {"een.md": "read", "twee.md": "unchanged", "drie.md": "unchanged"}
    (version,) = corpus.history()
    assert version.title == "Brief over een (bewerkt)"
    assert len(corpus) == 3


def test_a_moved_file_and_a_copy_are_recognised(corpus: Corpus, folder: Path) -> None:
    ingest(corpus, folder)
    (folder / "een.md").rename(folder / "bijlagen" / "uno.md")
    (folder / "kopie.md").write_bytes((folder / "twee.md").read_bytes())
    entries = {Path(entry.source).name: entry for entry in ingest(corpus, folder)}
    assert entries["uno.md"].outcome == "moved"
    assert "een.md" in entries["uno.md"].reason
    assert entries["kopie.md"].outcome == "unchanged"
    assert "twee.md" in entries["kopie.md"].reason
    assert len(corpus) == 3
    assert list(corpus.history()) == []


def test_two_copies_in_one_run_are_one_document(corpus: Corpus, tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(BRIEF.format("overal"), encoding="utf-8")
    entries = ingest(corpus, tmp_path / "a.md", tmp_path / "b.md", tmp_path / "c.md")
    assert sorted(entry.outcome for entry in entries) == ["read", "unchanged", "unchanged"]
    (summary,) = corpus.summaries()
    assert summary.sources == 3


def test_a_removed_file_is_reported_and_only_withdrawn_when_asked(corpus: Corpus, folder: Path) -> None:
    ingest(corpus, folder)
    (folder / "twee.md").unlink()
    (removed,) = (e for e in ingest(corpus, folder) if e.outcome == "removed")
    assert "--prune" in removed.reason
    assert len(corpus) == 3
    (removed,) = (e for e in ingest(corpus, folder, prune=True) if e.outcome == "removed")
    assert removed.document not in corpus
    assert len(corpus) == 2
    assert "twee.md" not in outcomes(ingest(corpus, folder))


def test_a_folder_that_is_gone_withdraws_nothing(corpus: Corpus, folder: Path) -> None:
    ingest(corpus, folder)
    folder.rename(folder.with_name("elders"))
    (entry,) = ingest(corpus, folder, prune=True)
    assert entry.outcome == "failed"
    assert len(corpus) == 3


def test_bad_files_fail_alone_and_say_why(corpus: Corpus, folder: Path) -> None:
    (folder / "leeg.md").touch()
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (folder / "fout.md").write_text("# Een BUG\n\nTekst.\n", encoding="utf-8")
    entries = {Path(entry.source).name: entry for entry in ingest(corpus, folder)}
    assert {name for name, e in entries.items() if e.outcome == "read"} == {"een.md", "twee.md", "drie.md"}
    failed = {name: e.reason for name, e in entries.items() if e.outcome == "failed"}
    assert set(failed) == {"leeg.md", "kapot.pdf", "foto.jpg", "fout.md"}
    assert "empty" in failed["leeg.md"]
    assert ".jpg" in failed["foto.jpg"]
    assert "LookupError: not foreseen (test_run.py" in failed["fout.md"]
    assert {row.source for row in corpus.coverage().failed} == {str(folder / name) for name in failed}


def test_a_worker_may_hang_crash_or_eat_memory(corpus: Corpus, folder: Path) -> None:
    for word in ("HANG", "CRASH", "MEMORY"):
        (folder / f"{word}.md").write_text(f"# {word}\n\nTekst.\n", encoding="utf-8")
    began = time.monotonic()
    entries = {Path(e.source).stem: e for e in ingest(corpus, folder, limits=Limits(seconds=2))}
    assert time.monotonic() - began < 20
    assert "longer than 2 seconds" in entries["HANG"].reason
    assert "SIGSEGV" in entries["CRASH"].reason
    assert "MiB of memory" in entries["MEMORY"].reason
    assert [entries[name].outcome for name in ("een", "twee", "drie")] == ["read"] * 3


def test_a_document_over_a_limit_fails(corpus: Corpus, folder: Path) -> None:
    (folder / "groot.md").write_text("# Lang\n\n" + "woord " * 1000, encoding="utf-8")
    entries = {Path(e.source).name: e for e in ingest(corpus, folder, limits=Limits(characters=1000))}
    assert "characters" in entries["groot.md"].reason
    entries = {Path(e.source).name: e for e in ingest(corpus, folder, limits=Limits(size=1000))}
    assert "larger than" in entries["groot.md"].reason
    assert entries["een.md"].outcome == "unchanged"


def test_hidden_files_loops_and_pipes_are_skipped_and_said(corpus: Corpus, folder: Path) -> None:
    (folder / ".verborgen.md").write_text("# Verborgen\n", encoding="utf-8")
    (folder / "~$een.docx").write_text("lock", encoding="utf-8")
    (folder / "bijlagen" / "terug").symlink_to(folder)
    os.mkfifo(folder / "pijp.md")
    entries = ingest(corpus, folder)
    assert {n for n, outcome in outcomes(entries).items() if outcome == "skipped"} == {
        ".verborgen.md",
        "~$een.docx",
        "terug",
        "pijp.md",
    }
    assert len(corpus) == 3


def test_the_corpus_inside_the_folder_is_left_alone(folder: Path) -> None:
    with Corpus.open(folder / "corpus", create=True) as corpus:
        ingest(corpus, folder)
        again = outcomes(ingest(corpus, folder))
    assert again == {
        "een.md": "unchanged",
        "twee.md": "unchanged",
        "drie.md": "unchanged",
        "corpus": "skipped",
    }


def test_a_missing_path_fails(corpus: Corpus, tmp_path: Path) -> None:
    (entry,) = ingest(corpus, tmp_path / "nergens.pdf")
    assert entry.outcome == "failed"
    assert "no such file" in entry.reason


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_members_of_an_archive_are_documents_of_their_own(corpus: Corpus, tmp_path: Path) -> None:
    inner = zipped(tmp_path / "binnen.zip", {"drie.md": BRIEF.format("drie")})
    archive = zipped(
        tmp_path / "stukken.zip",
        {"map/een.md": BRIEF.format("een"), "leeg.md": "", "binnen.zip": inner.read_bytes()},
    )
    entries = {entry.source.removeprefix(str(archive)): entry for entry in ingest(corpus, archive)}
    assert {name: entry.outcome for name, entry in entries.items()} == {
        "!/map/een.md": "read",
        "!/leeg.md": "failed",
        "!/binnen.zip": "read",
        "!/binnen.zip!/drie.md": "read",
        "": "read",
    }
    zipped(archive, {"map/een.md": BRIEF.format("een"), "twee.md": BRIEF.format("twee")})
    entries = {entry.source.removeprefix(str(archive)): entry for entry in ingest(corpus, archive)}
    assert {name: entry.outcome for name, entry in entries.items()} == {
        "!/map/een.md": "unchanged",
        "!/twee.md": "read",
        "!/leeg.md": "removed",
        "!/binnen.zip!/drie.md": "removed",
        "": "read",
    }
    assert len(corpus) == 2
    assert [e.outcome for e in ingest(corpus, archive)] == ["unchanged"]
    archive.rename(tmp_path / "anders.zip")
    assert [e.outcome for e in ingest(corpus, tmp_path / "anders.zip")] == ["moved"]
    assert {s.source for s in corpus.summaries()} == {
        f"{tmp_path / 'anders.zip'}!/{name}" for name in ("map/een.md", "twee.md")
    }


def test_archives_nest_no_deeper_than_allowed(corpus: Corpus, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "0.zip", {"diep.md": BRIEF.format("diep")})
    for depth in range(1, 6):
        archive = zipped(tmp_path / f"{depth}.zip", {"in.zip": archive.read_bytes()})
    entries = ingest(corpus, archive)
    (failed,) = (entry for entry in entries if entry.outcome == "failed")
    assert "3 archives deep" in failed.reason
    assert len(corpus) == 0


def test_ending_a_run_early_keeps_what_is_done(corpus: Corpus, folder: Path) -> None:
    entries = iter(run(corpus, [folder], finish=retitled, workers=1))
    assert next(entries).outcome == "read"
    entries.close()  # type: ignore[attr-defined]
    assert len(corpus) == 1
    assert sorted(outcomes(ingest(corpus, folder)).values()) == ["read", "read", "unchanged"]


LOADED: list[int] = []
"""The processes in which something slow was loaded."""


def where_loaded(document: Document) -> Document:
    return msgspec.structs.replace(document, title=",".join(map(str, LOADED)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers that are not forked load things themselves")
def test_what_is_prepared_is_loaded_once_for_all_workers(corpus: Corpus, folder: Path) -> None:
    LOADED.clear()
    options: dict[str, Any] = {"finish": where_loaded, "workers": 2}
    list(run(corpus, [folder], prepare=lambda: LOADED.append(os.getpid()), **options))
    assert {summary.title for summary in corpus.summaries()} == {str(os.getpid())}
    list(run(corpus, [folder], prepare=lambda: LOADED.append(0), **options))
    assert len(LOADED) == 1, "nothing was read, so nothing need be loaded"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers that are not forked load things themselves")
def test_the_first_document_is_read_while_things_are_loaded(corpus: Corpus, folder: Path) -> None:
    LOADED.clear()

    def slow() -> None:
        until = time.monotonic() + 60
        while not any(path.is_file() for path in corpus.originals.folder.rglob("*")):
            assert time.monotonic() < until, "nothing was read while this loaded"
            time.sleep(0.01)
        LOADED.append(7)

    entries = list(run(corpus, [folder], prepare=slow, finish=where_loaded, workers=1))
    assert {entry.outcome for entry in entries} == {"read"}
    assert {summary.title for summary in corpus.summaries()} == {"7"}


def how_many(document: Document) -> Document:
    return msgspec.structs.replace(document, title=str(processes()))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers that are not forked load things themselves")
@pytest.mark.parametrize("workers", [1, 3])
def test_who_finishes_the_only_document_may_use_the_workers_that_are_idle(
    corpus: Corpus, tmp_path: Path, workers: int
) -> None:
    (tmp_path / "brief.txt").write_text("Een brief.", encoding="utf-8")
    list(run(corpus, [tmp_path / "brief.txt"], prepare=lambda: None, finish=how_many, workers=workers))
    assert {summary.title for summary in corpus.summaries()} == {str(workers)}


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.store import Corpus
from ingest.run import run
def same(document): return document
with Corpus.open(sys.argv[1], create=True) as corpus:
    for number, entry in enumerate(run(corpus, [sys.argv[2]], finish=same, workers=2), start=1):
        if number == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_run_that_is_killed_loses_only_what_was_in_flight(tmp_path: Path) -> None:
    folder = tmp_path / "veel"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.md").write_text(BRIEF.format(number), encoding="utf-8")
    place = tmp_path / "corpus"
    for kill_at in (1, 7, 3):
        command = [sys.executable, "-c", KILLED, str(place), str(folder), str(kill_at)]
        assert subprocess.run(command, check=False, timeout=60).returncode == -signal.SIGKILL
    with Corpus.open(place) as corpus:
        before = len(corpus)
        entries = ingest(corpus, folder)
        assert sum(entry.outcome == "unchanged" for entry in entries) == before >= 1
        assert len(corpus) == 20
        assert corpus.count_commitments() == 0


HUNG = """
import sys, time
from corpus.store import Corpus
from ingest.run import run
def hang(document):
    import os
    print(os.getpid(), flush=True)
    while True: time.sleep(1)
with Corpus.open(sys.argv[1], create=True) as corpus:
    list(run(corpus, [sys.argv[2]], finish=hang, workers=1))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can end a process with its parent")
def test_no_worker_outlives_a_run_that_is_killed(tmp_path: Path, folder: Path) -> None:
    command = [sys.executable, "-c", HUNG, str(tmp_path / "corpus"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 10
    while runs(worker):
        assert time.monotonic() < until, "the worker still runs"
        time.sleep(0.05)


def runs(process: int) -> bool:
    """Whether a process is there and not merely waiting to be buried."""
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def test_a_name_that_is_no_text_stops_nothing(corpus: Corpus, folder: Path) -> None:
    named = folder / b"\xe9\xe9n.md".decode("utf-8", "surrogateescape")
    try:
        named.write_text(BRIEF.format("vreemd"), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    entries = ingest(corpus, folder, named)
    assert [entry.outcome for entry in entries].count("read") == 3
    assert {entry.reason for entry in entries if entry.outcome == "failed"} == {
        "Its name is not valid UTF-8 text. Rename it."
    }


def test_no_document_fails_for_the_memory_that_another_took(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BRIEF.format("HOARD") * 20, encoding="utf-8")  # the larger is first
    (tmp_path / "b.md").write_text(BRIEF.format("NEEDS"), encoding="utf-8")
    entries = run(
        corpus,
        [tmp_path / "a.md", tmp_path / "b.md"],
        finish=retitled,
        workers=1,
        limits=Limits(memory=600 << 20),
    )
    assert [(entry.outcome, entry.reason) for entry in entries] == [("read", "")] * 2
