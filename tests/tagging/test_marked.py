"""The reader of marked sentences refuses what it does not understand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tagging import marked


def test_marks_give_offsets_and_values() -> None:
    text, (mark,) = marked.parse('van <person name="An de Wit" role=wethouder>A. de Wit</person> &amp; co')
    assert text == "van A. de Wit & co"
    assert text[mark.start : mark.end] == mark.text == "A. de Wit"
    assert mark.attributes == {"name": "An de Wit", "role": "wethouder"}


def test_marks_may_nest() -> None:
    text, marks = marked.parse("<reference kind=document>Visie <date>2040</date></reference> ligt er")
    assert text == "Visie 2040 ligt er"
    assert [(mark.type, mark.text) for mark in marks] == [("reference", "Visie 2040"), ("date", "2040")]


@pytest.mark.parametrize(
    "line",
    [
        "op <date>1 mei",
        "op 1 mei</date>",
        "op <date>1 <area>mei</date></area>",
        "op <datum>1 mei</datum>",
        "op <date start=>1 mei</date>",
        "op <date start=2024>1 mei </date>",
        "minder < meer",
    ],
)
def test_malformed_marks_are_errors(line: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        marked.parse(line)


def test_unknown_headers_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "zinnen.txt"
    path.write_text("@datum 2024-05-28\nEen zin.\n", "utf-8")
    with pytest.raises(ValueError, match=r"zinnen\.txt:1: unknown header @datum"):
        list(marked._read(path))


def test_headers_hold_until_set_again(tmp_path: Path) -> None:
    path = tmp_path / "zinnen.txt"
    path.write_text("@date 2024-05-28\n@heading A > B\nEen.\n@heading\nTwee.\n@\nDrie.\n", "utf-8")
    one, two, three = marked._read(path)
    assert (one.where, one.headers) == ("zinnen.txt:3", {"date": "2024-05-28", "heading": "A > B"})
    assert [block.text for block in one.document.blocks] == ["A", "B", "Een."]
    assert two.headers == {"date": "2024-05-28"}
    assert three.headers == {}


def test_a_table_row_has_cells_and_header(tmp_path: Path) -> None:
    path = tmp_path / "zinnen.txt"
    path.write_text("@header Post | 2024\nGroen | <amount>5</amount>\n", "utf-8")
    (sentence,) = marked._read(path)
    block = sentence.document.blocks[-1]
    assert (block.cells, block.header, block.text) == (("Groen", "5"), ("Post", "2024"), "Groen\t5")
