"""Word documents (DOCX): body text as Word shows it, with its counted numbers, lists, tables and footnotes.

python-docx opens the package and knows the styles. The body is walked as XML, because content controls,
insertions and text boxes, which municipal templates are full of, lie outside what it iterates over. Text that
was deleted with changes tracked, fields' codes, headers, footers and tables of contents are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source
from ingest.office.flow import Paragraph, Table, blocks_of, clean
from ingest.office.numbering import DEEPEST, HIGHEST, Counter, Level
from ingest.office.package import check

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED_OVER = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")} | {
    _FALLBACK
}
_HEADING = re.compile(r"(?:heading|kop)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|table of figures)\b", re.IGNORECASE)
_MOST_BASES = 32
_CAPTION = re.compile(r"(?:caption|bijschrift)", re.IGNORECASE)


def read(source: Source) -> Extraction:
    """The blocks and core properties of a DOCX file. It has no pages of its own."""
    check(source, holds="word/document.xml")
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(source.data))
        items = list(_Body(document).items())
        metadata = _metadata(document.core_properties)
    except (OpcError, XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableDocumentError(
            f"{source.name} is a damaged Word document: {error}.", "Open it in Word and save it again."
        ) from error
    return Extraction(blocks=blocks_of(items), metadata=metadata)


def _metadata(core: Any) -> dict[str, str]:
    found = {
        "title": core.title or "",
        "author": core.author or "",
        "description": core.comments or core.subject or "",
        "date": core.modified.date().isoformat() if core.modified else "",
    }
    return {name: clean(value) for name, value in found.items() if clean(value)}


class _Body:
    """Walks the body of one document."""

    def __init__(self, document: Any) -> None:
        self._root = document.element.body
        self._styles = {style.style_id: style for style in document.styles}
        self._footnotes = _footnotes(document.part)
        self._lists = _Lists(document.part)

    def items(self) -> Iterator[Paragraph | Table]:
        yield from self._walk(self._root)

    def _walk(self, parent: Any) -> Iterator[Paragraph | Table]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
                yield from self._walk(child)

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        style = self._styles.get(_value(element.find(f"{_W}pPr/{_W}pStyle")))
        names = list(_names(style))
        if any(_CONTENTS.match(name) for name in names):
            return
        text, notes, boxes = _text(element)
        heading = _heading(element, style, names)
        level, marker = self._lists.place(element, style)
        yield Paragraph(
            text=text,
            heading=heading,
            list_level=None if heading else level,
            marker=marker if text.strip() else "",
            bold=_all_bold(element, style),
            caption=any(_CAPTION.match(name) for name in names),
            footnotes=[self._footnotes[note] for note in notes if note in self._footnotes],
        )
        for box in boxes:
            for item in self._walk(box):
                if isinstance(item, Paragraph):
                    yield item

    def _table(self, element: Any) -> Table:
        rows, headers = [], 0
        for row in element.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not element:
                continue
            rows.append([cell for tc in _cells(row) for cell in self._cell(tc)])
            if headers == len(rows) - 1 and row.find(f"{_W}trPr/{_W}tblHeader") is not None:
                headers += 1
        return Table(rows=rows, header_rows=headers)

    def _cell(self, element: Any) -> Iterator[list[Paragraph | Table]]:
        """The cell, and an empty one for each further column that it covers."""
        properties = element.find(f"{_W}tcPr")
        span, merge = 1, None
        if properties is not None:
            span = _number(properties.find(f"{_W}gridSpan"), 1)
            merge = properties.find(f"{_W}vMerge")
        covered = merge is not None and _value(merge) != "restart"
        yield [] if covered else list(self._walk(element))
        for _ in range(min(span, 64) - 1):
            yield []


class _Lists:
    """Which list a paragraph belongs to, and its number in it."""

    def __init__(self, part: Any) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, Counter] = {}
        try:
            root = part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {
            each.get(f"{_W}abstractNumId"): {
                place: _level(level)
                for level in each.iterfind(f"{_W}lvl")
                if (place := _digits(level.get(f"{_W}ilvl") or "", 0)) < DEEPEST
            }
            for each in root.iterfind(f"{_W}abstractNum")
        }
        for num in root.iterfind(f"{_W}num"):
            number = num.get(f"{_W}numId")
            base = _value(num.find(f"{_W}abstractNumId"))
            restarts = num.find(f"{_W}lvlOverride/{_W}startOverride") is not None
            self._levels[number] = abstract.get(base, {})
            self._abstract[number] = number if restarts else f"abstract {base}"

    def place(self, paragraph: Any, style: Any) -> tuple[int | None, str]:
        """Level (from 0) and marker; no level where the paragraph is in no list."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        for base in _bases(style):
            if properties is not None:
                break
            properties = base.element.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return None, ""
        number = _value(properties.find(f"{_W}numId"))
        level = min(_number(properties.find(f"{_W}ilvl"), 0), DEEPEST)
        if number not in self._levels:  # "0" takes a paragraph out of the list of its style
            return None, ""
        counter = self._counters.setdefault(self._abstract[number], Counter(self._levels[number]))
        return level, counter.next(level)


def _level(element: Any) -> Level:
    return Level(
        style=_value(element.find(f"{_W}numFmt")) or "decimal",
        pattern=_value(element.find(f"{_W}lvlText")),
        start=min(_number(element.find(f"{_W}start"), 1), HIGHEST),
    )


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _number(element: Any, otherwise: int) -> int:
    return _digits(_value(element), otherwise)


def _digits(value: str, otherwise: int) -> int:
    """A number of nine digits at most, or `otherwise` where the value is none."""
    return int(value[:9]) if value.isascii() and value.isdecimal() else otherwise


def _names(style: Any) -> Iterator[str]:
    """Names of a style and of those that it is based on."""
    return (base.name or "" for base in _bases(style))


def _heading(paragraph: Any, style: Any, names: list[str]) -> int:
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    for base in _bases(style):
        if outline is not None:
            break
        outline = base.element.find(f"{_W}pPr/{_W}outlineLvl")
    if outline is not None:
        level = _number(outline, 9)
        return level + 1 if level < 9 else 0
    for name in names:
        if match := _HEADING.match(name):
            return int(match[1])
    return 1 if names and _TITLE.match(names[0]) else 0


def _text(paragraph: Any) -> tuple[str, list[str], list[Any]]:
    """Text as shown, ids of the footnotes it refers to, and the text boxes anchored in it."""
    parts: list[str] = []
    notes: list[str] = []
    boxes: list[Any] = []

    def walk(element: Any) -> None:
        for child in element:
            tag = child.tag
            if tag in _PASSED_OVER or not isinstance(tag, str):
                continue
            if tag == f"{_W}t":
                parts.append(child.text or "")
            elif tag in (f"{_W}br", f"{_W}cr"):
                parts.append("\n")
            elif tag == f"{_W}tab":
                parts.append(" ")
            elif tag == f"{_W}noBreakHyphen":
                parts.append("-")
            elif tag == f"{_W}footnoteReference":
                notes.append(child.get(f"{_W}id") or "")
            elif tag == f"{_W}txbxContent":
                boxes.append(child)
            else:
                walk(child)

    walk(paragraph)
    return "".join(parts), notes, boxes


def _all_bold(paragraph: Any, style: Any) -> bool:
    by_style = any(_is_on(s.element.find(f"{_W}rPr/{_W}b")) for s in _bases(style))
    runs = [r for r in paragraph.iter(f"{_W}r") if "".join(t.text or "" for t in r.iter(f"{_W}t")).strip()]
    bold = []
    for run in runs:
        own = run.find(f"{_W}rPr/{_W}b")
        bold.append(_is_on(own) if own is not None else by_style)
    return bool(bold) and all(bold)


def _bases(style: Any) -> Iterator[Any]:
    """The style and those that it is based on; a file may base one on itself."""
    seen = 0
    while style is not None and seen < _MOST_BASES:
        yield style
        style = style.base_style
        seen += 1


def _is_on(element: Any) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off")


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag == f"{_W}sdt":
            yield from child.iterfind(f"{_W}sdtContent/{_W}tc")


def _footnotes(part: Any) -> dict[str, str]:
    """Text of each footnote by its id."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            return {
                note.get(f"{_W}id") or "": " ".join(_text(p)[0] for p in note.iter(f"{_W}p"))
                for note in root.iterfind(f"{_W}footnote")
            }
    return {}
