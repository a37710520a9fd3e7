"""What PostgreSQL adds to the store: several machines that write, and a server that may be away."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import CorpusError
from corpus.settings import FILE, is_database, locate, without_password
from corpus.store import Corpus
from corpus.store import postgres as store
from corpus.store.database import MIGRATIONS
from tests.cluster import postgres

Make = Callable[..., Document]

WRITER = """
import datetime as dt, hashlib, sys
from corpus.document import Block, Document
from corpus.store import Corpus
directory, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Corpus.open(directory, create=True) as corpus:
    for number in range(count):
        digest = hashlib.sha256(f"{name}{number}".encode()).hexdigest()
        corpus.add(Document(id=digest[:12], source=f"{name}/{number}", sha256=digest, media_type="text/plain",
            title=name, retrieved=dt.datetime.now(dt.UTC), blocks=(Block(kind="paragraph", text=name),)))
        print(number, flush=True)
"""


def machine(folder: Path, name: str, address: str) -> Path:
    """The directory that one machine has of the corpus in the database."""
    directory = folder / name
    directory.mkdir()
    (directory / FILE).write_text(f'corpus = "{address}"\n', encoding="utf-8")
    return directory


def writer(directory: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(directory), name, str(count)], stdout=subprocess.PIPE, text=True
    )


def test_machines_write_at_once_and_an_index_misses_nothing(database: str, tmp_path: Path) -> None:
    writers = [writer(machine(tmp_path, name, database), name, 40) for name in ("een", "twee", "drie")]
    reader = machine(tmp_path, "lezer", database)
    seen: set[str] = set()
    since = 0
    while any(process.poll() is None for process in writers) or not seen:
        try:
            with Corpus.open(reader, read_only=True) as corpus:
                changes = corpus.changes(since)
                since, new = changes.generation, changes.added
        except CorpusError:  # there are no tables yet
            continue
        seen |= set(new)
    for process in writers:
        assert process.wait() == 0
        assert process.stdout is not None
        process.stdout.close()
    with Corpus.open(reader, read_only=True) as corpus:
        seen |= set(corpus.changes(since).added)
        assert len(corpus) == len(seen) == 120
        assert corpus.generation == 120
        assert corpus.check() == [] or {f.code for f in corpus.check()} == {"original-missing"}


def test_who_waits_while_another_makes_the_tables_finds_them(database: str) -> None:
    first = store.Connection(database, read_only=False)
    waits = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with ThreadPoolExecutor(1) as pool, closing(first):
        first.execute("BEGIN")
        first.execute("SELECT pg_advisory_xact_lock(?)", (store._LOCK,))
        second = pool.submit(store.connect, database, MIGRATIONS, create=True, read_only=False)
        until = time.monotonic() + 30
        while first.execute(waits).fetchone() == (0,) and time.monotonic() < until:
            time.sleep(0.02)
        for script in MIGRATIONS:
            first.execute(store._definitions(script))
        first.execute(f"COMMENT ON TABLE meta IS 'Raadspoor {len(MIGRATIONS)}'")
        first.execute("COMMIT")
        with closing(second.result(30)) as opened:
            assert store._version(opened) == len(MIGRATIONS)


def test_a_writer_that_is_killed_holds_nobody_up(database: str, tmp_path: Path, make_document: Make) -> None:
    killed = writer(machine(tmp_path, "een", database), "een", 100_000)
    assert killed.stdout is not None
    stored = int(killed.stdout.readline()) + 1
    time.sleep(0.3)
    killed.send_signal(signal.SIGKILL)
    stored += sum(1 for _ in killed.stdout)
    killed.stdout.close()
    killed.wait()
    with Corpus.open(machine(tmp_path, "twee", database)) as corpus:
        assert len(corpus) in (stored, stored + 1)  # one may have been stored and not told
        corpus.add(make_document())
        assert make_document().id in corpus


def test_a_server_that_goes_away_is_told_and_loses_nothing(tmp_path: Path, make_document: Make) -> None:
    postgres.need(own=True)
    with postgres.server() as server:
        directory = machine(tmp_path, "een", server.address)
        with Corpus.open(directory, create=True) as corpus:
            corpus.add(make_document("Een", source="een"))
            server.stop()
            with pytest.raises(CorpusError, match="cannot be reached"):
                corpus.add(make_document("Twee", source="twee"))
            with pytest.raises(CorpusError, match="cannot be reached"):
                len(corpus)
        with pytest.raises(CorpusError, match="cannot be reached"):
            Corpus.open(directory, read_only=True)
        server.start()
        with Corpus.open(directory) as corpus:
            assert [s.source for s in corpus.summaries()] == ["een"]
            corpus.add(make_document("Twee", source="twee"))
            assert len(corpus) == 2


def test_a_database_is_named_by_its_address(
    database: str, tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(CorpusError, match="There is no corpus in postgresql://"):
        Corpus.open(database, read_only=True)
    with Corpus.open(database, create=True) as corpus:
        corpus.add(make_document())
        corpus.originals.put(b"inhoud")
        assert corpus.label == database
        assert tmp_path in corpus.directory.parents
    with Corpus.open(database, read_only=True) as corpus:
        assert len(corpus) == 1
        with pytest.raises(CorpusError, match="read only"):
            corpus.withdraw(make_document().id)


def test_a_corpus_moves_to_a_database_and_back(database: str, tmp_path: Path, make_document: Make) -> None:
    documents = [make_document(words, source="a.pdf") for words in ("Een", "Twee")]
    with Corpus.open(tmp_path / "map", create=True) as corpus:
        for document in documents:
            corpus.add(document)
        corpus.originals.put(b"Twee", ".pdf")
        target = machine(tmp_path, "server", database)
        corpus.backup(target)
    with Corpus.open(target) as corpus:
        assert corpus.get(documents[1].id) == documents[1]
        assert [version.id for version in corpus.history()] == [documents[0].id]
        assert corpus.original(documents[1].id) is not None
        corpus.add(make_document("Drie", source="b.pdf"))
        assert corpus.generation > len(documents)
        corpus.backup(tmp_path / "terug")
    with Corpus.open(tmp_path / "terug") as corpus:
        assert len(corpus) == 2
        assert corpus.get(documents[1].id) == documents[1]
        assert {finding.code for finding in corpus.check()} <= {"original-missing"}
        corpus.add(make_document("Vier", source="c.pdf"))
        with pytest.raises(CorpusError, match="not empty"):
            corpus.backup(target)


def test_a_newer_schema_is_refused(database: str, tmp_path: Path) -> None:
    directory = machine(tmp_path, "een", database)
    with Corpus.open(directory, create=True) as corpus:
        corpus._db.execute(f"COMMENT ON TABLE meta IS 'Raadspoor {len(MIGRATIONS) + 1}'")
    with pytest.raises(CorpusError, match="Upgrade Raadspoor"):
        Corpus.open(directory, read_only=True)


def test_the_sign_zero_is_replaced(database: str, tmp_path: Path, make_document: Make) -> None:
    with Corpus.open(machine(tmp_path, "een", database), create=True) as corpus:
        corpus.add(make_document(title="Brief\0", source="a\0b"))
        (summary,) = corpus.summaries()
        assert (summary.title, summary.source) == ("Brief\ufffd", "a\ufffdb")


def test_originals_may_lie_on_a_share(database: str, tmp_path: Path) -> None:
    directory = machine(tmp_path, "een", database)
    with (directory / FILE).open("a", encoding="utf-8") as file:
        file.write(f'originals = "{tmp_path / "deling"}"\n')
    with Corpus.open(directory, create=True) as corpus:
        assert corpus.originals.put(b"inhoud").is_relative_to(tmp_path / "deling")


def test_settings_that_cannot_be_followed_are_refused(tmp_path: Path) -> None:
    for text, said in (
        ("corpus = 3", "corpus"),
        ('korpus = "x"', "korpus"),
        ("corpus = ", "wrong"),
        ('corpus = "postgresql://jan:geheim@server/raad"', "holds a password"),
    ):
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        with pytest.raises(CorpusError, match=said) as raised:
            Corpus.open(tmp_path, read_only=True)
        assert "geheim" not in str(raised.value)


def test_a_password_is_never_shown() -> None:
    address = "postgresql://jan:geheim@server:5432/raad?sslmode=require"
    assert is_database(address)
    assert without_password(address) == "postgresql://jan@server:5432/raad?sslmode=require"
    assert locate(address).label == without_password(address)
    assert locate(address).directory == locate(address.replace("geheim", "anders")).directory
    with pytest.raises(CorpusError) as raised:
        Corpus.open("postgresql://jan:geheim@127.0.0.1:1/raad?connect_timeout=1", read_only=True)
    assert "geheim" not in str(raised.value)


def test_without_the_client_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    (tmp_path / FILE).write_text('corpus = "postgresql://server/raad"', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"raadspoor\[postgres\]"):
        Corpus.open(tmp_path, read_only=True)
