"""Golden files: what a fixture is read into, beside the fixture, written again only on purpose.

`RAADSPOOR_GOLDEN=write pytest tests/ingest` writes them; the difference is then reviewed as any other. On a
machine that sets CI this is refused, so that a run can never make itself pass. A missing file fails.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from corpus.document import Document

DATA = Path(__file__).parents[1] / "data"
SUFFIX = ".golden"
_HEAD = (
    "title",
    "doc_type",
    "date",
    "date_basis",
    "case_number",
    "municipality",
    "publication",
    "years",
    "addressee",
    "signatories",
    "parts",
    "problems",
)


def fixtures(folder: str) -> list[Path]:
    """The fixtures in a folder of tests/data, each of which has a golden file beside it."""
    return sorted(path for path in (DATA / folder).iterdir() if path.suffix != SUFFIX)


def check(document: Document, fixture: Path) -> None:
    """Fail unless the document is what the golden file of the fixture says."""
    path = fixture.with_name(fixture.name + SUFFIX)
    found = written(document)
    if os.environ.get("RAADSPOOR_GOLDEN") == "write":
        if os.environ.get("CI"):
            pytest.fail("golden files are not written where CI is set")
        path.write_text(found, encoding="utf-8")
        return
    if not path.is_file():
        pytest.fail(f"no golden file {path.name}: run with RAADSPOOR_GOLDEN=write and review it")
    assert found == path.read_text(encoding="utf-8"), f"{fixture.name} is read differently from {path.name}"


def written(document: Document) -> str:
    """The document as lines: what it says of itself, then each block with what is not at its default."""
    described = {name: value for name in _HEAD if (value := getattr(document, name))}
    lines = [msgspec.json.encode(described)]
    lines += [msgspec.json.encode(block) for block in document.blocks]
    return b"\n".join(lines).decode() + "\n"
