"""Commitments by name, by filter and by words; and what a question by name does not import."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import QueryError
from corpus.store import Corpus
from search import commitments
from search.filters import Filters
from search.results import CommitmentResults


def titles(found: CommitmentResults) -> list[str]:
    return [row.title for row in found.rows]


def test_all_of_them_newest_first(corpus: Corpus) -> None:
    found = commitments(corpus)
    assert titles(found) == ["Begroting 2026", "Raadsbrief energie", "Begroting 2025"]
    assert found.total == 3


def test_a_name_is_recognised(corpus: Corpus) -> None:
    found = commitments(corpus, "molenbuurt")
    assert found.recognised == (("area", "Molenbuurt"),)
    assert titles(found) == ["Begroting 2025"]


def test_a_surname_is_recognised(corpus: Corpus) -> None:
    found = commitments(corpus, "de Wit")
    assert found.recognised == (("person", "Anna de Wit"),)
    assert titles(found) == ["Begroting 2026"]


def test_words_are_searched_with_their_highlights(corpus: Corpus) -> None:
    found = commitments(corpus, "zonnepark onderzoek")
    assert titles(found) == ["Raadsbrief energie"]
    text = found.rows[0].commitment.text
    assert {text[a:b] for a, b in found.highlights[0]} == {"onderzoeken", "zonneveld"}
    assert not found.recognised


def test_abbreviation_and_compound_part(corpus: Corpus) -> None:
    assert set(titles(commitments(corpus, "WUP"))) == {"Begroting 2025", "Begroting 2026"}
    assert set(titles(commitments(corpus, "uitvoeringsplan"))) == {"Begroting 2025"}


def test_filters(corpus: Corpus) -> None:
    assert titles(commitments(corpus, "", Filters(due_before=dt.date(2026, 1, 1)))) == [
        "Raadsbrief energie",
        "Begroting 2025",
    ]
    assert titles(commitments(corpus, "", Filters(min_eur=100_000))) == ["Begroting 2026"]
    assert titles(commitments(corpus, "", Filters(area="Molenbuurt", year=2025))) == ["Begroting 2025"]
    assert commitments(corpus, "", Filters(municipality="gemeente voorbeelddam")).total == 3
    assert commitments(corpus, "WUP", Filters(doc_type="raadsbrief")).total == 0


def test_unknown_values_are_refused(corpus: Corpus) -> None:
    with pytest.raises(QueryError, match="Molenbuurt"):
        commitments(corpus, "", Filters(area="Molenburt"))
    with pytest.raises(QueryError, match="municipality"):
        commitments(corpus, "", Filters(municipality="Elders"))


def test_limit_and_offset_leave_the_total(corpus: Corpus) -> None:
    found = commitments(corpus, limit=1, offset=1)
    assert (titles(found), found.total) == (["Raadsbrief energie"], 3)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("oldest", "Begroting 2025"), ("newest", "Begroting 2026"), ("deadline", "Raadsbrief energie")],
)
def test_sorting(corpus: Corpus, sort: str, first: str) -> None:
    assert titles(commitments(corpus, sort=sort))[0] == first  # type: ignore[arg-type]


def test_mistyped_words_get_a_suggestion(corpus: Corpus) -> None:
    assert commitments(corpus, "middlen terrassen").suggestion == "middelen terrassen"
    assert commitments(corpus, "xqzv terrassen").suggestion is None
    assert commitments(corpus, "terassen").suggestion == "terrassen"


def test_a_question_by_name_imports_nothing_heavy(directory: Path) -> None:
    program = (
        "import sys; from corpus.store import Corpus; from search import commitments\n"
        f"with Corpus.open({str(directory)!r}, read_only=True) as corpus:\n"
        "    assert commitments(corpus, 'Molenbuurt').total == 1\n"
        "heavy = {'whoosh', 'numpy', 'spacy', 'pdfplumber', 'bs4', 'Stemmer'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2], timeout=60)
