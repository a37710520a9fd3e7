"""`ingest` and `tag`: what is said of good files, bad files and none."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from corpus.document import Block, Document
from tests.raadspoor.conftest import Call

LETTER = "raadsbrief-wijkgericht-werken.md"
LINE = "Het college opent in 2027 een wijkcentrum in de wijk Oost.\n"


def report(call: Call, *arguments: str, corpus: Path, code: int) -> dict[str, object]:
    result = call("ingest", *arguments, "--format", "json", corpus=corpus)
    assert result.exit_code == code, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def test_what_was_read_is_not_read_again(call: Call, tmp_path: Path) -> None:
    first = report(call, LETTER, corpus=tmp_path / "c", code=0)
    assert (first["read"], first["unchanged"]) == (1, 0)
    again = report(call, LETTER, corpus=tmp_path / "c", code=0)
    assert (again["read"], again["unchanged"]) == (0, 1)


def test_one_bad_file_never_stops_the_others(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF")
    (tmp_path / "program.exe").write_bytes(b"MZ\0")
    (tmp_path / "good.txt").write_text(LINE, encoding="utf-8")
    answer = report(call, str(tmp_path), "no-such-file.pdf", corpus=tmp_path / "c", code=1)
    assert answer["read"] == 1
    assert answer["failed"] == 4
    sources = answer["sources"]
    assert isinstance(sources, list)
    assert all(source["reason"] for source in sources if source["outcome"] == "failed")


def test_the_report_for_people_says_what_was_not_read_and_why(call: Call, tmp_path: Path) -> None:
    result = call("ingest", "no-such-file.pdf", LETTER, corpus=tmp_path / "c")
    assert result.exit_code == 1
    assert "1 read, 1 not read" in result.stdout
    assert "no-such-file.pdf: not read" in result.stdout


def test_tag_gives_the_objects_of_the_contract(call: Call) -> None:
    result = call("tag", LETTER, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(one.keys() == {"type", "text", "start", "end", "page", "value"} for one in objects)
    number = next(one for one in objects if one["type"] == "reference" and one["text"] == "3710091")
    assert (number["value"]["kind"], number["value"]["id"]) == ("zaaknummer", "3710091")
    date = next(one for one in objects if one["text"] == "25 juni 2024")
    assert (date["value"]["start"], date["value"]["end"]) == ("2024-06-25", "2024-06-25")
    assert any(one["type"] == "commitment" and one["value"]["status"] for one in objects)


def test_tag_reads_standard_input(call: Call) -> None:
    result = call("tag", "-", "--format", "jsonl", stdin="Er is € 6,9 miljoen voor 2026.".encode())
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["value"]["eur"] for one in objects if one["type"] == "amount"] == [6900000]


def test_tag_explains_itself(call: Call) -> None:
    lines = call("tag", LETTER, "--format", "jsonl", "--explain").stdout.splitlines()
    assert any(json.loads(line).get("cues") for line in lines)


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.pdf", None), ("empty.txt", b""), ("broken.pdf", b"%PDF-1.7\n"), ("what.xyz", b"\0\1")],
)
def test_what_cannot_be_read_is_said_and_exits_with_1(
    name: str, content: bytes | None, call: Call, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = call("tag", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert name in result.stderr


def test_an_unknown_profile_is_refused_before_anything_is_read(call: Call, tmp_path: Path) -> None:
    result = call("ingest", LETTER, "--profile", "atlantis", corpus=tmp_path / "c")
    assert result.exit_code == 2
    assert "No profile named 'atlantis'." in result.stderr
    assert "hengelo" in result.stderr


@pytest.mark.parametrize(
    "command",
    [("commitments",), ("search", "x"), ("show", "x"), ("people",), ("stats",), ("reindex",), ("trail",)],
)
def test_a_corpus_that_is_not_there_is_said(command: tuple[str, ...], call: Call, tmp_path: Path) -> None:
    result = call(*command, corpus=tmp_path / "nowhere")
    assert result.exit_code == 1
    assert str(tmp_path / "nowhere") in result.stderr
    assert "raadspoor ingest" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_a_corpus_of_a_newer_version_is_said(call: Call, tmp_path: Path, sample_corpus: Path) -> None:
    import sqlite3

    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "corpus.db").write_bytes((sample_corpus / "corpus.db").read_bytes())
    with sqlite3.connect(newer / "corpus.db") as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    result = call("commitments", corpus=newer)
    assert result.exit_code == 1
    assert "9999" in result.stderr


def test_escape_sequences_in_a_document_never_reach_the_terminal(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_bytes("Wij openen in 2027 \x1b[31mhet\x1b[0m wijkcentrum \x9b2J in wijk Oost.\n".encode())
    for form in ("table", "json", "jsonl", "csv", "md"):
        shown = call("tag", str(path), "--format", form).output
        assert "\x1b" not in shown
        assert "\x9b" not in shown


def test_recognised_text_says_how_sure_it_is() -> None:
    from raadspoor.cli.marked import marked

    blocks = (
        Block(kind="paragraph", text="Dit is goed gelezen.", page=1, confidence=0.96),
        Block(kind="paragraph", text="Djt is slecht ge1ezen", page=1, confidence=0.5),
    )
    moment = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    scan = Document(
        id="a",
        title="Scan",
        source="scan.pdf",
        sha256="a",
        media_type="application/pdf",
        retrieved=moment,
        blocks=blocks,
    )
    shown = marked(scan, range(2), colour=False)
    assert "72% sure" in shown
    assert "ge1ezen (50% sure)" in shown
    assert "(96% sure)" not in shown
    plain = msgspec.structs.replace(scan, blocks=(Block(kind="paragraph", text="Een brief."),))
    assert "sure" not in marked(plain, range(1), colour=False)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model of spaCy in a folder, which knows one name."""
    import spacy

    nlp = spacy.blank("nl")
    rules = nlp.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "LOC", "pattern": "Vlietzicht"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    return tmp_path / "model"


def _areas(call: Call, *arguments: str) -> list[str]:
    lines = call("tag", *arguments, "--format", "jsonl").stdout.splitlines()
    return [one["value"]["name"] for one in map(json.loads, lines) if one["type"] == "area"]


def test_a_trained_model_that_is_named_helps(call: Call, model: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Wij bouwen in 2027 een brug bij Vlietzicht.\n", encoding="utf-8")
    letter = str(tmp_path / "letter.txt")
    assert _areas(call, letter) == []
    assert _areas(call, letter, "--model", str(model)) == ["Vlietzicht"]
    corpus = tmp_path / "c"
    corpus.mkdir()
    (corpus / "raadspoor.toml").write_text(f'model = "{model}"\n', encoding="utf-8")
    assert call("ingest", letter, corpus=corpus).exit_code == 0
    assert "Vlietzicht" in call("areas", "--format", "csv", corpus=corpus).stdout


def test_a_model_that_is_not_there_is_refused_before_reading(call: Call, tmp_path: Path) -> None:
    result = call("ingest", LETTER, "--model", "nl_no_such_model", corpus=tmp_path / "c")
    assert result.exit_code == 1
    assert "nl_no_such_model" in result.stderr
    assert "0 documents" not in result.stdout
