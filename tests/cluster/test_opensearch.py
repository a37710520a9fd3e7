"""OpenSearch answers as every engine does, and as Whoosh does."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import CorpusError
from corpus.store import Corpus
from index import engine
from search import commitments
from search.filters import Filters
from search.opensearch.requests import Requests
from search.passages import Searcher
from tests.cluster.conftest import choose
from tests.cluster.nodes import Cluster
from tests.search.conftest import documents, make_document
from tests.search.test_engine import Ask, EngineContract

QUESTIONS = [
    "plan",
    "WUP",
    "terrassen kade",
    '"regels voor terrassen"',
    "laadpaal",
    "Havenkwartier vergunning",
    "zonneveld OR café",
    "terrassen -2026",
    "terra*",
    '"de" OR "het"',
    "bedrag:>1mln",
    "wijk:Molenbuurt",
    "jaar:2025..2026 plan",
    "termijn:>=2026 WUP",
    "schoollocatie",
    "wijkuitvoeringsplan Molenbuurt vast bestaat niet",
    "qwertyuiop",
    "energie",
    "Anna de Wit middelen",
]


class TestOpenSearch(EngineContract):
    @pytest.fixture
    def ask(self, corpus: Corpus) -> Iterator[Ask]:
        with Searcher(corpus) as searcher:
            yield searcher.search


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same documents in a corpus of the default engine."""
    folder = tmp_path_factory.mktemp("local")
    with Corpus.open(folder, create=True) as corpus:
        for document in documents():
            corpus.add(document)
    return folder


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("wanted", [Filters(), Filters(year=2026), Filters(min_eur=200_000)])
def test_same_passages_facets_and_highlights(
    corpus: Corpus, local: Path, question: str, wanted: Filters
) -> None:
    with Corpus.open(local, read_only=True) as other, Searcher(corpus) as one, Searcher(other) as two:
        mine, theirs = (s.search(question, wanted, limit=100) for s in (one, two))
    assert mine.total == theirs.total
    assert mine.facets == theirs.facets
    assert (mine.needed, mine.words, mine.suggestion) == (theirs.needed, theirs.words, theirs.suggestion)
    places = [
        {
            (hit.document, hit.block, hit.text, hit.heading, hit.highlights, hit.page)
            for hit in results.hits
            if not hit.repeats
        }
        for results in (mine, theirs)
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("question", ["WUP", "onderzoeken zonneveld", "stellen vast", "Stichting Dijkwerk"])
def test_same_commitments(corpus: Corpus, local: Path, question: str) -> None:
    with Corpus.open(local, read_only=True) as other:
        mine, theirs = commitments(corpus, question), commitments(other, question)
    assert mine.total == theirs.total > 0
    assert {row.commitment.id for row in mine.rows} == {row.commitment.id for row in theirs.rows}
    assert sorted(mine.highlights) == sorted(theirs.highlights)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_sorted_by_date(corpus: Corpus, sort: str) -> None:
    with Searcher(corpus) as searcher:
        found = searcher.search('"de" OR "het" OR "een"', sort=sort, limit=100)  # type: ignore[arg-type]
    dates = [hit.doc_date for hit in found.hits]
    assert all(dates)
    assert dates == sorted(dates, key=lambda day: day or dt.date.min, reverse=sort == "newest")


def test_deep_pages_follow_one_another(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.opensearch.requests.BATCH", 25)
    monkeypatch.setattr("search.opensearch.engine.BATCH", 25)
    choose(cluster, tmp_path / "corpus", "deep")
    lines = [f"De woning aan nummer {n} krijgt vorm." for n in range(120)]
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        corpus.add(make_document("Lijst", lines))
        with Searcher(corpus) as searcher:
            every = [hit.text for hit in searcher.search("woning", limit=200).hits]
            pages = [searcher.search("woning", limit=10, offset=n).hits for n in range(0, 120, 10)]
    assert sorted(every) == sorted(lines)
    assert [hit.text for page in pages for hit in page] == every


def test_pages_beyond_ten_thousand(cluster: Cluster, tmp_path: Path) -> None:
    choose(cluster, tmp_path / "corpus", "ten-thousand")
    lines = [f"Kavel {n} krijgt een woning." for n in range(10_400)]
    documents = [
        make_document(f"Lijst {start}", lines[start : start + 400]) for start in range(0, 10_400, 400)
    ]
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        for document in documents:
            corpus.add(document)
        with Searcher(corpus) as searcher:
            found = searcher.search("woning", limit=1000, offset=9_400, facets=False)
            last = searcher.search("woning", limit=25, offset=10_390, facets=False)
    every = [(hit.document, hit.block) for hit in found.hits]
    assert found.total == len(lines)
    assert len(set(every)) == 1000
    assert [(hit.document, hit.block) for hit in last.hits] == every[990:]


class TestWriting:
    @pytest.fixture
    def written(self, cluster: Cluster, tmp_path: Path) -> Iterator[Corpus]:
        choose(cluster, tmp_path / "corpus", f"writing-{tmp_path.name.strip('_').lower().replace('_', '-')}")
        with Corpus.open(tmp_path / "corpus", create=True) as corpus:
            for document in documents():
                corpus.add(document)
            engine.of(corpus).reindex(corpus)
            yield corpus

    def test_a_search_takes_over_what_changed(self, written: Corpus) -> None:
        added = make_document("Nieuw", ["De fietsbrug over de gracht gaat open."])
        written.add(added)
        with Searcher(written) as searcher:
            assert searcher.search("fietsbrug").total == 1
        written.withdraw(added.id)
        with Searcher(written) as searcher:
            assert searcher.search("fietsbrug").total == 0
        assert engine.of(written).fault(written) == ""

    def test_a_document_tagged_anew_is_there_once(self, written: Corpus) -> None:
        document = documents()[0]
        written.add(document)
        engine.of(written).update(written)
        with Searcher(written) as searcher:
            assert searcher.search("laadlocaties").total == 1

    def test_readers_go_on_while_it_is_built_again(self, written: Corpus) -> None:
        with Searcher(written) as searcher:
            before = searcher.search("plan").total
            engine.of(written).reindex(written)
            assert searcher.search("plan").total == before > 0

    def test_every_answer_is_whole_while_indexes_change_over(self, written: Corpus) -> None:
        done = threading.Event()

        def rebuild() -> None:
            try:
                for _ in range(3):
                    with Corpus.open(written.directory, read_only=True) as corpus:
                        engine.of(corpus).reindex(corpus)
            finally:
                done.set()

        with ThreadPoolExecutor(1) as pool, Searcher(written) as searcher:
            before = searcher.search("plan", limit=5)
            rebuilt = pool.submit(rebuild)
            answers = 0
            while not done.is_set() or answers < 20:
                found = searcher.search("plan", limit=5)
                assert (found.total, found.facets) == (before.total, before.facets)
                assert len(found.hits) == len(before.hits)
                answers += 1
            rebuilt.result()

    def test_pages_of_an_index_that_is_exchanged_meanwhile(
        self, written: Corpus, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("search.opensearch.requests.BATCH", 5)
        monkeypatch.setattr("search.opensearch.engine.BATCH", 5)
        batches: list[str] = []
        ask = Requests.ask

        def exchanged(self: Requests, body: dict[str, Any], *, at: str = "") -> dict[str, Any]:
            batches.append(at)
            if at and len(set(batches) - {""}) == 1 and batches.count(at) == 2:
                engine.of(written).reindex(written)
            return ask(self, body, at=at)

        with Searcher(written) as searcher:
            before = searcher.search("de OR het OR een OR wijk", limit=100)
            monkeypatch.setattr(Requests, "ask", exchanged)
            found = searcher.search("de OR het OR een OR wijk", limit=100)
        assert {(h.document, h.block) for h in found.hits} == {(h.document, h.block) for h in before.hits}
        assert found.total == before.total
        assert len(batches) > 4

    def test_a_build_that_stops_changes_nothing_and_leaves_nothing(
        self, written: Corpus, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("index.opensearch.build.words.store", stop)
            with pytest.raises(KeyboardInterrupt):
                engine.of(written).reindex(written)
        with Searcher(written) as searcher:
            before = searcher.search("plan").total
        units = engine.of(written).reindex(written)
        with Searcher(written) as searcher:
            assert searcher.search("plan").total == before > 0
        assert engine.of(written).fault(written) == ""
        assert units == sum(summary.blocks + summary.commitments + 1 for summary in written.summaries())

    def test_the_indexes_of_another_corpus_are_refused(self, written: Corpus, tmp_path: Path) -> None:
        said = (written.directory / "raadspoor.toml").read_text()
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "raadspoor.toml").write_text(said)
        with Corpus.open(tmp_path / "other", create=True) as other:
            other.add(documents()[0])
            with pytest.raises(CorpusError, match="another corpus"):
                engine.of(other).update(other)

    def test_damage_is_noticed_and_mended(self, written: Corpus) -> None:
        from index.opensearch.build import reading

        with reading(written) as known:
            known.client.delete_by_query(
                index=known.alias,
                body={"query": {"term": {"document": documents()[0].id}}},
                params={"refresh": "true"},
            )
        assert "units" in engine.of(written).fault(written)
        engine.of(written).reindex(written)
        assert engine.of(written).fault(written) == ""
