"""Registers of toezeggingen: read by the words above their columns, written in those that clerks keep."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from corpus.registers import meaning_of
from corpus.store import Corpus
from corpus.store.packing import pack
from ingest.read import read
from raadspoor.export.register import HEADERS
from raadspoor.export.safety import defuse
from raadspoor.finish import finish
from tests.raadspoor.conftest import Call

DATA = Path(__file__).parents[1] / "data" / "register"
OWN = {
    "Volgnr": "number",
    "Wat": "toezegging",
    "Gaat over": "onderwerp",
    "Door wie": "portefeuillehouder",
    "Voor wanneer": "termijn",
    "Hoe staat het": "status",
    "Laatste nieuws": "stand van zaken",
}
"""What the columns of the list with headers of its own mean."""


def meanings(given: dict[str, str]) -> list[str]:
    return [part for header, meaning in given.items() for part in ("--column", f"{header}={meaning}")]


def entries(corpus: Path) -> list[dict[str, Any]]:
    """What each entry of a register says, wherever it was read from."""
    with Corpus.open(corpus, read_only=True) as opened:
        rows = list(opened.commitments())
    found = []
    for row in rows:
        said, kept = row.commitment, row.commitment.register
        assert kept is not None
        deadline = said.deadline
        found.append(
            {
                "number": kept.number,
                "kind": kept.kind,
                "date": kept.date,
                "subject": kept.subject,
                "text": said.text,
                "holder": said.responsible,
                "deadline": (deadline.start, deadline.end) if deadline else None,
                "written": kept.status,
                "status": said.status,
                "progress": kept.progress,
                "settled": kept.settled,
            }
        )
    return sorted(found, key=lambda entry: (entry["number"], entry["text"]))


def put(corpus: Path, *paths: Path, columns: dict[str, str] | None = None) -> None:
    """Read and tag files as `ingest` does, in this process: that takes no seconds to start another."""
    given = {header: meaning_of(meaning) for header, meaning in (columns or {}).items()}
    with Corpus.open(corpus, create=True) as opened:
        for path in paths:
            opened.add(pack(finish(read(path), columns=given)))


def round_trip(
    call: Call, source: Path, folder: Path, columns: dict[str, str] | None = None
) -> list[dict[str, Any]]:
    """The entries of a register, after it was written in the layout of a register and read again."""
    put(folder / "first", source, columns=columns)
    before = entries(folder / "first")
    for suffix in (".xlsx", ".csv"):
        written = folder / f"register{suffix}"
        answer = call("commitments", "--layout", "register", "-o", str(written), corpus=folder / "first")
        assert answer.exit_code == 0, answer.output
        put(folder / suffix, written)
        assert entries(folder / suffix) == before
    return before


def test_a_register_comes_back_as_it_was(call: Call, tmp_path: Path) -> None:
    found = round_trip(call, DATA / "toezeggingen.csv", tmp_path)
    assert [entry["number"] for entry in found] == ["T-01", "T-02"]
    assert found[0]["settled"] is not None


def test_cells_that_look_like_formulas_come_back_too(call: Call, tmp_path: Path) -> None:
    found = round_trip(call, DATA / "eigen_kopjes.csv", tmp_path, OWN)
    assert [entry["text"][0] for entry in found] == ["=", "+"]
    assert [entry["subject"] for entry in found] == ["@Kade", "-Laadpalen"]
    assert [entry["progress"] for entry in found] == ["-nog geen bericht", "'t Is klaar"]
    assert [entry["status"] for entry in found] == ["planned", "done"]
    cells = [c for row in load_workbook(tmp_path / "register.xlsx").active.iter_rows() for c in row]
    assert not [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_published_register_comes_back_as_it_was(call: Call, tmp_path: Path, shared: Path) -> None:
    folder = shared / "documents" / "andere-gemeenten" / "overig"
    found = round_trip(call, folder / "rotterdam_toezeggingen_en_moties_2026.csv", tmp_path)
    assert len(found) == 26
    assert all(entry["number"] and entry["date"] and entry["subject"] for entry in found)
    assert any(entry["deadline"] for entry in found)


def test_the_columns_have_the_words_of_clerks_in_every_language(call: Call) -> None:
    for language in ("nl", "en"):
        lines = call(
            "commitments", "--layout", "register", "-f", "csv", "--lang", language
        ).stdout.splitlines()
        assert tuple(next(csv.reader(lines))) == HEADERS
    first, *_ = csv.DictReader(lines)
    assert first["citaat"] == f"“{first['toezegging']}”"
    assert "Begroting" in first["bron"] or "Jaarstukken" in first["bron"] or "brief" in first["bron"]
    assert first["status"] in ("gepland", "lopend", "gerealiseerd", "voorwaardelijk")
    for form in ("table", "md", "json", "jsonl", "ics"):
        assert call("commitments", "--layout", "register", "-f", form).exit_code == 0


def test_an_apostrophe_of_its_own_is_kept() -> None:
    assert defuse("'=1") == "''=1"
    assert defuse("'t Is klaar") == "'t Is klaar"


def test_a_column_without_the_meaning_it_needs_is_no_register_until_it_is_said(
    call: Call, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    source = str(DATA / "eigen_kopjes.csv")
    assert call("ingest", source, corpus=corpus).exit_code == 0
    again = call("ingest", source, *meanings(OWN), "--format", "json", corpus=corpus)
    assert json.loads(again.stdout)["read"] == 1, "what columns mean has the file read again"
    assert [entry["holder"] for entry in entries(corpus)] == [("Wethouder Bos",), ("Wethouder Van Dijk",)]
    tagged = call("tag", source, *meanings(OWN), "--format", "jsonl").stdout
    assert '"type":"commitment"' in tagged


def test_a_column_that_is_not_there_is_said(call: Call, tmp_path: Path) -> None:
    source = str(DATA / "toezeggingen.csv")
    result = call("ingest", source, "--column", "Wanneer=deadline", corpus=tmp_path / "corpus")
    assert result.exit_code == 1
    assert "It has no column 'Wanneer'." in result.stdout


@pytest.mark.parametrize(
    ("pair", "said"), [("Wat=txt", "Nearest: text"), ("Wat", "names no column"), ("=text", "names no column")]
)
def test_a_meaning_that_is_none_is_refused(pair: str, said: str, call: Call, tmp_path: Path) -> None:
    result = call("ingest", str(DATA / "toezeggingen.csv"), "--column", pair, corpus=tmp_path / "corpus")
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_register_is_laid_beside_the_texts(call: Call, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    text = "Wij ontwerpen in 2024 het fietspad langs de Beekweg.\n\nDe wethouder zegt toe de kade te meten.\n"
    letter = tmp_path / "2024-06-01 brief.md"
    letter.write_text(f"# Raadsbrief fietspad\n\nDatum: 1 juni 2024\n\n{text}", encoding="utf-8")
    put(corpus, DATA / "toezeggingen.csv", letter)
    answer = json.loads(call("reconcile", "--format", "json", corpus=corpus).stdout)
    verdicts = {record["number"]: record["verdict"] for record in answer}
    assert verdicts["T-01"] == "unproven", "afgedaan by the register, and no text says so"
    assert verdicts["T-02"] == "register_only"
    (kade,) = [record for record in answer if record["verdict"] == "text_only"]
    assert (kade["number"], "kade" in kade["text"]) == (None, True)
    only = json.loads(
        call("reconcile", "--verdict", "register_only", "--format", "json", corpus=corpus).stdout
    )
    assert {record["number"] for record in only} == {"T-02"}
    for form in ("table", "jsonl", "csv", "md"):
        assert "T-02" in call("reconcile", "--format", form, corpus=corpus).stdout
    sheet = tmp_path / "naast.xlsx"
    assert call("reconcile", "-o", str(sheet), corpus=corpus).exit_code == 0
    assert load_workbook(sheet).active["A1"].value == "Verdict"


def test_a_corpus_without_a_register_is_said(call: Call) -> None:
    result = call("reconcile")
    assert result.exit_code == 0
    assert "No entry of a register was found" in result.stderr
