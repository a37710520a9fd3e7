"""What a tagger is given: one block of a document, with everything known around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from corpus.document import Block, Document
from corpus.mention import Mention, MentionType, Value
from corpus.profile import EMPTY, Profile

if TYPE_CHECKING:
    from spacy.tokens import Doc

Model = Callable[[str], "Doc"]
"""A trained model of spaCy."""

_YEAR = re.compile(r"(?<![\d.,-])20\d\d(?![\d.,-]*\d)")


@dataclass
class Context:
    """One document while it is tagged: the profile, and what each tagger harvested from the whole of it."""

    document: Document
    profile: Profile = EMPTY
    model: Model | None = None
    lexicons: dict[str, Any] = field(default_factory=dict)
    """By tagger module, what its `harvest` returned."""
    private_names: bool = False
    """Whether people without a public role (addressees, people who submit a view) are kept too."""

    @cached_property
    def section_years(self) -> tuple[int | None, ...]:
        """For each block, the year that its nearest heading with exactly one year gives.

        A heading such as "Wat we doen in 2026" dates what stands under it; one with a range or with
        several years dates nothing.
        """
        document = self.document
        years: list[int | None] = []
        for path in document.heading_paths:
            year = None
            for index in reversed(path):
                found = set(_YEAR.findall(document.blocks[index].text))
                if found:
                    year = int(found.pop()) if len(found) == 1 else None
                    break
            years.append(year)
        return tuple(years)


@dataclass
class Passage:
    """One block of the document, with the mentions found in it so far."""

    context: Context
    index: int
    mentions: list[Mention] = field(default_factory=list)

    @cached_property
    def _doc(self) -> Doc | None:
        """What the trained model makes of it."""
        return self.context.model(self.text) if self.context.model else None

    @property
    def document(self) -> Document:
        return self.context.document

    @property
    def profile(self) -> Profile:
        return self.context.profile

    @property
    def block(self) -> Block:
        return self.context.document.blocks[self.index]

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def headings(self) -> tuple[str, ...]:
        return self.document.headings(self.index)

    @property
    def reference_date(self) -> dt.date | None:
        """Date that relative expressions count from: of the annex it stands in, else of the document."""
        return self.document.date_at(self.index)

    @property
    def section_year(self) -> int | None:
        return self.context.section_years[self.index]

    def mention(self, start: int, end: int, value: Value, *cues: str) -> Mention:
        """A mention at offsets within this block's text."""
        return self.document.mention(self.index, start, end, value, *cues)

    def found(self, kind: MentionType) -> Iterator[Mention]:
        """Mentions of one type found so far, in the order they were found."""
        return (mention for mention in self.mentions if mention.type == kind)

    def entities(self, *labels: str) -> Iterator[tuple[int, int]]:
        """Start and end, within this block's text, of what a trained model gave one of these labels.

        The labels are spaCy's (those of OntoNotes 5, as its Dutch models have them). Only names that open
        with a capital are given; without a trained model there are none.
        """
        for entity in self._doc.ents if self._doc else ():
            if entity.label_ in labels and entity.text[0].isupper():
                yield entity.start_char, entity.end_char
