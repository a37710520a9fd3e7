"""Where the content of a page is: by landmarks, else by names, else by where the running text is dense."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from ingest.webpage.furniture import remove_furniture
from ingest.webpage.markup import holds_blocks, lines_of, words_of

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:main-?content|page-?content|content-?main|article-?body|hoofdinhoud|content|inhoud)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?:;][\"'”’)]*$")
_ENOUGH = 0.97
"""Share of the running text that the content must hold."""
_LINKED = 0.6
"""Share of its words that makes an element a list of links."""
_RUNNING = 8
"""Words; a shorter line is no running text."""


def main_content(page: BeautifulSoup, title: str) -> Tag:
    """The element that holds the page's content, furniture taken out of it.

    `title` is the page's stated title: without any landmark, the text begins at the line that repeats it.
    """
    remove_furniture(page)
    body = page.body or page
    whole = running_words(body)
    for candidates in (
        page.select("main, [role=main]"),
        page.select("article"),
        [tag for tag in body.find_all(["div", "section", "td"]) if _is_named(tag)],
    ):
        best = max(candidates, key=running_words, default=None)
        if best is not None and running_words(best) >= max(1, 0.5 * whole) and len(words_of(best)) > 0:
            return _with_sisters(best, candidates, whole)
    dense = _densest(body, whole)
    _trim(dense, title)
    return dense


def running_words(element: Tag) -> int:
    """Words in lines of running text: sentences, and long lines; link lists and menus count for nothing."""
    return sum(len(text.split()) for text, linked in lines_of(element) if _is_running(text, linked))


def _is_running(text: str, linked: int) -> bool:
    words = len(text.split())
    if linked * 2 > words:
        return False
    return words >= 2 * _RUNNING or (words >= _RUNNING and bool(_SENTENCE.search(text)))


def _is_named(tag: Tag) -> bool:
    classes = tag.get("class")
    names = " ".join(classes) if isinstance(classes, list) else (classes or "")
    return bool(_NAMED.search(f"{tag.get('id') or ''} {names}"))


def _with_sisters(best: Tag, candidates: list[Tag], whole: int) -> Tag:
    """The element, or what holds it with the others of its kind where it does not hold all running text."""
    if running_words(best) >= _ENOUGH * whole or len(candidates) < 2:
        return best
    holder = best
    for parent in best.parents:
        if running_words(holder) >= _ENOUGH * sum(map(running_words, candidates)) or parent.name == "html":
            break
        holder = parent
    return holder


def _densest(body: Tag, whole: int) -> Tag:
    """The smallest element that holds nearly all running text."""
    holder = body
    while True:
        children = [child for child in holder.find_all(True, recursive=False) if holds_blocks(child)]
        best = max(children, key=running_words, default=None)
        if best is None or running_words(best) < max(1, _ENOUGH * whole):
            return holder
        holder = best


def _trim(content: Tag, title: str) -> None:
    """Take out what stands before the line that repeats the page's title, and link lists at either end."""
    children = content.find_all(True, recursive=False)
    named = [child for child in children if title and len(text := words_of(child)) > 3 and text in title]
    for child in children[: children.index(named[0])] if named else []:
        if not running_words(child):
            child.decompose()
    for order in (iter, reversed):
        for child in order(content.find_all(True, recursive=False)):
            if running_words(child) or child.find(["h1", "table"]):
                _trim_links(child)
                break
            if _is_link_list(child):
                child.decompose()


def _trim_links(element: Tag) -> None:
    """Take out link lists behind the last running text of an element that holds others."""
    for child in reversed(element.find_all(True, recursive=False)):
        if running_words(child):
            break
        if _is_link_list(child):
            child.decompose()


def _is_link_list(element: Tag) -> bool:
    lines = lines_of(element)
    words = sum(len(text.split()) for text, _ in lines)
    linked = sum(links for _, links in lines)
    return linked > _LINKED * words > 0 and len(element.find_all("a")) > 1
