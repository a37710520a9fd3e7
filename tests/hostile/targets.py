"""What is fuzzed: one function a reader and a grammar, each given bytes of which nothing is known.

A target returns when all went as it may, also by a clear refusal, and raises for anything else: a finding.
`tools/fuzz.py` drives them with mutated inputs; the tests give them what was found before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache, partial

from corpus.document import Block, Document, Problem
from corpus.errors import QueryError, UnreadableDocumentError
from corpus.mention import Amount, Period, Quantity
from corpus.profile import Profile
from ingest.contract import Source
from ingest.limits import MIB, Limits
from ingest.read import document_of, media_type_of
from ingest.registry import SUFFIXES, unpacker_for
from tests.hostile.cases import zipped
from tests.hostile.packages import PACKAGES, mended
from tests.hostile.pdfs import one_page, pdf

Target = Callable[[bytes], None]

_LIMITS = Limits(size=4 * MIB, expanded=8 * MIB, members=50)
_NOW = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


def _source(data: bytes, media_type: str) -> Source:
    return Source(name="stuk", data=data, media_type=media_type, retrieved=_NOW)


def read_as(media_type: str, data: bytes) -> None:
    """Read bytes as a document of this type; its blocks must hold to their contract."""
    try:
        document = document_of(_source(data, media_type))
    except UnreadableDocumentError:
        return
    for block in document.blocks:
        assert "\n" not in block.text, "a block is one line"
        if block.kind == "table_row":
            assert block.text == "\t".join(block.cells), "the text of a row is its cells"
    assert len(document.starts) == len(document.blocks)


def read_inside(name: str, media_type: str, data: bytes) -> None:
    """Read a package whose content these bytes are."""
    read_as(media_type, PACKAGES[name]().around(data))


def read_page(data: bytes) -> None:
    """Read a PDF of one page that these bytes draw."""
    fonts = b"/Resources << /Font << " + b"".join(b"/F%d 5 0 R " % n for n in range(1, 5)) + b">> >>"
    read_as("application/pdf", pdf(one_page(data, resources=fonts)))


def unpack_as(media_type: str, data: bytes) -> None:
    """Take a container apart; what comes out has a name that leads nowhere."""
    try:
        for each in unpacker_for(media_type)(_source(data, media_type), _LIMITS):
            if isinstance(each, Problem):
                continue
            assert each.name
            assert not each.name.startswith("/")
            assert ".." not in each.name.split("/")
            assert each.name.isprintable() or not any(sign < " " or sign == "\x7f" for sign in each.name)
    except UnreadableDocumentError:
        return


def unpack_members(data: bytes) -> None:
    """Take apart an archive of members of these names and contents, between null bytes."""
    pieces = iter(data.split(b"\0"))
    members = {
        name.decode("latin-1") or "leeg": content for name, content in zip(pieces, pieces, strict=False)
    }
    unpack_as("application/zip", zipped(*members.items()))


def recognise(data: bytes) -> None:
    """Tell what kind of file it is, by a name and a content."""
    name, _, content = data.partition(b"\n")
    try:
        media_type_of(name.decode("utf-8", "replace"), content)
    except UnreadableDocumentError:
        return


@lru_cache(maxsize=1)
def _profile() -> Profile:
    from corpus.profile import load

    return load("hengelo")


def tag(data: bytes) -> None:
    """Tag lines of text; every mention must lie where it says, with a value that can be."""
    from tagging.pipeline import tag as tagged

    lines = [" ".join(line.split()) for line in data.decode("utf-8", "replace").split("\n")]
    blocks = [Block(kind="heading", text="Wat gaan we doen in 2026?", level=1)]
    for line in filter(None, lines):
        cells = tuple(line.split(" | "))
        row = Block(kind="table_row", text="\t".join(cells), cells=cells, header=cells, table=1)
        blocks.append(row if len(cells) > 1 else Block(kind="paragraph", text=line))
    document = Document(
        id="0" * 12,
        source="stuk.md",
        sha256="0" * 64,
        media_type="text/markdown",
        retrieved=_NOW,
        title="Stuk",
        date=dt.date(2026, 3, 2),
        blocks=tuple(blocks),
    )
    found = tagged(document, _profile())
    for mention in found.mentions:
        assert found.text[mention.start : mention.end] == mention.text, mention
        value = mention.value
        if isinstance(value, Period):
            assert value.start <= value.end, mention
        elif isinstance(value, Amount):
            assert value.eur.is_finite(), mention
            assert value.high is None or value.eur <= value.high, mention
        elif isinstance(value, Quantity):
            assert value.value.is_finite(), mention
    for commitment in found.commitments:
        assert found.text[commitment.start : commitment.end] == commitment.text, commitment
        if commitment.deadline:
            assert commitment.deadline.start <= commitment.deadline.end, commitment


def query(data: bytes) -> None:
    """Parse a question."""
    from search.query import parse
    from search.query.fields import days, euros, year_of

    text = data.decode("utf-8", "surrogateescape")
    for read in (parse, partial(euros, at=0), partial(days, at=0), partial(year_of, at=0)):
        try:
            read(text)
        except QueryError:
            continue


TARGETS: dict[str, Target] = {
    "pdf": partial(read_as, "application/pdf"),
    "page": read_page,
    "html": partial(read_as, "text/html"),
    "plain": partial(read_as, "text/plain"),
    "csv": partial(read_as, "text/csv"),
    "json": partial(read_as, "application/json"),
    "xml": partial(read_as, "application/xml"),
    "register": lambda data: read_as("application/xml", mended(data)),
    "rtf": partial(read_as, "application/rtf"),
    "eml": partial(read_as, "message/rfc822"),
    **{suffix: partial(read_inside, suffix, SUFFIXES[f".{suffix}"]) for suffix in PACKAGES},
    "harvested": partial(read_as, "application/vnd.raadspoor.harvested+json"),
    "zip": partial(unpack_as, "application/zip"),
    "members": unpack_members,
    "attachments": partial(unpack_as, "message/rfc822"),
    "kind": recognise,
    "tag": tag,
    "query": query,
}
"""Every target by name; `tests/data/hostile/NAME/` holds what was found with it."""
