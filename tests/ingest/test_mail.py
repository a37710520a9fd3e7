"""E-mail: the text is a document, each attachment another."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.document import Document, Problem
from corpus.errors import UnreadableDocumentError
from corpus.store import Corpus
from ingest.contract import Enclosed, Source
from ingest.limits import Limits
from ingest.mail import read, unpack
from ingest.run import run


def message(*, html: bool = False) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "griffie@voorbeelddam.example"
    made["To"] = "raad@voorbeelddam.example"
    made["Subject"] = "Toezegging over het  plein"
    made["Date"] = "Tue, 04 Mar 2025 10:00:00 +0100"
    made.set_content("Beste raad,\n\nHet college komt in mei met een plan voor één plein.\n")
    if html:
        made.add_alternative("<p>Het college komt in mei.</p>", subtype="html")
    return made


def source(data: bytes) -> Source:
    return Source(
        name="bericht.eml", data=data, media_type="message/rfc822", retrieved=dt.datetime.now(dt.UTC)
    )


def test_subject_and_text_are_read() -> None:
    extraction = read(source(message(html=True).as_bytes()))
    assert extraction.blocks[0].text == "Toezegging over het plein"
    assert "Het college komt in mei met een plan voor één plein." in [b.text for b in extraction.blocks]
    assert extraction.metadata == {"title": "Toezegging over het plein", "date": "2025-03-04"}


def test_html_alone_is_read() -> None:
    made = message()
    made.set_content("<p>Eén plan.</p>", subtype="html", charset="iso-8859-1")
    assert [b.text for b in read(source(made.as_bytes())).blocks][-1] == "Eén plan."


def test_attachments_are_members_and_pictures_in_the_text_are_not() -> None:
    made = message()
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../../brief.pdf")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf")
    made.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif", disposition="inline")
    made.add_attachment(message())
    members = list(unpack(source(made.as_bytes()), Limits()))
    assert [m.name for m in members if isinstance(m, Enclosed)] == [
        "brief.pdf",
        "bijlage 3.pdf",
        "bijlage 5.eml",
    ]
    limited = list(unpack(source(made.as_bytes()), Limits(expanded=10)))
    assert isinstance(limited[-1], Problem)


def test_a_header_that_python_fails_on_is_left_out() -> None:
    data = (
        message().as_bytes().replace(b"Content-Type: text/plain;", b"Content-Disposition: attachment; a*\nX:")
    )
    assert "Het college komt" in read(source(data)).blocks[-1].text


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="no e-mail"):
        read(source(b"zomaar wat tekst"))


def as_it_is(document: Document) -> Document:
    return document


def test_a_message_and_its_attachments_are_documents_of_the_corpus(tmp_path: Path) -> None:
    path = tmp_path / "bericht.eml"
    made = message()
    made.add_attachment(
        b"# Plan\n\nHet plein komt er.\n", maintype="text", subtype="markdown", filename="plan.md"
    )
    path.write_bytes(made.as_bytes())
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        entries = list(run(corpus, [path], finish=as_it_is, workers=1))
        assert [(e.source.removeprefix(str(path)), e.outcome) for e in entries] == [
            ("!/plan.md", "read"),
            ("", "read"),
        ]
        assert [e.outcome for e in run(corpus, [path], finish=as_it_is)] == ["unchanged"]
        path.write_bytes(message().as_bytes())
        entries = list(run(corpus, [path], finish=as_it_is))
        assert [e.outcome for e in entries] == ["read"]
        assert [s.source for s in corpus.summaries()] == [str(path)]
