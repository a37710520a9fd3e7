"""Rules merged to lines, and cells to tables."""

from __future__ import annotations

import random

import pytest
from pdfplumber import table as finder

from ingest.pdf.edges import Edge, grids, merged


def test_rules_nearly_on_one_line_that_touch_are_one() -> None:
    edges = [Edge(True, 10.0, 0.0, 50.0), Edge(True, 11.0, 49.0, 80.0), Edge(False, 5.0, 10.0, 90.0)]
    assert sorted(merged(edges, 3.0), key=lambda edge: edge.upright) == [
        Edge(False, 5.0, 10.0, 90.0),
        Edge(True, 10.5, 0.0, 80.0),
    ]


def test_rules_apart_stay_apart() -> None:
    edges = [Edge(False, 5.0, 0.0, 40.0), Edge(False, 5.0, 60.0, 90.0), Edge(False, 15.0, 0.0, 40.0)]
    assert sorted(merged(edges, 3.0), key=lambda edge: (edge.place, edge.start)) == edges


@pytest.mark.parametrize("seed", range(25))
def test_the_same_tables_as_pdfplumber_finds(seed: int) -> None:
    draw = random.Random(seed)
    steps = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]
    cells = [
        (x, y, x + 10.0, y + 10.0) for x in steps for y in steps if draw.random() < draw.choice((0.2, 0.6))
    ]
    several = [grid for grid in grids(cells) if len(grid) > 1]  # pdfplumber drops the others
    assert sorted(map(sorted, several)) == sorted(map(sorted, finder.cells_to_tables(cells)))
