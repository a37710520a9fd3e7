"""`search` as a new user meets it: pages, context, facets, the document itself, and what goes wrong."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.store import Corpus
from raadspoor import viewer
from tests.raadspoor.conftest import Call

Ask = Callable[..., Any]


def test_pages_follow_one_another_and_the_total_stays(ask: Ask, call: Call) -> None:
    whole = ask("search", "wijk", "--limit", "6")
    pages = [ask("search", "wijk", "--limit", "3", "--offset", offset) for offset in ("0", "3")]
    assert [hit["text"] for page in pages for hit in page["hits"]] == [hit["text"] for hit in whole["hits"]]
    assert {page["total"] for page in pages} == {whole["total"]}
    assert (
        f"4 to 6 of {whole['total']} passages."
        in call("search", "wijk", "--limit", "3", "--offset", "3").stdout
    )
    beyond = call("search", "wijk", "--offset", "900").stdout
    assert beyond == f"There are {whole['total']} passages; none so far down.\n"


def test_the_newest_comes_first_when_asked(ask: Ask) -> None:
    for order, reverse in (("newest", True), ("oldest", False)):
        dates = [hit["doc_date"] for hit in ask("search", "wijkaanpak", "--sort", order)["hits"]]
        assert dates == sorted(dates, reverse=reverse)
        assert len(set(dates)) > 1
    due = [c["deadline"]["end"] for c in ask("commitments", "--sort", "deadline") if c["deadline"]]
    assert due == sorted(due)
    first, second = ask("commitments", "--limit", "1"), ask("commitments", "--limit", "1", "--offset", "1")
    assert [first[0]["id"], second[0]["id"]] == [c["id"] for c in ask("commitments", "--limit", "2")]


def test_the_blocks_around_a_passage_are_those_of_the_document(
    ask: Ask, call: Call, sample_corpus: Path
) -> None:
    (hit,) = ask("search", "uitvoeringsplan", "--limit", "1", "--context", "2")["hits"]
    with Corpus.open(sample_corpus, read_only=True) as corpus:
        texts = [block.text for block in corpus.get(hit["document"]).blocks]
    at = hit["block"]
    assert hit["before"] == texts[at - 2 : at]
    assert hit["after"] == texts[at + 1 : at + 3]
    shown = call("search", "uitvoeringsplan", "--limit", "1", "--context", "1").stdout
    assert texts[at - 1] in shown


def test_the_spread_of_what_was_found_stands_under_the_table(ask: Ask, call: Call) -> None:
    answer = ask("search", "wijkaanpak")
    kind, count = next((facet["name"], facet["count"]) for facet in answer["facets"]["doc_type"])
    shown = call("search", "wijkaanpak").stdout
    assert f"Kind: {kind} ({count})" in shown
    assert "Year: " in shown


def test_one_document_is_searched_when_asked(ask: Ask, call: Call) -> None:
    titles = {hit["title"] for hit in ask("search", "wijk", "--document", "begroting-2026.html")["hits"]}
    assert titles == {"Begroting 2026-2029: duurzame inrichting en wijken"}
    assert {c["title"] for c in ask("commitments", "--document", "begroting-2026.html")} == titles
    assert call("search", "wijk", "--document", "begrooting-2026.html").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("wilderinkshok",), 0, "Did you mean: wilderinkshoek?"),
        (("warmtebedrjf", "wijk"), 0, "Did you mean: warmtebedrijf wijk?"),
        (("wijk:Wilderinkshok",), 2, "Nearest: Wilderinkshoek."),
        (("wijk", "--area", "Wilderinkshok"), 2, "Nearest: Wilderinkshoek."),
        (("kleur:rood",), 2, "There is no field 'kleur'"),
        (('"open',), 2, "This quotation mark is not closed, at position 1"),
        (("bedrag:>veel",), 2, "is not an amount"),
        (("--", "-wijk"), 2, "only says what not to find"),
        ((), 2, "holds no word to search for"),
        (("wijk", "--sort", "best"), 2, "'best' is not one of"),
        (("wijk", "--kleur", "rood"), 2, "No such option"),
    ],
)
def test_a_slip_is_met_with_what_to_type_next(
    arguments: tuple[str, ...], code: int, said: str, call: Call
) -> None:
    result = call("search", *arguments)
    assert result.exit_code == code
    assert said in result.stderr


def test_a_word_that_is_not_there_is_an_empty_answer(call: Call) -> None:
    for command, said in (
        ("search", "Nothing was found.\n"),
        ("commitments", "No commitments were found.\n"),
    ):
        result = call(command, "zwaartekrachtgolven")
        assert (result.exit_code, result.stdout) == (0, said)
        assert result.stderr == "No document holds: zwaartekrachtgolven.\n"


@pytest.mark.parametrize("question", ["de", "de het een", "de OR het", "(van en) -wijk", "wat is er"])
def test_words_that_stand_everywhere_are_refused(question: str, call: Call) -> None:
    for command in ("search", "commitments"):
        result = call(command, "--", question)
        assert result.exit_code == 2
        assert "only words that stand everywhere: " in result.stderr
        assert "quotation marks" in result.stderr


def test_words_that_stand_everywhere_do_no_harm_beside_others(ask: Ask) -> None:
    for question, same in (
        ("de wijk", "wijk"),
        ("de soort:begroting", "soort:begroting"),
        ("het warm*", "warm*"),
    ):
        assert ask("search", question)["total"] == ask("search", same)["total"] > 0
    assert ask("search", '"voor de"')["total"] > 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser is asked to show."""
    asked: list[str] = []

    def ask(address: str) -> bool:
        asked.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", ask)
    return asked


def test_a_document_is_opened_at_its_page(
    call: Call, opened: list[str], sample_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viewer, "_has_screen", lambda: True)
    result = call("search", "inwonersfonds", "--doc-type", "begroting", "--open")
    assert result.exit_code == 0, result.output
    (address,) = opened
    assert address.startswith(f"{(sample_corpus / 'originals').resolve().as_uri()}/")
    assert address.endswith(".pdf#page=2")
    place = result.stdout.strip()
    assert Path(place.partition("#")[0]).is_file()
    assert call("show", "begroting-2026.html", "--open").exit_code == 0
    assert opened[1].endswith(".html")


def test_without_a_screen_the_place_is_told(
    call: Call, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    result = call("search", "inwonersfonds", "--open")
    assert (result.exit_code, opened) == (0, [])
    assert Path(result.stdout.strip().partition("#")[0]).is_file()


@pytest.mark.parametrize("columns", ["40", "60", "200"])
def test_tables_fit_the_terminal(columns: str, call: Call) -> None:
    for command in (("search", "wijkaanpak"), ("commitments", "Wilderinkshoek"), ("trail", "--slipped")):
        result = call(*command, columns=columns)
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= int(columns)
