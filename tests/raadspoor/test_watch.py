"""Saved searches: news is told once, and only news."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from corpus.store import Corpus
from corpus.store.packing import pack
from ingest.read import read
from raadspoor.finish import finish
from tests.raadspoor.conftest import Call

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def corpus(sample_corpus: Path, tmp_path: Path) -> Path:
    """A copy of the samples' corpus, to change."""
    return Path(shutil.copytree(sample_corpus, tmp_path / "corpus"))


def put(corpus: Path, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with Corpus.open(corpus) as opened:
        opened.add(pack(finish(read(path))))


def news(call: Call, corpus: Path, *arguments: str) -> dict[str, list[Any]]:
    result = call("watch", "run", *arguments, "--format", "json", corpus=corpus)
    assert result.exit_code == 0, result.output
    return {watch["name"]: [one["text"] for one in watch["news"]] for watch in json.loads(result.stdout)}


def test_what_is_read_later_is_told_once(call: Call, corpus: Path, tmp_path: Path) -> None:
    saved = call("watch", "add", "warmte", "warmteplan OR warmtenet", corpus=corpus)
    assert saved.exit_code == 0, saved.output
    assert saved.stdout.startswith("Saved; ")
    assert call("watch", "add", "beek", "beekweg", "--doc-type", "raadsbrief", corpus=corpus).exit_code == 0
    assert news(call, corpus) == {"warmte": [], "beek": []}
    brief = tmp_path / "brief.md"
    text = "# Raadsbrief warmte\n\nDatum: 1 juni 2026\n\nHet warmtenet komt in 2027 naar Oost.\n"
    put(corpus, brief, text)
    assert news(call, corpus, "--peek")["warmte"] == ["Het warmtenet komt in 2027 naar Oost."]
    assert news(call, corpus) == {"warmte": ["Het warmtenet komt in 2027 naar Oost."], "beek": []}
    assert news(call, corpus) == {"warmte": [], "beek": []}
    put(corpus, brief, text + "\nOok Noord krijgt een warmtenet.\n")
    assert news(call, corpus, "warmte") == {"warmte": ["Ook Noord krijgt een warmtenet."]}


def test_a_feed_holds_earlier_news_too(call: Call, corpus: Path, tmp_path: Path) -> None:
    assert call("watch", "add", "kade", "kademuur", corpus=corpus).exit_code == 0
    put(corpus, tmp_path / "a.md", "# Brief <een>\n\nDe kademuur & het pad zijn af.\n")
    feed = tmp_path / "news.atom"
    for _ in range(2):
        assert call("watch", "run", "-o", str(feed), corpus=corpus).exit_code == 0
        root = ET.parse(feed).getroot()
        (entry,) = root.findall(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}content") == "De kademuur & het pad zijn af."
        for parent in (root, entry):
            assert parent.findtext(f"{ATOM}id", "").startswith("urn:raadspoor:watch:kade")
            assert parent.findtext(f"{ATOM}updated", "").endswith("Z")
    again = call("watch", "run", corpus=corpus)
    assert again.stdout == "kade: 0 new passages\n"


def test_a_file_of_an_unknown_form_takes_no_news(call: Call, corpus: Path, tmp_path: Path) -> None:
    assert call("watch", "add", "kade", "kademuur", corpus=corpus).exit_code == 0
    put(corpus, tmp_path / "a.md", "# Brief\n\nDe kademuur is af.\n")
    refused = call("watch", "run", "-o", str(tmp_path / "news.pdf"), corpus=corpus)
    assert (refused.exit_code, (tmp_path / "news.pdf").exists()) == (2, False)
    assert ".json, .atom, .xml" in refused.stderr
    told = tmp_path / "news.XML"
    assert call("watch", "run", "-o", str(told), corpus=corpus).exit_code == 0
    assert "De kademuur is af." in told.read_text(encoding="utf-8")


def test_saved_searches_are_listed_and_dropped(call: Call, corpus: Path) -> None:
    assert "No searches are saved" in call("watch", "list", corpus=corpus).stdout
    assert "No searches are saved" in call("watch", "run", corpus=corpus).stdout
    assert call("watch", "add", "noord", "wijkaanpak", "--area", "Noord", corpus=corpus).exit_code == 0
    (listed,) = json.loads(call("watch", "list", "--format", "json", corpus=corpus).stdout)
    assert (listed["name"], listed["words"], listed["filters"]) == ("noord", "wijkaanpak", {"area": "Noord"})
    assert "noord" in call("watch", "list", corpus=corpus).stdout
    assert call("watch", "remove", "noord", corpus=corpus).exit_code == 0
    assert "No searches are saved" in call("watch", "list", corpus=corpus).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "x", "wijk", "--area", "Wilderinkshok"), "Wilderinkshoek"),
        (("add", "../x", "wijk"), "no name for a saved search"),
        (("add", "x"), "no word to search for"),
        (("remove", "warmt"), "There is no saved search 'warmt'"),
        (("run", "warmt"), "There is no saved search 'warmt'"),
        (("adn", "x"), "No such command"),
    ],
)
def test_what_cannot_be_saved_is_refused(arguments: tuple[str, ...], said: str, call: Call) -> None:
    result = call("watch", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_name_is_taken_once(call: Call, corpus: Path) -> None:
    assert call("watch", "add", "x", "wijk", corpus=corpus).exit_code == 0
    again = call("watch", "add", "x", "wijk", corpus=corpus)
    assert (again.exit_code, "raadspoor watch remove x" in again.stderr) == (2, True)


def test_a_damaged_file_is_said(call: Call, corpus: Path) -> None:
    (corpus / "watches.json").write_text("{", encoding="utf-8")
    result = call("watch", "list", corpus=corpus)
    assert result.exit_code == 1
    assert "cannot be read" in result.stderr
