"""One spelling for every character: ligatures, spaces, soft hyphens and list glyphs."""

from __future__ import annotations

import re
import unicodedata

BULLETS = frozenset("•●○◦▪■□▫◆◇❖➢➤►▶‣⁃∙·–—-*o§") | {chr(code) for code in range(0xF020, 0xF100)}
"""Glyphs that open an item of a list when a space follows; those of symbol fonts are private characters."""

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SPACES = dict.fromkeys((160, 8199, 8201, 8202, 8239, 8194, 8195, 12288, 9), " ")
_GONE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x0000, 0x0002))
_TABLE = {**_LIGATURES, **_SPACES, **_GONE, 0xFFFE: "-", 0x2010: "-", 0x2011: "-", 0x0132: "IJ", 0x0133: "ij"}
_RUNS = re.compile(r" {2,}")
_PLAIN = re.compile(r"[\x20-\x7e\xa1-\xac\xae-\xff€’‘“”–•…]*")


def clean(text: str) -> str:
    """`text` in composed form, with plain spaces, without ligatures; superscript figures stay."""
    if not (text.isascii() and text.isprintable()) and not _PLAIN.fullmatch(text):
        text = unicodedata.normalize("NFC", text.translate(_TABLE))
    if "  " in text:
        text = _RUNS.sub(" ", text)
    return text.strip()
