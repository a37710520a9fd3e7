"""Harvesting, against servers on this machine that speak as the collections document it."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from corpus.document import Document
from corpus.errors import QueryError, UnreadableDocumentError
from corpus.store import Corpus, LogEntry
from ingest.sources import api as asking
from ingest.sources import openbesluitvorming, ori
from ingest.sources.api import Api
from ingest.sources.harvest import harvest
from tests.ingest.collections_served import Classic, Export, Server, paper, serve


@pytest.fixture
def classic() -> Iterator[str]:
    Classic.papers.clear()
    yield from serve(Classic)


@pytest.fixture
def export() -> Iterator[str]:
    Export.log.clear()
    Export.texts.clear()
    Export.malformed.clear()
    Export.broken.clear()
    Export.oldest, Export.circle = 0, ()
    yield from serve(Export)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "corpus", create=True) as opened:
        yield opened


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that were waited, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(
        asking.Api.__init__, "__kwdefaults__", {"allow_private": False, "sleep": waited.append}
    )
    return waited


def as_it_is(document: Document) -> Document:
    return document


def from_ori(corpus: Corpus, address: str, *names: str, since: dt.date | None = None) -> list[LogEntry]:
    return list(
        harvest(
            corpus,
            "ori",
            finish=as_it_is,
            municipalities=names,
            since=since,
            address=address,
            allow_private=True,
            workers=1,
        )
    )


def from_export(corpus: Corpus, address: str, *names: str) -> list[LogEntry]:
    return list(
        harvest(
            corpus,
            "openbesluitvorming",
            finish=as_it_is,
            municipalities=names,
            address=address,
            allow_private=True,
            workers=1,
        )
    )


def outcomes(entries: list[LogEntry]) -> list[str]:
    return [entry.outcome for entry in entries]


def test_a_paper_is_read_with_its_pages_and_what_the_collection_says(corpus: Corpus, classic: str) -> None:
    Classic.papers.append(paper(7, "2026-03-04"))
    assert outcomes(from_ori(corpus, classic, "Voorbeelddam")) == ["read"]
    (document,) = corpus.documents()
    assert document.source == "https://id.openraadsinformatie.nl/000007"
    assert (document.municipality, document.date) == ("Voorbeelddam", dt.date(2026, 3, 4))
    assert [block.page for block in document.blocks] == [1, 2]
    assert corpus.coverage().years_by_municipality == {"Voorbeelddam": {2026: 1}}
    assert Server.seen == ["POST /ori_voorbeelddam_*,-ori_voorbeelddam_*_*/_search"]
    assert all(agent.startswith("raadspoor/") for agent in Server.agents)


def test_papers_come_a_page_at_a_time_and_once(
    corpus: Corpus, classic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ori, "_SIZE", 2)
    Classic.papers += [paper(number, "2025-01-01") for number in range(5)]
    Classic.papers += [paper(9, "2025-01-01", "ori_elders_2024")]
    assert outcomes(from_ori(corpus, classic, "Voorbeelddam")) == ["read"] * 5
    assert len(Server.seen) == 3
    assert Server.most == 1
    Classic.papers.append(paper(6, "2025-02-01"))
    entries = from_ori(corpus, classic, "Voorbeelddam")
    assert outcomes(entries).count("read") == 1
    assert len(corpus) == 6
    assert set(outcomes(from_ori(corpus, classic, "Voorbeelddam"))) <= {"unchanged"}


LOADED: list[int] = []
"""The processes in which something slow was loaded."""


def where_loaded(document: Document) -> Document:
    return msgspec.structs.replace(document, title=",".join(map(str, LOADED)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers that are not forked load things themselves")
def test_what_is_prepared_is_shared_by_the_workers_of_every_page(
    corpus: Corpus, classic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ori, "_SIZE", 2)
    LOADED.clear()
    Classic.papers += [paper(number, "2025-01-01") for number in range(4)]

    def prepare() -> None:
        if not LOADED:
            LOADED.append(os.getpid())

    how: dict[str, Any] = {"address": classic, "allow_private": True, "workers": 1}
    assert outcomes(list(harvest(corpus, "ori", finish=where_loaded, prepare=prepare, **how))) == ["read"] * 4
    assert {summary.title for summary in corpus.summaries()} == {str(os.getpid())}


def test_all_municipalities_are_told_apart_by_their_index(corpus: Corpus, classic: str) -> None:
    Classic.papers += [paper(1, "2025-01-01"), paper(2, "2024-01-01", "ori_aan_de_vaart_20240101")]
    from_ori(corpus, classic)
    assert set(corpus.coverage().years_by_municipality) == {"Voorbeelddam", "Aan De Vaart"}


def test_only_what_was_discussed_since(corpus: Corpus, classic: str) -> None:
    Classic.papers += [paper(1, "2019-01-01"), paper(2, "2025-01-01")]
    assert outcomes(from_ori(corpus, classic, since=dt.date(2020, 1, 1))) == ["read"]
    assert sorted(outcomes(from_ori(corpus, classic))) == ["read", "unchanged"]  # an earlier day: all of it


def test_a_harvest_that_is_broken_off_goes_on_where_it_was(
    corpus: Corpus, classic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ori, "_SIZE", 2)
    Classic.papers += [paper(number, "2025-01-01") for number in range(6)]
    running = harvest(corpus, "ori", finish=as_it_is, address=classic, allow_private=True, workers=1)
    for _ in range(3):  # the second page is not stored whole
        next(running)
    del running  # as when the program is stopped
    Server.seen.clear()
    assert sorted(outcomes(from_ori(corpus, classic))) == ["read", "read", "read", "unchanged"]
    assert len(Server.seen) == 3
    assert len(corpus) == 6


def test_what_passes_by_itself_is_waited_for(corpus: Corpus, classic: str, slept: list[float]) -> None:
    Classic.papers.append(paper(1, "2025-01-01"))
    Server.faults += [(429, b"{}", {"Retry-After": "7"}), (503, b"", {}), None, (200, b"{half", {})]
    assert outcomes(from_ori(corpus, classic)) == ["read"]
    assert slept[:3] == [7.0, 2.0, 4.0]
    assert len(Server.seen) == 5


def test_limits_are_kept_before_they_are_passed(export: str, slept: list[float]) -> None:
    limits = {"RateLimit-Limit": "60", "RateLimit-Remaining": "0", "RateLimit-Reset": "60"}
    Server.faults.append((200, b"{}", limits))
    with Api(export, allow_private=True) as api:
        api.get("/api/stats")
        api.get("/api/sources")
    assert slept == [pytest.approx(1.0, abs=0.1)]


def test_a_server_that_stays_away_is_told_with_what_came_before(
    corpus: Corpus, classic: str, slept: list[float]
) -> None:
    Server.faults += [(503, b"", {})] * asking.TRIES
    with pytest.raises(UnreadableDocumentError, match=r"status 503.*goes on from where it was"):
        from_ori(corpus, classic)
    assert slept == [1.0, 2.0, 4.0, 8.0, 16.0]
    Server.faults += [(429, b"", {"Retry-After": "86400"})]
    with pytest.raises(UnreadableDocumentError, match="wait 86400 seconds"):
        from_ori(corpus, classic)


def test_an_answer_that_misses_a_part_is_no_answer(corpus: Corpus, classic: str) -> None:
    partly = json.dumps({"timed_out": False, "_shards": {"failed": 1}, "hits": {"hits": []}}).encode()
    Server.faults += [(200, partly, {})] * 3
    with pytest.raises(UnreadableDocumentError, match="could not look everywhere"):
        from_ori(corpus, classic)
    assert corpus.harvests() == []


def test_a_paper_without_text_is_told(corpus: Corpus, classic: str) -> None:
    Classic.papers += [paper(1, "2025-01-01", text_pages=[]), paper(2, "2025-01-01", text_pages=None)]
    assert outcomes(from_ori(corpus, classic)) == ["skipped", "skipped"]


def test_a_snapshot_and_then_its_changes(corpus: Corpus, export: str) -> None:
    for name in ("een", "twee", "drie"):
        Export.put(name, f"# Nota\n\nDe gemeente legt {name} aan.\n")
    Export.log.append({"op": "upsert", "entity_id": "meeting:notubiz:1", "entity_type": "Meeting"})
    assert outcomes(from_export(corpus, export, "Voorbeelddam")) == ["read"] * 3
    (document, *_) = corpus.documents()
    assert document.source.startswith(f"{export}/api/entities/document%3Anotubiz")
    assert (document.municipality, document.date) == ("Voorbeelddam", dt.date(2026, 3, 4))
    assert Server.most == 1
    Server.seen.clear()
    assert from_export(corpus, export, "Voorbeelddam") == []
    assert [path.partition("?")[0] for path in Server.seen] == ["GET /api/sources", "GET /api/export/changes"]
    Export.put("een", "# Nota\n\nDe gemeente legt iets anders aan.\n")
    Export.put("twee")
    entries = from_export(corpus, export, "Voorbeelddam")
    assert sorted(outcomes(entries)) == ["read", "removed"]
    assert len(corpus) == 2
    assert len(list(corpus.history())) == 2
    assert [name for name, _ in corpus.harvests()] == [f"{export} voorbeelddam"]


def test_lines_that_are_malformed_are_told_and_stop_nothing(corpus: Corpus, export: str) -> None:
    Export.put("een", "De gemeente legt een plein aan.")
    Export.malformed += [
        b'{"op": "upsert", "entity',
        b"\xff\xfe",
        b'{"op": "wat", "entity_id": "document:x"}',
    ]
    entries = from_export(corpus, export, "Voorbeelddam")
    assert sorted(outcomes(entries))[-1] == "read"
    failed = [entry.reason for entry in entries if entry.outcome == "failed"]
    assert len(failed) == 6  # of the snapshot and of the changes
    assert all("malformed" in reason for reason in failed)


def test_a_document_that_is_gone_meanwhile_is_told(corpus: Corpus, export: str) -> None:
    Export.put("een", "De gemeente legt een plein aan.")
    Export.texts.clear()
    (entry,) = from_export(corpus, export, "Voorbeelddam")
    assert entry.outcome == "failed"
    assert "404" in entry.reason


def test_a_cursor_that_is_no_longer_known_starts_a_new_snapshot(corpus: Corpus, export: str) -> None:
    for name in ("een", "twee", "drie"):
        Export.put(name, f"De gemeente legt {name} aan.")
    from_export(corpus, export, "Voorbeelddam")
    Export.oldest = 4
    Export.put("vier", "De gemeente legt vier aan.")
    Server.seen.clear()
    assert outcomes(from_export(corpus, export, "Voorbeelddam")) == ["read"]
    assert len([path for path in Server.seen if "/entities/" in path]) == 1  # only for what is new


def test_a_page_that_breaks_off_is_asked_again(corpus: Corpus, export: str) -> None:
    Export.put("een", "De gemeente legt een plein aan.")
    Server.faults += [(), (200, b'{"op": "upsert", "entity_id": "docum', {"X-Has-More": "false"})]
    assert outcomes(from_export(corpus, export, "Voorbeelddam")) == ["read"]
    Export.put("twee", "De gemeente legt een brug aan.")
    Server.faults += [(), *[(200, b'{"op": "up', {"X-Has-More": "false"})] * 3]
    with pytest.raises(UnreadableDocumentError, match="breaks off"):
        from_export(corpus, export, "Voorbeelddam")
    assert outcomes(from_export(corpus, export, "Voorbeelddam")) == ["read"]


def test_cursors_that_go_round_end(corpus: Corpus, export: str) -> None:
    Export.circle = ("5", "6", "7")
    with pytest.raises(UnreadableDocumentError, match="more, and not where"):
        from_export(corpus, export, "Voorbeelddam")
    assert len(Server.seen) < 8


def test_a_document_that_cannot_be_given_holds_nothing_up_and_is_asked_again(
    corpus: Corpus, export: str, slept: list[float]
) -> None:
    for name in ("een", "twee", "drie"):
        Export.put(name, f"De gemeente legt {name} aan.")
    Export.broken.add("document:notubiz:gemeente:voorbeelddam:twee")
    entries = from_export(corpus, export, "Voorbeelddam")
    assert sorted(outcomes(entries)) == ["failed", "read", "read"]
    assert any("asked again the next time" in entry.reason for entry in entries)
    assert outcomes(from_export(corpus, export, "Voorbeelddam")) == ["failed"]
    Export.broken.clear()
    assert outcomes(from_export(corpus, export, "Voorbeelddam")) == ["read"]
    assert from_export(corpus, export, "Voorbeelddam") == []
    assert len(corpus) == 3
    assert slept


def test_where_nothing_can_be_given_it_ends_and_goes_on_later(
    corpus: Corpus, export: str, slept: list[float]
) -> None:
    for name in ("een", "twee", "drie"):
        Export.put(name, f"De gemeente legt {name} aan.")
    Export.broken |= set(Export.texts)
    with pytest.raises(UnreadableDocumentError, match="status 500"):
        from_export(corpus, export, "Voorbeelddam")
    assert len(slept) == 2 * (asking.TRIES - 1)
    Export.broken.clear()
    assert outcomes(from_export(corpus, export, "Voorbeelddam")) == ["read"] * 3


def test_papers_that_come_again_and_again_end(
    corpus: Corpus, classic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ori, "_SIZE", 2)
    Classic.is_stuck = True
    Classic.papers += [paper(number, "2025-01-01") for number in range(5)]
    with pytest.raises(UnreadableDocumentError, match="again and again"):
        from_ori(corpus, classic)
    assert len(Server.seen) == 2
    Classic.is_stuck = False
    from_ori(corpus, classic)
    assert len(corpus) == 5


def test_a_page_that_is_too_large_is_asked_in_pieces(
    corpus: Corpus, classic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_SIZE", 2000)
    Classic.papers += [paper(number, "2025-01-01") for number in range(20)]
    from_ori(corpus, classic)
    assert len(corpus) == 20
    Classic.papers += [paper(30, "2025-02-01", text_pages=["lang " * 1000])]
    with pytest.raises(UnreadableDocumentError, match="at once"):
        from_ori(corpus, classic)


def test_a_paper_that_is_there_twice_is_read_once(corpus: Corpus, classic: str) -> None:
    Classic.papers += [paper(1, "2025-01-01"), paper(1, "2025-01-01"), paper(2, "2025-01-01")]
    assert outcomes(from_ori(corpus, classic)) == ["read", "read"]


def test_municipalities_whose_names_begin_alike_are_kept_apart(corpus: Corpus, classic: str) -> None:
    Classic.papers += [
        paper(1, "2025-01-01", "ori_dam_20240101"),
        paper(2, "2025-01-01", "ori_dam_aan_zee_20240101"),
    ]
    assert outcomes(from_ori(corpus, classic, "Dam")) == ["read"]
    with pytest.raises(QueryError, match="no municipality 'Damm'"):
        from_ori(corpus, classic, "Damm")


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("7", 7.0),
        ("-3", 0.0),
        ("nan", None),
        ("later", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0.0),
        ("", None),
    ],
)
def test_when_to_come_back_as_it_may_be_written(stated: str, seconds: float | None) -> None:
    assert asking._seconds(stated) == seconds


def test_a_municipality_that_is_not_there_is_refused_with_the_nearest(corpus: Corpus, export: str) -> None:
    with pytest.raises(QueryError, match="Nearest: Voorbeelddam"):
        from_export(corpus, export, "Voorbeeldam")
    with pytest.raises(QueryError, match="Overdam"):
        from_export(corpus, export, "Provincie Overdam")
    with pytest.raises(QueryError, match="no collection"):
        list(harvest(corpus, "elders", finish=as_it_is))


def test_a_collection_on_a_private_network_is_refused(corpus: Corpus, classic: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="private network"):
        list(harvest(corpus, "ori", finish=as_it_is, address=classic))
    assert Server.seen == []


def test_redirects_of_an_interface_are_not_followed(corpus: Corpus, classic: str) -> None:
    Server.faults.append((301, b"", {"Location": "http://169.254.169.254/"}))
    with pytest.raises(UnreadableDocumentError, match="status 301"):
        from_ori(corpus, classic)


def test_a_name_cannot_lead_to_another_index() -> None:
    with Api("https://voorbeeld.example") as api:
        (part,) = ori.parts(api, ("'s-Gravenzande/../_all",))
        assert part.key == "s_gravenzande_all"
        with pytest.raises(QueryError):
            ori.parts(api, ("*",))


def test_the_clients_say_where_they_ask() -> None:
    for collection in (ori, openbesluitvorming):
        assert urlsplit(collection.ADDRESS).scheme == "https"
