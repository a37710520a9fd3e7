"""Golden files of text, Markdown and web pages, each fixture named after the oddity it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.read import read
from tests.ingest import golden

FIXTURES = golden.fixtures("plain") + golden.fixtures("html")


@pytest.mark.parametrize("fixture", FIXTURES, ids=[path.name for path in FIXTURES])
def test_read_as_the_golden_file_says(fixture: Path) -> None:
    golden.check(read(fixture), fixture)


def test_writing_is_refused_where_ci_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fixture = tmp_path / "nota.txt"
    fixture.write_text("Het college stelt de nota in maart vast.", encoding="utf-8")
    document = read(fixture)
    monkeypatch.setenv("RAADSPOOR_GOLDEN", "write")
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="not written where CI is set"):
        golden.check(document, fixture)
    assert not fixture.with_name("nota.txt.golden").exists()


def test_a_missing_golden_file_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fixture = tmp_path / "nota.txt"
    fixture.write_text("Het college stelt de nota in maart vast.", encoding="utf-8")
    monkeypatch.delenv("RAADSPOOR_GOLDEN", raising=False)

    with pytest.raises(pytest.fail.Exception, match="no golden file"):
        golden.check(read(fixture), fixture)
