"""`raadspoor ingest --watch FOLDER` as a user runs it, and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from corpus.errors import CorpusError
from corpus.store import Corpus

LIMIT = 120.0
"""Seconds that anything here may take on a machine with other work."""


class Watching:
    """The command on a folder, and what it says of each batch."""

    def __init__(self, folder: Path, corpus: Path, *more: str) -> None:
        command = [sys.executable, "-m", "raadspoor", "--lang", "en", "ingest", "--watch", str(folder)]
        self.process = subprocess.Popen(
            [*command, "--corpus", str(corpus), "--format", "json", "--workers", "1", *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
        )
        self._batches: Queue[dict[str, Any]] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if line.rstrip() == "}":
                self._batches.put(json.loads(said))
                said = ""

    def batch(self) -> list[tuple[str, str]]:
        """What became of each file of the next batch."""
        sources = self._batches.get(timeout=LIMIT)["sources"]
        return [(Path(one["source"]).name, one["outcome"]) for one in sources]

    def end(self, how: signal.Signals) -> tuple[int, str]:
        """Ends it; gives its exit code and what it said to the user."""
        self.process.send_signal(how)
        code = self.process.wait(LIMIT)
        assert self.process.stderr is not None
        return code, self.process.stderr.read()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def watching(inbox: Path, tmp_path: Path) -> Iterator[Watching]:
    watching = Watching(inbox, tmp_path / "corpus", "--prune")
    with watching.process:
        yield watching
        watching.process.kill()


def promise(year: int) -> str:
    return f"# Brief\n\nHet college opent in {year} een wijkcentrum in de wijk Oost.\n"


def deadlines(corpus: Path) -> list[str]:
    with Corpus.open(corpus, read_only=True) as opened:
        return sorted(
            str(commitment.deadline.start.year)
            for document in opened.documents()
            for commitment in document.commitments
            if commitment.deadline and commitment.deadline.start
        )


def test_a_drop_folder_from_beginning_to_end(watching: Watching, inbox: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (inbox / "een.md").write_text(promise(2027), encoding="utf-8")
    assert watching.batch() == [("een.md", "read")]
    assert deadlines(corpus) == ["2027"]

    text = promise(2028) + "\nEn dit is het slot.\n"
    with (inbox / "twee.md").open("w", encoding="utf-8") as slow:  # copied by bits over more than two looks
        for start in range(0, len(text), 10):
            slow.write(text[start : start + 10])
            slow.flush()
            time.sleep(0.5)
    assert watching.batch() == [("twee.md", "read")]
    with Corpus.open(corpus, read_only=True) as opened:
        assert any("het slot" in document.text for document in opened.documents())

    (inbox / "een.md").write_text(promise(2029), encoding="utf-8")
    assert watching.batch() == [("een.md", "read")]
    assert deadlines(corpus) == ["2028", "2029"]

    (inbox / "leeg.md").touch()
    assert watching.batch() == [("leeg.md", "failed")]

    (inbox / "twee.md").unlink()
    assert watching.batch() == [("twee.md", "removed")]
    assert deadlines(corpus) == ["2029"]

    code, said = watching.end(signal.SIGINT)
    assert (code, "What was read is in the corpus" in said) == (0, True)
    assert deadlines(corpus) == ["2029"]


def test_ctrl_c_keeps_what_was_read(tmp_path: Path, inbox: Path) -> None:
    for number in range(300):
        (inbox / f"{number:03}.md").write_text(f"# Brief {number}\n\n{promise(2027)}", encoding="utf-8")
    corpus = tmp_path / "corpus"
    command = [sys.executable, "-m", "raadspoor", "--lang", "en", "ingest", str(inbox), "--workers", "1"]
    with subprocess.Popen(
        [*command, "--corpus", str(corpus)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        until = time.monotonic() + LIMIT
        while not held(corpus):
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=LIMIT)[1]
    assert (process.returncode, said) == (1, "Stopped. What was read is in the corpus.\n")
    before = held(corpus)
    assert 0 < before < 300
    assert subprocess.run([*command, "--corpus", str(corpus)], check=False, timeout=LIMIT).returncode == 0
    assert held(corpus) == 300


def held(corpus: Path) -> int:
    """Documents of a corpus; none while it is being made."""
    try:
        with Corpus.open(corpus, read_only=True) as opened:
            return len(opened)
    except CorpusError:
        return 0


@pytest.mark.parametrize("option", ["--again", "--allow-private", "--scheduler=tcp://127.0.0.1:1"])
def test_what_a_watched_folder_has_no_use_for_is_refused(call: Any, inbox: Path, option: str) -> None:
    result = call("ingest", "--watch", str(inbox), option)
    assert result.exit_code == 2
    assert option.split("=")[0] in result.output


def test_only_a_folder_is_watched(call: Any, inbox: Path) -> None:
    assert call("ingest", "--watch", str(inbox / "nergens")).exit_code == 2
