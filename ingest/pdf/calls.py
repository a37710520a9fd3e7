"""The functions of pdfium that are called for every line or object of a page, made cheap.

As pypdfium2 declares them each call makes a Python object of the pointer that it gives, which costs more than
the call. Here handles are plain numbers (0 for none), and boxes come out of one buffer.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE, _INT, _UINT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_float


def handle_of(pointer: Any) -> int:
    """The number of a handle that pypdfium2 gave; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _cheap(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(handle_of(function))


text_object = _cheap(pdfium.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
"""Text page, number of a character: the text object that it is in, or None."""
font_of = _cheap(pdfium.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
font_weight = _cheap(pdfium.FPDFFont_GetWeight, _INT, _HANDLE)
page_object = _cheap(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
kind_of = _cheap(pdfium.FPDFPageObj_GetType, _INT, _HANDLE)
character_at = _cheap(pdfium.FPDFText_GetCharIndexFromTextIndex, _INT, _HANDLE, _INT)
"""Text page, place in its text: the number of the character, or -1."""
_get_text = _cheap(pdfium.FPDFText_GetText, _INT, _HANDLE, _INT, _INT, _HANDLE)
_bounds = _cheap(pdfium.FPDFPageObj_GetBounds, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
_matrix = _cheap(pdfium.FPDFPageObj_GetMatrix, _INT, _HANDLE, _HANDLE)
_loose_box = _cheap(pdfium.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
_glyph_width = _cheap(pdfium.FPDFFont_GetGlyphWidth, _INT, _HANDLE, _UINT, _FLOAT, _HANDLE)
_font_size = _cheap(pdfium.FPDFTextObj_GetFontSize, _INT, _HANDLE, _HANDLE)
_font_name = _cheap(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)

Four = tuple[float, float, float, float]
_LONGEST_NAME = 256
_FAR = 1e9
"""No place on any page; what a broken matrix puts there, or nowhere (NaN), has no place."""
_buffer = ctypes.create_string_buffer(_LONGEST_NAME)
_address = ctypes.addressof(_buffer)
_four = struct.Struct("4f").unpack_from
_six = struct.Struct("6f").unpack_from
_one = struct.Struct("f").unpack_from


def text_of(text_page: int, count: int) -> str:
    """The text of a page of `count` characters."""
    if not count:
        return ""
    buffer = ctypes.create_string_buffer(4 * count + 4)
    length = _get_text(text_page, 0, count, ctypes.addressof(buffer))
    return buffer.raw[: 2 * max(0, length - 1)].decode("utf-16-le", "replace")


_NOWHERE: Four = (0.0, 0.0, 0.0, 0.0)


def boxes_of(text_page: int) -> Callable[[int], Four]:
    """Gives of a character of a page left, top, right and bottom, its font's height high, from the foot.

    All are 0 for one that has no place.
    """

    def box(character: int, call: Any = _loose_box, unpack: Any = _four) -> Four:
        call(text_page, character, _address)
        four: Four = unpack(_buffer)
        left, top, right, bottom = four  # `_is_near` without its call, for every character with a place
        return four if abs(left) + abs(top) + abs(right) + abs(bottom) < _FAR else _NOWHERE

    return box


def bounds_of(item: int) -> Four | None:
    """Left, bottom, right and top of an object on a page; None where it has no place."""
    known = _bounds(item, _address, _address + 4, _address + 8, _address + 12)
    return four if known and _is_near(four := _four(_buffer)) else None


def _is_near(numbers: tuple[float, ...]) -> bool:
    return sum(map(abs, numbers)) < _FAR


def matrix_of(item: int) -> tuple[float, ...]:
    """The six numbers of the matrix of an object on a page."""
    known = _matrix(item, _address) and _is_near(six := _six(_buffer))
    return six if known else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def font_size(item: int) -> float:
    """Size of the font of a text object, its matrix left out of account."""
    known = _font_size(item, _address) and _is_near(one := _one(_buffer))
    return float(one[0]) if known else 0.0


def font_name(font: int) -> str:
    length = _font_name(font, _address, _LONGEST_NAME)
    return _buffer.raw[: max(0, min(length, _LONGEST_NAME) - 1)].decode("utf-8", "replace")


def glyph_width(font: int, character: str) -> float:
    """Width of a character in ems; 0 where the font does not know it."""
    known = _glyph_width(font, ord(character), 1.0, _address) and _is_near(one := _one(_buffer))
    return max(0.0, float(one[0])) if known else 0.0
