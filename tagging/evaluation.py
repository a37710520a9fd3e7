"""How well documents are tagged, against files of marks made by people.

A gold file has one JSON object a line: `type`, `line` (of the source, from 1), `quote` and the values of
the type; `optional` marks and years `in_title` are never counted, found or not. `alt` holds the values of a
second annotator, either of which is right.

A mention is right when its type and text are marked, each mark once; white space, case, quotation marks and
outer punctuation make no difference. Its value is compared on right mentions only. A commitment is right
when it shares at least 0.6 of its words with a mark (Jaccard index over words with their counts), best pairs
first; then its status, deadline, areas and amounts are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from corpus.document import Document
from corpus.errors import UnreadableDocumentError
from corpus.mention import MentionType

Item = dict[str, Any]
"""One object of a gold file, or one that `raadspoor tag --format jsonl` prints."""

MENTION_TYPES: tuple[str, ...] = get_args(MentionType)
ALIKE = 0.6
"""Least Jaccard index of the words of two commitments that are the same."""
CENT = 0.005

_QUOTES = str.maketrans(dict.fromkeys("‘’`´", "'"))
_MARKUP = re.compile(r"[*_#]|</?\w+>")
_OUTER = " \t.,;:()'\"“”„–-?!"


class Score(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures of one type, rounded to three decimals; the values are shares of what was rightly found."""

    type: str
    gold: int
    precision: float
    recall: float
    f1: float
    value: float | None = None
    """Share of right mentions with the right value."""
    status: float | None = None
    deadline: float | None = None
    areas: float | None = None
    eur: float | None = None


class Miss(msgspec.Struct, frozen=True):
    """One thing that is wrong: "+" found and not marked, "-" marked and not found, "=" another value."""

    sign: Literal["+", "-", "="]
    type: str
    text: str


class Evaluation(msgspec.Struct, frozen=True):
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]

    def of(self, kind: str) -> Score:
        """The figures of one type. Raises KeyError for a type that is not scored."""
        return {score.type: score for score in self.scores}[kind]


class Case(msgspec.Struct, frozen=True):
    """What is marked in one source, and what was found in it."""

    gold: list[Item]
    source: list[str]
    """Lines of the text that the marks refer to."""
    tagged: list[Item]


def case(gold: Path, source: Path, document: Document) -> Case:
    """The case of a tagged document. Raises UnreadableDocumentError when a file is missing or malformed."""
    encoder = msgspec.json.Encoder(decimal_format="number")
    objects = [one.as_json() for one in document.mentions] + [one.as_json() for one in document.commitments]
    tagged = [msgspec.json.decode(encoder.encode(one)) for one in objects]
    return Case(read_marks(gold), _read(source).split("\n"), tagged)


def read_marks(path: Path) -> list[Item]:
    """The objects of a file with one JSON object a line. Raises UnreadableDocumentError, naming the line."""
    items: list[Item] = []
    for number, line in enumerate(_read(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = msgspec.json.decode(line, type=dict)
        except msgspec.DecodeError as error:
            raise UnreadableDocumentError(f"{path}, line {number}: {error}.", "Correct the line.") from error
        if not {"type", "quote", "line"} <= item.keys() and not {"type", "text"} <= item.keys():
            raise UnreadableDocumentError(
                f"{path}, line {number} is no mark.", "A mark has type, line and quote."
            )
        items.append(item)
    return items


def source_of(gold: Path, texts: Path | None = None) -> Path:
    """The text that a gold file is about: with its name, or its name and "_", beside it or in `texts`.

    Raises UnreadableDocumentError when there is none or more than one.
    """
    folder = texts or gold.parent
    name = re.compile(rf"{re.escape(gold.stem)}(?:_.*)?\.(?:txt|md)")
    found = sorted(path for path in folder.glob(f"{gold.stem}*") if name.fullmatch(path.name))
    if len(found) != 1:
        many = "more than one text" if found else "no text"
        raise UnreadableDocumentError(
            f"There is {many} for {gold} in {folder}.", f"Put {gold.stem}.txt there, or name its folder."
        )
    return found[0]


def evaluate(cases: Iterable[Case]) -> Evaluation:
    """Precision, recall, F1 and value accuracy of each type over all cases together."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    misses: list[Miss] = []
    for one in cases:
        for kind in MENTION_TYPES:
            _mentions(kind, _of(kind, one.gold), _of(kind, one.tagged), counts[kind], misses)
        _commitments(one, counts["commitment"], misses)
    scores = tuple(_score(kind, counts[kind]) for kind in (*MENTION_TYPES, "commitment"))
    return Evaluation(scores, tuple(misses))


def fold(text: str) -> str:
    """The text as it is compared: one kind of quotation mark, no markup, no outer punctuation, lower case."""
    plain = _MARKUP.sub("", unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES))
    return re.sub(r"€\s+", "€", re.sub(r"\s+", " ", plain)).strip(_OUTER)


def _mentions(
    kind: str, gold: list[Item], tagged: list[Item], counts: Counter[str], misses: list[Miss]
) -> None:
    waiting: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(gold, key=_uncounted):
        waiting[fold(item["quote"])].append(item)
    for mention in tagged:
        pool = waiting.get(fold(mention["text"]))
        if not pool:
            counts["wrong"] += 1
            misses.append(Miss("+", kind, mention["text"]))
            continue
        value = mention.get("value") or {}
        item = next((mark for mark in pool if _says(kind, mark, value)), pool[0])
        pool.remove(item)
        if _uncounted(item):
            continue
        counts["right"] += 1
        if _says(kind, item, value):
            counts["value"] += 1
        else:
            misses.append(Miss("=", kind, f"{mention['text']}: {value}, marked {item}"))
    for item in (item for pool in waiting.values() for item in pool if not _uncounted(item)):
        counts["missed"] += 1
        misses.append(Miss("-", kind, f"line {item['line']}: {item['quote']}"))


def _uncounted(item: Item) -> bool:
    return bool(item.get("optional") or item.get("in_title"))


def _says(kind: str, item: Item, value: Item) -> bool:
    """Whether a value is that of the mark, by either annotator."""
    same = _SAME[kind]
    return same(item, value) or same({**item, **item.get("alt", {})}, value)


def _same_amount(item: Item, value: Item) -> bool:
    return value.get("eur") is not None and abs(float(value["eur"]) - float(item["eur"])) < CENT


def _same_date(item: Item, value: Item) -> bool:
    return (value.get("start"), value.get("end")) == (item["start"], item["end"])


def _same_name(field: str, item: Item, value: Item) -> bool:
    return fold(str(value.get(field, ""))) == fold(item.get(field, ""))


def _same_kind(item: Item, value: Item) -> bool:
    return bool(value.get("kind") == item["kind"])


def _same_number(item: Item, value: Item) -> bool:
    one, other = (str(number).rstrip("0").rstrip(".") for number in (value.get("value", ""), item["value"]))
    return one == other


_SAME: dict[str, Callable[[Item, Item], bool]] = {
    "amount": _same_amount,
    "date": _same_date,
    "person": partial(_same_name, "name"),
    "area": partial(_same_name, "name"),
    "organisation": partial(_same_name, "name"),
    "opgave": partial(_same_name, "label"),
    "reference": _same_kind,
    "quantity": _same_number,
}


def _commitments(one: Case, counts: Counter[str], misses: list[Miss]) -> None:
    gold, tagged = _of("commitment", one.gold), _of("commitment", one.tagged)
    wanted = [_words(_whole(item, one.source)) for item in gold]
    pairs = [
        (index, not gold[mark].get("optional"), found, mark)
        for found, mention in enumerate(tagged)
        for mark, words in enumerate(wanted)
        if (index := _alike(_words(mention["text"]), words)) >= ALIKE
    ]
    matched: dict[int, int] = {}
    for _, _, found, mark in sorted(pairs, reverse=True):
        if found in matched or mark in matched.values():
            continue
        matched[found] = mark
        if not gold[mark].get("optional"):
            counts["right"] += 1
            _compare(gold[mark], tagged[found].get("value") or {}, counts, misses)
    for found, mention in enumerate(tagged):
        if found not in matched:
            counts["wrong"] += 1
            misses.append(Miss("+", "commitment", mention["text"]))
    taken = set(matched.values())
    for mark, item in enumerate(gold):
        if mark not in taken and not item.get("optional"):
            counts["missed"] += 1
            misses.append(Miss("-", "commitment", f"line {item['line']}: {item['quote']}"))


def _compare(item: Item, value: Item, counts: Counter[str], misses: list[Miss]) -> None:
    """Count which attributes of a commitment are right; a second annotator's are right too."""
    statuses = {item["status"], item.get("alt", {}).get("status", item["status"])}
    if value.get("status") in statuses:
        counts["status"] += 1
    else:
        said = f"{value.get('status')}, marked {' or '.join(sorted(statuses))}"
        misses.append(Miss("=", "commitment", f"{item['quote']}: status {said}"))
    deadlines = (item.get("deadline"), item.get("deadline_alt", item.get("deadline")))
    counts["deadline"] += _days(value.get("deadline")) in [_days(deadline) for deadline in deadlines]
    areas: list[str] = item.get("areas", [])
    other: list[str] = item.get("areas_alt", areas)
    counts["areas"] += _names(value.get("areas", [])) in (_names(areas), _names(other))
    counts["eur"] += _cents(value.get("eur", [])) == _cents(item.get("eur") or [])


def _days(deadline: Item | None) -> tuple[str, str] | None:
    return (deadline["start"], deadline["end"]) if deadline else None


def _names(areas: Iterable[str]) -> set[str]:
    return {fold(area) for area in areas}


def _cents(amounts: Iterable[float]) -> set[float]:
    return {round(float(amount), 2) for amount in amounts}


def _whole(item: Item, source: list[str]) -> str:
    """A commitment's text, also where its mark runs over several lines of the source."""
    first: int = item["line"]
    last: int = item.get("end_line", first)
    if first == last:
        return str(item["quote"])
    return " ".join([item["quote"], *source[first : last - 1], item.get("quote_end", "")])


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", fold(text)))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    either = (one | other).total()
    return (one & other).total() / either if either else 0.0


def _of(kind: str, items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item["type"] == kind]


def _score(kind: str, counts: Counter[str]) -> Score:
    right, found = counts["right"], counts["right"] + counts["wrong"]
    marked = right + counts["missed"]
    precision, recall = right / max(1, found), right / max(1, marked)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    attributes = ("status", "deadline", "areas", "eur") if kind == "commitment" else ("value",)
    shares = {name: round(counts[name] / max(1, right), 3) for name in attributes}
    return Score(
        type=kind,
        gold=marked,
        precision=round(precision, 3),
        recall=round(recall, 3),
        f1=round(f1, 3),
        **shares,
    )


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableDocumentError(
            f"{path} cannot be read: {error}.", "Name an existing text file."
        ) from error
