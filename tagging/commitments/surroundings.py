"""What a commitment takes from around it: term and areas, from stem, paragraph, section and heading."""

from __future__ import annotations

import re

import msgspec

from corpus.commitment import Deadline, Status
from corpus.document import Document
from corpus.mention import Mention
from tagging.commitments import deadline
from tagging.commitments.attributes import Mentions
from tagging.commitments.language import cue
from tagging.commitments.region import Region
from tagging.commitments.statements import Sentence, Statement
from tagging.sentences import split

_BACKWARD = cue("backward")
_WE = re.compile(r"(?:we|wij)\b", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:producten|resultaten|acties|stappen|opleveren|op te leveren)\b")
_SHORT_PARAGRAPH = 3
"""Sentences of a paragraph that can be about one place."""


class Surroundings:
    """Answers for one document; what is not in the statement itself is marked by its source."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document = document
        self.mentions = mentions

    def term(self, region: Region, statement: Statement, status: Status) -> Deadline | None:
        """By when: its own date, else that of its stem, paragraph or year heading, else a weak own one."""
        document, index = self.document, region.block
        today, done = document.date_at(index), status in ("done", "ongoing")
        strong = weak = None
        for number in range(statement.last, statement.first - 1, -1):
            sentence = region.sentences[number]
            start = document.starts[index] + sentence.start
            dates = self.mentions.within(index, start, document.starts[index] + sentence.end, "date")
            if region.item:
                dates = [m for m in dates if _in_main_clause(sentence, m.start - start)]
            found, weaker = deadline.own(sentence.text, start, dates, today, done)
            strong, weak = strong or found, weak or weaker
        if status == "done" and region.place.accounted is not None:
            return strong or deadline.of_year(region.place.accounted, region.place.accounting)
        if done:
            return strong or weak
        if strong and statement.first == 0 and deadline.opens_paragraph(region.sentences[0].text):
            region.opener = strong
        given = self._given(region)
        if region.item and given is not None and given.source == "neighbour" and strong and _is_years(strong):
            return given
        return strong or given or weak

    def _given(self, region: Region) -> Deadline | None:
        place = region.place
        if place.stem is not None and (term := self._of_stem(place.stem)):
            return term
        if region.opener is not None:
            return msgspec.structs.replace(region.opener, source="neighbour")
        if place.year is not None:
            return deadline.of_year(place.year, place.year_heading)
        return None

    def _of_stem(self, stem: int) -> Deadline | None:
        """The term in the stem of a list, or in a block before it that announces what the list names."""
        blocks, starts = self.document.blocks, self.document.starts
        for index in (stem, stem - 1, stem - 2):
            if index < 0 or blocks[index].kind == "heading":
                return None
            text, offset = blocks[index].text, starts[index]
            if index == stem:
                last = split(text)[-1][0]
                text, offset = text[last:], offset + last
            elif not _ANNOUNCED.search(text):
                continue
            dates = [m for m in self.mentions.of_block(index, "date") if m.start >= offset]
            strong, _ = deadline.own(text, offset, dates, self.document.date_at(index), False)
            if strong:
                return msgspec.structs.replace(strong, source="neighbour")
        return None

    def areas(self, region: Region, statement: Statement) -> tuple[list[Mention], str, bool]:
        """The areas it is for, the words that name them, and whether those stand outside the statement."""
        index = region.block
        offset = self.document.starts[index]
        start = offset + region.sentences[statement.first].start
        end = offset + region.sentences[statement.last].end
        found = self.mentions.within(index, start, end, "area")
        if found:
            region.areas = found
            return found, ", ".join(mention.text for mention in found), False
        inherited, words = self._areas_around(region, statement)
        return inherited, words, True

    def _areas_around(self, region: Region, statement: Statement) -> tuple[list[Mention], str]:
        index, place = region.block, region.place
        in_list = self.document.blocks[index].kind == "list_item"
        if in_list and region.areas:
            return region.areas, region.areas[0].text
        if not in_list and statement.first:
            before = self._areas_in(index, region, statement.first - 1)
            text = region.sentences[statement.first].text
            short = len(region.sentences) <= _SHORT_PARAGRAPH and _WE.match(text)
            if before and (short or _BACKWARD.match(text)):
                return before, before[0].text
        for near in (place.parent, place.stem):
            if near is not None and (found := self.mentions.of_block(near, "area")):
                return found, self.document.blocks[near].text
        return self.mentions.heading_with(index, "area")

    def _areas_in(self, index: int, region: Region, number: int) -> list[Mention]:
        offset, sentence = self.document.starts[index], region.sentences[number]
        return self.mentions.within(index, offset + sentence.start, offset + sentence.end, "area")


def _in_main_clause(sentence: Sentence, at: int) -> bool:
    """Whether offset `at` stands in a main clause; a date in "..., die in 2024 verviel" is no term."""
    spans = sentence.clauses.spans
    return next((sentence.clauses.main[i] for i, (_, end) in enumerate(spans) if end > at), True)


def _is_years(term: Deadline) -> bool:
    """Whether a term is no narrower than a year."""
    return (term.end - term.start).days >= 364
