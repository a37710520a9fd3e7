"""From a tagged document to its commitments: block by block, each statement with what its place adds to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import msgspec

from corpus.commitment import Commitment, Deadline, Evidence, Status
from corpus.document import Block, Document
from corpus.mention import Mention
from corpus.profile import Profile
from tagging.commitments import attributes, deadline, stems
from tagging.commitments.attributes import Mentions
from tagging.commitments.clause import parse
from tagging.commitments.decide import Facts, Verdict, judge
from tagging.commitments.items import Item, item_of
from tagging.commitments.language import cue
from tagging.commitments.sections import Place, Sections, measure_cells
from tagging.commitments.statements import Sentence, Statement, gather
from tagging.commitments.status import State, state
from tagging.sentences import split

_BACKWARD = cue("backward")
_FOLLOWS = cue("then")
_MAX_SENTENCE = 1500
_CONTENT = frozenset({"paragraph", "list_item", "table_row", "letter_part", "footnote"})


@dataclass(slots=True)
class Region:
    """A run of text in a block that is judged together: the whole of it, or one cell of a table row."""

    block: int
    place: Place
    sentences: list[Sentence]
    measures: bool
    item: Item | None
    opener: Deadline | None = None
    areas: list[Mention] = field(default_factory=list)
    """Areas named by the statement before, in a list item."""


class Finder:
    """Finds the commitments of one document."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.document = document
        self._own = own_names(document, profile)
        self.mentions = Mentions(document)
        self.places = Sections(document).places
        self._stems: dict[int, stems.Stem] = {}

    def commitments(self) -> Iterator[Commitment]:
        """Every commitment, in order of offsets."""
        for index, block in enumerate(self.document.blocks):
            if block.kind not in _CONTENT or block.is_header_row:
                continue
            for start, end, measures in _regions(block):
                yield from self._region(index, block, start, end, measures)

    def _region(self, index: int, block: Block, start: int, end: int, measures: bool) -> Iterator[Commitment]:
        place = self.places[index]
        sentences = self._sentences(index, start, end, place, measures)
        if not sentences:
            return
        in_list = block.kind == "list_item"
        item = self._item(index, block, sentences, place, measures)
        region = Region(index, place, sentences, measures, item)
        if item is not None:
            yield self._commitment(
                region,
                Statement(0, len(sentences) - 1, 0),
                item.verdict,
                self._item_state(item, sentences[0], place, measures),
            )
            return
        previous: tuple[Statement, State] | None = None
        for statement in gather(sentences, in_list, lambda s: bool(self._areas_in(index, s))):
            lead = sentences[statement.lead]
            result = state(lead.text, lead.verdict, place, measures)
            if (
                previous
                and previous[1].status == "conditional"
                and previous[0].last == statement.first - 1
                and result.status == "planned"
            ):
                if _FOLLOWS.search(lead.text) or (measures and lead.text.startswith("Er wordt")):
                    result = State(
                        "conditional", result.strength, previous[1].cue, previous[1].condition, True
                    )
            previous = (statement, result)
            yield self._commitment(region, statement, lead.verdict, result)

    def _sentences(self, index: int, start: int, end: int, place: Place, measures: bool) -> list[Sentence]:
        """Judged sentences; those after one that opens the paragraph with its date stand in a plan."""
        sentences: list[Sentence] = []
        for a, b in split(self.document.blocks[index].text, start, end):
            sentence = self._sentence(index, a, b, place, measures)
            if (
                not sentences
                and sentence.dated
                and sentence.verdict.accepted
                and place.kind in ("", "action", "context")
            ):
                said = sentence.verdict.predicate
                if deadline.opens_paragraph(sentence.text) and said and said.tense in ("present", "future"):
                    place = replace(place, kind="plan", heading=sentence.text.split(",")[0][:60])
            sentences.append(sentence)
        return sentences

    def _sentence(self, index: int, start: int, end: int, place: Place, measures: bool) -> Sentence:
        text = self.document.blocks[index].text[start:end]
        clauses = parse(text if len(text) <= _MAX_SENTENCE else "")
        offset = self.document.starts[index]
        facts = Facts(own=self._own)
        people: set[int] = set()
        for mention in self.mentions.by_block.get(index, ()):
            if not offset + start <= mention.start < offset + end:
                continue
            kind = mention.type
            facts.dates += kind == "date" and not getattr(mention.value, "in_title", False)
            facts.amounts += kind == "amount"
            facts.areas += kind == "area"
            if kind == "person":
                low, high = mention.start - offset - start, mention.end - offset - start
                people.update(i for i, (a, b) in enumerate(clauses.spans) if low <= a and b <= high)
        facts.people = frozenset(people)
        verdict = judge(text, clauses, place, facts, measures)
        return Sentence(
            start, end, text, clauses, verdict, facts.dates + facts.amounts + facts.areas, facts.dates > 0
        )

    def _item(
        self, index: int, block: Block, sentences: list[Sentence], place: Place, measures: bool
    ) -> Item | None:
        if block.kind == "list_item" and self._has_children(index):
            return None
        stem = self._stem(place.stem) if place.stem is not None else None
        return item_of(block, sentences, place, stem, measures)

    def _has_children(self, index: int) -> bool:
        blocks = self.document.blocks
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        return (
            following is not None and following.kind == "list_item" and following.level > blocks[index].level
        )

    def _stem(self, index: int) -> stems.Stem:
        if index not in self._stems:
            self._stems[index] = stems.read(self.document.blocks[index].text)
        return self._stems[index]

    def _item_state(self, item: Item, sentence: Sentence, place: Place, measures: bool) -> State:
        if sentence.verdict.accepted and item.status == "planned":
            said = state(sentence.text, sentence.verdict, place, measures)
            if said.status in ("done", "conditional"):
                return said
        return State(item.status, "firm", item.cue, "", True)

    def _areas_in(self, index: int, sentence: Sentence) -> list[Mention]:
        offset = self.document.starts[index]
        return self.mentions.within(index, offset + sentence.start, offset + sentence.end, "area")

    def _commitment(
        self, region: Region, statement: Statement, verdict: Verdict, result: State
    ) -> Commitment:
        document, index = self.document, region.block
        offset = document.starts[index]
        start = offset + region.sentences[statement.first].start
        end = offset + region.sentences[statement.last].end
        text = document.text[start:end]
        evidence = [Evidence(attribute="status", cue=result.cue, inferred=result.by_section)]
        if verdict.cue and verdict.cue != result.cue:
            evidence.append(Evidence(attribute="statement", cue=verdict.cue))
        if result.strength == "soft":
            evidence.append(Evidence(attribute="strength", cue=verdict.cue))
        if result.condition:
            evidence.append(Evidence(attribute="condition", cue=result.condition, inferred=result.by_section))
        within = self.mentions.within
        term = self._deadline(region, statement, start, end, result.status, evidence)
        areas = self._areas(region, statement, start, end, evidence)
        people = attributes.person_names(within(index, start, end, "person"))
        responsible, row = attributes_responsible(self.mentions, index, text)
        if responsible:
            evidence.append(Evidence(attribute="responsible", cue=row, inferred=True))
        return Commitment(
            id=f"{document.id}-{start}",
            text=text,
            start=start,
            end=end,
            block=index,
            page=document.blocks[index].page,
            heading=document.headings(index),
            status=result.status,
            strength=result.strength,
            actor=self._actor(verdict, text, people, evidence),
            condition=result.condition,
            areas=areas,
            opgaven=self._opgaven(index, start, end, evidence),
            people=people,
            partners=attributes.partners(text, within(index, start, end, "organisation")),
            responsible=responsible,
            references=attributes.reference_names(within(index, start, end, "reference")),
            eur=attributes.euros(within(index, start, end, "amount")),
            deadline=term,
            evidence=tuple(evidence),
        )

    def _deadline(
        self,
        region: Region,
        statement: Statement,
        start: int,
        end: int,
        status: Status,
        evidence: list[Evidence],
    ) -> Deadline | None:
        index, document = region.block, self.document
        dates = self.mentions.within(index, start, end, "date")
        today, done = document.date_at(index), status in ("done", "ongoing")
        strong = weak = None
        for number in range(statement.last, statement.first - 1, -1):
            sentence = region.sentences[number]
            a, b = document.starts[index] + sentence.start, document.starts[index] + sentence.end
            inside = [m for m in dates if a <= m.start and m.end <= b]
            found, weaker = deadline.own(sentence.text, a, inside, today, done)
            strong, weak = strong or found, weak or weaker
        if (
            statement.first == 0
            and strong
            and deadline.opens_paragraph(region.sentences[0].text)
            and status in ("planned", "conditional")
        ):
            region.opener = strong
        term = strong or self._from_place(region, status) or weak
        if term is not None:
            evidence.append(
                Evidence(attribute="deadline", cue=term.words, inferred=term.source != "sentence")
            )
        return term

    def _from_place(self, region: Region, status: Status) -> Deadline | None:
        if status in ("done", "ongoing"):
            return None
        if region.place.stem is not None and (term := self._of_stem(region.place.stem)):
            return term
        if region.opener is not None:
            return msgspec.structs.replace(region.opener, source="neighbour")
        if region.place.year is not None:
            return deadline.of_year(region.place.year, region.place.year_heading)
        return None

    def _of_stem(self, stem: int) -> Deadline | None:
        """The term in the stem of a list, or in the sentence before it that announces what the list names."""
        for index in (stem, stem - 1, stem - 2):
            if index < 0 or self.document.blocks[index].kind == "heading":
                return None
            text, offset = self.document.blocks[index].text, self.document.starts[index]
            if index == stem:
                last = split(text)[-1][0]
                text, offset = text[last:], offset + last
            if index != stem and not re.search(
                r"\b(?:producten|resultaten|acties|stappen|opleveren|op te leveren)\b", text
            ):
                continue
            dates = [m for m in self.mentions.of_block(index, "date") if m.start >= offset]
            strong, _ = deadline.own(text, offset, dates, self.document.date_at(index), False)
            if strong:
                return msgspec.structs.replace(strong, source="neighbour")
        return None

    def _areas(
        self, region: Region, statement: Statement, start: int, end: int, evidence: list[Evidence]
    ) -> tuple[str, ...]:
        index = region.block
        found = self.mentions.within(index, start, end, "area")
        if found:
            region.areas = found
            evidence.append(Evidence(attribute="areas", cue=", ".join(m.text for m in found)))
            return attributes.area_names(found)
        inherited, cue = self._areas_around(region, statement)
        if inherited:
            evidence.append(Evidence(attribute="areas", cue=cue, inferred=True))
        return attributes.area_names(inherited)

    def _areas_around(self, region: Region, statement: Statement) -> tuple[list[Mention], str]:
        index, place = region.block, region.place
        in_list = self.document.blocks[index].kind == "list_item"
        if in_list and region.areas:
            return region.areas, region.areas[0].text
        if not in_list and statement.first:
            before = self._areas_in(index, region.sentences[statement.first - 1])
            text = region.sentences[statement.first].text
            short = len(region.sentences) <= 3 and re.match(r"(?:we|wij)\b", text, re.I)
            if before and (short or _BACKWARD.match(text)):
                return before, before[0].text
        for near in (place.parent, place.stem):
            if near is not None and (found := self.mentions.of_block(near, "area")):
                return found, self.document.blocks[near].text
        return self.mentions.heading_with(index, "area")

    def _opgaven(self, index: int, start: int, end: int, evidence: list[Evidence]) -> tuple[str, ...]:
        section, heading = self.mentions.heading_with(index, "opgave")
        if section:
            evidence.append(Evidence(attribute="opgaven", cue=heading, inferred=True))
        own = self.mentions.within(index, start, end, "opgave")
        return tuple(dict.fromkeys(attributes.opgave_labels([*section, *own])))

    def _actor(self, verdict: Verdict, text: str, people: tuple[str, ...], evidence: list[Evidence]) -> str:
        subject = verdict.predicate.subject if verdict.predicate else ""
        if subject == "person" and people:
            actor = people[0]
        elif subject in ("", "we", "person"):
            by = re.search(
                r"\bdoor (?:het|de) (college|raad|gemeenteraad|burgemeester|wethouder|stuurgroep|programmamanager)\b",
                text,
            )
            letter = self.document.doc_type == "raadsbrief" and re.search(r"\b(?:u|uw)\b", text)
            actor = by[1] if by else "college" if letter and subject == "we" else "gemeente"
        else:
            actor = "raad" if subject == "gemeenteraad" else subject
        if actor != "gemeente":
            evidence.append(Evidence(attribute="actor", cue=actor))
        return actor


def own_names(document: Document, profile: Profile) -> frozenset[str]:
    """The words that name the municipality itself as one who acts."""
    name = (document.municipality or profile.municipality).lower().removeprefix("gemeente ")
    return frozenset({name} if name and " " not in name else ())


def attributes_responsible(mentions: Mentions, index: int, text: str) -> tuple[tuple[str, ...], str]:
    """Portefeuillehouders of the section, with the table row that names them."""
    return mentions.responsible(index, text)


def _regions(block: Block) -> list[tuple[int, int, bool]]:
    """Start, end and whether it is a cell of measures, of each run of text to be judged."""
    if block.kind != "table_row":
        return [(block.body_start, len(block.text), False)]
    cells = measure_cells(block)
    if cells:
        return [(start, end, True) for start, end in cells]
    spans, position = [], 0
    for cell in block.cells:
        if len(cell) > 40 and " " in cell:
            spans.append((position, position + len(cell), False))
        position += len(cell) + 1
    return spans
