"""A run of text that is judged together, with what carries over from one of its statements to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.commitment import Deadline
from corpus.document import Block
from corpus.mention import Mention
from tagging.commitments.sections import Place, measure_cells
from tagging.commitments.statements import Sentence

_LONG_CELL = 40


@dataclass(slots=True)
class Region:
    """The sentences of a block, or of one cell of a table row."""

    block: int
    place: Place
    sentences: list[Sentence]
    measures: bool
    """Whether it is a cell in a column of measures."""
    item: bool = False
    """Whether it is one list item that commits as a whole."""
    opener: Deadline | None = None
    """Term that the first sentence opens the paragraph with."""
    areas: list[Mention] = field(default_factory=list)
    """Areas named by the last statement that names any."""


def runs(block: Block) -> list[tuple[int, int, bool]]:
    """Start, end and whether it is a cell of measures, of each run of text that is to be judged."""
    if block.kind != "table_row":
        return [(block.body_start, len(block.text), False)]
    cells = measure_cells(block)
    if cells:
        return [(start, end, True) for start, end in cells]
    spans, position = [], 0
    for cell in block.cells:
        if len(cell) > _LONG_CELL and " " in cell:
            spans.append((position, position + len(cell), False))
        position += len(cell) + 1
    return spans
