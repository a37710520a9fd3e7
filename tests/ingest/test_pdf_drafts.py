"""Lines that were set as one paragraph are read as one."""

from __future__ import annotations

import msgspec
import pytest

from ingest.pdf.drafts import drafts_of, ends_sentence
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


def item(text: str, top: float, marker: str, left: float) -> Line:
    return msgspec.structs.replace(line(text, top), marker=marker, left=left)


def test_an_abbreviation_at_the_end_of_a_line_ends_no_item() -> None:
    lines = [
        item("1. De brief over de brug die de fractie van het dorp heeft geschreven d.d.", 100, "1.", 84),
        line("11 juli 2023 aan de raad te zenden en de vragen van bewoners te beantwoorden.", 113),
        item("2. De brief te bewaren bij de stukken van het plan en van de brug zelf!", 126, "2.", 84),
        line("met de kaart erbij.", 139),
        line("Toelichting van de raad", 152),
    ]
    full = [msgspec.structs.replace(one, right=430.0) for one in lines]
    assert [len(draft.lines) for draft in drafts_of(full)] == [2, 2, 1]


@pytest.mark.parametrize(
    "text", ["in overleg d.d.", "de commissie m.e.r.", "op 7 dec.", "zie art.", "B en W o.l.v."]
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize("text", ["zij is er.", "Waarom?", "als volgt:", "(zie hoofdstuk 3).", "in 2024."])
def test_sentences_end(text: str) -> None:
    assert ends_sentence(text)


LONG = "Het college werkt dit jaar met de bewoners aan een plan voor de haven, en dat leidt tot een betere"


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (LONG, "verbinding tussen de kade en het station.", True),
        (LONG + ".", "verbinding tussen de kade en het station.", False),
        (LONG + ":", "verbinding tussen de kade en het station.", False),
        (LONG, "Verbinding tussen de kade en het station.", False),
        ("De kade", "verbinding tussen de kade en het station.", False),
        (LONG, "bedragen x € 1.000", False),
    ],
)
def test_a_sentence_that_was_broken_off_goes_on_below_a_gap(above: str, below: str, whole: bool) -> None:
    rest = [line(LONG, 200), line("band met de stad.", 213)]
    assert len(drafts_of([line(above, 100), line(below, 126), *rest])) == (2 if whole else 3)
