"""What the place of a block says: kind and year of its section, stem of its list, column of its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from corpus.document import Block, Document
from tagging.commitments.language import patterns

Kind = Literal["plan", "action", "done", "ambition", "context", "risk", "others", ""]

_YEAR = re.compile(r"(?<![\d.,/-])(20[1-4]\d)(?![\d.,/-]*\d)")
_RANGE = re.compile(r"20[1-4]\d\s*[-–/]\s*(?:20)?\d\d")
_DATED = re.compile(
    r"\b(?:in|voor|planning|acties|doen|speerpunten|plannen|jaar)\W+(?:20[1-4]\d)|^\W*20[1-4]\d\W*$", re.I
)
_RESULTS = re.compile(
    r"\b(?:resultaten|prestaties|mijlpalen|producten|beoogd resultaat)\W+(?:in |voor )?20[1-4]\d", re.I
)
"""Names of a list that is a plan where its chapter is one, and an account elsewhere."""
_EXPLAINS = re.compile(
    r"^\W*(?:nadere )?toelichting(?: op)?(?: de)?(?: belangrijkste)?"
    r"(?: (?:resultaten|doelen|doelstellingen|activiteiten|acties|prestaties))?\W*$",
    re.I,
)
"""A heading of remarks on the section before it ("Toelichting", "Toelichting resultaten")."""
_NAMED = re.compile(
    r"\b(?:begroting|zomernota|jaarstukken|jaarrekening|nota|programma|bemensing|plan|koers|rapportage)\W+20\d\d",
    re.I,
)
_COUNCIL_DECIDES = re.compile(
    r"^(?:de |het )?(?:gemeente)?(?:raad|college|b&w) (?:besluit|stelt voor|heeft besloten)\b.{0,60}:\s*$",
    re.I,
)
_STEM_END = re.compile(r":\W*$")
_MEASURES = re.compile(r"maatregel|beheersing|actie|activiteit|wat gaan we|inspanning|aanpak|mitigatie", re.I)


@dataclass(frozen=True)
class Place:
    """Where one block stands. `stem` is the index of the block that introduces its list, or None."""

    kind: Kind
    heading: str
    """The heading that gives `kind`."""
    year: int | None
    year_heading: str
    stem: int | None
    parent: int | None
    """The list item that this item is nested under, or None."""
    results: bool = False
    """Whether it stands among results to come, written as if they were there ("Visie opgesteld")."""
    accounted: int | None = None
    """The year that a heading accounts for ("Wat hebben we bereikt in 2024?")."""
    accounting: str = ""
    """The heading that gives `accounted`."""


class Sections:
    """The places of all blocks of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._kinds: dict[tuple[int, ...], _Section] = {}

    @cached_property
    def places(self) -> list[Place]:
        """One place a block."""
        blocks = self.document.blocks
        stem: int | None = None
        parents: list[int] = []
        found: list[Place] = []
        for index, block in enumerate(blocks):
            parent = None
            if block.kind == "list_item":
                parents = [p for p in parents if blocks[p].level < block.level]
                parent = parents[-1] if parents else None
                parents.append(index)
            elif block.kind == "heading":
                stem, parents = None, []
            else:
                parents = []
                stem = self._stem_at(index, stem)
            section = self._section(index)
            found.append(
                Place(
                    section.kind,
                    section.heading,
                    section.year,
                    section.year_heading,
                    self._introduced(index, stem),
                    parent,
                    section.results,
                    section.accounted,
                    section.accounting,
                )
            )
        return found

    def _introduced(self, index: int, stem: int | None) -> int | None:
        """The stem of a list item; of a paragraph only where "Besluit:" stands alone before it."""
        block = self.document.blocks[index]
        if block.kind == "list_item":
            return stem
        before = index - 1
        alone = (
            before >= 0
            and self.document.blocks[before].kind == "paragraph"
            and (
                _is_cue(self.document.blocks[before].text)
                or bool(_COUNCIL_DECIDES.search(self.document.blocks[before].text))
            )
        )
        return before if alone and block.kind == "paragraph" else None

    def _stem_at(self, index: int, current: int | None) -> int | None:
        """The stem of a list after block `index`: this block when it ends in a colon and is no mere label."""
        block = self.document.blocks[index]
        if block.kind in ("table_row", "footnote"):
            return None
        following = self.document.blocks[index + 1] if index + 1 < len(self.document.blocks) else None
        unmarked = len(block.text) < 120 and not re.search(r"[.!?;:]\W*$", block.text)
        if unmarked and block.kind == "paragraph" and following is not None and following.kind == "list_item":
            return index
        if _STEM_END.search(block.text) or re.search(r":\s*$", block.text):
            short = len(block.text.split()) <= 3 and current is not None and index - current <= 12
            return current if short and not _is_cue(block.text) else index
        return None

    def _section(self, index: int) -> _Section:
        path = self.document.heading_paths[index]
        if path not in self._kinds:
            self._kinds[path] = self._read(path)
        return self._kinds[path]

    def _read(self, path: tuple[int, ...]) -> _Section:
        found = _Section()
        seen_year = False
        for i in reversed(path):
            text = self.document.blocks[i].text
            if _EXPLAINS.match(text) and not found.kind and (explained := self._explained(i)) is not None:
                own = found if found.year is not None else explained
                return replace(explained, year=own.year, year_heading=own.year_heading, results=False)
            if not found.kind and (kind := kind_of(text)):
                found.kind, found.heading = kind, text
            years = set(_YEAR.findall(_RANGE.sub("", text)))
            if seen_year or not (years or _RANGE.search(text)):
                continue
            seen_year = True
            found.results = bool(_RESULTS.search(text))
            dated = found.results or _DATED.search(text)
            if len(years) == 1 and dated and not _NAMED.search(text):
                if kind_of(text) == "done":
                    found.accounted, found.accounting = int(years.pop()), text
                else:
                    found.year, found.year_heading = int(years.pop()), text
        if found.results and found.kind != "plan":
            if found.kind in ("", "action") and found.year is not None and self._lies_ahead(found.year):
                found.kind, found.heading = "plan", found.year_heading
            else:
                found.year, found.year_heading, found.results = None, "", False
        return found

    def _lies_ahead(self, year: int) -> bool:
        """Whether a year is still to come for the document; one without a date that accounts has had it."""
        if self.document.date is not None:
            return year > self.document.date.year
        return self.document.doc_type != "jaarstukken" and not self._accounts

    @cached_property
    def _accounts(self) -> bool:
        headings = (block.text for block in self.document.blocks if block.kind == "heading")
        return any(kind_of(text) == "done" for text in headings)

    def _explained(self, heading: int) -> _Section | None:
        """The plan that a heading of remarks follows: of the section before it on its level or deeper."""
        blocks = self.document.blocks
        for index in range(heading - 1, -1, -1):
            block = blocks[index]
            if block.kind != "heading":
                continue
            section = self._read_path(index)
            if section.kind == "plan":
                return section
            if block.level <= blocks[heading].level:
                return None
        return None

    def _read_path(self, heading: int) -> _Section:
        path = (*self.document.heading_paths[heading], heading)
        if path not in self._kinds:
            self._kinds[path] = self._read(path)
        return self._kinds[path]


@dataclass
class _Section:
    """What the headings above a block say together."""

    kind: Kind = ""
    heading: str = ""
    year: int | None = None
    year_heading: str = ""
    results: bool = False
    accounted: int | None = None
    accounting: str = ""


def kind_of(text: str) -> Kind:
    """What a heading announces; "" for one that names only a subject."""
    for kind, pattern in patterns("sections.txt"):
        if pattern.search(text):
            return kind  # type: ignore[return-value]
    return ""


def _is_cue(text: str) -> bool:
    return text.strip().lower().rstrip(": ") in (
        "besluit",
        "besluiten",
        "acties",
        "afspraken",
        "toezegging",
        "toezeggingen",
    )


def measure_cells(block: Block) -> list[tuple[int, int]]:
    """Offsets in a table row's text of the cells in a column of measures or actions."""
    spans, position = [], 0
    for column, cell in enumerate(block.cells):
        header = block.header[column] if column < len(block.header) else ""
        if cell.strip() and len(cell.split()) > 2 and _MEASURES.search(header):
            spans.append((position, position + len(cell)))
        position += len(cell) + 1
    return spans
