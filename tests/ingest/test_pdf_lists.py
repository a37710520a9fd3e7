"""What opens an item of a list, and what only looks like it."""

from __future__ import annotations

import pytest

from ingest.pdf.lists import split_marker


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("1. Het eerste punt", "1."),
        ("b) Een tweede punt", "b)"),
        ("A. Het college besluit te wachten", "A."),
        ("5.a.2 Subsidies", "5.a.2"),
        ("• Een streepje", "•"),
        ("N. VERHOEVEN", ""),
        ("A. van der Wilg", ""),
        ("Gewone tekst", ""),
    ],
)
def test_markers(line: str, marker: str) -> None:
    assert split_marker(line)[0] == marker
