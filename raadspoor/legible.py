"""Text for terminals and pipes that cannot carry all of it: Latin-1, ASCII, a code page of Windows."""

from __future__ import annotations

import codecs
import contextlib
import sys
import unicodedata
from typing import IO

INSTEAD = {
    "─": "-", "═": "=", "│": "|", "●": "*", "○": "o", "◐": "*", "◇": "o", "▷": ">", "◁": "<", "→": ">",
    "…": ".", "–": "-", "—": "-", "•": "*", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'",
    "€": "EUR", "±": "+/-", "²": "2", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-",
}  # fmt: skip
"""What is written instead of a character, as wide as it where that can be."""
_HANDLER = "raadspoor"


def _instead(error: UnicodeError) -> tuple[str, int]:
    """The characters' stand-ins, else the letters without their accents, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unfit = error.object[error.start : error.end]
    return "".join(INSTEAD.get(character) or _plain(character) for character in unfit), error.end


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


codecs.register_error(_HANDLER, _instead)


def fitting(text: str, stream: IO[str] | None = None) -> str:
    """The text with what the stream (standard output) cannot carry written otherwise."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, _HANDLER).decode(encoding)


def be_legible() -> None:
    """Has standard output and error write otherwise what they cannot carry, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):  # replaced by something without an encoding
            stream.reconfigure(errors=_HANDLER)  # type: ignore[union-attr]
