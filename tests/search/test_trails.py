"""Trails over a small corpus of our own: joined, told apart, slipped, kept, changed, silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpus.commitment import Commitment, Deadline
from corpus.document import Block, Document, DocumentType, Problem
from corpus.profile import EMPTY
from corpus.store import Corpus
from search.trails import Trail, trails
from tagging.pipeline import tag

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
    assert [cover.document for cover in trail.silent] == [BEGROTING_25]
    assert trail.as_json()["covered_by"][0]["title"] == "begroting 2025"
    assert len(trail.entries) == 1


def letter(said: str, due: Deadline | None, **more: Any) -> Document:
    date = dt.date(2023, 11, 7)
    return document("e" * 12, "raadsbrief", date, (2023,), [{"text": said, "deadline": due, **more}])


def account(*texts: str, length: int = 0) -> Document:
    said = [{"text": text, "status": "done"} for text in texts]
    found = document("f" * 12, "jaarstukken", dt.date(2025, 5, 1), (2024,), said)
    return msgspec.structs.replace(
        found, blocks=(*found.blocks, *[Block(kind="paragraph", text="Overig.")] * length)
    )


@pytest.mark.parametrize(
    ("said", "texts", "length", "gone"),
    [
        ("Wij stellen voor 1 juni een bomenregister op.", ("De sluis is hersteld.",), 400, True),
        ("Wij stellen voor 1 juni een bomenregister op.", ("Het bomenregister volgt nog.",), 400, False),
        ("Wij stellen voor 1 juni een bomenregister op.", ("De sluis is hersteld.",), 0, False),
        ("Wij informeren u voor 1 juni over het bomenregister.", ("De sluis is hersteld.",), 400, False),
    ],
)
def test_a_promise_in_a_letter_is_missed_in_a_whole_account_of_its_year(
    tmp_path: Path, said: str, texts: tuple[str, ...], length: int, gone: bool
) -> None:
    with Corpus.open(tmp_path / "letters", create=True) as letters:
        letters.add(letter(said, deadline(2024, 5)))
        assert trails(letters) == []
        letters.add(account(*texts, length=length))
        lost = [cover.title for trail in trails(letters) for cover in trail.silent]
    assert lost == (["jaarstukken 2024"] if gone else [])


@pytest.mark.parametrize(
    ("problem", "gone"),
    [("image-table", True), ("no-text", False)],
    ids=["a page recognised from its picture was read", "of a page that was not read nobody knows"],
)
def test_only_a_document_that_was_read_is_called_silent(tmp_path: Path, problem: str, gone: bool) -> None:
    report = msgspec.structs.replace(
        account("De sluis is hersteld.", length=400),
        problems=(Problem(code=problem, message="Bladzijde 7."),),
    )
    with Corpus.open(tmp_path / "letters", create=True) as letters:
        letters.add(letter("Wij stellen voor 1 juni een bomenregister op.", deadline(2024, 5)))
        letters.add(report)
        assert bool(trails(letters)) is gone


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("Wij stellen voor 1 juni een bomenregister op.", "Van het bomenregister is kennis genomen."),
        ("Wij stellen voor 1 juni een register van hoge bomen (RHB) op.", "RHB is op orde."),
    ],
)
def test_what_a_later_document_of_any_kind_speaks_of_has_not_disappeared(
    tmp_path: Path, said: str, later: str
) -> None:
    with Corpus.open(tmp_path / "letters", create=True) as letters:
        letters.add(letter(said, deadline(2024, 5)))
        letters.add(account("De sluis is hersteld.", length=400))
        assert trails(letters)
        letters.add(document("d" * 12, "besluitenlijst", dt.date(2024, 9, 3), (2024,), [{"text": later}]))
        assert not [trail for trail in trails(letters) if trail.silent]


def test_a_day_before_the_document_is_no_promise_that_could_be_missed(tmp_path: Path) -> None:
    past = Deadline(start=dt.date(2023, 5, 1), end=dt.date(2023, 5, 31), source="sentence", words="mei 2023")
    with Corpus.open(tmp_path / "letters", create=True) as letters:
        letters.add(letter("Wij stellen een bomenregister op, naar de meting van mei 2023.", past))
        letters.add(account("De sluis is hersteld.", length=400))
        assert trails(letters) == []


def test_another_size_of_the_same_thing_is_a_change(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "sizes", create=True) as sizes:
        for id_, year, count in ((BEGROTING_24, 2023, 300), (BEGROTING_25, 2024, 240)):
            text = f"Op de gasfabrieklocatie realiseren we in {year + 2} {count} woningen boven winkels."
            sizes.add(
                tag(document(id_, "begroting", dt.date(year, 9, 30), (year + 1,), [{"text": text}]), EMPTY)
            )
        [trail] = trails(sizes)
    assert [(change.size_before, change.size_after) for change in trail.changes] == [
        ("300 woningen", "240 woningen")
    ]


def test_things_with_other_numbers_in_other_places_stay_apart(corpus: Corpus) -> None:
    assert not any({"Bloemenbuurt", "Vogelbuurt"} <= set(trail.areas) for trail in trails(corpus))


def test_a_question_selects_whole_trails(corpus: Corpus) -> None:
    wanted = next(
        row.commitment.id for row in corpus.commitments() if "bieden we eind" in row.commitment.text
    )
    [trail] = trails(corpus, among={wanted})
    assert len(trail.entries) == 2


def test_undated_documents_stand_in_no_trail(corpus: Corpus, tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "undated", create=True) as undated:
        for whole in corpus.documents():
            undated.add(msgspec.structs.replace(whole, date=None))
        assert trails(undated) == []
