"""What the commands answer on the sample documents."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from raadspoor.export import terminal
from tests.raadspoor.conftest import Call

Ask = Callable[..., Any]

HEAT_PLANS = [
    (
        "begroting",
        None,
        "planned",
        "We bereiden de eerste twee wijkuitvoeringsplannen voor. Deze zijn voor de Wilderinkshoek (5.300 "
        "woningen) en daarna voor het Twentekanaal (960 bedrijven).",
        {"start": "2026-01-01", "end": "2026-12-31"},
    ),
    (
        "jaarstukken",
        None,
        "ongoing",
        "We werken aan het eerste wijkuitvoeringsplan (WUP), waarmee de Wilderinkshoek aardgasvrij wordt.",
        None,
    ),
    (
        "begroting",
        1,
        "planned",
        "Het wijkuitvoeringsplan (WUP) voor de Wilderinkshoek moet eind 2025 gereed zijn.",
        {"start": "2025-10-01", "end": "2025-12-31"},
    ),
]
"""Kind, page, status, sentence and deadline of what is promised for the heat plan, newest document first."""


def test_a_place_is_answered_with_sentence_page_and_document(ask: Ask) -> None:
    answer = ask("commitments", "Wilderinkshoek")
    said = [(c["doc_type"], c["page"], c["status"], c["text"], c["deadline"]) for c in answer]
    assert [one for one in said if "wijkuitvoeringsplan" in one[3]] == HEAT_PLANS
    assert all("Wilderinkshoek" in commitment["areas"] for commitment in answer)
    assert answer[0]["title"] == "Begroting 2026-2029: duurzame inrichting en wijken"
    assert answer[0]["doc_date"] == "2025-09-30"
    assert answer[0]["heading"][-1] == "Wat we doen in 2026"


def test_a_commitment_carries_every_field_that_scripts_rely_on(ask: Ask) -> None:
    fields = {
        "status", "strength", "actor", "areas", "opgaven", "deadline", "eur", "people", "partners", "heading",
        "document", "title", "doc_type", "doc_date", "page", "text", "id",
    }  # fmt: skip
    for commitment in ask("commitments"):
        assert fields <= commitment.keys()
        assert commitment["deadline"] is None or commitment["deadline"].keys() == {"start", "end"}


def test_filters_narrow_and_combine(ask: Ask) -> None:
    everything = ask("commitments")
    assert {c["status"] for c in ask("commitments", "--status", "done")} == {"done"}
    due = ask("commitments", "--due-before", "2026")
    assert due
    assert all(c["deadline"]["end"] < "2026-01-01" for c in due)
    assert all(c["deadline"]["end"] >= "2026-01-01" for c in ask("commitments", "--due-after", "2026-01"))
    letters = ask("commitments", "--doc-type", "raadsbrief")
    assert {c["doc_type"] for c in letters} == {"raadsbrief"}
    both = ask("commitments", "--area", "Wilderinkshoek", "--doc-type", "jaarstukken")
    assert 0 < len(both) < len(everything)
    assert len(ask("commitments", "--limit", "2")) == 2


def test_the_wijk_finds_what_is_promised_for_its_buurt(ask: Ask) -> None:
    assert any("De Noork" in commitment["areas"] for commitment in ask("commitments", "--area", "Noord"))


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [
        ("--area", "Wilderinkshok", "Wilderinkshoek"),
        ("--status", "plannd", "planned"),
        ("--doc-type", "begrotingen", "begroting"),
        ("--year", "1999", "2024"),
    ],
)
def test_an_unknown_filter_value_is_refused_with_the_nearest(
    option: str, value: str, near: str, call: Call
) -> None:
    result = call("commitments", option, value)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert near in result.stderr


def test_a_day_that_is_none_is_wrong_usage(call: Call) -> None:
    result = call("commitments", "--due-before", "volgend jaar")
    assert result.exit_code == 2
    assert "write it as 2026-07-01" in result.stderr


def test_words_without_an_answer_are_an_empty_answer(call: Call) -> None:
    result = call("commitments", "zwaartekrachtgolven", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_search_gives_hits_with_exact_highlights(ask: Ask) -> None:
    answer = ask("search", "warmtebedrijf")
    assert answer["total"] >= len(answer["hits"]) > 0
    assert {"document", "title", "page", "heading", "text", "score", "highlights"} <= answer["hits"][0].keys()
    for hit in answer["hits"]:
        assert any("warmtebedrijf" in hit["text"][start:end].casefold() for start, end in hit["highlights"])
    assert answer["facets"]


def test_search_finds_the_compound_by_its_part(ask: Ask) -> None:
    texts = [hit["text"] for hit in ask("search", "uitvoeringsplan")["hits"]]
    assert any("wijkuitvoeringsplan" in text for text in texts)


def test_a_trail_shows_the_deadline_that_slipped(ask: Ask) -> None:
    (talent,) = [trail for trail in ask("trail", "--slipped") if "programmaplan" in trail["subject"]]
    assert talent["slipped"] is True
    assert talent["disappeared"] is False
    dues = [entry["deadline"]["end"] for entry in talent["entries"]]
    assert dues == ["2025-03-31", "2025-06-30"]


def test_a_picture_shows_one_trail(call: Call, ask: Ask, tmp_path: Path) -> None:
    (first, *_) = ask("trail", "--slipped")
    picture = call("trail", "--id", first["id"], "--format", "svg")
    assert picture.exit_code == 0
    assert picture.stdout.startswith("<svg ")
    assert call("trail", "--id", first["id"], "-o", str(tmp_path / "trail.svg")).exit_code == 0
    assert (tmp_path / "trail.svg").read_text(encoding="utf-8").rstrip() == picture.stdout.rstrip()
    refused = call("trail", "--id", "nothing", "--format", "svg")
    assert refused.exit_code == 2
    assert "A picture shows one trail, and 0 were found." in refused.stderr


def test_people_places_opgaven_and_amounts_are_listed_with_counts_and_documents(ask: Ask) -> None:
    people = {person["name"]: person for person in ask("people")}
    assert people["Hanneke Steen"]["portfolios"] == ["Leefbare wijken", "Onderdelen talentopgave"]
    assert people["Hanneke Steen"]["documents"][0]["title"].startswith("Begroting 2026-2029")
    areas = {area["name"]: area for area in ask("areas")}
    assert areas["Wilderinkshoek"]["code"] == "WK016406"
    assert areas["Wilderinkshoek"]["commitments"] >= 3
    assert "talentopgave" in {opgave["label"] for opgave in ask("opgaven")}
    amounts = [amount["eur"] for amount in ask("amounts")]
    assert amounts == sorted(amounts, reverse=True)
    assert amounts[:2] == [10_000_000, 5_000_000]
    assert 503_000 in amounts  # a cell under "bedragen x € 1.000"


def test_areas_of_one_name_in_two_municipalities_are_listed_apart(call: Call, tmp_path: Path) -> None:
    for of in ("Hengelo", "Wassenaar"):
        text = f"# Brief\n\nGemeente {of}\n\nHet college van {of} legt een plein aan in de wijk Binnenstad.\n"
        (tmp_path / f"{of}.md").write_text(text, encoding="utf-8")
    assert call("ingest", str(tmp_path), corpus=tmp_path / "corpus").exit_code == 0

    def names(*words: str) -> list[str]:
        said = call("areas", *words, "--format", "json", corpus=tmp_path / "corpus").stdout
        return sorted(area["name"] for area in json.loads(said))

    assert names() == names("binnenstad") == ["Binnenstad (Hengelo)", "Binnenstad (Wassenaar)"]
    assert names("Binnenstad", "(Wassenaar)") == ["Binnenstad (Wassenaar)"]


def test_the_secretary_of_the_letter_is_no_mayor(ask: Ask) -> None:
    (secretary,) = ask("people", "Eshuis")
    assert "burgemeester" not in secretary["roles"]


def test_names_can_be_narrowed(ask: Ask, call: Call) -> None:
    assert [person["name"] for person in ask("people", "Steen")] == ["Hanneke Steen"]
    assert call("areas", "Atlantis").exit_code == 2
    assert {a["doc_type"] for a in ask("amounts", "--doc-type", "jaarstukken")} == {"jaarstukken"}


def test_stats_say_what_answers_rest_on(ask: Ask) -> None:
    stats = ask("stats")
    assert stats["documents"] == 5
    assert stats["partial"] == stats["failed"] == []
    assert {document["doc_type"] for document in stats["list"]} >= {"begroting", "jaarstukken", "raadsbrief"}
    assert set(stats["by_municipality"]) == {"Hengelo"}


def test_show_gives_the_plain_text_block_by_block(call: Call) -> None:
    text = call("show", "begroting-2026.html", "--format", "text").stdout
    lines = text.splitlines()
    assert lines[0] == "Begroting 2026-2029: duurzame inrichting en wijken"
    assert "Duurzaamheid\t7\tAnnemieke Traag" in lines
    assert not {"Menu", "Zoek"} & set(lines)
    number = lines.index("Wat we doen in 2026")
    assert call("show", f"begroting-2026.html#{number}", "--format", "text").stdout == "Wat we doen in 2026\n"
    assert (
        "begroting-2026.html"
        in call("show", "Begroting 2026-2029: duurzame inrichting en wijken", "--format", "json").stdout
    )


def test_show_marks_what_was_found(call: Call) -> None:
    shown = call("show", "begroting-2026.html#6").stdout
    assert "planned We bereiden de eerste" in shown
    assert "[Wilderinkshoek] ([5.300 woningen])" in shown


@pytest.mark.parametrize(
    "command", [("commitments", "Wilderinkshoek"), ("show", "begroting-2026.html"), ("trail",)]
)
def test_colour_is_for_terminals_that_want_it(
    command: tuple[str, ...], call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in call(*command).stdout
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    assert "\x1b[" in call(*command).stdout
    path = tmp_path / "answer.txt"
    assert call(*command, "-o", str(path)).exit_code == 0
    assert "\x1b" not in path.read_text(encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in call(*command).stdout


def test_show_names_the_documents_that_are_referred_to(call: Call) -> None:
    letter, order = "raadsbrief-wijkgericht-werken.md", "bestuurlijke-opdracht-wijkaanpak.pdf"
    wanted = json.loads(call("show", order, "--format", "json").stdout)["id"]
    mentions = json.loads(call("show", letter, "--format", "json").stdout)["mentions"]
    linked = [one["value"] for one in mentions if "documents" in one["value"]]
    assert linked
    assert all(value["documents"] == [wanted] for value in linked)
    assert f"{wanted}" in call("show", letter).stdout.partition("Refers to")[2]
    assert "Refers to" not in call("show", f"{letter}#3").stdout


def test_show_refuses_what_is_not_there(call: Call) -> None:
    assert call("show", "begroting-2026.html#999").exit_code == 2
    missing = call("show", "begrooting-2026.html")
    assert missing.exit_code == 2
    assert "begroting-2026.html" in missing.stderr


def test_reindexing_changes_no_answer(ask: Ask, call: Call) -> None:
    before = ask("search", "wijkaanpak")["total"]
    again = call("reindex", "--format", "json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["documents"] == 5
    assert ask("search", "wijkaanpak")["total"] == before


def test_csv_and_lines_hold_the_same_answers(call: Call, ask: Ask) -> None:
    ids = [commitment["id"] for commitment in ask("commitments")]
    rows = csv.DictReader(io.StringIO(call("commitments", "--format", "csv").stdout))
    assert [row["id"] for row in rows] == ids
    lines = call("commitments", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids
    table = call("commitments", "--format", "md").stdout.splitlines()
    assert len(table) == len(ids) + 2


def test_a_spreadsheet_and_a_calendar_are_written_to_files(call: Call, ask: Ask, tmp_path: Path) -> None:
    answers = ask("commitments")
    sheet, dates = tmp_path / "open.xlsx", tmp_path / "open.ics"
    assert call("commitments", "-o", str(sheet)).exit_code == 0
    assert call("commitments", "--lang", "nl", "-o", str(dates)).exit_code == 0
    rows = list(load_workbook(sheet).active.iter_rows(values_only=True))
    assert rows[0][:3] == ("Number", "Date", "Commitment")
    assert [row[0] for row in rows[1:]] == [answer["id"] for answer in answers]
    events = Calendar.from_ical(dates.read_bytes()).walk("VEVENT")
    assert len(events) == sum(1 for answer in answers if answer["deadline"])


@pytest.mark.parametrize("name", ["open.pdf", "open.ics", "open.2026"])
def test_a_suffix_that_says_another_form_is_refused(name: str, call: Call, tmp_path: Path) -> None:
    refused = call("search", "wijkaanpak", "-o", str(tmp_path / name))
    assert (refused.exit_code, (tmp_path / name).exists()) == (2, False)
    assert ".xlsx" in refused.stderr
    assert call("search", "wijkaanpak", "--format", "csv", "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("document,")


def test_a_file_that_cannot_be_written_is_said(call: Call, tmp_path: Path) -> None:
    result = call("commitments", "-o", str(tmp_path / "no" / "folder.json"))
    assert result.exit_code == 2
    assert "Cannot write to" in result.stderr


def test_check_finds_damage_and_mends_what_can_be_derived(
    call: Call, sample_corpus: Path, tmp_path: Path
) -> None:
    assert call("check").stdout == "All is well.\n"
    copy = tmp_path / "copy"
    shutil.copytree(sample_corpus, copy)
    for path in (copy / "index").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    damaged = call("check", "--format", "json", corpus=copy)
    assert damaged.exit_code == 1
    assert [finding["code"] for finding in json.loads(damaged.stdout)["findings"]] == ["index"]
    assert call("check", "--repair", corpus=copy).exit_code == 0
    assert call("check", corpus=copy).stdout == "All is well.\n"


def test_a_copy_of_the_corpus_gives_the_same_answers(call: Call, tmp_path: Path) -> None:
    copied = call("backup", str(tmp_path / "copy"))
    assert copied.exit_code == 0
    assert copied.stdout.startswith("5 documents were copied to ")
    question = ("commitments", "Wilderinkshoek", "--format", "json")
    assert call(*question, corpus=tmp_path / "copy").stdout == call(*question).stdout
    assert call("backup", str(tmp_path / "copy")).exit_code == 1


def test_a_drafted_profile_is_one_that_can_be_used(call: Call, tmp_path: Path) -> None:
    table = "gwb_code;regio;gm_naam\nWK016406;Wijk 06 Wilderinkshoek;Hengelo\nBU01640601;Es;Hengelo\n"
    (tmp_path / "cbs.csv").write_text(table, encoding="utf-8")
    path = tmp_path / "town.toml"
    made = call("profile", "Hengelo", "--cbs", str(tmp_path / "cbs.csv"), "-o", str(path))
    assert made.exit_code == 0, made.output
    text = path.read_text(encoding="utf-8")
    assert 'code = "WK016406"' in text
    assert 'name = "Sander Schelberg"' in text
    assert call("tag", "begroting-2026.html", "--profile", str(path)).exit_code == 0
    assert call("profile", "Atlantis").exit_code == 2
