"""Rules, shades and pictures that are drawn on a page."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from ingest.pdf import calls
from ingest.pdf.model import Box, Picture

_MOST_OBJECTS = 40_000
"""A page with more objects is a drawing or a map; its paths are not looked at."""


def drawings(page: Any, frame: tuple[float, float, float, float]) -> tuple[list[Box], list[Picture]]:
    """Boxes of the paths, and the pictures, of a page; origin at the top left of `frame`."""
    left, _, right, ceiling = frame
    rules: list[Box] = []
    pictures: list[Picture] = []
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return rules, pictures
    handle = calls.handle_of(page)
    path, wanted = pdfium.FPDF_PAGEOBJ_PATH, (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    width = right - left
    for number in range(count):
        item = calls.page_object(handle, number)
        kind = calls.kind_of(item)
        if (kind != path and kind not in wanted) or (bounds := calls.bounds_of(item)) is None:
            continue
        x0, y0, x1, y1 = bounds
        box = (x0 - left, ceiling - y1, x1 - left, ceiling - y0)
        if kind != path:
            pictures.append(Picture(*box))
        elif box[2] >= 0 and box[0] <= width:
            rules.append(box)
    return rules, pictures
