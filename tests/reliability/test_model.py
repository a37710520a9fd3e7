"""Documents that come, change and go, against a dictionary: the corpus and its index answer the same."""

from __future__ import annotations

import datetime as dt
import hashlib
import multiprocessing
import shutil
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from corpus.document import Block, Document
from corpus.store import Corpus
from index.build import reindex, update
from index.verify import fault
from raadspoor.finish import finish
from search import commitments, search
from search.trails import trails

WORDS = ("fietspad", "speeltuin", "wijkcentrum", "gemaal")
SOURCES = ("een.md", "twee.md", "drie.md")


def document(source: str, word: str, version: int = 0) -> Document:
    text = f"Het college van Voorbeelddam opent in {2027 + version % 5} een {word} in wijk Noord."
    digest = hashlib.sha256(f"{source}{text}".encode()).hexdigest()
    bare = Document(
        id=digest[:12],
        source=source,
        sha256=digest,
        media_type="text/markdown",
        retrieved=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        title=source,
        date=dt.date(2020, 1, 1) + dt.timedelta(days=version),
        blocks=(Block(kind="paragraph", text=text),),
    )
    return finish(bare)


class Life(RuleBasedStateMachine):
    """A corpus beside a dictionary of what each source holds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="raadspoor-model-"))
        self.corpus = Corpus.open(self.folder, create=True)
        self.held: dict[str, str] = {}
        self.documents: dict[str, Document] = {}
        self.version = 0

    def teardown(self) -> None:
        self.corpus.close()
        shutil.rmtree(self.folder)

    @rule(source=st.sampled_from(SOURCES), word=st.sampled_from(WORDS))
    def read(self, source: str, word: str) -> None:
        self.version += 1
        self.documents[source] = document(source, word, self.version)
        self.corpus.add(self.documents[source])
        self.held[source] = word

    @rule(source=st.sampled_from(SOURCES))
    def remove(self, source: str) -> None:
        self.corpus.forget_source(source)
        self.held.pop(source, None)
        self.documents.pop(source, None)

    @rule()
    def index(self) -> None:
        update(self.corpus)

    @rule()
    def index_anew(self) -> None:
        reindex(self.corpus)

    @rule()
    def open_again(self) -> None:
        self.corpus.close()
        self.corpus = Corpus.open(self.folder)

    @rule(word=st.sampled_from(WORDS))
    def ask(self, word: str) -> None:
        results = search(self.corpus, word)
        found = {hit.source for hit in results.hits}
        found |= {repeat.title for hit in results.hits for repeat in hit.repeats}
        holding = {source for source, held in self.held.items() if held == word}
        assert found == holding
        assert results.total == len(holding)
        promised = commitments(self.corpus, word, limit=None)
        assert {row.source for row in promised.rows} == holding
        assert promised.total == len(holding)
        assert commitments(self.corpus, "", limit=0).total == len(self.held)
        assert fault(self.corpus) == ""

    @rule()
    def follow(self) -> None:
        """The trails are those of a corpus that only ever held what is held now."""
        with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder), create=True) as fresh:
            for each in self.documents.values():
                fresh.add(each)
            assert _told(self.corpus) == _told(fresh)

    @invariant()
    def holds_what_was_read(self) -> None:
        assert {summary.source for summary in self.corpus.summaries()} == set(self.held)


def _told(corpus: Corpus) -> list[str]:
    return sorted(str(trail.as_json()) for trail in trails(corpus))


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)


def _ask(folder: Path, until: float, said: multiprocessing.connection.Connection) -> None:
    """A reader: every answer is of documents that are whole, and nothing that was there is gone."""
    seen, rounds = 0, 0
    while time.monotonic() < until:
        with Corpus.open(folder, read_only=True) as corpus:
            results = search(corpus, "voorbeelddam", limit=1000)
            assert all("Voorbeelddam" in hit.text for hit in results.hits)
            assert results.total >= seen
            seen = results.total
            rounds += 1
    said.send(rounds)


def test_readers_beside_a_writer(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    with Corpus.open(folder, create=True) as corpus:
        corpus.add(document("eerste.md", "gemaal"))
        update(corpus)
    until = time.monotonic() + 4
    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(duplex=False) for _ in range(3)]
    readers = [context.Process(target=_ask, args=(folder, until, theirs)) for _, theirs in pipes]
    for reader in readers:
        reader.start()
    written = 1
    with Corpus.open(folder) as corpus:
        while time.monotonic() < until:
            corpus.add(document(f"stuk{written}.md", "gemaal", written))
            written += 1
            if written % 5 == 0:
                update(corpus)
    for reader in readers:
        reader.join(30)
    assert [reader.exitcode for reader in readers] == [0, 0, 0]
    assert all(ours.recv() > 0 for ours, _ in pipes)
    with Corpus.open(folder) as corpus:
        assert {finding.code for finding in corpus.check()} == {"original-missing"}  # none were kept here
        assert search(corpus, "voorbeelddam", limit=1).total == written
