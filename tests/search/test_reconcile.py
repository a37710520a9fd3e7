"""A register laid beside the texts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from corpus.commitment import Commitment, RegisterEntry, Status
from corpus.document import Block, Document
from corpus.store import Corpus
from search.trails.reconcile import reconcile

Line = tuple[str, Status, RegisterEntry | None]


def document(
    number: int, date: dt.date | None, lines: list[Line], municipality: str = "Voorbeelddam"
) -> Document:
    id_ = f"{number}" * 12
    blocks, commitments, start = [], [], 0
    for index, (text, status, register) in enumerate(lines):
        blocks.append(Block(kind="paragraph", text=text))
        commitments.append(
            Commitment(
                id=f"{id_}-{start}", text=text, start=start, end=start + len(text), block=index, page=None,
                heading=(), status=status, register=register,
            )
        )  # fmt: skip
        start += len(text) + 1
    return Document(
        id=id_, source=f"{number}.txt", sha256=f"{number}" * 64, media_type="text/plain",
        retrieved=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), title=f"stuk {number}", date=date,
        municipality=municipality, blocks=tuple(blocks), commitments=tuple(commitments),
    )  # fmt: skip


def entry(subject: str, kind: str = "toezegging", date: dt.date | None = None) -> RegisterEntry:
    return RegisterEntry(kind=kind, subject=subject, date=date)


def verdicts(path: Path, *documents: Document) -> dict[str, str]:
    with Corpus.open(path, create=True) as corpus:
        for one in documents:
            corpus.add(one)
        return {
            (match.registered or match.texts)[0].commitment.text: match.verdict for match in reconcile(corpus)
        }


def test_each_entry_gets_the_verdict_that_the_texts_bear_out(tmp_path: Path) -> None:
    register: list[Line] = [
        ("De raad krijgt een evaluatie van de buurtbemiddeling.", "planned", entry("Buurtbemiddeling")),
        ("De fietsenstalling bij het station is er.", "done", entry("Fietsenstalling")),
        ("Het zwembadtarief wordt toegelicht.", "done", entry("Zwembadtarief")),
        ("Er komt een hondenlosloopgebied.", "planned", entry("Hondenlosloopgebied")),
    ]
    texts: list[Line] = [
        ("Wij evalueren de buurtbemiddeling.", "planned", None),
        ("De fietsenstalling bij het station is geopend.", "done", None),
        ("De wethouder zegt toe de kermislocatie te onderzoeken.", "planned", None),
        ("Wij onderhouden de havenkraan.", "ongoing", None),
    ]
    found = verdicts(
        tmp_path / "corpus",
        document(1, dt.date(2024, 3, 1), register),
        document(2, dt.date(2024, 9, 1), texts),
    )
    assert found == {
        register[0][0]: "both",
        register[1][0]: "both",
        register[2][0]: "unproven",
        register[3][0]: "register_only",
        texts[2][0]: "text_only",
    }


def test_a_register_without_municipality_or_day_is_of_the_one_that_the_texts_are_of(tmp_path: Path) -> None:
    """Its entries have days of their own, and its subjects tell what they are about."""
    register: list[Line] = [
        ("Daarvan volgt een voorstel.", "planned", entry("Vleermuizenkelder", date=dt.date(2024, 3, 1))),
    ]
    texts: list[Line] = [("Wij leggen een vleermuizenkelder aan.", "planned", None)]
    found = verdicts(
        tmp_path / "corpus",
        document(1, None, register, municipality=""),
        document(2, dt.date(2024, 3, 1), texts),
    )
    assert found == {register[0][0]: "both"}


def test_what_was_prepared_or_done_before_it_was_promised_proves_nothing(tmp_path: Path) -> None:
    day = dt.date(2024, 3, 1)
    register: list[Line] = [
        ("De strandpaviljoens worden verplaatst.", "done", entry("Strandpaviljoens", date=day)),
        ("Het kermisreglement wordt herzien.", "done", entry("Kermisreglement", date=day)),
        ("De speelgoedbank krijgt een pand.", "done", entry("Speelgoedbank", date=day)),
    ]
    before: list[Line] = [("Het kermisreglement is aan de raad gezonden.", "done", None)]
    after: list[Line] = [
        ("Voor de strandpaviljoens zijn voorbereidingen getroffen.", "done", None),
        ("De speelgoedbank heeft een pand aan de haven gekregen.", "done", None),
    ]
    found = verdicts(
        tmp_path / "corpus",
        document(1, day, register),
        document(2, dt.date(2023, 5, 1), before),
        document(3, dt.date(2025, 5, 1), after),
    )
    assert [found[text] for text, *_ in register] == ["unproven", "unproven", "both"]


def test_no_toezegging_is_missed_in_a_register_of_decisions(tmp_path: Path) -> None:
    register: list[Line] = [("Het havenreglement vast te stellen.", "planned", entry("Haven", "besluit"))]
    texts: list[Line] = [("De wethouder zegt toe de kermislocatie te onderzoeken.", "planned", None)]
    found = verdicts(
        tmp_path / "corpus",
        document(1, dt.date(2024, 3, 1), register),
        document(2, dt.date(2024, 9, 1), texts),
    )
    assert found == {register[0][0]: "register_only"}
