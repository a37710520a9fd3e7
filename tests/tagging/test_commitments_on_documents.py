"""Commitments of the real documents, where they are there: all of one neighbourhood, none doubled."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from corpus import profile
from corpus.document import Document
from ingest.read import read
from tagging.pipeline import tag


@lru_cache
def tagged(folder: Path, number: str) -> Document:
    path = next((folder / "documents" / "hengelo" / "tekst").glob(f"{number}_*"))
    document = read(path)
    return tag(document, profile.for_municipality(document.municipality))


def in_area(document: Document, area: str) -> list[tuple[tuple[str, ...], bool]]:
    """The areas, and whether they were inferred, of every commitment for `area`."""
    return [
        (c.areas, any(e.inferred for e in c.evidence if e.attribute == "areas"))
        for c in document.commitments
        if area in c.areas
    ]


def test_the_annual_report_holds_two_for_the_neighbourhood(shared: Path) -> None:
    found = in_area(tagged(shared, "000"), "Wilderinkshoek")
    assert found == [(("Wilderinkshoek",), False), (("Wilderinkshoek",), True)]


def test_the_budget_holds_one_over_two_sentences(shared: Path) -> None:
    document = tagged(shared, "001")
    (found,) = [c for c in document.commitments if "Wilderinkshoek" in c.areas]
    assert found.areas == ("Wilderinkshoek", "Twentekanaal")
    assert found.text.count(". ") == 1
    assert found.deadline is not None
    assert (found.deadline.start.year, found.deadline.source) == (2026, "heading")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_texts_are_the_documents_own(shared: Path, number: str) -> None:
    document = tagged(shared, number)
    found = document.commitments
    assert found
    assert all(document.text[c.start : c.end] == c.text for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(c.evidence for c in found)
