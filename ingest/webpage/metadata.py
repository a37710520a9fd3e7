"""What a page states of itself: DCTERMS and OVERHEID, Open Graph, JSON-LD, <time>."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from bs4 import BeautifulSoup, Tag

from ingest.describe.kinds import PERIODIC, kind_of_words
from ingest.describe.years import years_in
from ingest.webpage.markup import attribute, squeeze, words_of

_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_DATES: tuple[str, ...] = (
    "dcterms.issued",
    "dcterms.available",
    "dcterms.date",
    "dc.date",
    "overheidop.datumpublicatie",
    "article:published_time",
    "datepublished",
    "dcterms.modified",
    "article:modified_time",
    "datemodified",
    "dcterms.created",
)
"""Names of dates, the ones of publication before those of the last change."""
_ORGANISATIONS = (
    "overheid.authority",
    "dcterms.creator",
    "dc.creator",
    "dcterms.publisher",
    "og:site_name",
    "publisher",
    "author",
)


def metadata_of(page: BeautifulSoup) -> dict[str, str]:
    """What the page states of: title, date (ISO), municipality, publication, author, description."""
    stated = _stated(page)
    title = words_of(page.title) if page.title else ""
    title = title or stated.get("dcterms.title", "") or stated.get("og:title", "")
    found = {
        "title": title,
        "date": _date(stated, page),
        "municipality": _municipality(stated, page),
        "publication": _publication(stated, title, page),
        "author": stated.get("author", ""),
        "description": stated.get("description", "") or stated.get("og:description", ""),
    }
    return {key: value for key, value in found.items() if value}


def _stated(page: BeautifulSoup) -> dict[str, str]:
    """Everything that meta elements and JSON-LD say, by lower-case name; the first of each counts."""
    found: dict[str, str] = {}
    for meta in page.find_all("meta"):
        name = (attribute(meta, "name") or attribute(meta, "property") or attribute(meta, "itemprop")).lower()
        content = squeeze(attribute(meta, "content"))
        if name and content:
            found.setdefault(name, content)
    for script in page.find_all("script", type="application/ld+json"):
        for name, value in _linked(script.string or ""):
            found.setdefault(name, value)
    return found


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """Names and values of JSON-LD; an object of an organisation or publication gives its name."""
    try:
        data = msgspec.json.decode(text.encode())
    except msgspec.DecodeError:
        return
    queue: list[Any] = [data]
    while queue:
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            for name, value in item.items():
                if isinstance(value, str):
                    yield name.lower(), squeeze(value)
                elif isinstance(value, dict) and isinstance(value.get("name"), str):
                    yield name.lower(), squeeze(value["name"])
                elif name == "@graph":
                    queue.append(value)


def _date(stated: dict[str, str], page: BeautifulSoup) -> str:
    for name in _DATES:
        match = _DAY.search(stated.get(name, ""))
        if match:
            return match[0]
    for element in page.select("main time[datetime], article time[datetime], time[pubdate]"):
        match = _DAY.match(attribute(element, "datetime"))
        if match:
            return match[0]
    return ""


def _municipality(stated: dict[str, str], page: BeautifulSoup) -> str:
    """The name that the organisation's metadata give: "Gemeente X", or X where the page says "gemeente X"."""
    words = ""
    for name in _ORGANISATIONS:
        value = stated.get(name, "")
        if re.match(r"gemeente(?:raad)?\s+\w", value, re.IGNORECASE):
            return value
        if value and len(value) < 40:
            words = words or words_of(page).casefold()
            if f"gemeente {value.casefold()}" in f"{words} {stated.get('description', '').casefold()}":
                return value
    return ""


def _publication(stated: dict[str, str], title: str, page: BeautifulSoup) -> str:
    """The publication that this page is a chapter of: stated as such, or named beside the page's own title.

    A name counts that has a periodic document and its years in it ("Programmabegroting 2025-2028").
    """
    crumbs = [
        words_of(link) for trail in page.find_all(_is_trail) for link in trail.find_all(["a", "li", "span"])
    ]
    parts = re.split(r"\s+[-–|»]\s+", title)
    for text in (
        stated.get("ispartof", ""),
        *(parts if len(parts) > 1 else []),
        stated.get("og:site_name", ""),
        *crumbs,
    ):
        if len(text) < 120 and kind_of_words(text) in PERIODIC and years_in(text):
            return re.sub(r"(?<=\d)\s?[-–]\s?(?=\d)", "-", text)
    return ""


def _is_trail(tag: Tag) -> bool:
    names = f"{attribute(tag, 'class')} {attribute(tag, 'id')} {attribute(tag, 'aria-label')}".lower()
    return "breadcrumb" in names or "kruimel" in names
