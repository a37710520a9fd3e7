"""Trails over a small corpus of our own: joined, told apart, slipped, kept, changed, silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.commitment import Commitment, Deadline
from corpus.document import Block, Document, DocumentType
from corpus.store import Corpus
from search.trails import Trail, trails

BEGROTING_24 = "a" * 12
JAARSTUKKEN_24 = "b" * 12
BEGROTING_25 = "c" * 12


def deadline(year: int, month: int = 12, *, source: Any = "sentence") -> Deadline:
    end = dt.date(year, month, 28)
    return Deadline(start=dt.date(year, 1, 1), end=end, source=source, words=str(year))


def document(
    id_: str, doc_type: DocumentType, date: dt.date, years: tuple[int, ...], said: list[dict[str, Any]]
) -> Document:
    blocks = tuple(Block(kind="paragraph", text=one["text"]) for one in said)
    start = 0
    commitments = []
    for index, one in enumerate(said):
        end = start + len(one["text"])
        commitments.append(
            Commitment(
                id=f"{id_}-{start}", start=start, end=end, block=index, page=None, heading=(),
                **{"status": "planned", **one},
            )
        )  # fmt: skip
        start = end + 1
    return Document(
        id=id_, source=f"{id_}.txt", sha256=id_ * 5 + "0000", media_type="text/plain",
        retrieved=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), title=f"{doc_type} {years[0]}", doc_type=doc_type,
        date=date, date_basis="stated", municipality="Voorbeelddam", years=years, blocks=blocks,
        commitments=tuple(commitments),
    )  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        fill(corpus)
        yield corpus


def fill(corpus: Corpus) -> None:
    corpus.add(
        document(BEGROTING_24, "begroting", dt.date(2023, 9, 30), (2024, 2025), [
            {"text": "Het fietsstratenplan moet medio 2024 gereed zijn.", "deadline": deadline(2024, 8)},
            {"text": "Wij leggen een subsidieregeling sportkantines voor.", "deadline": deadline(2024)},
            {"text": "Voor 2025 stellen we een geluidskaart op.", "deadline": deadline(2025),
             "opgaven": ("gezonde stad",)},
            {"text": "De eerste wijkschouw houden we in de Bloemenbuurt.", "areas": ("Bloemenbuurt",)},
            {"text": "We werken aan het onderhoud van de kademuren.",
             "deadline": deadline(2024, source="heading")},
            {"text": "Voor de sporthalrenovatie reserveren we € 200.000.", "eur": (Decimal(200000),)},
        ])
    )  # fmt: skip
    corpus.add(
        document(JAARSTUKKEN_24, "jaarstukken", dt.date(2025, 5, 1), (2024,), [
            {"text": "De subsidieregeling sportkantines is vastgesteld.", "status": "done"},
            {"text": "De tweede wijkschouw was in de Vogelbuurt.", "status": "done",
             "areas": ("Vogelbuurt",)},
            {"text": "Voor de sporthalrenovatie is € 350.000 nodig.", "eur": (Decimal(350000),)},
        ])
    )  # fmt: skip
    corpus.add(
        document(BEGROTING_25, "begroting", dt.date(2024, 9, 30), (2025, 2026), [
            {"text": "Het fietsstratenplan bieden we eind 2025 aan.", "deadline": deadline(2025)},
            {"text": "We werken aan het onderhoud van de kademuren.",
             "deadline": deadline(2025, source="heading")},
            {"text": "We meten de luchtkwaliteit in 2025.", "opgaven": ("gezonde stad",)},
        ])
    )  # fmt: skip


def trail_on(corpus: Corpus, word: str) -> Trail:
    [found] = [one for one in trails(corpus) if any(word in e.commitment.text for e in one.entries)]
    return found


def test_a_later_deadline_is_a_slip_with_both_days(corpus: Corpus) -> None:
    trail = trail_on(corpus, "fietsstratenplan")
    assert [entry.document for entry in trail.entries] == [BEGROTING_24, BEGROTING_25]
    [slip] = trail.slips
    assert (slip.due, slip.moved_to) == (dt.date(2024, 8, 28), dt.date(2025, 12, 28))
    assert trail.kept is None
    assert trail.subject == "fietsstratenplan"


def test_done_after_it_was_promised_is_kept(corpus: Corpus) -> None:
    trail = trail_on(corpus, "sportkantines")
    assert trail.kept == 1
    assert not trail.slipped
    assert trail.entries[1].document == JAARSTUKKEN_24


def test_lasting_work_under_a_year_heading_does_not_slip(corpus: Corpus) -> None:
    assert trail_on(corpus, "kademuren").slips == ()


def test_another_amount_for_the_same_thing_is_a_change(corpus: Corpus) -> None:
    [change] = trail_on(corpus, "sporthalrenovatie").changes
    assert (change.eur_before, change.eur_after) == ((Decimal(200000),), (Decimal(350000),))


def test_a_promise_that_the_next_budget_is_silent_on_has_disappeared(corpus: Corpus) -> None:
    trail = trail_on(corpus, "geluidskaart")
    assert trail.silent == (BEGROTING_25,)
    assert len(trail.entries) == 1


def test_things_with_other_numbers_in_other_places_stay_apart(corpus: Corpus) -> None:
    assert not any({"Bloemenbuurt", "Vogelbuurt"} <= set(trail.areas) for trail in trails(corpus))


def test_a_question_selects_whole_trails(corpus: Corpus) -> None:
    wanted = next(
        row.commitment.id for row in corpus.commitments() if "bieden we eind" in row.commitment.text
    )
    [trail] = trails(corpus, among={wanted})
    assert len(trail.entries) == 2


def test_undated_documents_stand_in_no_trail(corpus: Corpus, tmp_path: Path) -> None:
    import msgspec

    with Corpus.open(tmp_path / "undated", create=True) as undated:
        for whole in corpus.documents():
            undated.add(msgspec.structs.replace(whole, date=None))
        assert trails(undated) == []
