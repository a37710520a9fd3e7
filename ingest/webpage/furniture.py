"""What stands around the content of a page: navigation, cookie bars, breadcrumbs, related links, forms."""

from __future__ import annotations

import re
from collections import defaultdict

from bs4 import BeautifulSoup, Tag

from ingest.webpage.hints import ASIDE_TITLE, COOKIES, HINTS, NEVER, ROLES, SCREEN_READER, TRAIL
from ingest.webpage.markup import attribute, holds_blocks, squeeze, within, words_of

_LONGEST_LINE = 6
_RECURS = 4
"""Words of a line of links, at most, and times that it comes back, at least, where it is furniture."""
_LONGEST_BOX = 80
"""Words; a longer box under such a heading is text after all."""


def remove_furniture(page: BeautifulSoup) -> None:
    """Take out of the tree what is furniture by its tag, role, name or words.

    An element that holds more than half of the page's words is never taken out by its name.
    """
    for element in page(NEVER):
        element.decompose()
    body = page.body or page
    total = len(words_of(body).split())
    for element in list(body.find_all(True)):
        if element.decomposed or element.parent is None:
            continue
        if _is_furniture(element, total):
            element.decompose()
    for text in list(body.find_all(string=True)):
        holder = None if text.decomposed else text.parent
        if holder is None or len(text) > 500:
            continue
        words = squeeze(str(text))
        if ASIDE_TITLE.fullmatch(words.rstrip(":")) and words_of(holder) == words:
            _remove_box(holder, body)
        elif COOKIES.match(words) or TRAIL.match(words):
            _remove_notice(holder, body)
    _remove_recurring_links(body)


def _is_furniture(element: Tag, total: int) -> bool:
    inside = within(element, "main", "article")
    if element.name == "button":
        return not is_accordion(element)
    if element.name in ("header", "footer") and not inside:
        return not _is_most(element, total)
    role = attribute(element, "role").lower()
    if role in ROLES and not _is_most(element, total):
        return True
    if _is_hidden(element):
        return True
    names = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    if SCREEN_READER.search(names.lower()) and element.name != "body":
        return True
    if element.name in ("aside", "form"):
        return not _is_most(element, total) and (not inside or _is_links(element) or element.name == "form")
    hinted = _hinted(names) and element.name not in ("body", "main", "article", "h1", "h2", "h3")
    return hinted and not _is_most(element, total) and element.find(["main", "h1"]) is None


def is_accordion(button: Tag) -> bool:
    """Whether a button opens text that is in the page."""
    return (
        button.has_attr("aria-expanded")
        or button.find_parent(["h1", "h2", "h3", "h4", "h5", "h6"]) is not None
    )


def _is_hidden(element: Tag) -> bool:
    """Hidden for good; a hidden panel that a button opens is text."""
    style = attribute(element, "style").replace(" ", "").lower()
    if not element.has_attr("hidden") and "display:none" not in style:
        return False
    name = attribute(element, "id")
    root = list(element.parents)[-1]
    opened = bool(name) and root.find(attrs={"aria-controls": name}) is not None
    return not opened and attribute(element, "role") not in ("region", "tabpanel")


def _hinted(names: str) -> bool:
    spread = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()
    tokens = set(spread.split()) | set(re.split(r"[\s_-]+", spread))
    return not tokens.isdisjoint(HINTS)


def _is_most(element: Tag, total: int) -> bool:
    return len(words_of(element).split()) * 2 > total


def _is_links(element: Tag) -> bool:
    linked = sum(len(words_of(link).split()) for link in element("a"))
    return linked * 2 > len(words_of(element).split())


def _remove_box(heading: Tag, body: Tag) -> None:
    """Take out the box that a heading names: the highest element that begins with it and stays small."""
    box = heading
    title = words_of(heading)
    while box.parent is not None and box.parent is not body and box.parent.name not in ("main", "article"):
        text = words_of(box.parent)
        if len(text.split()) > _LONGEST_BOX or not text.startswith(title):
            break
        box = box.parent
    if box is not heading or heading.name.startswith("h"):
        followers = [] if box is not heading else list(_until_heading(heading))
        if sum(len(words_of(element).split()) for element in followers) <= _LONGEST_BOX:
            for element in (box, *followers):
                element.decompose()


def _remove_notice(holder: Tag, body: Tag) -> None:
    """Take out the box that a sentence about cookies or a breadcrumb opens, with its links and buttons."""
    box = holder
    while (
        box.parent is not None and box.parent is not body and len(words_of(box.parent).split()) < _LONGEST_BOX
    ):
        if box.parent.find(["main", "article", "h1"]):
            break
        box = box.parent
    box.decompose()


def _remove_recurring_links(body: Tag) -> None:
    """Take out lines of links alone that come back under one item after another ("Bijlage", "Lees meer")."""
    lines: dict[str, list[Tag]] = defaultdict(list)
    for element in body.find_all(["div", "p"]):
        if element.find("a") is None or holds_blocks(element) or element.find_parent("table"):
            continue
        text = words_of(element)
        linked = sum(len(words_of(link).split()) for link in element("a"))
        if 0 < len(text.split()) <= min(linked, _LONGEST_LINE):
            lines[text].append(element)
    for found in lines.values():
        for element in found if len(found) >= _RECURS else ():
            element.decompose()


def _until_heading(heading: Tag) -> list[Tag]:
    """The siblings that stand under a heading."""
    under: list[Tag] = []
    for sibling in heading.find_next_siblings(True):
        if not isinstance(sibling, Tag):
            continue
        if re.fullmatch(r"h[1-6]", sibling.name) or sibling.find(re.compile(r"^h[1-6]$")):
            break
        under.append(sibling)
    return under
