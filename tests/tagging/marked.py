"""Marked sentences: test data in which the mentions that must be found stand between tags.

A file holds one sentence a line, `vastgesteld op <date start=2024-03-12 end=2024-03-12>12 maart 2024</date>`.
Marks may nest; values with spaces stand between double quotes; `&lt;`, `&gt;` and `&amp;` give the signs.
Lines that start with `#` are comments. Lines that start with `@` set what stands around the sentences below,
until set again; a bare `@` clears everything:

    @date 2024-05-28                      date of the document
    @type jaarstukken                     its type
    @years 2025 2026                      the years that it covers
    @heading Wat we doen in 2026          heading that the sentence stands under (> between nested ones)
    @before Vorige alinea.                a paragraph before it
    @kind list_item                       kind of block, paragraph by default
    @marker 3.                            marker of a list item
    @caption bedragen x € 1.000           of a table; the sentence is then a row, cells separated by " | "
    @header Omschrijving | 2024 | 2025    headers of the table

A malformed mark or header is an error that names file and line, never skipped.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import get_args

from corpus.document import Block, BlockKind, Document
from corpus.mention import Mention, MentionType
from corpus.profile import EMPTY, Profile
from tagging.overlap import resolve
from tagging.passage import Context, Passage

DATA = Path(__file__).parents[1] / "data" / "tagging"
TYPES = frozenset(get_args(MentionType))
HEADERS = frozenset(
    {
        "date",
        "type",
        "years",
        "heading",
        "before",
        "kind",
        "marker",
        "caption",
        "header",
        "title",
        "municipality",
    }
)
_TAG = re.compile(r"<(?P<close>/?)(?P<type>\w+)(?P<attributes>(?:\s+\w+=(?:\"[^\"<>]*\"|[^\s\"<>]+))*)\s*>")
_ATTRIBUTE = re.compile(r"(\w+)=(?:\"([^\"]*)\"|(\S+))")

Find = Callable[[Passage], Iterable[Mention]]


@dataclass(frozen=True)
class Mark:
    """One mark: offsets are into the sentence without its tags."""

    type: str
    start: int
    end: int
    text: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class Sentence:
    """One line of a file of marked sentences, with the headers that hold for it."""

    text: str
    marks: tuple[Mark, ...]
    headers: dict[str, str] = field(default_factory=dict)
    where: str = ""

    def __str__(self) -> str:
        return self.where

    @cached_property
    def document(self) -> Document:
        """A document of the headings, the paragraph before and the sentence, which is its last block."""
        headers = self.headers
        names = [name.strip() for name in headers.get("heading", "").split(" > ") if name.strip()]
        blocks = [Block(kind="heading", text=name, level=level) for level, name in enumerate(names, 1)]
        if "before" in headers:
            blocks.append(Block(kind="paragraph", text=headers["before"]))
        titles = _cells(headers.get("header", ""))
        if titles or "caption" in headers:
            if titles:
                blocks.append(_row(titles, titles, headers))
            blocks.append(_row(tuple(self.text.split("\t")), titles, headers))
        else:
            kind: BlockKind = headers.get("kind", "paragraph")  # type: ignore[assignment]
            level = 2 if kind == "heading" else 0
            blocks.append(Block(kind=kind, text=self.text, marker=headers.get("marker", ""), level=level))
        return Document(
            id="0" * 12,
            source="voorbeeld.txt",
            sha256="0" * 64,
            media_type="text/plain",
            retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
            title=headers.get("title", ""),
            doc_type=headers.get("type", "onbekend"),  # type: ignore[arg-type]
            date=dt.date.fromisoformat(headers["date"]) if "date" in headers else None,
            municipality=headers.get("municipality", ""),
            years=tuple(int(year) for year in headers.get("years", "").split()),
            blocks=tuple(blocks),
        )

    def tagged(self, taggers: dict[str, Find], profile: Profile = EMPTY) -> list[Mention]:
        """What these taggers find in the sentence, overlaps resolved; offsets are the sentence's own.

        A tagger that harvests is looked up by its module, so give `find` functions of tagger packages.
        """
        import importlib

        document = self.document
        context = Context(document, profile)
        for name, find in taggers.items():
            harvest = getattr(importlib.import_module(find.__module__), "harvest", None)
            if harvest:
                context.lexicons[name] = harvest(context)
        index = len(document.blocks) - 1
        passage = Passage(context, index)
        for find in taggers.values():
            passage.mentions.extend(find(passage))
        offset = document.starts[index]
        return [
            Mention(
                text=found.text,
                start=found.start - offset,
                end=found.end - offset,
                block=found.block,
                page=found.page,
                value=found.value,
                cues=found.cues,
            )
            for found in resolve(passage.mentions)
        ]


def read(*names: str) -> list[Sentence]:
    """The sentences of files in `tests/data/tagging`. Raises ValueError on anything malformed."""
    return [sentence for name in names for sentence in _read(DATA / name)]


def parse(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The text of a marked line and its marks, in order of their start. Raises ValueError when malformed."""
    text, position = "", 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    marks: list[Mark] = []
    for tag in _TAG.finditer(line):
        text += _plain(line[position : tag.start()])
        position = tag.end()
        kind = tag["type"]
        if kind not in TYPES:
            raise ValueError(f"unknown type of mark: {tag[0]}")
        if not tag["close"]:
            attributes = {name: one or other for name, one, other in _ATTRIBUTE.findall(tag["attributes"])}
            opened.append((kind, len(text), attributes))
            continue
        if not opened or opened[-1][0] != kind or tag["attributes"]:
            raise ValueError(f"mark closed that is not open: {tag[0]}")
        _, start, attributes = opened.pop()
        if not text[start:].strip() or text[start:] != text[start:].strip():
            raise ValueError(f"mark around nothing, or with white space at its ends: {tag[0]}")
        marks.append(Mark(kind, start, len(text), text[start:], attributes))
    text += _plain(line[position:])
    if opened:
        raise ValueError(f"mark not closed: <{opened[-1][0]}>")
    return text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _read(path: Path) -> Iterable[Sentence]:
    headers: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            headers = _set(headers, line, where)
            continue
        is_row = "caption" in headers or "header" in headers
        try:
            text, marks = parse(line.replace(" | ", "\t") if is_row else line)
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from error
        yield Sentence(text, marks, headers, where)


def _set(headers: dict[str, str], line: str, where: str) -> dict[str, str]:
    name, _, value = line[1:].strip().partition(" ")
    if not name:
        return {}
    if name not in HEADERS:
        raise ValueError(f"{where}: unknown header @{name}")
    kept = {key: old for key, old in headers.items() if key != name}
    return kept | ({name: value.strip()} if value.strip() else {})


def _plain(text: str) -> str:
    if "<" in text or ">" in text:
        raise ValueError(f"malformed mark in {text!r}")
    return html.unescape(text)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split("|")) if text else ()


def _row(cells: tuple[str, ...], titles: tuple[str, ...], headers: dict[str, str]) -> Block:
    return Block(
        kind="table_row",
        text="\t".join(cells),
        cells=cells,
        header=titles,
        caption=headers.get("caption", ""),
        table=0,
    )
