"""Where, who, how much: what a commitment's own words and its place say besides its status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from corpus.document import Document
from corpus.mention import Amount, Area, Mention, MentionType, Opgave, Organisation, Person, Reference
from tagging.commitments.clause import could_be_finite
from tagging.commitments.language import cue

_PARTNERS = cue("partners")
_PARTNERS_END = cue("partners end")
_DETERMINER = re.compile(
    r"^(?:(?:ook|de|het|onze|ons|onder meer|onder andere|andere|zowel|een|diverse|alle)\s+)+", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:verantwoordelijke? |eerste )?(?:portefeuillehouder|wethouder|bestuurder)(?:\(s\)|s)?\s*[:\t]", re.I
)
"""Opens a line that says whose portfolio a section is."""
_HOLDER = re.compile(r"portefeuillehouder|wethouder|bestuurder", re.I)


class Mentions:
    """The mentions of a document by block, and what its headings and portfolio tables name."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def by_block(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.document.mentions:
            found.setdefault(mention.block, []).append(mention)
        return found

    def within(self, block: int, start: int, end: int, kind: MentionType) -> list[Mention]:
        """Mentions of one type between two offsets of the document."""
        return [
            m for m in self.by_block.get(block, ()) if m.type == kind and start <= m.start and m.end <= end
        ]

    def of_block(self, block: int, kind: MentionType) -> list[Mention]:
        return [m for m in self.by_block.get(block, ()) if m.type == kind]

    def heading_with(self, block: int, kind: MentionType) -> tuple[list[Mention], str]:
        """Mentions in the nearest heading above `block` that has any of one type, and that heading."""
        for heading in reversed(self.document.heading_paths[block]):
            found = self.of_block(heading, kind)
            if found:
                return found, self.document.blocks[heading].text
        return [], ""

    @cached_property
    def _portfolios(self) -> list[tuple[tuple[int, ...], str, tuple[str, ...]]]:
        """Heading path, subject and holders of rows of portfolio tables and of "Portefeuillehouder: X"."""
        rows = []
        for index, block in enumerate(self.document.blocks):
            in_table = block.kind == "table_row" and any(_HOLDER.search(h) for h in block.header)
            if block.is_header_row or not (in_table or _LABELLED.match(block.text)):
                continue
            names = tuple(
                dict.fromkeys(
                    m.value.name for m in self.of_block(index, "person") if isinstance(m.value, Person)
                )
            )
            if names:
                subject = block.cells[0] if in_table else block.text
                rows.append((self.document.heading_paths[index], subject, names))
        return rows

    def responsible(self, block: int, text: str) -> tuple[tuple[str, ...], str]:
        """Holders from the section's portfolio table: of the row the text names, else of the only one."""
        path = self.document.heading_paths[block]
        rows = [row for row in self._portfolios if row[0] and row[0] == path[: len(row[0])]]
        deepest = max((len(row[0]) for row in rows), default=0)
        rows = [row for row in rows if len(row[0]) == deepest]
        words = set(re.findall(r"\w{5,}", text.lower()))
        named = [row for row in rows if words & set(re.findall(r"\w{5,}", row[1].lower()))]
        chosen = named or (rows if len({row[2] for row in rows}) == 1 else [])
        names = tuple(dict.fromkeys(name for row in chosen for name in row[2]))
        return names, "; ".join(row[1] for row in chosen)


def area_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.value.name for m in mentions if isinstance(m.value, Area)))


def opgave_labels(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.value.label for m in mentions if isinstance(m.value, Opgave)))


def person_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.value.name for m in mentions if isinstance(m.value, Person)))


def euros(mentions: Iterable[Mention]) -> tuple[Decimal, ...]:
    """Every amount, in order; both ends of a range."""
    found: list[Decimal] = []
    for mention in mentions:
        if isinstance(mention.value, Amount):
            found.append(mention.value.eur)
            if mention.value.high is not None:
                found.append(mention.value.high)
    return tuple(found)


def reference_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            m.value.id or m.value.name or m.text for m in mentions if isinstance(m.value, Reference)
        )
    )


def _before_verb(words: str) -> str:
    """The words up to the first that can be a finite verb: there the names end."""
    for match in re.finditer(r"\w+", words):
        if could_be_finite(match.group().lower()):
            return words[: match.start()]
    return words


def partners(text: str, organisations: Sequence[Mention]) -> tuple[str, ...]:
    """Who it is done with: after "samen met" and the like, and the organisations named there."""
    found: list[str] = []
    for match in _PARTNERS.finditer(text):
        rest = re.split(r"[.;:()]", text[match.end() :])[0]
        end = _PARTNERS_END.search(rest)
        who = _before_verb(rest[: end.start()] if end else rest)
        for part in re.split(r",| en | maar ook | als ", who[:90]):
            name = _DETERMINER.sub("", part.strip(" '\"’"))
            if len(name) > 2 and not re.search(r"\bof\b", name):
                found.append(name)
    if found:
        said = " ".join(found)
        named = (m for m in organisations if m.text not in said)
        found += [m.value.name for m in named if isinstance(m.value, Organisation)]
    return tuple(dict.fromkeys(found))
