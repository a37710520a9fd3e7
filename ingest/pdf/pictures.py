"""Pictures of pages: for recognition, and to see whether an image shows a table."""

from __future__ import annotations

from typing import Any

from ingest.ocr import Image
from ingest.pdf.model import Page

_WIDTH = 240
"""Pixels across of the small picture that is looked at."""
_MOST_PIXELS = 60_000_000
"""Of a picture of a page, at a byte each. An A2 sheet to be recognised has 35 million."""
_TALLEST = 4
"""Times its width that a page is high before it is looked at in less detail."""
_IS_DARK = bytes(value < 150 for value in range(256))
_NARROWEST = 4
"""Pixels of white between two columns of a table."""
_FEWEST_GUTTERS = 3
_FEWEST_LINES = 40
_FEWEST_CHANGES = 4
_STILL = 0.03


def render(pdf: Any, index: int, dpi: float) -> Image:
    """The page with this index, counted from 0, in grey; a page of unheard-of size in less detail."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        most = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5
        bitmap = page.render(scale=min(dpi / 72, most), grayscale=True)
        try:
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            data = bytes(bitmap.buffer)
        finally:
            bitmap.close()
    finally:
        page.close()
    if stride != width:
        data = b"".join(data[row * stride : row * stride + width] for row in range(height))
    return Image(width, height, data)


def holds_table(pdf: Any, page: Page) -> bool:
    """Whether most lines of the picture change nothing at the same places, as between columns of figures.

    Changes from light to dark are counted, not darkness: shaded rows are dark all along.
    """
    across = max(page.width, page.height / _TALLEST, 1.0)
    image = render(pdf, page.number - 1, 72 * _WIDTH / across)
    shares = _changes(image)
    return bool(shares) and _gutters(shares) >= _FEWEST_GUTTERS


def _changes(image: Image) -> list[float]:
    """Share of the lines that change from light to dark or back at each place; empty for too few lines.

    A line is one large number with a byte a pixel, so that all its pixels are compared and added at once.
    """
    dark, width = image.pixels.translate(_IS_DARK), image.width
    counts, lines = [0] * width, 0
    total = added = 0
    for start in range(0, len(dark), width):
        row = int.from_bytes(dark[start : start + width], "big")
        changes = (row ^ row >> 8) & ((1 << 8 * (width - 1)) - 1)
        if changes.bit_count() >= _FEWEST_CHANGES:
            total, added, lines = total + changes, added + 1, lines + 1
        if added == 255 or start + width >= len(dark):
            counts = [a + b for a, b in zip(counts, total.to_bytes(width, "big"), strict=True)]
            total = added = 0
    return [count / lines for count in counts[1:]] if lines >= _FEWEST_LINES else []


def _gutters(share: list[float]) -> int:
    """Stretches without changes between columns with them."""
    inside = [number for number, value in enumerate(share) if value > 0.08]
    if not inside:
        return 0
    gutters = run = 0
    for value in share[inside[0] : inside[-1] + 1]:
        if value < _STILL:
            run += 1
            continue
        gutters += run >= _NARROWEST
        run = 0
    return gutters
