"""Name, weight and character widths of the fonts of a document."""

from __future__ import annotations

import re

from ingest.pdf import calls
from ingest.pdf.model import Font

_BOLD = re.compile(r"bold|black|heavy|semib|demi(?!c)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_NAMED = re.compile(r"[a-z]{4,}|(?!Font)[A-Z][a-z]{3,}")
"""A name of a family; it says what is bold, where the weight is guessed from the width of the stems."""
_HEAVY = 600
_UNKNOWN_WIDTH = 0.5


class Widths(dict[str, float]):
    """Widths of the characters of one font in ems, asked for when first seen."""

    def __init__(self, handle: int) -> None:
        super().__init__()
        self.handle = handle

    def __missing__(self, character: str) -> float:
        value = self[character] = calls.glyph_width(self.handle, character) or _UNKNOWN_WIDTH
        return value


class FontUse:
    """A font on one page: what it looks like, its widths, and its size as a share of the box height."""

    def __init__(self, font: Font, widths: Widths) -> None:
        self.font = font
        self.widths = widths
        self.ratio: float | None = None


class Fonts:
    """The fonts of a document. Their handles live as long as a page is open, what is known of them longer."""

    def __init__(self) -> None:
        self._widths: dict[str, Widths] = {}

    def of_page(self) -> PageFonts:
        return PageFonts(self._widths)


class PageFonts:
    """The fonts of one page by the text object that uses them; valid while the page is open."""

    def __init__(self, known: dict[str, Widths]) -> None:
        self._known = known
        self._names: set[str] = set()
        self._uses: dict[int, FontUse] = {}

    def of(self, text_object: int) -> FontUse:
        handle = calls.font_of(text_object) or 0
        return self._uses.get(handle) or self._first(handle)

    def _first(self, handle: int) -> FontUse:
        font = _describe(handle)
        if font.name in self._names:  # another font of the same name: it may hold other characters
            widths = Widths(handle)
        else:
            widths = self._known.setdefault(font.name, Widths(handle))
            widths.handle = handle
            self._names.add(font.name)
        use = self._uses[handle] = FontUse(font, widths)
        return use


def _describe(handle: int) -> Font:
    name = calls.font_name(handle)
    bold = bool(_BOLD.search(name)) or (not _NAMED.search(name) and calls.font_weight(handle) >= _HEAVY)
    return Font(name=name, bold=bold, italic=bool(_ITALIC.search(name)))


def size_of(text_object: int) -> float:
    """Font size in points of a text object, its matrix applied."""
    _, _, c, d, _, _ = calls.matrix_of(text_object)
    return float(abs(calls.font_size(text_object) * (c**2 + d**2) ** 0.5))


def angle_of(text_object: int) -> int:
    """Direction of the text: 0 to the right, 90 upwards, 180 to the left, 270 downwards."""
    a, b, *_ = calls.matrix_of(text_object)
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270
