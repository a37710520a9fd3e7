"""Lines that were set as one paragraph are read as one."""

from __future__ import annotations

from ingest.pdf.drafts import drafts_of
from ingest.pdf.model import Line

SIZE = 9.0


def line(text: str, top: float, x0: float = 72.0) -> Line:
    return Line(
        text=text,
        page=1,
        x0=x0,
        top=top,
        x1=x0 + 4.6 * len(text),
        bottom=top + SIZE,
        size=SIZE,
        bold=False,
        italic=False,
        left=x0,
        region=0,
        right=574.0,
    )


def test_a_dash_beside_a_line_does_not_part_the_lines_of_paragraphs() -> None:
    long = (
        "Het college legt met de jaarstukken verantwoording af over het beleid dat het jaar ervoor gold aan"
    )
    lines = [
        line(long, 100),
        line("de raad van de gemeente.", 116.5),
        line("Financiering;", 160, x0=108),
        line("-", 163.6),
        line(long, 200),
        line("de raad van de gemeente.", 216.5),
    ]
    assert [len(draft.lines) for draft in drafts_of(lines)] == [2, 1, 1, 2]
