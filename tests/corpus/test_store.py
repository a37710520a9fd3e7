"""The corpus store: versions, questions, and what it says when something is wrong."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from corpus.document import Document, Problem
from corpus.errors import CorpusError, QueryError
from corpus.store import CommitmentFilter, Corpus, LogEntry, MentionFilter
from corpus.store.filters import DocumentFilter

Make = Callable[..., Document]


def test_a_changed_source_replaces_its_earlier_version_and_keeps_it(
    corpus: Corpus, make_document: Make
) -> None:
    first, second = make_document("Eerste"), make_document("Tweede")
    corpus.add(first)
    corpus.add(second)
    assert [s.id for s in corpus.summaries()] == [second.id]
    (version,) = corpus.history("brief.pdf")
    assert (version.id, version.replaced_by) == (first.id, second.id)
    assert corpus.version(first.id) == first
    assert [row.document for row in corpus.commitments()] == [second.id]


def test_content_that_two_sources_hold_is_one_document(corpus: Corpus, make_document: Make) -> None:
    document = make_document(source="a.pdf")
    corpus.add(document)
    corpus.link("b.pdf", document.id)
    (summary,) = corpus.summaries()
    assert summary.sources == 2
    assert corpus.forget_source("a.pdf") is None
    assert corpus.get(document.id).source == "b.pdf"
    assert corpus.forget_source("b.pdf") == document.id
    assert document.id not in corpus
    assert [v.id for v in corpus.history()] == [document.id]


def test_tagging_anew_leaves_no_version_behind(corpus: Corpus, make_document: Make) -> None:
    document = make_document()
    corpus.add(document)
    corpus.add(msgspec.structs.replace(document, commitments=()))
    assert list(corpus.commitments()) == []
    assert list(corpus.history()) == []


def test_a_moved_source_keeps_its_document(corpus: Corpus, make_document: Make) -> None:
    document = make_document(source="oud/brief.pdf")
    corpus.add(document)
    corpus.move("oud/brief.pdf", "nieuw/brief.pdf")
    assert corpus.by_source("oud/brief.pdf") is None
    assert corpus.get(document.id).source == "nieuw/brief.pdf"
    with pytest.raises(QueryError, match=r"oud/brief\.pdf"):
        corpus.move("oud/brief.pdf", "elders.pdf")


def test_a_container_takes_its_members_with_it(corpus: Corpus, make_document: Make) -> None:
    corpus.add_container("stukken.zip", "ab" * 32)
    corpus.add(make_document("Een", source="stukken.zip!/een.pdf"), container="stukken.zip")
    corpus.add(make_document("Twee", source="stukken.zip!/twee.pdf"), container="stukken.zip")
    assert [row.source for row in corpus.sources(container="stukken.zip")] == [
        "stukken.zip!/een.pdf",
        "stukken.zip!/twee.pdf",
    ]
    corpus.move("stukken.zip", "oud/stukken.zip")
    assert corpus.by_source("stukken.zip!/een.pdf") is None
    assert {s.source for s in corpus.summaries()} == {f"oud/stukken.zip!/{n}.pdf" for n in ("een", "twee")}
    assert [row.source for row in corpus.sources(below="oud")] == [
        "oud/stukken.zip",
        "oud/stukken.zip!/een.pdf",
        "oud/stukken.zip!/twee.pdf",
    ]
    corpus.forget_source("oud/stukken.zip")
    assert len(corpus) == 0
    assert list(corpus.sources()) == []


def test_a_failed_try_keeps_what_was_read_before(corpus: Corpus, make_document: Make) -> None:
    document = make_document()
    corpus.add(document)
    corpus.fail("brief.pdf", "encrypted")
    corpus.fail("kapot.pdf", "broken")
    assert corpus.get(document.id) == document
    assert [(row.source, row.error) for row in corpus.coverage().failed] == [
        ("brief.pdf", "encrypted"),
        ("kapot.pdf", "broken"),
    ]
    corpus.add(document)
    assert [row.source for row in corpus.coverage().failed] == ["kapot.pdf"]


def test_two_contents_with_one_id_are_refused(corpus: Corpus, make_document: Make) -> None:
    document = make_document()
    corpus.add(document)
    with pytest.raises(CorpusError, match=document.id):
        corpus.add(msgspec.structs.replace(document, sha256="0" * 64, source="ander.pdf"))
    assert corpus.get(document.id) == document


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (CommitmentFilter(), 2),
        (CommitmentFilter(areas=("molenhoek",)), 2),
        (CommitmentFilter(areas=("Elders",)), 0),
        (CommitmentFilter(people=("jo bakker",)), 2),
        (CommitmentFilter(status=("planned", "done")), 2),
        (CommitmentFilter(status=("done",)), 0),
        (CommitmentFilter(due_before=dt.date(2026, 1, 1)), 2),
        (CommitmentFilter(due_before=dt.date(2025, 12, 31)), 0),
        (CommitmentFilter(due_after=dt.date(2025, 12, 31)), 2),
        (CommitmentFilter(due_after=dt.date(2026, 1, 1)), 0),
        (CommitmentFilter(years=(2024,)), 1),
        (CommitmentFilter(years=(2025,), areas=("Molenhoek",)), 1),
        (CommitmentFilter(doc_types=("begroting",)), 1),
    ],
)
def test_commitments_are_filtered(
    corpus: Corpus, make_document: Make, wanted: CommitmentFilter, count: int
) -> None:
    corpus.add(make_document("Een", source="een.pdf"))
    corpus.add(make_document("Twee", source="twee.pdf", doc_type="begroting", years=(2024,)))
    assert len(list(corpus.commitments(wanted))) == corpus.count_commitments(wanted) == count


def test_documents_may_be_named_by_the_hundreds(corpus: Corpus, make_document: Make) -> None:
    document = make_document()
    corpus.add(document)
    others = tuple(f"{number:012x}" for number in range(600))
    (summary,) = corpus.summaries(DocumentFilter(documents=(*others, document.id)))
    assert summary.id == document.id


def test_commitments_come_newest_document_first(corpus: Corpus, make_document: Make) -> None:
    for year in (2024, 2026, 2025):
        corpus.add(make_document(str(year), source=str(year), date=dt.date(year, 1, 1)))
    corpus.add(make_document("zonder", source="zonder", date=None))
    dates = [row.doc_date and row.doc_date.year for row in corpus.commitments()]
    assert dates == [2026, 2025, 2024, None]
    assert len(list(corpus.commitments(limit=2))) == 2


def test_mentions_are_filtered_and_sorted_by_value(corpus: Corpus, make_document: Make) -> None:
    corpus.add(make_document())
    (row,) = corpus.mentions(MentionFilter(types=("amount",), at_least=100_000), largest_first=True)
    assert row.mention.text == "€ 2,5 ton"
    assert list(corpus.mentions(MentionFilter(types=("amount",), at_least=300_000))) == []
    (person,) = corpus.mentions(MentionFilter(names=("Jo Bakker",)))
    assert person.mention == corpus.get(person.document).mentions[0]


def test_a_neighbourhood_is_answered_from_an_index(tmp_path: Path, make_document: Make) -> None:
    sql = "SELECT commitment FROM commitment_names WHERE kind IN ('area') AND key IN ('x')"
    with Corpus.open(tmp_path, create=True) as corpus:
        corpus.add(make_document())
        plan = corpus._db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    assert "SEARCH commitment_names USING PRIMARY KEY (kind=? AND key=?)" in plan[0][3]


def test_overview_counts_names(corpus: Corpus, make_document: Make) -> None:
    one, two = make_document("Een", source="een.pdf"), make_document("Twee", source="twee.pdf", years=(2019,))
    corpus.add(one)
    corpus.add(two)
    (area,) = corpus.overview("area")
    assert (area.name, area.mentions, area.commitments) == ("Molenhoek", 2, 2)
    assert area.documents == (one.id, two.id)
    assert area.values == (one.mentions[1].value,)
    (person,) = corpus.overview("person", DocumentFilter(years=(2019,)))
    assert (person.name, person.mentions, person.documents) == ("Jo Bakker", 1, (two.id,))


def test_areas_of_one_name_are_counted_by_municipality(corpus: Corpus, make_document: Make) -> None:
    for words, of in (("Een", "Voorbeelddam"), ("Twee", "Voorbeelddam"), ("Drie", "Overdam")):
        corpus.add(make_document(words, source=f"{words}.pdf", municipality=of))
    found = [(e.name, e.municipality, e.is_one_of_several, len(e.documents)) for e in corpus.overview("area")]
    assert found == [("Molenhoek", "Voorbeelddam", True, 2), ("Molenhoek", "Overdam", True, 1)]
    (person,) = corpus.overview("person")
    assert (len(person.documents), person.is_one_of_several) == (3, False)


def test_a_name_is_resolved_or_refused_with_the_nearest(corpus: Corpus, make_document: Make) -> None:
    corpus.add(make_document())
    assert corpus.resolve("area", "molenhoek") == ("Molenhoek",)
    assert corpus.resolve("person", "Bakker") == ("Jo Bakker",)
    with pytest.raises(QueryError, match="Molenhoek"):
        corpus.resolve("area", "Molenhoe")


def test_a_document_is_found_by_id_start_file_or_title(corpus: Corpus, make_document: Make) -> None:
    one = make_document("Een", source="/stukken/Raads-brief.pdf", title="Begroting 2025")
    two = make_document("Twee", source="/stukken/ander.pdf", title="Begroting 2026")
    corpus.add(one)
    corpus.add(two)
    for word in (
        one.id,
        one.id[:6],
        "/stukken/Raads-brief.pdf",
        "raads brief",
        "raads-brief.PDF",
        "begroting 2025",
    ):
        assert corpus.find(word).id == one.id, word
    with pytest.raises(QueryError, match="2 documents"):
        corpus.find("begroting")
    with pytest.raises(QueryError, match="Begroting 2025"):
        corpus.find("Begrotin 2025")
    with pytest.raises(QueryError):
        corpus.find("")


def test_generations_tell_an_index_what_it_missed(corpus: Corpus, make_document: Make) -> None:
    one, two = make_document("Een", source="een.pdf"), make_document("Twee", source="twee.pdf")
    corpus.add(one)
    seen = corpus.generation
    corpus.fail("kapot.pdf", "broken")
    assert corpus.generation == seen
    corpus.add(two)
    corpus.withdraw(one.id)
    changes = corpus.changes(seen)
    assert (changes.added, changes.removed) == ((two.id,), (one.id,))
    assert corpus.changes(changes.generation).added == ()


def test_the_log_keeps_how_each_source_fared(corpus: Corpus) -> None:
    entry = LogEntry(
        run="r1",
        source="scan.pdf",
        outcome="partial",
        problems=(Problem(code="no-text", message="no text", pages=(2, 3)),),
        seconds=1.5,
    )
    corpus.record(entry)
    (logged,) = corpus.log(run="r1")
    assert msgspec.structs.replace(logged, at=None) == entry
    assert logged.at is not None
    assert list(corpus.log(run="r2")) == []


def test_coverage_counts_what_answers_rest_on(corpus: Corpus, make_document: Make) -> None:
    corpus.add(make_document("Een", source="een.pdf", years=(2025, 2026)))
    scan = make_document("Twee", source="twee.pdf", problems=(Problem(code="no-text", message="scan"),))
    corpus.add(scan)
    coverage = corpus.coverage()
    assert (coverage.documents, coverage.commitments) == (2, 2)
    assert coverage.by_type == {"raadsbrief": 2}
    assert coverage.by_year == {2025: 2, 2026: 1}
    assert coverage.mentions == {"amount": 2, "area": 2, "person": 2}
    assert coverage.partial == (scan.id,)


def test_there_is_no_corpus(tmp_path: Path) -> None:
    for read_only in (True, False):
        with pytest.raises(CorpusError, match="raadspoor ingest"):
            Corpus.open(tmp_path / "nergens", read_only=read_only)
    assert not (tmp_path / "nergens").exists()


def test_a_newer_schema_and_other_files_are_refused(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, create=True):
        pass
    (tmp_path / "corpus.seal").unlink()
    connection = sqlite3.connect(tmp_path / "corpus.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(CorpusError, match="schema 999"):
        Corpus.open(tmp_path, read_only=True)
    (tmp_path / "corpus.db").write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with pytest.raises(CorpusError, match="no corpus database"):
        Corpus.open(tmp_path)
    (tmp_path / "corpus.db").unlink()
    connection = sqlite3.connect(tmp_path / "corpus.db")
    connection.execute("CREATE TABLE other (x)")
    connection.close()
    with pytest.raises(CorpusError, match="not one of Raadspoor"):
        Corpus.open(tmp_path)


def test_a_second_writer_is_told_who_writes(tmp_path: Path, make_document: Make) -> None:
    with Corpus.open(tmp_path, create=True) as corpus:
        with pytest.raises(CorpusError, match="this same process"):
            Corpus.open(tmp_path)
        script = (
            "import sys; from corpus.store import Corpus; from corpus.errors import CorpusError\n"
            "try: Corpus.open(sys.argv[1])\n"
            "except CorpusError as error: print(error)\n"
        )
        told = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
        )
        assert f"process {os.getpid()} on " in told.stdout
        assert " since " in told.stdout
        with Corpus.open(tmp_path, read_only=True) as reader:
            corpus.add(make_document())
            assert len(reader) == 1
            with pytest.raises(CorpusError, match="read only"):
                reader.withdraw(make_document().id)
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus) == 1


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from corpus.store import Corpus\n"
        "corpus = Corpus.open(sys.argv[1], create=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert killed.returncode < 0
    assert (tmp_path / "writer.lock").read_text()
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus) == 0


def test_opening_a_corpus_imports_nothing_heavy() -> None:
    script = "import sys, corpus.store; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"spacy", "bs4", "pdfplumber", "whoosh", "rapidfuzz", "httpx", "difflib"} & set(
        loaded.stdout.split()
    )


FILLED = """
import datetime as dt, resource, signal, sys
from corpus.document import Block, Document
from corpus.errors import CorpusError
from corpus.store import Corpus
import random
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
stored = 0
with Corpus.open(sys.argv[1], create=True) as corpus:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    try:
        for number in range(100):
            text = "".join(random.choices("abcdefghij", k=20_000))
            name = f"{number:012d}"
            corpus.add(Document(id=name, source=name, sha256=name * 5, media_type="text/plain", title=name,
                retrieved=dt.datetime.now(dt.UTC), blocks=(Block(kind="paragraph", text=text),)))
            stored += 1
    except CorpusError as error:
        print(error, file=sys.stderr)
print(stored)
"""


def test_a_full_disk_is_told_and_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILLED, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    stored = int(done.stdout)
    assert 0 < stored < 100
    assert "disk" in done.stderr
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus) == stored
        assert [finding.code for finding in corpus.check() if finding.code != "original-missing"] == []
