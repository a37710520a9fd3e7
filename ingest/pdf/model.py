"""What is taken from a page before it is understood: pieces of lines, drawn rules, images.

Coordinates are points with the origin at the top left of the page as it is read, so that the text of a
page that was printed sideways runs from left to right here too.
"""

from __future__ import annotations

import msgspec

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Font(msgspec.Struct, frozen=True, gc=False):
    name: str
    bold: bool
    italic: bool


class Word(msgspec.Struct, gc=False):
    """One word of a line, with its place."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    start: int = 0
    """Number of its first character on the page."""


class Segment(msgspec.Struct, gc=False):
    """A piece of a line without a gap in it: a whole line of prose, or one cell of a table."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Font size in points."""
    bold: bool = False
    italic: bool = False
    words: list[Word] | None = None
    """Places of the words where they were asked for."""
    start: int = 0
    """Number of its first character on the page."""
    length: int = 0
    """Characters of it as counted on the page."""
    confidence: float | None = None
    table: Table | None = None
    """The table that stands in this place."""
    note: bool = False
    """It opens with a small raised number, as a footnote does."""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Picture(msgspec.Struct, gc=False):
    """An image that was placed on the page."""

    x0: float
    top: float
    x1: float
    bottom: float


class Field(msgspec.Struct):
    """A form field with the value that was filled in."""

    name: str
    value: str
    box: Box


class TableRow(msgspec.Struct):
    """One row of a table, whole: cells that ran over several lines are joined."""

    cells: list[str]
    page: int
    box: Box
    bold: bool = False
    """Every cell with text in it is bold."""
    confidence: float | None = None


class Table(msgspec.Struct):
    """A table, or the part of one that stands on a page."""

    box: Box
    rows: list[TableRow]
    edges: list[float]
    """Left edges of the columns."""
    ends: list[float] = []
    """Right edges of the columns, where their figures are set against those."""
    header: list[str] = []
    """Text of each column's header, empty where none was found."""
    header_rows: list[TableRow] = []
    """The rows that the header was made of; they are not in `rows`."""
    title_row: TableRow | None = None
    """A row above the header that is all title."""
    open_top: bool = False
    """The first row goes on from the page before: nothing closes it at the top."""
    open_bottom: bool = False


class Page(msgspec.Struct):
    """All that was read of one page, nothing interpreted."""

    number: int
    width: float
    height: float
    segments: list[Segment]
    rules: list[Box] = []
    """Boxes of the drawn paths: lines as thin boxes, cells and shades as wide ones."""
    pictures: list[Picture] = []
    tables: list[Table] = []
    fields: list[Field] = []
    turned: list[Segment] = []
    """Text that runs in another direction than most of the page does."""
    characters: int = 0
    """Characters in the text layer, spaces included."""


class Line(msgspec.Struct, gc=False):
    """A line of running text, in its place in the reading order."""

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    left: float
    """Where the words begin after a marker or a list glyph."""
    region: int
    """Number of the column or side note that it stands in."""
    right: float = 0.0
    """Right margin of that region."""
    marker: str = ""
    """Ordered marker as written, or "•" before an item of an unordered list (not in `text`)."""
    confidence: float | None = None
    table: Table | None = None
    note: bool = False
    """It opens a footnote."""

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)
