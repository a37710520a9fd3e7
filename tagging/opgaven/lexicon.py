"""The strategic opgaven of a document: harvested from its lists, headings and table titles, or the"
" profile's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.document import Document
from corpus.profile import Profile
from tagging.numbers import value
from tagging.opgaven.words import CROSS_THEME, STRATEGIC
from tagging.phrases import Phrases, spelling

_ANNOUNCED = re.compile(
    rf"(?:{STRATEGIC} opgaven|opgaven (?:zijn|uit|onderscheiden|benoemd))\b", re.IGNORECASE
)
_COUNTED = re.compile(r"(?<!\w)(drie|vier|vijf|zes|zeven|acht) strategische opgaven")
_RANKED = re.compile(r"(?P<rank>[1-9])\. ?(?P<name>[^\W\d].{5,70})$")
_CROSS = re.compile(rf"^(?:{CROSS_THEME})(?: \d{{1,2}})?\s?[:–-] ?(?P<name>[\w].{{4,70}})$")
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[a-z]\)|[IVX]+\.)\s*")
_PREFIX = re.compile(rf"^(?:{CROSS_THEME})(?: \d{{1,2}})?\s?[:–-]\s?", re.IGNORECASE)
_SUPPORT = re.compile(
    r"^(?:draagvlak|ruimte|werken|zorgen|inzet|aandacht) (?:voor|aan) (?:een |de |het )?", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:de|het|een) ", re.IGNORECASE)
_MOST_ITEMS = 12


@dataclass(frozen=True)
class Strategic:
    """A strategic opgave with the names that it goes by."""

    label: str
    names: tuple[str, ...]


@dataclass
class Lexicon:
    """The names of strategic opgaven in a document, with their labels."""

    strategic: tuple[Strategic, ...] = ()
    names: Phrases[str] = field(default_factory=lambda: Phrases(()))
    labels: dict[str, str] = field(default_factory=dict)
    """Label by folded name."""

    def label_of(self, name: str) -> str | None:
        """The label of a heading, list item or title that is nothing but the name of a strategic opgave."""
        return self.labels.get(_fold(bare(name)))


def build(document: Document, profile: Profile) -> Lexicon:
    """What the profile and the document itself call strategic opgaven."""
    known = [
        Strategic(entry.label, (entry.label, *entry.aliases)) for entry in profile.opgaven if entry.strategic
    ]
    folded = {_fold(name) for entry in known for name in entry.names}
    headings = {_fold(bare(block.text)) for block in document.blocks if block.kind == "heading"}
    for name in _harvested(document):
        if _fold(name) in folded:
            continue
        shorter = _SUPPORT.sub("", name)
        label = (shorter if _fold(shorter) in headings | folded else name).lower()
        names = tuple(dict.fromkeys((label, name.lower(), _ARTICLE.sub("", label))))
        known.append(Strategic(label, names))
        folded |= {_fold(each) for each in names}
    pairs = [(name.lower(), entry.label) for entry in known for name in entry.names]
    labels = {_fold(name): label for name, label in pairs}
    return Lexicon(strategic=tuple(known), names=Phrases(pairs, any_case=True), labels=labels)


def bare(text: str) -> str:
    """A heading or item without its number and without what kind of thing it says it is."""
    text = _NUMBER.sub("", text.strip().strip("*").strip())
    return _PREFIX.sub("", text).strip(" ;.:,*'‘’")


def _numbered(document: Document) -> Iterator[str]:
    """The numbered headings of a document that speaks of just so many strategic opgaven."""
    said = {value(count) for count in _COUNTED.findall(document.text)}
    found = [
        match for block in document.blocks if block.kind == "heading" and (match := _RANKED.match(block.text))
    ]
    ranks = [int(match["rank"]) for match in found]
    if len(ranks) in said and ranks == list(range(1, len(ranks) + 1)):
        yield from (bare(match["name"]) for match in found)


def _harvested(document: Document) -> Iterator[str]:
    blocks = document.blocks
    yield from _numbered(document)
    for index, block in enumerate(blocks):
        if block.text.rstrip().endswith(":") and _ANNOUNCED.search(block.text):
            for item in blocks[index + 1 : index + 1 + _MOST_ITEMS]:
                if item.kind != "list_item" and not re.match(r"^[•*-] ", item.text):
                    break
                name = bare(item.text.lstrip("•*- "))
                if 1 < len(name.split()) <= 8 and not name.endswith("."):
                    yield name
        if len(block.text) < 100 and (
            match := _CROSS.match(_NUMBER.sub("", block.cells[0] if block.cells else block.text))
        ):
            name = bare(match["name"])
            if block.kind in ("heading", "list_item", "table_row") and len(name.split()) <= 8:
                yield name


def _fold(name: str) -> str:
    return spelling(_ARTICLE.sub("", name)).casefold()
