"""Markers of lists and of numbered headings."""

from __future__ import annotations

import re

from ingest.pdf.normalise import BULLETS

_ORDERED = re.compile(
    r"""(?:
        \(?\d{1,2}[.)]                        # 1.  1)  (1)
      | \d{1,2}(?:\.[1-9]\d{0,2})+(?:\.0\d)?\.?  # 5.1  5.1.4.  5.1.04 and no time of day
      | \d{1,2}(?:\.[a-z])(?:\.\d{1,2})?\.?   # 5.a  5.a.2
      | \(?[a-zA-Z][.)]                       # a.  b)  (c)
      | \(?(?:[ivx]{2,5}|[IVX]{2,5})[.)]       # ii.  iv)  III.
    )""",
    re.VERBOSE,
)
_ALONE = re.compile(r"\d{1,2}|[a-z]")
_NAME = re.compile(r"[A-Z]\. ?(?:(?:van|de|den|der|ten|ter|VAN|DE|DEN|DER|TEN|TER) )*[A-Z][\w’-]+$")
"""A line of an initial and a surname, as under a letter: no item of a list."""
_OPENS = re.compile(rf"({_ORDERED.pattern})\s+(?=\S)", re.VERBOSE)


def is_marker(text: str) -> bool:
    """Whether `text` is nothing but a marker or a list glyph, such as "5.a.2", "3" or "•"."""
    return text in BULLETS or bool(_ORDERED.fullmatch(text) or _ALONE.fullmatch(text))


def split_marker(text: str) -> tuple[str, str]:
    """Marker and rest of a line: the ordered marker as written, "•" for a glyph, else an empty marker.

    The glyph goes from the rest, an ordered marker stays in it.
    """
    head, space, tail = text.partition(" ")
    if head in BULLETS and space and tail:
        return "•", tail.lstrip()
    if head[:1] in _GLUED and len(text) > 1:
        return "•", text[1:].lstrip()
    match = _OPENS.match(text)
    return (match.group(1), text) if match and not _NAME.match(text) else ("", text)


_GLUED = BULLETS - set("-–—*o§·")
