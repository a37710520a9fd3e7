"""Reading on two workers of Dask, one of which is killed at it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from corpus.document import Document
from corpus.errors import CorpusError
from corpus.store import Corpus
from ingest.limits import Limits
from ingest.run import run
from tests.cluster.servers import asked, ended

COUNT = 40
LONG = 45.0
"""Seconds; a worker that is not stopped at the limit has read it by then."""
START = "from distributed.cli.dask_{0} import main; main()"


def slowly(document: Document) -> Document:
    """Stands for tagging, and tells which process did it; one document ends the worker that reads it.

    Another takes long.
    """
    if "EINDE" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(LONG if "DUUR" in document.text else 0.1)
    return msgspec.structs.replace(document, title=str(os.getpid()))


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """Address of a scheduler with two workers."""
    if not asked():
        pytest.skip("it needs a Dask cluster: `make test-cluster` starts one")
    pytest.importorskip("distributed")
    told = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": Path(__file__).parents[2]}
    how = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    begin = [sys.executable, "-c"]
    processes = [subprocess.Popen([*begin, START.format("scheduler"), *how], **quiet)]  # type: ignore[call-overload]
    how = ["--scheduler-file", str(told), "--nworkers", "2", "--nthreads", "1", "--no-dashboard"]
    how += ["--local-directory", str(tmp_path / "dask")]
    processes.append(subprocess.Popen([*begin, START.format("worker"), *how], **quiet))  # type: ignore[call-overload]
    with ended('kill "$@" || exit; sleep 5; kill -KILL "$@"', *[str(each.pid) for each in processes]):
        until = time.monotonic() + 60
        while not (told.exists() and told.read_text()) and time.monotonic() < until:
            time.sleep(0.1)
        yield msgspec.json.decode(told.read_bytes())["address"]
        for process in reversed(processes):
            process.terminate()
        for process in reversed(processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:  # it waits for a worker that was killed
                process.kill()
                process.wait()


def test_the_documents_of_a_worker_that_is_killed_are_read_again(scheduler: str, tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number}.md").write_text(f"# Brief {number}\n\nHet plein komt er.\n", encoding="utf-8")
    killed = 0
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        outcomes = []
        for entry in run(corpus, [folder], finish=slowly, scheduler=scheduler):
            outcomes.append(entry.outcome)
            if not killed:
                (summary,) = corpus.summaries()
                killed = int(summary.title)
                os.kill(killed, signal.SIGKILL)
        assert outcomes == ["read"] * COUNT
        readers = {int(summary.title) for summary in corpus.summaries()}
        assert len(corpus) == COUNT
        assert len(readers) >= 2
        assert os.getpid() not in readers
        again = list(run(corpus, [folder], finish=slowly, scheduler=scheduler))
        assert {entry.outcome for entry in again} == {"unchanged"}


def test_a_document_that_ends_every_worker_is_reported(scheduler: str, tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "goed.md").write_text("# Brief\n\nHet plein komt er.\n", encoding="utf-8")
    (folder / "kwaad.md").write_text("# Brief\n\nEINDE van het plein.\n", encoding="utf-8")
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        entries = {Path(e.source).name: e for e in run(corpus, [folder], finish=slowly, scheduler=scheduler)}
        assert "Several workers ended on it" in entries["kwaad.md"].reason
        assert entries["kwaad.md"].outcome == "failed"
        again = {Path(e.source).name: e.outcome for e in run(corpus, [folder], finish=slowly, workers=1)}
        assert again["goed.md"] == entries["goed.md"].outcome or again["goed.md"] in ("read", "unchanged")


def test_a_document_that_takes_longer_than_the_limit_is_reported(scheduler: str, tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "traag.md").write_text("# Brief\n\nDe DUUR van het plein.\n", encoding="utf-8")
    for number in range(4):
        (folder / f"{number}.md").write_text(f"# Brief {number}\n\nHet plein komt er.\n", encoding="utf-8")
    limits = Limits(seconds=4)
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        found = run(corpus, [folder], finish=slowly, scheduler=scheduler, limits=limits)
        entries = {Path(entry.source).name: entry for entry in found}
        assert entries["traag.md"].outcome == "failed"
        assert "takes longer than 4 seconds" in entries["traag.md"].reason
        (folder / "traag.md").unlink()
        again = {Path(e.source).name: e.outcome for e in run(corpus, [folder], finish=slowly, workers=1)}
        assert all(again[f"{number}.md"] in ("read", "unchanged") for number in range(4))
        assert sum(entries[f"{number}.md"].outcome == "read" for number in range(4)) >= 2


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with (
        Corpus.open(tmp_path, create=True) as corpus,
        pytest.raises(CorpusError, match="no Dask scheduler at tcp:nowhere"),
    ):
        run(corpus, [tmp_path], finish=slowly, scheduler="tcp:nowhere")


def test_without_dask_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        Corpus.open(tmp_path, create=True) as corpus,
        pytest.raises(CorpusError, match=r"raadspoor\[cluster\]"),
    ):
        run(corpus, [tmp_path], finish=slowly, scheduler="tcp://127.0.0.1:1")
