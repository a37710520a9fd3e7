"""Figures of quality follow the published rules, and are those of the given scorer where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpus.errors import UnreadableDocumentError
from tagging import evaluation
from tagging.evaluation import Case, evaluate


def mark(kind: str, quote: str, /, **values: Any) -> dict[str, Any]:
    return {"type": kind, "line": 1, "quote": quote, **values}


def found(kind: str, text: str, /, **value: Any) -> dict[str, Any]:
    return {"type": kind, "text": text, "value": value}


def test_text_is_compared_without_case_and_outer_punctuation() -> None:
    gold = [mark("amount", "€ 5.000", eur=5000), mark("area", "'t Rot", name="'t Rot", kind="buurt")]
    tagged = [found("amount", "€5.000,", eur=5000.0), found("area", "’T ROT", name="’t Rot")]
    result = evaluate([Case(gold, [], tagged)])
    assert result.of("amount").f1 == result.of("area").f1 == 1.0
    assert result.of("area").value == 1.0


def test_each_mark_counts_once() -> None:
    gold = [mark("quantity", "2 fte", value=2, unit="fte")]
    tagged = [found("quantity", "2 fte", value=2), found("quantity", "2 fte", value=2)]
    score = evaluate([Case(gold, [], tagged)]).of("quantity")
    assert (score.gold, score.precision, score.recall, score.f1) == (1, 0.5, 1.0, 0.667)


def test_optional_marks_and_title_years_are_never_counted() -> None:
    year = {"start": "2024-01-01", "end": "2024-12-31"}
    gold = [mark("date", "2024", **year, in_title=True), mark("date", "mei", **year, optional=True)]
    result = evaluate([Case(gold, [], [found("date", "2024", **year)])])
    score = result.of("date")
    assert (score.gold, score.precision, score.recall) == (0, 0.0, 0.0)
    assert result.misses == ()


def test_a_wrong_value_is_reported_and_a_second_annotator_is_right_too() -> None:
    gold = [
        mark("reference", "Visie", kind="wet", alt={"kind": "document"}),
        mark("reference", "M1", kind="motie"),
    ]
    tagged = [found("reference", "Visie", kind="document"), found("reference", "M1", kind="code")]
    result = evaluate([Case(gold, [], tagged)])
    assert result.of("reference").value == 0.5
    assert [(miss.sign, miss.type) for miss in result.misses] == [("=", "reference")]


def test_commitments_match_on_shared_words_over_lines() -> None:
    source = ["Wij maken een plan.", "Dat is voor Oost."]
    gold = [
        mark(
            "commitment", source[0], end_line=2, quote_end=source[1], status="planned",
            areas=["Oost"], deadline={"start": "2025-01-01", "end": "2025-12-31"}, eur=[],
        )
    ]  # fmt: skip
    value = {
        "status": "done",
        "areas": ["oost"],
        "deadline": {"start": "2025-01-01", "end": "2025-12-31"},
        "eur": [],
    }
    tagged = [
        found("commitment", " ".join(source), **value),
        found("commitment", "Iets anders.", status="done"),
    ]
    result = evaluate([Case(gold, source, tagged)])
    score = result.of("commitment")
    assert (score.precision, score.recall, score.status, score.deadline, score.areas) == (
        0.5,
        1.0,
        0.0,
        1.0,
        1.0,
    )
    assert [miss.sign for miss in result.misses] == ["=", "+"]


def test_malformed_gold_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"type": "date", "line": 1, "quote": "mei"}\n{"type": \n', "utf-8")
    with pytest.raises(UnreadableDocumentError, match=r"gold\.jsonl, line 2"):
        evaluation.read_marks(path)
    path.write_text('{"quote": "mei"}\n', "utf-8")
    with pytest.raises(UnreadableDocumentError, match="line 1 is no mark"):
        evaluation.read_marks(path)
    with pytest.raises(UnreadableDocumentError, match="cannot be read"):
        evaluation.read_marks(tmp_path / "geen.jsonl")


def test_the_text_of_a_gold_file_is_found_by_name(tmp_path: Path) -> None:
    gold = tmp_path / "002.jsonl"
    gold.touch()
    with pytest.raises(UnreadableDocumentError, match="no text for"):
        evaluation.source_of(gold)
    text = tmp_path / "002_brief.txt"
    text.touch()
    assert evaluation.source_of(gold) == text
    (tmp_path / "002.txt").touch()
    with pytest.raises(UnreadableDocumentError, match="more than one text"):
        evaluation.source_of(gold)


def _disturbed(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Marks as if they had been found, with every kind of mistake in them."""
    tagged = []
    for number, item in enumerate(items):
        if number % 7 == 3:
            continue
        value = {key: item[key] for key in item if key not in ("type", "line", "quote", "nth")}
        if number % 5 == 1:
            value |= {
                "eur": 1,
                "start": None,
                "name": "x",
                "label": "x",
                "kind": "x",
                "value": 7,
                "status": "done",
            }
        if item["type"] == "commitment":
            value["eur"] = [] if number % 5 == 1 else item.get("eur") or []
        text = item["quote"] if number % 11 else f"iets {item['quote']}"
        tagged.append(found(item["type"], text, **value))
    return tagged


@pytest.mark.parametrize("name", ["002", "003", "004"])
def test_the_figures_are_those_of_the_given_scorer(shared: Path, tmp_path: Path, name: str) -> None:
    gold = shared / "gold" / f"{name}.jsonl"
    source = evaluation.source_of(gold, shared / "documents" / "hengelo" / "tekst")
    marks = evaluation.read_marks(gold)
    tagged = _disturbed(marks)
    path = tmp_path / "tagged.jsonl"
    path.write_text("\n".join(json.dumps(item) for item in tagged), "utf-8")
    scorer = shared / "tools" / "score.py"
    given = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(source), str(path), "--json"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    lines = source.read_text("utf-8").split("\n")
    ours = {
        score.type: {key: value for key, value in msgspec.to_builtins(score).items() if key != "type"}
        for score in evaluate([Case(marks, lines, tagged)]).scores
    }
    assert ours == json.loads(given.stdout)
