"""From an open PDF to its pages as plain data."""

from __future__ import annotations

import re

import pypdfium2

from ingest.pdf.fonts import Fonts
from ingest.pdf.forms import fields_of
from ingest.pdf.model import Box, Page, Segment
from ingest.pdf.paths import drawings
from ingest.pdf.textlayer import TextLayer
from ingest.pdf.uneven import even

_FEWEST_RULES = 6
"""Drawn paths from which a page may hold a ruled table, so that its words need places."""
_NUMBERS = re.compile(r"[\d%)] +[-–(+€]? ?\d")
"""Figures one after the other, perhaps of two columns that stand close together."""


def read_page(pdf: pypdfium2.PdfDocument, index: int, fonts: Fonts) -> Page:
    """Text, rules and pictures of the page with this index, counted from 0."""
    page = pdf[index]
    try:
        frame = page.get_bbox()
        layer = TextLayer(page.raw, frame, fonts)
        try:
            segments, turned = layer.segments()
            characters = layer.count
            rules, pictures = drawings(page.raw, frame)
            for segment in segments:
                if len(rules) >= _FEWEST_RULES or _NUMBERS.search(segment.text):
                    layer.place_words(segment)
        finally:
            layer.close()
        fields = fields_of(page.raw, pdf.formenv.raw, frame) if pdf.formenv else []
        width, height = frame[2] - frame[0], frame[3] - frame[1]
    finally:
        page.close()
    result = Page(index + 1, width, height, segments, rules, pictures, fields=fields, characters=characters)
    result = _upright(result, turned)
    even(result)
    return result


def _upright(page: Page, turned: list[tuple[int, Segment]]) -> Page:
    """`page` with the direction of most of its text made the reading direction."""
    if not turned:
        return page
    sizes: dict[int, int] = {0: sum(len(segment.text) for segment in page.segments)}
    for angle, segment in turned:
        sizes[angle] = sizes.get(angle, 0) + len(segment.text)
    main = max(sizes, key=lambda angle: sizes[angle])
    if main == 0:
        page.turned = [segment for _, segment in turned]
        return page
    page.turned = page.segments + [segment for angle, segment in turned if angle != main]
    page.segments = [segment for angle, segment in turned if angle == main]
    page.rules = [_turn(rule, page, main) for rule in page.rules]
    if main != 180:
        page.width, page.height = page.height, page.width
    return page


def _turn(box: Box, page: Page, angle: int) -> Box:
    x0, top, x1, bottom = box
    if angle == 90:
        return page.height - bottom, x0, page.height - top, x1
    if angle == 270:
        return top, page.width - x1, bottom, page.width - x0
    return page.width - x1, page.height - bottom, page.width - x0, page.height - top
