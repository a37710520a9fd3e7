"""Documents for the index: an invented municipality, as little as a test needs."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.document import Block, Document
from corpus.store import Corpus

Make = Callable[..., Document]


@pytest.fixture
def make() -> Make:
    """Makes a document of paragraphs; a text that starts with "# " is a heading."""

    def document(name: str, *texts: str) -> Document:
        digest = hashlib.sha256("\n".join((name, *texts)).encode()).hexdigest()
        blocks = tuple(
            Block(
                kind="heading" if text.startswith("#") else "paragraph",
                level=len(text) - len(text.lstrip("#")),
                text=text.lstrip("# "),
            )
            for text in texts
        )
        return Document(
            id=digest[:12],
            source=name,
            sha256=digest,
            media_type="text/plain",
            retrieved=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
            title=name,
            blocks=blocks,
        )

    return document


@pytest.fixture
def folder(tmp_path: Path, make: Make) -> Path:
    """A corpus directory with two documents."""
    with Corpus.open(tmp_path / "corpus", create=True) as corpus:
        corpus.add(make("een.txt", "# Molenbuurt", "De gemeente legt een fietspad aan."))
        corpus.add(make("twee.txt", "Het fietspad is klaar.", "De molen draait weer."))
    return tmp_path / "corpus"
