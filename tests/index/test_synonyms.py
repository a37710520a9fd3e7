"""The list of synonyms that comes with the package, and the corpus's own beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from index.analysis import synonyms


def test_the_package_knows_common_ones_both_ways() -> None:
    known = synonyms.load()
    assert ("laadlocatie",) in known[("laadpaal",)]
    assert ("laadpaal",) in known[("laadlocatie",)]
    assert ("openbaar", "vervoer") in known[("ov",)]


def test_a_corpus_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text(
        "# eigen\nbrink = dorpsplein = plein in het dorp\n", encoding="utf-8"
    )
    known = synonyms.load(tmp_path)
    assert set(known[("brink",)]) == {("dorpsplein",), ("plein", "in", "het", "dorp")}
    assert ("laadlocatie",) in known[("laadpaal",)]


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("brink = plein\nalleen\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="Line 2"):
        synonyms.load(tmp_path)
