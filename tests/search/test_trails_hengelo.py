"""Trails through the real documents of Hengelo, each with the dates and the verdict that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.profile import for_municipality
from corpus.store import Corpus
from ingest.read import read
from search.trails import Trail, trails
from tagging.pipeline import tag

DOCUMENTS = (
    "collegeprogramma-herkenbare-identiteit.html",
    "raadsbrief-3710091-wijkgericht-werken.pdf",
    "beleidsbegroting-2025-2028-hoofdstuk-5-1.pdf",
    "jaarstukken-2024-hengelo-in-verbinding.html",
    "beleidsbegroting-2026-2029-strategische-agenda.html",
)


@pytest.fixture(scope="module")
def found(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Trail]]:
    with Corpus.open(tmp_path_factory.mktemp("hengelo") / "corpus", create=True) as corpus:
        for name in DOCUMENTS:
            document = read(shared / "documents" / "hengelo" / name)
            corpus.add(tag(document, for_municipality(document.municipality)))
        yield trails(corpus)


def years(trail: Trail) -> list[int]:
    return sorted({entry.doc_date.year * 100 + entry.doc_date.month for entry in trail.entries})


def with_words(found: list[Trail], *words: str) -> Trail:
    """The one trail of which the entries together hold these words."""
    [trail] = [
        one
        for one in found
        if all(any(word in entry.commitment.text for entry in one.entries) for word in words)
    ]
    return trail


@pytest.mark.parametrize(
    ("words", "due", "moved_to"),
    [
        (("eind 2025 gereed", "Wilderinkshoek"), "2025-12-31", "2026-12-31"),
        (("1e kwartaal 2025", "tweede kwartaal van 2025"), "2025-03-31", "2025-06-30"),
        (("Soortenmanagementplan op ter bescherming", "(SMP)"), "2025-12-31", "2026-12-31"),
    ],
)
def test_slipped(found: list[Trail], words: tuple[str, ...], due: str, moved_to: str) -> None:
    trail = with_words(found, *words)
    assert (due, moved_to) in {(str(slip.due), str(slip.moved_to)) for slip in trail.slips}
    assert trail.kept is None


def test_kept(found: list[Trail]) -> None:
    trail = with_words(found, "inwonersfonds", "Inwonersfonds leefbare wijken")
    assert trail.kept is not None
    assert "vastgesteld" in trail.entries[trail.kept].commitment.text
    assert years(trail) == [202409, 202505]


@pytest.mark.parametrize(
    "words",
    [
        ("ROS Twente", "verstedelijkingsstrategie"),
        ("warmtebedrijf Twente", "haalbaarheid"),
        ("slimme netten",),
        ("laadvoorzieningen",),
        ("wateroverlast",),
        ("jaarlijkse uitvoeringsplannen",),
        ("Routekaart verduurzamen", "Routekaart verduurzaming"),
        ("overgangsjaar",),
    ],
)
def test_connected(found: list[Trail], words: tuple[str, ...]) -> None:
    assert len(years(with_words(found, *words))) > 1


def test_yearly_plans_and_the_first_two_plans_stay_apart(found: list[Trail]) -> None:
    yearly, first = with_words(found, "jaarlijkse uitvoeringsplannen"), with_words(found, "eerste twee")
    assert yearly.id != first.id


def test_only_what_moved_is_called_slipped(found: list[Trail]) -> None:
    """Lasting work that comes back under the next year's heading has not slipped."""
    for words in (("laadvoorzieningen",), ("wateroverlast",), ("jaarlijkse uitvoeringsplannen",)):
        assert with_words(found, *words).slips == ()
