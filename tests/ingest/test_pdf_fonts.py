"""What is bold: by the name of the font, and by its weight only where the name says nothing."""

from __future__ import annotations

import pytest

from ingest.pdf import calls
from ingest.pdf.fonts import PageFonts


@pytest.mark.parametrize(
    ("name", "weight", "bold"),
    [
        ("ArialMT", 695, False),
        ("ABCDEF+DejaVuSans-Oblique", 610, False),
        ("ABCDEF+Verdana-Bold", 455, True),
        ("ABCDEF+FrutigerBlack", 400, True),
        ("CIDFont+F2", 700, True),
        ("CIDFont+F1", 400, False),
        ("T3_0", 700, True),
    ],
)
def test_bold_by_name_or_weight(monkeypatch: pytest.MonkeyPatch, name: str, weight: int, bold: bool) -> None:
    for asked, answer in (("font_of", 1), ("font_name", name), ("font_weight", weight)):
        monkeypatch.setattr(calls, asked, {1: answer}.get)
    assert PageFonts({}).of(1).font.bold is bold
