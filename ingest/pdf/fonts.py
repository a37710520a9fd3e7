"""Name, weight and character widths of the fonts of a document."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

from ingest.pdf.model import Font

_BOLD = re.compile(r"bold|black|heavy|semib|demi(?!c)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_HEAVY = 600
_UNKNOWN_WIDTH = 0.5


class Widths(dict[str, float]):
    """Widths of the characters of one font in ems, asked for when first seen."""

    def __init__(self, handle: Any) -> None:
        super().__init__()
        self.handle = handle

    def __missing__(self, character: str) -> float:
        width = ctypes.c_float()
        known = pdfium.FPDFFont_GetGlyphWidth(self.handle, ord(character), 1.0, width)
        value = width.value if known and width.value > 0 else _UNKNOWN_WIDTH
        self[character] = value
        return value


class FontUse:
    """A font on one page: what it looks like, its widths, and its size as a share of the box height."""

    def __init__(self, handle: Any, font: Font) -> None:
        self.font = font
        self.widths = Widths(handle)
        self.ratio: float | None = None


class PageFonts:
    """The fonts of one page by the text object that uses them; valid while the page is open."""

    def __init__(self) -> None:
        self._uses: dict[int, FontUse] = {}

    def of(self, text_object: Any) -> FontUse:
        handle = pdfium.FPDFTextObj_GetFont(text_object)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        use = self._uses.get(key)
        if use is None:
            use = self._uses[key] = FontUse(handle, _describe(handle))
        return use


def _describe(handle: Any) -> Font:
    length = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    bold = bool(_BOLD.search(name)) or pdfium.FPDFFont_GetWeight(handle) >= _HEAVY
    return Font(name=name, bold=bold, italic=bool(_ITALIC.search(name)))


def size_of(text_object: Any) -> float:
    """Font size in points of a text object, its matrix applied."""
    size = ctypes.c_float()
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(text_object, size)
    pdfium.FPDFPageObj_GetMatrix(text_object, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    return float(abs(size.value * scale))


def angle_of(text_object: Any) -> int:
    """Direction of the text: 0 to the right, 90 upwards, 180 to the left, 270 downwards."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(text_object, matrix)
    if abs(matrix.a) >= abs(matrix.b):
        return 0 if matrix.a >= 0 else 180
    return 90 if matrix.b > 0 else 270
