"""How well search ranks: judged queries over the real documents, against other engines on the same passages.

A judgement names a place (document, page or a short anchor of a few words that stands in the passage), never
the passage itself. Every passage of the place is relevant with the grade given: 2 answers, 1 helps.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean

import msgspec

from corpus.document import Document
from index.analysis.tokens import words_of

QUERIES = Path(__file__).parents[1] / "tests" / "data" / "queries"
GROUPS = {"judged": "", "kept back": "heldout", "other kinds": "kinds"}
"""By what their files' names begin with. Nothing was tuned on any but the first: the others were written and
judged afterwards, before any answer was seen, the last as kinds of question that the rest does not hold."""
Ranked = Callable[[str, int], Sequence[str]]
"""Keys (file name and block) of the passages found for a question, best first, at most so many."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`document` is the start of a file name; `anchor` words that stand in the passage in this order."""

    document: str
    anchor: str
    page: int | None = None
    grade: int = 2


class JudgedQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    query: str
    relevant: tuple[Judgement, ...]


class Score(msgspec.Struct, frozen=True):
    ndcg: float
    recall: float


def load(group: str = "judged", folder: Path = QUERIES) -> list[JudgedQuery]:
    """The queries of one of the GROUPS; one JSON object a line."""
    lines = [
        line
        for path in sorted(folder.glob("*.jsonl"))
        if path.stem.rpartition("_")[0] == GROUPS[group]
        for line in path.read_bytes().splitlines()
        if line.strip()
    ]
    return [msgspec.json.decode(line, type=JudgedQuery) for line in lines]


def read_documents(shared: Path) -> Iterator[Document]:
    """The documents that the queries are about, read but not tagged, each under its file name as source."""
    from ingest.read import read

    documents = shared / "documents"
    wassenaar = documents / "andere-gemeenten" / "wassenaar"
    paths = [
        *sorted((documents / "hengelo").glob("*.html")),
        *sorted(p for p in (documents / "hengelo").glob("*.pdf") if "gescand" not in p.name),
        wassenaar / "wassenaar_begroting_2024.pdf",
        wassenaar / "wassenaar_jaarstukken_2023.pdf",
        *sorted((wassenaar / "besluitenlijsten").glob("*.pdf")),
    ]
    for path in paths:
        yield msgspec.structs.replace(read(path), source=path.name)


def key(source: str, block: int) -> str:
    return f"{source}#{block}"


def grades(query: JudgedQuery, documents: Sequence[Document]) -> dict[str, int]:
    """The grade of every relevant passage."""
    found: dict[str, int] = {}
    for judgement in query.relevant:
        for place in places(judgement, documents):
            found[place] = max(judgement.grade, found.get(place, 0))
    return found


def places(judgement: Judgement, documents: Sequence[Document]) -> list[str]:
    """Keys of the passages that a judgement means; none where the documents were read otherwise."""
    return [
        key(document.source, index)
        for document in documents
        if document.source.startswith(judgement.document)
        for index, block in enumerate(document.blocks)
        if (judgement.page is None or block.page == judgement.page) and _holds(block.text, judgement.anchor)
    ]


def _holds(text: str, anchor: str) -> bool:
    return f" {' '.join(words_of(anchor))} " in f" {' '.join(words_of(text))} "


def score(ranked: Sequence[str], relevant: dict[str, int]) -> Score:
    """nDCG over the first ten, and the share of the relevant (twenty at most) within the first twenty."""
    gain = sum((2 ** relevant.get(k, 0) - 1) / math.log2(n + 2) for n, k in enumerate(ranked[:10]))
    best = sorted(relevant.values(), reverse=True)[:10]
    ideal = sum((2**grade - 1) / math.log2(n + 2) for n, grade in enumerate(best))
    return Score(gain / ideal, len(relevant.keys() & set(ranked[:20])) / min(20, len(relevant)))


def mean(scores: Iterable[Score]) -> Score:
    every = list(scores)
    return Score(fmean(s.ndcg for s in every), fmean(s.recall for s in every))
