"""From bytes to text, for files that say nothing about their encoding."""

from __future__ import annotations

import codecs

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, longest first where one opens another."""


def decode(data: bytes) -> str:
    """The text by its byte order mark, else as UTF-8, else as UTF-16 without mark, else as Windows-1252.

    Dutch files that are not Unicode were written on Windows: Windows-1252 holds the euro sign and the
    curly quotes that Latin-1 lacks, so it is taken rather than guessed.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    half = len(data) // 2
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half > 2 and data[offset::2].count(0) > 0.8 * half:
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
