"""Files made to harm whoever reads them, each with what must become of it.

They are made when a test asks for them and never kept. Those that are slow are made only for the full run.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

import msgspec

Outcome = Literal["read", "partial", "failed"]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One hostile file: what it is called, how it is made, and what may become of it."""

    name: str
    """With the suffix by which its reader is chosen."""
    make: Callable[[], bytes]
    outcomes: tuple[Outcome, ...]
    said: str = ""
    """A word that the reason or a problem must hold."""
    slow: bool = False
    """It takes more than a few seconds to make or to read."""


SENTENCE = "Het college legt in 2026 in de wijk Voorbeelddam een speelplein aan voor € 25.000. "
_LETTER = f"# Brief over het speelplein\n\n{SENTENCE}\n".encode()


def zipped(*members: tuple[str, bytes], level: int = 9) -> bytes:
    """A zip archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def stuffed(name: str, head: bytes, filling: bytes, times: int, tail: bytes) -> bytes:
    """A zip archive of one member that repeats its filling, written without holding it whole."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as member,
    ):
        member.write(head)
        for _ in range(times):
            member.write(filling)
        member.write(tail)
    return file.getvalue()


# Archives


def _nested() -> bytes:
    data = zipped(("brief.md", _LETTER))
    for depth in range(12):
        data = zipped((f"laag{depth}.zip", data))
    return data


def _bomb() -> bytes:
    return stuffed("bom.txt", b"", bytes(1 << 20), 300, b"")


def _bomb_of_bombs() -> bytes:
    inner = stuffed("bom.txt", b"", bytes(1 << 20), 30, b"")
    return zipped(*((f"{number}.zip", inner) for number in range(10)), ("brief.md", _LETTER))


def _many_members() -> bytes:
    return zipped(*((f"{number}.md", b"x") for number in range(20_000)), level=0)


def _lying_size() -> bytes:
    """The archive claims that its member is small."""
    data = bytearray(zipped(("bom.txt", bytes(40 << 20)), ("brief.md", _LETTER)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    data[22:26] = (100).to_bytes(4, "little")
    return bytes(data)


def _overlapping() -> bytes:
    """Entries of the directory that all point at the same member."""
    data = zipped(("a.md", bytes(1 << 20)))
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[at:end]
    count = 300
    closing = bytearray(data[end:])
    closing[8:10] = closing[10:12] = count.to_bytes(2, "little")
    closing[12:16] = (count * len(entry)).to_bytes(4, "little")
    return data[:at] + entry * count + bytes(closing)


def _names() -> bytes:
    names = ("../../../tmp/uit.md", "/etc/absoluut.md", "a\nb.md", "\x1b[31mrood.md", "om\u202eigeven.md")
    return zipped(*((name, _LETTER + name.encode()) for name in names))


# Office files and XML

_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = (
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
BILLION_LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY l0 "hahahahaha">'
    + b"".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">'.encode() for n in range(1, 10))
    + b"]>"
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
QUADRATIC = b'<!DOCTYPE a [<!ENTITY l9 "' + b"ha" * 50_000 + b'">]>'


def docx(body: bytes, prolog: bytes = b"") -> bytes:
    """A Word document with this body."""
    document = prolog + b"<w:document " + _WORD + b"><w:body>" + body + b"</w:body></w:document>"
    return zipped(
        ("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", document)
    )


def paragraph(text: bytes) -> bytes:
    """A paragraph of a Word document."""
    return b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>"


def odt(body: bytes, prolog: bytes = b"") -> bytes:
    """An OpenDocument text with this body."""
    content = (
        prolog
        + b"<office:document-content "
        + _ODF
        + b"><office:body><office:text>"
        + body
        + b"</office:text></office:body></office:document-content>"
    )
    manifest = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="/" '
        b'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        b"</manifest:manifest>"
    )
    return zipped(
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    )


_TABLE = (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>")


def _docx_bomb() -> bytes:
    plain = docx(paragraph(b"x"))
    file = io.BytesIO(plain)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/media/groot.png", "w", force_zip64=True) as member,
    ):
        for _ in range(600):
            member.write(bytes(1 << 20))
    return file.getvalue()


def _docx_large() -> bytes:
    """Just within the size that an office file may unpack to."""
    head = b"<w:document " + _WORD + b"><w:body>"
    data = stuffed("word/document.xml", head, paragraph(b"x") * 4096, 2500, b"</w:body></w:document>")
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
    return file.getvalue()


def _joined(*pieces: bytes) -> bytes:
    return b"".join(pieces)


def _nest(opening: bytes, closing: bytes, depth: int, inner: bytes) -> bytes:
    return opening * depth + inner + closing * depth


def _xlsx(sheet: bytes) -> bytes:
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/xl/workbook.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        b'<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    )
    relations = _RELATIONS.replace(b"word/document.xml", b"xl/workbook.xml")
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = (
        b'<workbook xmlns="' + main + b'" xmlns:r="' + office + b'">'
        b'<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    inner = (
        b'<?xml version="1.0"?><Relationships xmlns='
        b'"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="'
        + office
        + b'/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return zipped(
        ("[Content_Types].xml", types),
        ("_rels/.rels", relations),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", inner),
        ("xl/worksheets/sheet1.xml", b'<worksheet xmlns="' + main + b'">' + sheet + b"</worksheet>"),
    )


def _far_cell() -> bytes:
    """Two cells a million rows and sixteen thousand columns apart."""
    text = b'<c r="%s" t="inlineStr"><is><t>x</t></is></c>'
    return _xlsx(
        b'<sheetData><row r="1">'
        + text % b"A1"
        + text % b"XFD1"
        + b'</row><row r="1048576">'
        + text % b"A1048576"
        + text % b"XFD1048576"
        + b"</row></sheetData>"
    )


def _multiplying() -> bytes:
    """Cells that repeat, in cells that repeat: sixty-four to the tenth power of them."""
    opening = b'<table:table><table:table-row><table:table-cell table:number-columns-repeated="64">'
    closing = b"</table:table-cell></table:table-row></table:table>"
    return odt(_nest(opening, closing, 10, b"<text:p>diep</text:p>"))


def _circular() -> bytes:
    """Two styles that are each based on the other."""
    style = b'<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>'
    style += b'<w:basedOn w:val="%s"/></w:style>'
    styles = b"<w:styles " + _WORD + b">" + style % (b"A", b"A", b"B") + style % (b"B", b"B", b"A")
    body = b'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Tekst</w:t></w:r></w:p>'
    part = (
        b'<Override PartName="/word/styles.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
    )
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relation = b'<Relationship Id="r1" Type="' + office + b'styles" Target="styles.xml"/></Relationships>'
    opened = _RELATIONS[: _RELATIONS.index(b"<Relationship ")]
    document = b"<w:document " + _WORD + b"><w:body>" + body + b"</w:body></w:document>"
    return zipped(
        ("[Content_Types].xml", _TYPES.replace(b"</Types>", part)),
        ("_rels/.rels", _RELATIONS),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", opened + relation),
        ("word/styles.xml", styles + b"</w:styles>"),
    )


def _rtf_deep() -> bytes:
    return b"{\\rtf1\\ansi " + b"{" * 200_000 + SENTENCE.encode("latin-1", "replace") + b"}" * 200_000 + b"}"


def _rtf_long() -> bytes:
    return b"{\\rtf1\\ansi " + b"\\b\\'e9" * 500_000 + b"}"


# Web pages


def _page(body: bytes) -> bytes:
    return b"<!doctype html><html><head><title>Brief</title></head><body>" + body + b"</body></html>"


def _long(unit: bytes, megabytes: int) -> bytes:
    return unit * (megabytes * 1_000_000 // len(unit))


def _long_page(unit: bytes) -> bytes:
    return _page(_long(unit, 50))


def _wide_table() -> bytes:
    row = b"<tr>" + b"<td>1</td>" * 100 + b"</tr>"
    return _page(b"<table><tr>" + b"<th>Kop</th>" * 100 + b"</tr>" + row * 1000 + b"</table>")


def _spans() -> bytes:
    cell = b'<td colspan="1000000000" rowspan="1000000000">x</td>'
    return _page(
        b"<p>" + SENTENCE.encode() + b"</p><table>" + (b"<tr>" + cell * 3 + b"</tr>") * 50 + b"</table>"
    )


def _odd_numbers() -> bytes:
    huge = b"9" * 5000
    return _page(
        b"<p>"
        + SENTENCE.encode()
        + b'</p><ol start="\xc2\xb2"><li>a</ol><ol start="'
        + huge
        + b'"><li>b</ol>'
        b'<div role="heading" aria-level="hoog">Kop</div><div role="heading" aria-level="'
        + huge
        + b'">K</div>'
        b'<table><tr><td colspan="\xc2\xb2">a<td rowspan="' + huge + b'">b</table>'
    )


# Registers and messages


def _wide_csv() -> bytes:
    return b";".join(b"k%d" % n for n in range(1_000_000)) + b"\n" + b";".join([b"1"] * 1_000_000) + b"\n"


def _ragged_json() -> bytes:
    """Every record has a key of its own: as a table it would have a cell for each pair of them."""
    return json.dumps([{f"k{number}": "x"} for number in range(20_000)]).encode()


def _parts(depth: int) -> bytes:
    lines = [b"From: a@example.org", b"Date: Mon, 2 Mar 2026 10:00:00 +0100", b"Subject: diep"]
    for number in range(depth):
        lines += [b'Content-Type: multipart/mixed; boundary="b%d"' % number, b"", b"--b%d" % number]
    lines += [b"Content-Type: text/plain", b"", SENTENCE.encode()]
    return b"\r\n".join(lines)


def _wide_message() -> bytes:
    head = b'From: a@example.org\r\nSubject: breed\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    part = b"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\nx\r\n"
    return head + part * 10_000 + b"--b--\r\n"


def _nested_messages() -> bytes:
    head = b"From: a@example.org\r\nSubject: in\r\nContent-Type: message/rfc822\r\n\r\n"
    return head * 5_000 + b"From: a@example.org\r\n\r\nx\r\n"


def cases() -> Iterator[Case]:
    """Every hostile file but the PDFs."""
    failed: tuple[Outcome, ...] = ("failed",)
    yield Case(name="nesting.zip", make=_nested, outcomes=("read", "failed"), said="archives deep")
    yield Case(name="ratio.zip", make=_bomb, outcomes=("partial",), said="expands")
    yield Case(name="bombs.zip", make=_bomb_of_bombs, outcomes=("read",))
    yield Case(name="members.zip", make=_many_members, outcomes=failed, said="the limit")
    yield Case(name="lying.zip", make=_lying_size, outcomes=("partial", "read"))
    yield Case(name="overlapping.zip", make=_overlapping, outcomes=("partial", "failed", "read"))
    yield Case(name="names.zip", make=_names, outcomes=("read",))
    laughs = paragraph(b"&l9;")
    for what, prolog in (("laughs", BILLION_LAUGHS), ("outside", OUTSIDE), ("quadratic", QUADRATIC)):
        many = 2000 if what == "quadratic" else 1
        yield Case(name=f"{what}.docx", make=partial(docx, laughs * many, prolog), outcomes=failed)
        odf = b"<text:p>" + b"&l9;" * many + b"</text:p>"
        yield Case(name=f"{what}.odt", make=partial(odt, odf, prolog), outcomes=failed)
        ibabs = b"<a><Values><V><Key>a</Key><Value>&l9;</Value></V></Values></a>"
        yield Case(name=f"{what}.xml", make=partial(_joined, prolog, ibabs), outcomes=("read", "failed"))
    yield Case(name="unpacks.docx", make=_docx_bomb, outcomes=failed, said="beyond the limit", slow=True)
    yield Case(name="paragraphs.docx", make=_docx_large, outcomes=failed, said="limit", slow=True)
    for depth in (200, 100_000):
        yield Case(
            name=f"nested-{depth}.docx",
            make=partial(docx, _nest(b"<w:sdt>", b"</w:sdt>", depth, paragraph(b"diep"))),
            outcomes=("read", "failed"),
        )
        yield Case(
            name=f"nested-{depth}.odt",
            make=partial(odt, _nest(b"<text:section>", b"</text:section>", depth, b"<text:p>diep</text:p>")),
            outcomes=("read", "failed"),
        )
        yield Case(
            name=f"tables-{depth}.docx",
            make=partial(docx, _nest(*_TABLE, depth // 3, paragraph(b"diep"))),
            outcomes=("read", "failed"),
        )
        yield Case(
            name=f"divs-{depth}.html",
            make=partial(_page, _nest(b"<div>", b"</div>", depth, SENTENCE.encode())),
            outcomes=("read", "failed"),
        )
        yield Case(
            name=f"lists-{depth}.html",
            make=partial(_page, _nest(b"<ul><li>a", b"</ul>", depth, SENTENCE.encode())),
            outcomes=("read", "failed"),
        )
        yield Case(
            name=f"spans-{depth}.html",
            make=partial(_page, _nest(b"<b><i>", b"", depth, SENTENCE.encode())),
            outcomes=("read", "failed"),
        )
        yield Case(
            name=f"tables-{depth}.html",
            make=partial(_page, _nest(b"<table><tr><td>", b"", depth, SENTENCE.encode())),
            outcomes=("read", "failed"),
        )
        yield Case(name=f"parts-{depth}.eml", make=partial(_parts, depth // 10), outcomes=("read", "failed"))
        yield Case(
            name=f"arrays-{depth}.json",
            make=partial(_nest, b"[", b"]", 10 * depth, b""),
            outcomes=failed,
        )
    yield Case(name="multiplying.odt", make=_multiplying, outcomes=("read", "failed"))
    yield Case(name="circular.docx", make=_circular, outcomes=("read",))
    yield Case(name="deep.rtf", make=_rtf_deep, outcomes=("read", "failed"))
    yield Case(name="long.rtf", make=_rtf_long, outcomes=("read", "failed"), slow=True)
    lines = SENTENCE.encode() * 20 + b"\n"
    yield Case(
        name="lines-500mb.txt", make=partial(_long, lines, 500), outcomes=failed, said="limit", slow=True
    )
    long = partial(_long, SENTENCE.encode(), 500)
    yield Case(name="line-500mb.txt", make=long, outcomes=failed, said="limit", slow=True)
    yield Case(
        name="line-39mb.txt", make=partial(_long, SENTENCE.encode(), 39), outcomes=("read",), slow=True
    )
    yield Case(name="lines-39mb.txt", make=partial(_long, lines, 39), outcomes=("read",), slow=True)
    for unit, name in ((SENTENCE.encode(), "text"), (b"<p>a</p>", "paragraphs"), (b"<b>a</b> ", "words")):
        page = partial(_long_page, unit)
        yield Case(name=f"line-50mb-{name}.html", make=page, outcomes=("read", "failed"), slow=True)
    yield Case(name="cells.html", make=_wide_table, outcomes=("read", "failed"), slow=True)
    yield Case(name="spans.html", make=_spans, outcomes=("read", "partial"))
    yield Case(name="numbers.html", make=_odd_numbers, outcomes=("read",))
    yield Case(name="far.xlsx", make=_far_cell, outcomes=("read", "failed"), slow=True)
    yield Case(name="columns.csv", make=_wide_csv, outcomes=failed, said="limit", slow=True)
    yield Case(name="ragged.json", make=_ragged_json, outcomes=failed, said="limit")
    yield Case(name="wide.eml", make=_wide_message, outcomes=("partial",))
    yield Case(name="messages.eml", make=_nested_messages, outcomes=("partial", "read", "failed"))
    for suffix in (
        "txt",
        "md",
        "csv",
        "html",
        "json",
        "xml",
        "eml",
        "rtf",
        "pdf",
        "docx",
        "odt",
        "xlsx",
        "zip",
    ):
        yield Case(name=f"nulls.{suffix}", make=partial(bytes, 100_000), outcomes=("read", "failed"))
