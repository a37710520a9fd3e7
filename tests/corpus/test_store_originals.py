"""Originals are kept whole, once, under the hash of their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.store import Originals


def test_a_file_is_kept_once_under_its_hash(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    digest = hashlib.sha256(b"inhoud").hexdigest()
    kept = originals.put(b"inhoud", ".PDF")
    assert kept.name == f"{digest}.pdf"
    assert kept.read_bytes() == b"inhoud"
    assert originals.put(b"inhoud", ".docx") == kept
    assert originals.path(digest) == kept
    assert list(originals.all()) == [(digest, kept)]


def test_a_suffix_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    kept = originals.put(b"x", "./../../boos")
    assert kept.name == hashlib.sha256(b"x").hexdigest()
    assert originals.path("0" * 64) is None
