"""Passages made up for the speed of search: words by Zipf's law, with names and dates."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.search_baselines import Passage
from benchmarks.search_quality import key
from corpus.commitment import Commitment, Deadline
from corpus.document import Block, BlockKind, Document
from corpus.mention import Area

BLOCKS = 100
"""Passages of a generated document."""
AREAS = ("Molenbuurt", "Havenkwartier", "Kerkwijk", "Zuiderveld", "Oosterhof", "Dijkzicht")
CLASSES = ("rare", "common", "two words", "phrase", "facets", "prefix")
QUESTIONS = 30
"""Questions of a class."""


class Generated(NamedTuple):
    """Documents as they are needed, and questions of every class about them."""

    documents: Callable[[], Iterator[Document]]
    questions: dict[str, list[list[str]]]


def generate(size: int, seed: int = 7) -> Generated:
    """`size` passages. Words follow Zipf's law; two of them stand together more often than chance has it."""
    chance = random.Random(seed)
    syllables = [
        c + v + e
        for c in "bdfghklmnprstvwz"
        for v in ("a", "e", "i", "o", "u", "aa", "oe", "ij")
        for e in ("", "n", "r", "s")
    ]
    vocabulary = list(
        dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(40_000))
    )
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]

    def documents() -> Iterator[Document]:
        draw = random.Random(seed + 1)
        words = iter(draw.choices(vocabulary, weights, k=size * 14))
        for number in range(size // BLOCKS):
            yield _document(number, words, draw)

    middle = vocabulary[200:1000]
    return Generated(
        documents,
        {
            "rare": [[vocabulary[5_000 + n]] for n in range(QUESTIONS)],
            "common": [[vocabulary[n]] for n in range(QUESTIONS)],
            "two words": [[vocabulary[n], vocabulary[40 + n]] for n in range(QUESTIONS)],
            "phrase": [[vocabulary[n % 6], vocabulary[(n * 5) % 7]] for n in range(QUESTIONS)],
            "facets": [[vocabulary[n]] for n in range(QUESTIONS)],
            "prefix": [[chance.choice(middle)[:3]] for _ in range(QUESTIONS)],
        },
    )


def _document(number: int, words: Iterator[str], draw: random.Random) -> Document:
    year = 2015 + number % 12
    blocks, mentions_at, due = [], [], []
    for index in range(BLOCKS):
        text = " ".join(next(words) for _ in range(4 if index % 20 == 0 else draw.randint(8, 18)))
        if index % 20 and draw.random() < 0.2:
            area = draw.choice(AREAS)
            mentions_at.append((index, len(text) + 4, area))
            text = f"{text} in {area}"
        if index % 20 and draw.random() < 0.1:
            due.append((index, dt.date(year, draw.randint(1, 12), 28)))
        kind: BlockKind = "heading" if index % 20 == 0 else "paragraph"
        blocks.append(
            Block(
                kind=kind, level=1 if kind == "heading" else 0, text=text.capitalize(), page=index // 10 + 1
            )
        )
    digest = f"{number:064x}"[::-1]
    document = Document(
        id=digest[:12],
        source=f"{number}.txt",
        sha256=digest,
        media_type="text/plain",
        retrieved=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
        title=f"Stuk {number}",
        doc_type=draw.choice(("begroting", "jaarstukken", "raadsbrief", "besluitenlijst")),
        date=dt.date(year, 1, 1),
        years=(year,),
        municipality="Voorbeelddam",
        blocks=tuple(blocks),
    )
    mentions = tuple(
        document.mention(i, at, at + len(area), Area(name=area, kind="wijk")) for i, at, area in mentions_at
    )
    commitments = tuple(
        Commitment(
            id=f"{document.id}-{index}",
            text=blocks[index].text,
            start=document.starts[index],
            end=document.starts[index] + len(blocks[index].text),
            block=index,
            page=blocks[index].page,
            heading=(),
            status="planned",
            areas=tuple(area for i, _, area in mentions_at if i == index),
            deadline=Deadline(start=day, end=day, source="sentence", words=day.isoformat()),
        )
        for index, day in due
    )
    return Document(
        **{
            **{f: getattr(document, f) for f in document.__struct_fields__},
            "mentions": mentions,
            "commitments": commitments,
        }
    )


def passages(documents: Iterator[Document]) -> Iterator[Passage]:
    """What the other engines are given of each block."""
    for document in documents:
        areas = {m.block: m.value.name for m in document.mentions if isinstance(m.value, Area)}
        due = {c.block: c.deadline.end.toordinal() for c in document.commitments if c.deadline}
        for index, block in enumerate(document.blocks):
            yield Passage(
                key=key(document.source, index),
                title=document.title,
                headings=" ".join(document.headings(index)),
                text=block.text,
                doc_type=document.doc_type,
                year=document.years[0] if document.years else 0,
                due=due.get(index, 0),
                area=areas.get(index, ""),
            )
