"""Rules, shades and pictures that are drawn on a page."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

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
    x0, y0, x1, y1 = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    get, kind_of, bounds = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType, pdfium.FPDFPageObj_GetBounds
    wanted = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    for number in range(count):
        item = get(page, number)
        kind = kind_of(item)
        if kind not in wanted or not bounds(item, x0, y0, x1, y1):
            continue
        box = (x0.value - left, ceiling - y1.value, x1.value - left, ceiling - y0.value)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if box[2] >= 0 and box[0] <= right - left:
                rules.append(box)
        else:
            pictures.append(Picture(*box))
    return rules, pictures
