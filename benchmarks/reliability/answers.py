"""What a corpus answers, in a form that two corpora can be compared by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.reliability.generated import AREAS, PEOPLE
from corpus.store import Corpus
from search import commitments, search

QUESTIONS = ("fietspad Molenhoek", '"het voorjaar van 2027"', "inwoners", "bedrag:>500000 brug", "wijk*")
KINDS = ("area", "opgave", "person", "organisation", "reference")


def answers(directory: Path) -> dict[str, Any]:
    """The answers of the corpus to every kind of question.

    The order of equals is no part of them, nor which of equals the others are folded into.
    """
    with Corpus.open(directory, read_only=True) as corpus:
        found: dict[str, Any] = {
            name: sorted(
                (row.commitment.id, row.source, str(row.commitment.as_json()))
                for row in commitments(corpus, name).rows
            )
            for name in ("", *AREAS, *PEOPLE, "speeltuin aanleggen")
        }
        for question in QUESTIONS:
            results = search(corpus, question, limit=1000)
            places = {(hit.document, hit.block) for hit in results.hits}
            places |= {(repeat.document, repeat.block) for hit in results.hits for repeat in hit.repeats}
            best = round(results.hits[0].score, 3) if results.hits else 0.0
            found[f"search {question}"] = (results.total, results.facets, sorted(places), best)
        for kind in KINDS:
            entries = corpus.overview(kind)  # type: ignore[arg-type]
            found[kind] = sorted((e.name, e.mentions, e.commitments, sorted(e.documents)) for e in entries)
        coverage = corpus.coverage()
        found["coverage"] = (coverage.documents, coverage.commitments, coverage.mentions, coverage.by_year)
        found["failed"] = [row.source for row in coverage.failed]
        found["texts"] = sorted((document.id, document.text) for document in corpus.documents())
        return found


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The questions that two corpora answer differently."""
    return [question for question in one if one[question] != other.get(question)]
