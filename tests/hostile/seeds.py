"""What each fuzz target begins with, made from the fixtures of the other tests, and the words found in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.hostile import cases, pdfs
from tests.hostile.packages import PACKAGES

ROOT = Path(__file__).parents[2]
LONGEST = 8192
"""Bytes of one input."""
WORDS = 500
"""Words in a dictionary at most."""
_FILES: dict[str, tuple[str, ...]] = {
    "html": ("tests/data/html/*.html", "corpus/samples/*.html"),
    "plain": ("tests/data/plain/*.txt", "corpus/samples/*.md"),
    "pdf": ("corpus/samples/*.pdf",),
    "csv": ("tests/data/register/*.csv",),
    "json": ("tests/data/register/*.json",),
    "xml": ("tests/data/register/*.xml",),
    "register": ("tests/data/register/*.xml", "tests/data/hostile/xml/*"),
}
_MARK = re.compile(r"</?\w+[^<>]*>")
_WORD = re.compile(rb"</?[\w:.-]+|/\w+|\\[a-z*]+|&\w+;|[\w:=-]{2,24}")


def seeds(name: str) -> Iterator[bytes]:
    """Fixtures, small hostile files, and what was found before."""
    for pattern in _FILES.get(name, ()):
        for path in sorted(ROOT.glob(pattern)):
            yield path.read_bytes()
    for path in sorted((ROOT / "tests/data/hostile" / name).glob("*")):
        yield path.read_bytes()
    yield from _MADE[name]() if name in _MADE else _hostile(name)


def dictionary(inputs: list[bytes]) -> str:
    """The words of these inputs, those that most of them have first, in the form that libFuzzer reads."""
    counts = Counter(word for data in inputs for word in set(_WORD.findall(data)))
    lines = ("".join(f"\\x{byte:02x}" for byte in word) for word, _ in counts.most_common(WORDS))
    return "".join(f'"{line}"\n' for line in lines)


def _hostile(suffix: str) -> Iterator[bytes]:
    for case in (*cases.cases(), *pdfs.cases()):
        if case.name.endswith(f".{suffix}") and not case.slow:
            data = case.make()
            if len(data) <= LONGEST:
                yield data


def _pdfs() -> Iterator[bytes]:
    yield from _hostile("pdf")
    for compressed in (False, True):
        yield from _layouts(compressed=compressed)


def _layouts(*, compressed: bool) -> Iterator[bytes]:
    """The PDFs of the golden tests: columns, tables, notes, furniture."""
    from tests.ingest.test_pdf_golden import BUILDERS, new_pdf

    for build in BUILDERS.values():
        made = new_pdf()
        made.set_compression(compressed)
        build(made)
        yield bytes(made.output())


def _pages() -> Iterator[bytes]:
    """What those PDFs draw on each page."""
    for data in _layouts(compressed=False):
        for content in re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL):
            if b"Tj" in content:
                yield content


def _lines() -> Iterator[bytes]:
    """The sentences of the tagging tests, without their marks."""
    for path in sorted((ROOT / "tests/data/tagging").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and line[0] not in "#@":
                yield _MARK.sub("", line).encode()


def _queries() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests/data/queries").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["query"].encode()
    yield b'(titel:"besluit over" OR jaar:2024..2026) -bedrag:>=1.000.000 wijk* datum:2024-03'


def _messages() -> Iterator[bytes]:
    yield from _hostile("eml")
    yield (
        b"From: a@example.org\r\nSubject: =?utf-8?q?Br=C3=A9f?=\r\n"
        b"Date: Mon, 2 Mar 2026 10:00:00 +0100\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=latin1\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>d=E9</p>\r\n--b\r\n"
        b"Content-Type: message/rfc822\r\n\r\nSubject: binnen\r\n\r\ntekst\r\n--b\r\n"
        b"Content-Type: text/csv\r\n"
        b"Content-Disposition: attachment; filename*=utf-8''a%2Fb.csv\r\n\r\na;b\r\n--b--\r\n"
    )


def _rich_text() -> Iterator[bytes]:
    yield from _hostile("rtf")
    yield (
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Nota}}{\\b Kop}\\par "
        b"\\'e9 \\uc1\\u8364?\\trowd\\cellx99 a\\cell b\\cell\\row{\\*\\generator x}\\bin3 abc\\line}"
    )


def _archives() -> Iterator[bytes]:
    yield from _hostile("zip")
    yield cases.zipped(("map/brief.md", b"tekst"), ("b.txt", b"x" * 100))
    yield cases.zipped(("a.md", b"tekst"), ("in.zip", cases.zipped(("b.md", b"x"))), level=0)


def _kinds() -> Iterator[bytes]:
    """Names and beginnings of files."""
    for patterns in _FILES.values():
        for pattern in patterns:
            for path in sorted(ROOT.glob(pattern)):
                yield path.name.encode() + b"\n" + path.read_bytes()[:500]
    for suffix, package in PACKAGES.items():
        yield f"stuk.{suffix}\n".encode() + package().around(b"")[:500]


def _packaged(name: str) -> Iterator[bytes]:
    yield PACKAGES[name]().inner


def _harvested() -> Iterator[bytes]:
    import msgspec

    from ingest.sources.contract import Harvested

    stated = Harvested(address="https://example.org/1", name="Brief", municipality="Voorbeelddam")
    yield msgspec.json.encode(msgspec.structs.replace(stated, pages=("Kop\n\nBladzijde 1", "Bladzijde 2")))
    yield msgspec.json.encode(
        msgspec.structs.replace(stated, markdown="# Kop\n\n| a | b |\n|-|-|\n| 1 | 2 |")
    )


_MADE: dict[str, Callable[[], Iterator[bytes]]] = {
    "pdf": _pdfs,
    "page": _pages,
    "tag": _lines,
    "query": _queries,
    "eml": _messages,
    "attachments": _messages,
    "rtf": _rich_text,
    "zip": _archives,
    "members": lambda: iter((b"map/brief.md\0tekst\0bijlage.zip\0" + cases.zipped(("b.md", b"x")),)),
    "harvested": _harvested,
    "kind": _kinds,
    **{name: partial(_packaged, name) for name in PACKAGES},
}
