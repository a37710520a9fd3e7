"""Checking, copying and putting back a corpus from the command line."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import corpus.samples
from corpus.store import Corpus
from tests.hostile.cases import SENTENCE
from tests.raadspoor.conftest import Call

LISTS = ("commitments", "trail", "people", "areas", "opgaven", "amounts", "reconcile")
"""Commands that answer with a list."""


@pytest.fixture
def harmed(sample_corpus: Path, tmp_path: Path) -> Path:
    """A copy of the corpus that a test may do harm to."""
    return Path(shutil.copytree(sample_corpus, tmp_path / "corpus"))


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def test_a_damaged_database_is_said_and_left_as_it_is(call: Call, harmed: Path) -> None:
    flip(harmed / "corpus.db")
    before = (harmed / "corpus.db").read_bytes()
    for command in ("commitments", "stats", "search x", "areas", "reindex", "check", "check --repair"):
        result = call(*command.split(), corpus=harmed)
        assert result.exit_code == 1, command
        assert "is damaged" in result.output, command
    assert (harmed / "corpus.db").read_bytes() == before
    result = call("check", "--format", "json", corpus=harmed)
    assert result.exit_code == 1, (result.output, result.exception)
    report = json.loads(result.stdout)
    assert report["findings"][-1]["message"] == "5 of the 5 files as read are whole."


def test_a_lost_database_is_never_replaced_by_an_empty_one(call: Call, harmed: Path, tmp_path: Path) -> None:
    (harmed / "corpus.db").unlink()
    (tmp_path / "nieuw.md").write_text("# Brief\n\nDe gemeente legt in 2027 een park aan.\n")
    result = call("ingest", str(tmp_path / "nieuw.md"), corpus=harmed)
    assert result.exit_code == 1
    assert "lost its database" in result.stderr
    assert "5 of the 5 files as read are whole" in call("check", corpus=harmed).output


def test_a_damaged_index_is_found_and_built_again(call: Call, harmed: Path) -> None:
    assert call("search", "warmteplan", corpus=harmed).exit_code == 0
    flip(next((harmed / "index").glob("shard-*/text.bytes.npy")))
    report = json.loads(call("check", "--format", "json", corpus=harmed).stdout)
    assert [finding["code"] for finding in report["findings"]] == ["index"]
    assert call("check", "--repair", corpus=harmed).exit_code == 0
    assert "All is well" in call("check", corpus=harmed).output


@pytest.mark.parametrize("name", ["kopie", "kopie.tar", "kopie.tar.gz"])
def test_a_backup_is_put_back_and_nothing_overwritten(
    name: str, call: Call, harmed: Path, tmp_path: Path
) -> None:
    copy, again = tmp_path / name, tmp_path / "terug"
    assert call("backup", str(copy), corpus=harmed).exit_code == 0
    assert call("backup", str(copy), corpus=harmed).exit_code == 1
    refused = call("restore", str(copy), corpus=harmed)
    assert refused.exit_code == 1
    assert "Nothing was changed" in refused.stderr
    assert "5 documents" in call("restore", str(copy), corpus=again).output
    assert call("commitments", corpus=again).output == call("commitments", corpus=harmed).output
    assert "All is well" in call("check", corpus=again).output
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", name, "terug"}


def test_a_damaged_backup_is_not_put_back(call: Call, harmed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.tar.gz"
    call("backup", str(copy), corpus=harmed)
    os.truncate(copy, copy.stat().st_size // 2)
    result = call("restore", str(copy), corpus=tmp_path / "terug")
    assert result.exit_code == 1
    assert "Nothing was put back" in result.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "kopie.tar.gz"}


def test_a_second_writer_waits_as_long_as_it_is_told(call: Call, harmed: Path) -> None:
    with Corpus.open(harmed):
        result = call("check", "--repair", "--wait", "0", corpus=harmed)
        assert result.exit_code == 1
        assert "is being written by" in result.output
    assert call("check", "--repair", "--wait", "0", corpus=harmed).exit_code == 0


def test_an_answer_says_what_was_not_read(call: Call, harmed: Path, tmp_path: Path) -> None:
    assert "not at all" not in call("commitments", corpus=harmed).output
    (tmp_path / "leeg.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert call("ingest", str(tmp_path / "leeg.pdf"), corpus=harmed).exit_code == 1
    found = json.loads(call("search", "warmteplan", "--format", "json", corpus=harmed).stdout)
    counts = {"documents": 5, "partial": 0, "failed": 1, "not_indexed": 0}
    assert found["coverage"].items() >= counts.items()
    assert sum(found["coverage"]["by_type"].values()) == 5
    assert found["coverage"]["by_year"]["2025"] >= 1
    said = "1 document was read in part or not at all: leeg.pdf."
    for command in (("search", "warmteplan"), *((name,) for name in LISTS)):
        assert said in call(*command, corpus=harmed).stdout
        for form in ("json", "csv"):
            result = call(*command, "--format", form, corpus=harmed)
            assert said in result.stderr
            assert "leeg.pdf" not in result.stdout
            if form == "json":
                json.loads(result.stdout)
            if form == "json" and command != ("search", "warmteplan"):
                whole = json.loads(call(*command, "--format", form, "--coverage", corpus=harmed).stdout)
                assert whole == {"coverage": found["coverage"], "results": json.loads(result.stdout)}


def test_an_answer_says_of_each_document_whether_it_was_read_in_part(
    call: Call, harmed: Path, tmp_path: Path
) -> None:
    sample = (Path(corpus.samples.__file__).parent / "begroting-2026.html").read_text(encoding="utf-8")
    later = sample.replace("2026", "2027").replace("2025", "2026")
    cells = f"<tr>{'<td colspan=1000000000 rowspan=1000000000>x</td>' * 3}</tr>" * 50  # too many to be read
    more = f"<p>Het college zegt toe: {SENTENCE}</p><table>{cells}</table>"
    (tmp_path / "brief.html").write_text(later.replace("</main>", f"{more}</main>"))
    assert call("ingest", str(tmp_path / "brief.html"), corpus=harmed).exit_code == 1
    partial = json.loads(call("stats", "--format", "json", corpus=harmed).stdout)["partial"]
    assert len(partial) == 1
    asked = (("search", "college", "--limit", "100"), *((name,) for name in LISTS))
    for command in asked:
        found = dict(_told(json.loads(call(*command, "--format", "json", corpus=harmed).stdout)))
        assert partial[0] in found, command
        assert found == {document: document in partial for document in found}, command
        assert len(found) > 1 or command[0] == "reconcile", command
        table = call(*command, corpus=harmed).stdout
        assert ("(partly" in table) == (partial[0] in found), command
        if command[0] not in ("people", "areas", "opgaven", "reconcile"):
            assert ",partial" in call(*command, "--format", "csv", corpus=harmed).stdout.partition("\n")[0]
    assert "(deels gelezen)" in call("commitments", "--layout", "register", corpus=harmed).stdout


def _told(answer: Any) -> Iterator[tuple[str, bool]]:
    """Each document that an answer in JSON names, and whether it says that it was read in part."""
    if isinstance(answer, dict):
        if "document" in answer:
            yield answer["document"], answer["partial"]
        answer = list(answer.values())
    if isinstance(answer, list):
        for each in answer:
            yield from _told(each)


def test_what_is_covered_is_told_in_json_alone(call: Call, sample_corpus: Path) -> None:
    for name in LISTS:
        refused = call(name, "--coverage", corpus=sample_corpus)
        assert (refused.exit_code, refused.stdout) == (2, ""), name
        assert "--format json" in refused.stderr
