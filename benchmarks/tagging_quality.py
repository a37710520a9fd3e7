"""How well documents of other municipalities are read and tagged, from the PDF to the commitment.

Each file of `tests/data/marks` is about one document. It names the passages that were marked and the marks in
them by their place: a page, the words that open and the words that close it; no text is copied. Where only
some kinds were marked, it names those. The values are those that `raadspoor evaluate` compares. What is found
outside the marked passages is left out.
The marks were made by someone who had not seen the rules nor what they find.

    python -m benchmarks.tagging_quality --documents DIR [--misses N] [NAME...]
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from corpus.commitment import Commitment
from corpus.document import Document
from corpus.mention import Mention
from ingest.read import read
from raadspoor.finish import finish
from tagging.evaluation import Case, Evaluation, Item, evaluate

MARKS = Path(__file__).parents[1] / "tests" / "data" / "marks"
LONGEST = 4_000
"""Characters from the first to the last word of one place."""


class LostPlaceError(ValueError):
    """A place that is not in the document as read: the reader lost it, or the document is another."""


def case(marks: Path, documents: Path) -> Case:
    """The case of one file of marks. Raises LostPlaceError for a place that is not in the document."""
    head, *items = [msgspec.json.decode(line, type=dict) for line in marks.read_text("utf-8").splitlines()]
    document = finish(read(documents / head["file"]))
    places = _Places(document)
    passages = [places.find(item) for item in items if item["type"] == "passage"]
    gold = [_mark(item, places) for item in items if item["type"] != "passage"]
    found = (
        item for item in _found(document, passages) if item["type"] in head.get("kinds", (item["type"],))
    )
    return Case(gold, [], list(found))


def measured(names: list[str], documents: Path) -> Evaluation:
    """Figures over the files of marks of these names together; all there are without names."""
    files = [MARKS / f"{name}.jsonl" for name in names] or sorted(MARKS.glob("*.jsonl"))
    return evaluate(case(path, documents) for path in files)


class _Places:
    """Where on the pages of a document its words stand."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._starts: dict[int | None, int] = {}
        for block, start in zip(document.blocks, document.starts, strict=True):
            self._starts.setdefault(block.page, start)

    def find(self, item: Item) -> tuple[int, int]:
        """Offsets of the place that an item names."""
        first = _in_a_row(item["opens"]).search(self._text, self._starts.get(item["page"], 0))
        if first and not item["closes"]:
            return first.span()
        if first:
            end = first.start() + LONGEST
            last = _in_a_row(item["closes"]).search(self._text, first.start(), end)
            if last:
                return first.start(), last.end()
        raise LostPlaceError(f"page {item['page']}: “{item['opens']} … {item['closes']}” is not there")

    def text(self, item: Item) -> str:
        start, end = self.find(item)
        return self._text[start:end]


def _in_a_row(words: str) -> re.Pattern[str]:
    row = r"[\W_]+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){row}(?!\w)", re.I)


def _mark(item: Item, places: _Places) -> Item:
    if item["type"] != "commitment":
        return {**item, "line": item["page"]}
    return {**item, "line": item["page"], "quote": places.text(item)}


def _found(document: Document, passages: list[tuple[int, int]]) -> Iterator[Item]:
    encoder = msgspec.json.Encoder(decimal_format="number")
    everything: list[Mention | Commitment] = [*document.mentions, *document.commitments]
    for one in everything:
        if any(start <= one.start < end for start, end in passages):
            found: dict[str, Any] = msgspec.json.decode(encoder.encode(one.as_json()))
            yield found


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="of a file of marks (default: all)")
    parser.add_argument("--documents", type=Path, required=True, help="folder that the marks' files lie in")
    parser.add_argument("--misses", type=int, default=0, help="show so many mistakes")
    asked = parser.parse_args()
    result = measured(asked.names, asked.documents)
    print("| type | marked | precision | recall | F1 | value |\n| --- | ---: | ---: | ---: | ---: | --- |")
    for score in result.scores:
        shares = {"": score.value, **{name: getattr(score, name) for name in ("status", "deadline", "areas")}}
        value = ", ".join(
            f"{name} {share:.3f}".strip() for name, share in shares.items() if share is not None
        )
        figures = f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}"
        print(f"| {score.type} | {score.gold} | {figures} | {value} |")
    for miss in result.misses[: asked.misses]:
        print(miss.sign, f"{miss.type}:", miss.text)


if __name__ == "__main__":
    _main()
