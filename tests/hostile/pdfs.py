"""PDFs made to harm whoever reads them, written by hand object by object."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import partial

from tests.hostile.cases import SENTENCE, Case

_TEXT = b"BT /F1 11 Tf 70 700 Td (" + SENTENCE.replace("€", "EUR").encode() + b") Tj ET\n"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, entries: bytes = b"", *, compressed: bool = False) -> bytes:
    """A stream object."""
    if compressed:
        content, entries = zlib.compress(content, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def pdf(objects: list[bytes], *, offset: int = 0, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, the first of them the catalogue.

    `offset` is added to every place in the cross-reference table, to break it.
    """
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        data += b"%010d 00000 n \n" % (place + offset)
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start + offset,
    )
    return bytes(data)


_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_RESOURCES = b"/Resources << /Font << /F1 5 0 R >> >>"


def one_page(
    content: bytes,
    *more: bytes,
    box: bytes = b"0 0 595 842",
    resources: bytes = _RESOURCES,
    compressed: bool = False,
) -> list[bytes]:
    """The objects of a file of one page; `more` objects are numbered from 6."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [" + box + b"] /Contents 4 0 R " + resources + b" >>"
    return [_CATALOGUE, _PAGES, page, stream(content, compressed=compressed), _FONT, *more]


def _objects() -> bytes:
    return pdf(one_page(_TEXT) + [b"null"] * 1_000_000)


def _drawing() -> bytes:
    return pdf(one_page(_TEXT + b"0 0 m 9 9 l S\n" * 1_000_000, compressed=True))


def _small_rules() -> bytes:
    """Just too few drawn objects to be taken for a map."""
    lines = b"".join(b"%d %d m %d %d l S\n" % (n % 590, n % 830, n % 590, n % 820) for n in range(39_000))
    return pdf(one_page(_TEXT + lines, compressed=True))


def _words() -> bytes:
    """A million characters on one page, each in its own place."""
    letters = b"".join(b"1 0 0 1 %d %d Tm (1) Tj " % (n * 7 % 580, n * 13 % 830) for n in range(200_000))
    return pdf(one_page(b"BT /F1 5 Tf " + letters + b" ET", compressed=True))


def _flate_bomb() -> bytes:
    return pdf(one_page(_TEXT + b" " * (400 << 20), compressed=True))


def _flate_twice() -> bytes:
    """A stream that is packed twice, so that a small file unpacks to a gibibyte."""
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(b" " * (1 << 20)) for _ in range(1024)) + packed.flush()
    twice = zlib.compress(data, 9)
    content = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (
        len(twice),
        twice,
    )
    objects = one_page(_TEXT)
    objects[3] = content
    return pdf(objects)


def _recursive_form() -> bytes:
    form = stream(
        _TEXT + b"/X1 Do /X1 Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        b"/Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >>",
    )
    return pdf(one_page(_TEXT + b"/X1 Do", form, resources=_WITH_FORM))


_WITH_FORM = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >>"


def _doubling_forms() -> bytes:
    """Forms that each draw the next one ten times: ten to the ninth drawings in a small file."""
    forms = []
    for number in range(9):
        forms.append(
            stream(
                b"/X1 Do " * 10 if number < 8 else _TEXT,
                b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                b"/Resources << /Font << /F1 5 0 R >> /XObject << /X1 %d 0 R >> >>" % (7 + number),
            )
        )
    return pdf(one_page(b"/X1 Do", *forms, resources=_WITH_FORM))


def _cyclic_pages() -> bytes:
    objects = one_page(_TEXT)
    objects[1] = b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 /Parent 2 0 R >>"
    return pdf(objects)


def _claimed_pages() -> bytes:
    objects = one_page(_TEXT)
    objects[1] = b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"
    return pdf(objects)


def _same_page() -> bytes:
    """The same page a hundred thousand times."""
    objects = one_page(_TEXT)
    objects[1] = b"<< /Type /Pages /Kids [" + b"3 0 R " * 100_000 + b"] /Count 100000 >>"
    return pdf(objects)


def _cyclic_outline() -> bytes:
    item = b"<< /Title (Kop) /Parent 6 0 R /First 7 0 R /Next 7 0 R /Prev 7 0 R >>"
    objects = one_page(_TEXT, b"<< /Type /Outlines /First 7 0 R /Last 7 0 R >>", item)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>"
    return pdf(objects)


def _picture() -> bytes:
    """A page that is a picture of a thousand million points."""
    image = stream(
        bytes(30_000 * 30_000 // 8),
        b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 1",
        compressed=True,
    )
    return pdf(one_page(b"595 0 0 842 0 0 cm /X1 Do", image, resources=_WITH_FORM))


def _huge_page(content: bytes, box: bytes) -> bytes:
    image = stream(
        b"\x80",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    return pdf(one_page(content, image, box=box, resources=_WITH_FORM))


_SCAN = b"%s 0 0 %s 0 0 cm /X1 Do"


def _javascript() -> bytes:
    objects = one_page(_TEXT)
    objects[0] = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while\\(1\\){}) >>"
        b" /AA << /WC << /S /Launch /F (/bin/sh) >> >> >>"
    )
    return pdf(objects)


def _deep_array() -> bytes:
    return pdf([*one_page(_TEXT), b"[" * 500_000 + b"]" * 500_000])


def _self_reference() -> bytes:
    objects = one_page(_TEXT)
    objects[3] = b"<< /Length 4 0 R >>\nstream\n" + _TEXT + b"\nendstream"
    return pdf(objects)


def _cut() -> bytes:
    return pdf(one_page(_TEXT))[:-200]


def _encrypted() -> bytes:
    from fpdf import FPDF

    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    made.text(70, 90, "geheim")
    made.set_encryption(owner_password="eigenaar", user_password="geheim")
    return bytes(made.output())


def cases() -> Iterator[Case]:
    """Every hostile PDF."""
    yield Case(name="objects.pdf", make=_objects, outcomes=("read",), slow=True)
    yield Case(name="drawing.pdf", make=_drawing, outcomes=("read",), slow=True)
    yield Case(name="rules.pdf", make=_small_rules, outcomes=("read", "failed"), slow=True)
    yield Case(name="words.pdf", make=_words, outcomes=("read", "failed"), slow=True)
    yield Case(name="flate.pdf", make=_flate_bomb, outcomes=("read", "partial", "failed"), slow=True)
    yield Case(name="flate-twice.pdf", make=_flate_twice, outcomes=("partial", "failed"), slow=True)
    yield Case(name="recursive-form.pdf", make=_recursive_form, outcomes=("read", "failed"), slow=True)
    yield Case(name="doubling-forms.pdf", make=_doubling_forms, outcomes=("read", "failed"), slow=True)
    yield Case(name="cyclic-pages.pdf", make=_cyclic_pages, outcomes=("read", "partial", "failed"))
    yield Case(name="claimed-pages.pdf", make=_claimed_pages, outcomes=("read", "partial", "failed"))
    yield Case(name="same-page.pdf", make=_same_page, outcomes=("read", "failed"), slow=True)
    yield Case(name="cyclic-outline.pdf", make=_cyclic_outline, outcomes=("read",))
    yield Case(name="picture.pdf", make=_picture, outcomes=("partial", "failed"), slow=True)
    huge = b"0 0 14400000 14400000"
    yield Case(
        name="huge-page.pdf", make=partial(_huge_page, _TEXT, huge), outcomes=("read", "partial", "failed")
    )
    scanned = _SCAN % (b"14400000", b"14400000")
    yield Case(name="huge-scan.pdf", make=partial(_huge_page, scanned, huge), outcomes=("partial", "failed"))
    thin = _SCAN % (b"1", b"14400")
    yield Case(
        name="thin-scan.pdf",
        make=partial(_huge_page, thin, b"0 0 1 14400"),
        outcomes=("partial", "failed", "read"),
    )
    for box in (b"0 0 0 0", b"595 842 0 0", b"nul", b"1e308 -1e308 1e308 1e308", b"0 0 nan inf"):
        name = "box-" + box.decode().replace(" ", "_") + ".pdf"
        yield Case(
            name=name,
            make=partial(pdf, one_page(_TEXT, box=box)),
            outcomes=("read", "partial", "failed"),
        )
        yield Case(
            name="scan-" + name,
            make=partial(_huge_page, _SCAN % (b"595", b"842"), box),
            outcomes=("read", "partial", "failed"),
        )
    yield Case(
        name="offsets.pdf", make=partial(pdf, one_page(_TEXT), offset=1234567), outcomes=("read", "failed")
    )
    yield Case(
        name="previous.pdf",
        make=partial(pdf, one_page(_TEXT), trailer=b"/Prev 9"),
        outcomes=("read", "failed"),
    )
    yield Case(name="cut.pdf", make=_cut, outcomes=("read", "failed"))
    yield Case(name="javascript.pdf", make=_javascript, outcomes=("read",))
    yield Case(name="array.pdf", make=_deep_array, outcomes=("read", "failed"))
    yield Case(name="length.pdf", make=_self_reference, outcomes=("read", "partial", "failed"))
    yield Case(name="encrypted.pdf", make=_encrypted, outcomes=("failed",), said="password")
