"""Office packages of which one part is replaced: the rest stays whole, so that mutants are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec
from lxml import etree


class Package(msgspec.Struct, frozen=True):
    """A package made by its own library, taken apart at the element that holds its content."""

    members: dict[str, bytes]
    part: str
    """The member that holds the content."""
    head: bytes
    inner: bytes
    """The content that the library wrote: XML without one root."""
    tail: bytes

    def around(self, inner: bytes) -> bytes:
        """The package with other content, which need not be well-formed: it is mended as browsers do."""
        content = mended(self.head + inner + self.tail)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, data in self.members.items():
                archive.writestr(name, content if name == self.part else data)
        return file.getvalue()


def mended(xml: bytes) -> bytes:
    """The XML made well-formed, as far as anything in it is an element; else nothing."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return b""
    return b"" if root is None else bytes(etree.tostring(root))


def taken_apart(data: bytes, part: str, element: bytes) -> Package:
    """A package, its content being what stands in the first such element of the part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = members[part]
    start = content.index(b">", content.index(b"<" + element)) + 1
    end = content.rindex(b"</" + element)
    return Package(members, part, content[:start], content[start:end], content[end:])


@lru_cache(maxsize=1)
def word() -> Package:
    """A Word document with headings, lists, a table, a note in bold."""
    import docx

    document = docx.Document()
    document.add_heading("Nota Groen", level=1)
    document.add_paragraph("Datum: 4 maart 2025").add_run(" vet").bold = True
    document.add_paragraph("eik", style="List Bullet")
    document.add_paragraph("eerst graven", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Begroting"
    table.cell(1, 0).text = "Bomen"
    return taken_apart(_saved(document.save), "word/document.xml", b"w:body")


@lru_cache(maxsize=1)
def opendocument() -> Package:
    """An OpenDocument text with a heading, a list, a table and a note."""
    from odf import table, text
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    document.text.addElement(text.H(outlinelevel=1, text="Nota Groen"))
    paragraph = text.P(text="Datum: 4 maart 2025")
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="Zie de bijlage."))
    note.addElement(body)
    paragraph.addElement(note)
    document.text.addElement(paragraph)
    listed = text.List()
    item = text.ListItem()
    item.addElement(text.P(text="eik"))
    listed.addElement(item)
    document.text.addElement(listed)
    grid = table.Table(name="Begroting")
    row = table.TableRow()
    for value in ("Bomen", "€ 100"):
        cell = table.TableCell(numbercolumnsrepeated=1)
        cell.addElement(text.P(text=value))
        row.addElement(cell)
    grid.addElement(row)
    document.text.addElement(grid)
    return taken_apart(_saved(document.save), "content.xml", b"office:text")


@lru_cache(maxsize=1)
def workbook() -> Package:
    """A workbook with a register of two entries."""
    import datetime as dt

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in (
        ["Nummer", "Toezegging", "Datum", "Gereed"],
        [1, "Een brief over het park", dt.date(2025, 3, 4), True],
        [2, "Een bezoek aan de haven", None, 0.5],
    ):
        sheet.append(row)
    return taken_apart(_saved(book.save), "xl/worksheets/sheet1.xml", b"worksheet")


def _saved(save: Callable[[Any], Any]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


PACKAGES: dict[str, Callable[[], Package]] = {"docx": word, "odt": opendocument, "xlsx": workbook}
"""By the name of their fuzz target."""
