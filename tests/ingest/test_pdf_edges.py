"""Rules merged to lines, and cells to tables, as pdfplumber does it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pdfplumber import table as finder

from ingest.pdf.edges import Edge, grids, merged


def as_pdfplumber(edge: Edge) -> dict[str, Any]:
    across = {"x0": edge.place, "x1": edge.place, "top": edge.start, "bottom": edge.end}
    along = {"x0": edge.start, "x1": edge.end, "top": edge.place, "bottom": edge.place}
    sides = across if edge.upright else along
    size = {"width": sides["x1"] - sides["x0"], "height": sides["bottom"] - sides["top"]}
    return {"orientation": "v" if edge.upright else "h", "object_type": "line", **sides, **size}


def rounded(edge: dict[str, Any]) -> tuple[str, float, float, float, float]:
    return (edge["orientation"], *(round(edge[side], 3) for side in ("x0", "top", "x1", "bottom")))


@pytest.mark.parametrize("seed", range(25))
def test_the_same_lines_and_tables_as_pdfplumber_finds(seed: int) -> None:
    draw = random.Random(seed)
    edges = []
    for place in range(0, 400, 20):  # four a line, at halves of points, so that their middle is exact
        upright = draw.random() < 0.5
        for _ in range(4):
            start = draw.randrange(0, 300) / 2
            end = start + draw.randrange(1, 120)
            edges.append(Edge(upright, place + draw.randrange(0, 5) / 2, start, end))
    draw.shuffle(edges)
    theirs = finder.merge_edges([as_pdfplumber(edge) for edge in edges], 3.0, 3.0, 3.0, 3.0)
    ours = [as_pdfplumber(edge) for edge in merged(edges, 3.0)]
    assert sorted(map(rounded, ours)) == sorted(map(rounded, theirs))

    steps = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]
    cells = [
        (x, y, x + 10.0, y + 10.0) for x in steps for y in steps if draw.random() < draw.choice((0.2, 0.6))
    ]
    several = [grid for grid in grids(cells) if len(grid) > 1]  # pdfplumber drops the others
    assert sorted(map(sorted, several)) == sorted(map(sorted, finder.cells_to_tables(cells)))
