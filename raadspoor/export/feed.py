"""What saved searches found, as a feed (Atom, RFC 4287) for a reader of news."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import TYPE_CHECKING

from raadspoor.export.safety import clean
from raadspoor.i18n import gettext as _
from raadspoor.labels import source

if TYPE_CHECKING:
    from search.watches import Watch

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def atom(watches: Sequence[Watch]) -> bytes:
    """All that the watches remember, newest first: the same again for a reader that missed a run."""
    ET.register_namespace("", _ATOM)
    names = ", ".join(watch.name for watch in watches)
    entries = sorted(
        ((news, watch) for watch in watches for news in watch.news),
        key=lambda pair: pair[0].found,
        reverse=True,
    )
    root = ET.Element(f"{{{_ATOM}}}feed")
    _put(root, "id", f"urn:raadspoor:watch:{_slug(names)}")
    _put(root, "title", f"Raadspoor: {names}")
    _put(
        root, "updated", _moment(max((watch.last_run for watch in watches), default=dt.datetime.now(dt.UTC)))
    )
    _put(_put(root, "author", ""), "name", "Raadspoor")
    for news, watch in entries:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _put(entry, "id", f"urn:raadspoor:watch:{_slug(watch.name)}:{news.id}")
        _put(entry, "title", f"{watch.name}: {source(news.title, news.page)}")
        _put(entry, "updated", _moment(news.found))
        if news.doc_date:
            _put(entry, "summary", f"{_('Date')}: {news.doc_date}")
        _put(entry, "content", news.text)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _put(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = _NOT_IN_XML.sub("\ufffd", clean(text))
    return child


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _slug(name: str) -> str:
    """The name as part of a URN."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "x"
