"""What stands inside a line and is no text: emphasis marks, links, tags, invisible characters."""

from __future__ import annotations

import html
import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
_TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|sup|sub|span|div|a|font)\b[^<>]*>", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"(?:</(?:p|div)>|<br\s*/?>)", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)")
_CODE = re.compile(r"`([^`]+)`")
_FORMULA = re.compile(r"\$\s?([A-Za-z][^$\d€]{0,40}?)\s?\$")
_ORDINAL = re.compile(r"(?<=\d) ?\^\{?(e|de|ste)\}?(?!\w)")


def plain(text: str) -> str:
    """The words of a line alone: one space between them, tabs kept."""
    text = _CLOSING_TAG.sub(" ", text)
    text = html.unescape(_TAG.sub("", text))
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    for pattern in (_STRONG, _STRONG):  # once more, for bold within bold
        text = pattern.sub(r"\2", text)
    for pattern in (_EMPHASIS, _UNDERSCORED, _CODE):
        text = pattern.sub(r"\1", text)
    text = _FORMULA.sub(lambda match: match[1].replace(r"\times", "×"), text)
    text = _ORDINAL.sub(r"\1", text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return re.sub(r" *\t *", "\t", text).strip(" ")


def is_bold(text: str) -> bool:
    """Whether the whole line is set in bold."""
    stripped = text.strip()
    return bool(re.fullmatch(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1", stripped))
