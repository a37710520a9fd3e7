"""`harvest`: what it says of a collection that answers, and of one that does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from raadspoor.cli.output import spans
from tests.ingest.collections_served import Classic, Server, paper, serve
from tests.raadspoor.conftest import Call


@pytest.fixture
def address() -> Iterator[str]:
    Classic.papers.clear()
    yield from serve(Classic)


def test_what_is_harvested_is_answered_from(call: Call, address: str, tmp_path: Path) -> None:
    Classic.papers.extend([paper(1, "2025-01-01"), paper(2, "2023-01-01", text_pages=[])])
    how = ("--municipality", "Voorbeelddam", "--address", address, "--allow-private")
    result = call("harvest", "ori", *how, corpus=tmp_path / "c")
    assert result.exit_code == 0, result.output
    assert "1 read, 1 skipped" in result.stdout
    assert "Voorbeelddam: 2025" in result.stdout
    answer = json.loads(call("commitments", "--format", "json", corpus=tmp_path / "c").stdout)
    assert [one["document"] for one in answer]
    assert "Voorbeelddam (1: 2025)" in call("stats", corpus=tmp_path / "c").stdout
    again = call("oogst", "ori", *how, "--format", "json", corpus=tmp_path / "c")
    report = json.loads(again.stdout)
    assert (report["read"], report["failed"], report["unchanged"]) == (0, 0, 1)
    assert report["years_by_municipality"] == {"Voorbeelddam": {"2025": 1}}


def test_a_collection_that_cannot_be_asked_is_said(call: Call, address: str, tmp_path: Path) -> None:
    Server.faults.append((404, b"", {}))
    how = ("--address", address, "--allow-private")
    result = call("harvest", "ori", *how, corpus=tmp_path / "c")
    assert result.exit_code == 1
    assert "status 404" in result.stderr
    refused = call("harvest", "ori", "--address", address, corpus=tmp_path / "c")
    assert "private network" in refused.stderr


def test_without_a_collection_it_says_what_the_answers_cover(call: Call) -> None:
    result = call("harvest")
    assert "Nothing was harvested yet." in result.stdout
    assert "Hengelo: " in result.stdout


def test_years_are_shown_in_runs() -> None:
    assert spans({2015: 1, 2016: 2, 2018: 1}) == "2015-2016, 2018"
    assert spans({}) == ""
