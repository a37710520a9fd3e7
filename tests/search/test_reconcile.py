"""A register laid beside the texts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from corpus.commitment import Commitment, RegisterEntry, Status
from corpus.document import Block, Document
from corpus.store import Corpus
from search.trails.reconcile import reconcile

Line = tuple[str, Status, RegisterEntry | None]


def document(number: int, date: dt.date, lines: list[Line]) -> Document:
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
        municipality="Voorbeelddam", blocks=tuple(blocks), commitments=tuple(commitments),
    )  # fmt: skip


def entry(subject: str) -> RegisterEntry:
    return RegisterEntry(kind="toezegging", subject=subject)


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
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        corpus.add(document(1, dt.date(2024, 3, 1), register))
        corpus.add(document(2, dt.date(2024, 9, 1), texts))
        verdicts = {
            (match.registered or match.texts)[0].commitment.text: match.verdict for match in reconcile(corpus)
        }
    assert verdicts == {
        register[0][0]: "both",
        register[1][0]: "both",
        register[2][0]: "unproven",
        register[3][0]: "register_only",
        texts[2][0]: "text_only",
    }
