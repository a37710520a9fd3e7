"""Parsing a page, and the words of its elements."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from corpus.errors import UnreadableDocumentError
from ingest.plain.decoding import decode

_DECLARED = re.compile(
    rb"""<(?:meta[^>]+charset\s*=\s*["']?|\?xml[^>]+encoding\s*=\s*["'])([\w-]+)""", re.IGNORECASE
)
_SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

BLOCK_TAGS: frozenset[str] = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin a line of their own."""
_DEEPEST = 200
"""Elements in elements. Pages of content systems have thirty; deeper ones take time by the square of it."""


def parse(data: bytes) -> BeautifulSoup:
    """The page as a tree.

    Bytes that are valid UTF-8 are taken for that whatever the page declares, since servers and templates
    disagree more often than other text happens to be valid; otherwise the declared encoding counts. Raises
    UnreadableDocumentError when the elements are nested beyond the limit.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:4096])
        name = declared[1].decode("ascii").lower() if declared else ""
        latin = name in (
            "",
            "utf-8",
            "iso-8859-1",
            "latin1",
            "us-ascii",
        )  # browsers read these as Windows-1252
        try:
            text = decode(data) if latin else data.decode(name, errors="replace")
        except LookupError:
            text = decode(data)
    page = BeautifulSoup(text, "lxml")
    if _depth(page) > _DEEPEST:
        raise UnreadableDocumentError(
            f"The page has elements nested over {_DEEPEST} deep, the limit.", "Save its text and read that."
        )
    return page


def _depth(page: BeautifulSoup) -> int:
    deepest = 0
    waiting: list[tuple[Tag, int]] = [(page, 0)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in element.contents if isinstance(child, Tag))
    return deepest


def words_of(element: Tag) -> str:
    """All words under an element, one space between those of different blocks."""
    return squeeze(" ".join(strings_of(element)))


def strings_of(element: Tag) -> list[str]:
    """The strings under an element, comments and scripts left out; inline neighbours are one string."""
    strings: list[str] = []
    open_string = False
    for node in element.descendants:
        if isinstance(node, Tag):
            if node.name in BLOCK_TAGS or node.name == "br":
                open_string = False
        elif is_text(node):
            if open_string:
                strings[-1] += str(node)
            else:
                strings.append(str(node))
                open_string = True
    return strings


def lines_of(element: Tag) -> list[tuple[str, int]]:
    """The lines under an element, each with the number of its words that are links."""
    lines: list[list[str]] = [[]]
    linked: list[int] = [0]
    for node in element.descendants:
        if isinstance(node, Tag):
            if node.name in BLOCK_TAGS or node.name == "br":
                lines.append([])
                linked.append(0)
        elif is_text(node):
            lines[-1].append(str(node))
            if within(node, "a"):
                linked[-1] += len(str(node).split())
    texts = (squeeze("".join(parts)) for parts in lines)
    return [(text, links) for text, links in zip(texts, linked, strict=True) if text]


def is_text(node: object) -> bool:
    """Whether a node is text that a reader sees, not a comment, declaration or script."""
    return isinstance(node, NavigableString) and not isinstance(node, (Comment, PreformattedString))


def squeeze(text: str) -> str:
    """The text with one space for any white space, and without invisible characters."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def is_block(node: object) -> bool:
    return isinstance(node, Tag) and node.name in BLOCK_TAGS


def within(node: PageElement, *names: str) -> bool:
    """Whether a node stands inside an element of one of these names."""
    return any(parent.name in names for parent in node.parents)


def holds_blocks(element: Tag) -> bool:
    """Whether anything under the element begins a line of its own."""
    return any(isinstance(node, Tag) and node.name in BLOCK_TAGS for node in element.descendants)


def number(element: Tag, name: str, otherwise: int) -> int:
    """An attribute's value as a number of nine digits at most, or `otherwise` where it is none."""
    value = attribute(element, name)
    return int(value[:9]) if value.isascii() and value.isdecimal() else otherwise


def attribute(element: Tag, name: str) -> str:
    """An attribute's value as one string, empty where it is absent."""
    value = element.get(name)
    return " ".join(value) if isinstance(value, list) else (value or "")
