"""OpenDocument texts (ODT): headings by outline, counted lists, tables and notes.

odfpy parses the package. Tracked deletions, tables of contents and other generated indexes are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source
from ingest.office.flow import Paragraph, Table, blocks_of, clean
from ingest.office.numbering import DEEPEST, HIGHEST, Counter, Level
from ingest.office.package import check

_PASSED_OVER = {
    "tracked-changes",
    "table-of-content",
    "illustration-index",
    "table-index",
    "alphabetical-index",
    "annotation",
    "sequence-decls",
    "forms",
}
_TITLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|bijschrift|table|tabel)$", re.IGNORECASE)
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_REPEATED = 64


def read(source: Source) -> Extraction:
    """The blocks and metadata of an ODT file. It has no pages of its own."""
    check(source, holds="content.xml")
    from odf.opendocument import load

    try:
        document = load(io.BytesIO(source.data))
        items = list(_Body(document).items())
        metadata = _metadata(document)
    except (SAXException, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise UnreadableDocumentError(
            f"{source.name} is a damaged OpenDocument text: {error}.",
            "Open it in a word processor and save it again.",
        ) from error
    return Extraction(blocks=blocks_of(items), metadata=metadata)


def _metadata(document: Any) -> dict[str, str]:
    texts = {_tag(node): _plain(node) for node in document.meta.childNodes if hasattr(node, "qname")}
    found = {
        "title": texts.get("title", ""),
        "author": texts.get("initial-creator", "") or texts.get("creator", ""),
        "description": texts.get("description", ""),
        "date": texts.get("date", "")[:10],
    }
    return {name: clean(value) for name, value in found.items() if clean(value)}


class _Body:
    """Walks the body of one document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles: dict[str, Any] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        for group in (document.styles, document.automaticstyles):
            for style in getattr(group, "childNodes", []):
                name = _attribute(style, "name")
                if _tag(style) == "style":
                    self._styles[name] = style
                elif _tag(style) == "list-style":
                    self._lists[name] = dict(_levels(style))

    def items(self) -> Iterator[Paragraph | Table]:
        yield from self._walk(self._document.text)

    def _walk(self, parent: Any) -> Iterator[Paragraph | Table]:
        for child in parent.childNodes:
            tag = _tag(child)
            if tag in ("h", "p"):
                yield from self._paragraph(child)
            elif tag == "list":
                yield from self._list(child, 0, Counter(self._lists.get(_attribute(child, "style-name"), {})))
            elif tag == "table":
                yield self._table(child)
            elif tag and tag not in _PASSED_OVER:
                yield from self._walk(child)

    def _paragraph(self, element: Any, level: int | None = None, marker: str = "") -> Iterator[Paragraph]:
        names = list(self._names(_attribute(element, "style-name")))
        heading = int(_attribute(element, "outline-level") or 1) if _tag(element) == "h" else 0
        if not heading and any(_TITLE.match(name) for name in names):
            heading = 1
        text, notes, boxes = _text(element)
        yield Paragraph(
            text=text,
            heading=heading,
            list_level=None if heading else level,
            marker=marker,
            bold=self._all_bold(element, names),
            caption=any(_CAPTION.match(name) for name in names),
            footnotes=notes,
        )
        for box in boxes:
            for item in self._walk(box):
                if isinstance(item, Paragraph):
                    yield item

    def _list(self, element: Any, level: int, counter: Counter) -> Iterator[Paragraph | Table]:
        for item in element.childNodes:
            first = _tag(item) == "list-item"  # a list-header has no number
            for child in item.childNodes:
                tag = _tag(child)
                if tag == "list":
                    yield from self._list(child, level + 1, counter)
                elif tag in ("p", "h") and first:
                    yield from self._paragraph(child, level, counter.next(level))
                    first = False
                elif tag in ("p", "h"):
                    yield from self._paragraph(child)
                elif tag == "table":
                    yield self._table(child)

    def _table(self, element: Any) -> Table:
        rows: list[list[list[Paragraph | Table]]] = []
        headers = 0
        for row, is_header in _rows(element):
            rows.append([cell for each in row.childNodes for cell in self._cells(each)])
            headers += is_header
        return Table(rows=rows, header_rows=headers)

    def _cells(self, element: Any) -> Iterator[list[Paragraph | Table]]:
        tag = _tag(element)
        if tag not in ("table-cell", "covered-table-cell"):
            return
        repeated = int(_attribute(element, "number-columns-repeated") or 1)
        content = list(self._walk(element)) if tag == "table-cell" else []
        yield content
        if any(isinstance(item, Table) for item in content):  # tables in tables would multiply
            content = []
        for _ in range(min(repeated, _MOST_REPEATED) - 1):
            yield content

    def _names(self, name: str) -> Iterator[str]:
        """The style's name and display name, and those of its parents."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            yield name.replace("_20_", " ")
            style = self._styles.get(name)
            if style is None:
                return
            yield _attribute(style, "display-name")
            name = _attribute(style, "parent-style-name")

    def _is_bold(self, name: str) -> bool | None:
        """What the style and its parents say; None for nothing."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get(name)
            if style is None:
                return None
            for properties in style.childNodes:
                weight = (
                    _attribute(properties, "font-weight") if _tag(properties) == "text-properties" else ""
                )
                if weight:
                    return weight == "bold" or weight in ("600", "700", "800", "900")
            name = _attribute(style, "parent-style-name")
        return None

    def _all_bold(self, element: Any, names: list[str]) -> bool:
        own = self._is_bold(_attribute(element, "style-name")) or False
        bold: list[bool] = []
        for child in element.childNodes:
            if not _plain(child).strip():
                continue
            spans = self._is_bold(_attribute(child, "style-name")) if _tag(child) == "span" else None
            bold.append(own if spans is None else spans)
        return bool(names and bold) and all(bold)


def _tag(node: Any) -> str:
    """Local name of an element; empty for text."""
    return node.qname[1] if hasattr(node, "qname") else ""


def _attribute(node: Any, name: str) -> str:
    """Value of the attribute with this local name, whatever its namespace."""
    for (_, local), value in (getattr(node, "attributes", None) or {}).items():
        if local == name:
            return str(value)
    return ""


def _levels(style: Any) -> Iterator[tuple[int, Level]]:
    for level in style.childNodes:
        place = min(int(_attribute(level, "level") or 1), DEEPEST) - 1
        if _tag(level) != "list-level-style-number":
            yield place, Level(style="bullet")
            continue
        shown = int(_attribute(level, "display-levels") or 1)
        form = _attribute(level, "num-format")
        numbers = ".".join(f"%{n + 1}" for n in range(max(0, place - shown + 1), place + 1))
        yield (
            place,
            Level(
                style=_FORMATS.get(form, "none"),
                pattern=f"{_attribute(level, 'num-prefix')}{numbers}{_attribute(level, 'num-suffix')}",
                start=min(int(_attribute(level, "start-value") or 1), HIGHEST),
            ),
        )


def _rows(element: Any) -> Iterator[tuple[Any, bool]]:
    """Rows of a table, and whether the file marks them as headers."""
    for child in element.childNodes:
        tag = _tag(child)
        if tag == "table-row":
            yield child, False
        elif tag == "table-header-rows":
            yield from ((row, True) for row in child.childNodes if _tag(row) == "table-row")
        elif tag in ("table-rows", "table-row-group"):
            yield from _rows(child)


def _text(element: Any) -> tuple[str, list[str], list[Any]]:
    """Text as shown, texts of the notes, and the text boxes anchored in it."""
    parts: list[str] = []
    notes: list[str] = []
    boxes: list[Any] = []

    def walk(node: Any) -> None:
        for child in node.childNodes:
            tag = _tag(child)
            if not tag:
                parts.append(str(child))
            elif tag == "line-break":
                parts.append("\n")
            elif tag in ("s", "tab"):
                parts.append(" ")
            elif tag == "note":
                notes.extend(_plain(body) for body in child.childNodes if _tag(body) == "note-body")
            elif tag == "text-box":
                boxes.append(child)
            elif tag not in _PASSED_OVER:
                walk(child)

    walk(element)
    return "".join(parts), notes, boxes


def _plain(node: Any) -> str:
    """All text below a node."""
    if not _tag(node):
        return str(node)
    return "".join(_plain(child) for child in node.childNodes)
