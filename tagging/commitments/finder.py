"""From a tagged document to its commitments, block by block, each with what its place adds to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.commitment import Commitment, Evidence
from corpus.document import Block, Document
from corpus.mention import Mention, Period
from corpus.profile import Profile
from tagging.commitments import attributes, deadline, stems
from tagging.commitments.attributes import Mentions
from tagging.commitments.budget import Budgets
from tagging.commitments.clause import parse
from tagging.commitments.decide import Verdict, judge
from tagging.commitments.items import Item, item_of
from tagging.commitments.language import cue
from tagging.commitments.region import Region, runs
from tagging.commitments.sections import Place, Sections
from tagging.commitments.statements import Sentence, Statement, gather
from tagging.commitments.status import State, state
from tagging.commitments.subject import title_opgaven
from tagging.commitments.surroundings import Surroundings
from tagging.commitments.weights import Facts
from tagging.opgaven.sections import section_opgaven
from tagging.people.holders import Holders
from tagging.sentences import split

_MOMENT = cue("moment")
_THEN = cue("then")
_BY = re.compile(
    r"\bdoor (?:het|de) (college|raad|gemeenteraad|burgemeester|wethouder|stuurgroep|programmamanager)\b"
)
_ADDRESSED = re.compile(r"\b(?:u|uw)\b")
_MAX_SENTENCE = 1500
"""Characters; what is longer is no sentence but a reading gone wrong."""
_SHORT_STEM = 12
"""Tokens of a stem such as "De raad besluit unaniem:", which says nothing without its items."""
_SPEAKING = re.compile(r"\b(?:we|wij)\b.*\.$", re.IGNORECASE)
"""A heading that is a sentence in which "we" act, as letters have them."""


class Finder:
    """Finds the commitments of one document."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.document = document
        self.mentions = Mentions(document)
        self.surroundings = Surroundings(document, self.mentions)
        self.places = Sections(document).places
        self._own = own_names(document, profile)
        self._opgaven = section_opgaven(document, profile)
        self._subjects = title_opgaven(document, profile)
        self._holders = Holders(document, profile)
        self._budgets = Budgets(document, self.mentions)
        self._stems: dict[int, stems.Stem] = {}

    def commitments(self, blocks: list[int]) -> Iterator[Commitment]:
        """Every commitment in the blocks with these indices, in order of offsets."""
        for index in blocks:
            block = self.document.blocks[index]
            if block.is_header_row or (block.kind == "heading" and not _SPEAKING.search(block.text)):
                continue
            for start, end, measures in runs(block):
                sentences = self._sentences(index, start, end, measures)
                if sentences:
                    region = Region(index, self.places[index], sentences, measures)
                    yield from self._region(region, block)

    def _region(self, region: Region, block: Block) -> Iterator[Commitment]:
        sentences, place = region.sentences, region.place
        item = self._item(region, block)
        if item is not None:
            region.item = True
            whole = Statement(0, len(sentences) - 1, 0)
            yield self._commitment(region, whole, item.verdict, _item_state(item, region))
            return
        previous: tuple[Statement, State] | None = None
        for statement in gather(sentences, block.kind == "list_item", _names_area):
            lead = sentences[statement.lead]
            result = state(lead.text, lead.verdict, place, region.measures, lead.facts.ahead > 0)
            if previous and previous[0].last == statement.first - 1:
                result = _carried(previous[1], result, lead.text, region.measures)
            previous = (statement, result)
            yield self._commitment(region, statement, lead.verdict, result)

    def _sentences(self, index: int, start: int, end: int, measures: bool) -> list[Sentence]:
        """Judged sentences; those after one that opens the paragraph with its date stand in a plan."""
        place = self.places[index]
        sentences: list[Sentence] = []
        for a, b in split(self.document.blocks[index].text, start, end):
            sentence = self._sentence(index, a, b, place, measures)
            if not sentences and place.kind in ("", "action", "context") and _dates_plan(sentence):
                place = replace(place, kind="plan", heading=sentence.text.split(",")[0][:60])
            sentences.append(sentence)
        return sentences

    def _sentence(self, index: int, start: int, end: int, place: Place, measures: bool) -> Sentence:
        text = self.document.blocks[index].text[start:end]
        clauses = parse(text if len(text) <= _MAX_SENTENCE else "")
        offset = self.document.starts[index] + start
        facts = Facts(own=self._own)
        people: set[int] = set()
        for mention in self.mentions.by_block.get(index, ()):
            if not offset <= mention.start < offset + end - start:
                continue
            facts.dates += mention.type == "date" and not getattr(mention.value, "in_title", False)
            facts.ahead += self._ahead(index, mention, text[: mention.start - offset])
            facts.amounts += mention.type == "amount"
            facts.areas += mention.type == "area"
            if mention.type == "person":
                low, high = mention.start - offset, mention.end - offset
                people.update(i for i, (a, b) in enumerate(clauses.spans) if low <= a and b <= high)
        facts.people = frozenset(people)
        verdict = judge(text, clauses, place, facts, measures)
        if text.endswith(":") and len(clauses.tokens) <= _SHORT_STEM and stems.read(text).kind == "decided":
            verdict = Verdict(0.0)
        return Sentence(start, end, text, clauses, verdict, facts)

    def _ahead(self, index: int, mention: Mention, before: str) -> bool:
        """Whether a mention is a date after the document's own, at which something is to be there."""
        period, today = mention.value, self.document.date_at(index)
        if not isinstance(period, Period) or period.in_title or today is None:
            return False
        moment = period.granularity not in ("year", "range") or _MOMENT.search(before)
        return period.start > today and bool(moment)

    def _item(self, region: Region, block: Block) -> Item | None:
        blocks, index = self.document.blocks, region.block
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        stem = self._stem(region.place.stem) if region.place.stem is not None else None
        decided = stem is not None and stem.kind == "decided"
        if following is not None and _is_child(following, block) and not decided:
            return None
        return item_of(block, region.sentences, region.place, stem, region.measures)

    def _stem(self, index: int) -> stems.Stem:
        if index not in self._stems:
            self._stems[index] = stems.read(self.document.blocks[index].text)
        return self._stems[index]

    def _commitment(
        self, region: Region, statement: Statement, verdict: Verdict, result: State
    ) -> Commitment:
        document, index = self.document, region.block
        shift = document.starts[index]
        start = shift + region.sentences[statement.first].start
        end = shift + region.sentences[statement.last].end
        text = document.text[start:end]
        within = self.mentions.within
        evidence = _evidence(verdict, result)
        term = self.surroundings.term(region, statement, result.status)
        if term is not None:
            evidence.append(
                Evidence(attribute="deadline", cue=term.words, inferred=term.source != "sentence")
            )
        areas, words, inferred = self.surroundings.areas(region, statement)
        if areas:
            evidence.append(Evidence(attribute="areas", cue=words, inferred=inferred))
        section, said = self._opgaven[index], ""
        if not section:
            section, said = self._subjects[index]
        named = attributes.opgave_labels(within(index, start, end, "opgave"))
        if section:
            evidence.append(Evidence(attribute="opgaven", cue=said or section[0], inferred=True))
        responsible, row = self.mentions.responsible(index, text)
        if held := tuple(self._holders.within(index, start - shift, end - shift)):
            responsible = tuple(dict.fromkeys(one.name for one in held))
            row = "; ".join(f"{one.words}: {one.name}, {one.why}" for one in held)
        if responsible:
            evidence.append(Evidence(attribute="responsible", cue=row, inferred=True))
        people = attributes.person_names(within(index, start, end, "person"))
        eur = attributes.euros(within(index, start, end, "amount"))
        budget = None if eur else self._budgets.of(index, text, term)
        if budget:
            evidence.append(Evidence(attribute="budget", cue=budget[1], inferred=True))
        actor = self._actor(verdict, text, people)
        if actor != "gemeente":
            evidence.append(Evidence(attribute="actor", cue=actor))
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
            actor=actor,
            condition=result.condition,
            areas=attributes.area_names(areas),
            opgaven=tuple(dict.fromkeys([*section, *named])),
            people=people,
            partners=attributes.partners(text, within(index, start, end, "organisation")),
            responsible=responsible,
            references=attributes.reference_names(within(index, start, end, "reference")),
            eur=eur,
            budget=budget[0] if budget else None,
            deadline=term,
            evidence=tuple(evidence),
        )

    def _actor(self, verdict: Verdict, text: str, people: tuple[str, ...]) -> str:
        """Who does it: the subject, else after "door"; "we" in a letter to the council is the college."""
        subject = verdict.predicate.subject if verdict.predicate else ""
        if subject == "person" and people:
            return people[0]
        if subject not in ("", "we", "person"):
            return "raad" if subject == "gemeenteraad" else subject
        if by := _BY.search(text):
            return "raad" if by[1] == "gemeenteraad" else by[1]
        letter = self.document.doc_type == "raadsbrief" and subject == "we" and _ADDRESSED.search(text)
        return "college" if letter else "gemeente"


def own_names(document: Document, profile: Profile) -> frozenset[str]:
    """The words that name the municipality itself as one who acts."""
    name = (document.municipality or profile.municipality).lower().removeprefix("gemeente ")
    if not name and any("gedeputeerde staten" in block.text.lower() for block in document.blocks):
        return frozenset({"provincie"})
    return frozenset({name} if name and " " not in name else ())


def _is_child(item: Block, parent: Block) -> bool:
    return item.kind == parent.kind == "list_item" and item.level > parent.level


def _names_area(sentence: Sentence) -> bool:
    return sentence.facts.areas > 0


def _dates_plan(sentence: Sentence) -> bool:
    """Opens with a date and says what is done then, so that what follows belongs to that plan."""
    said = sentence.verdict.predicate
    return (
        sentence.verdict.accepted
        and sentence.facts.dates > 0
        and said is not None
        and said.tense in ("present", "future")
        and deadline.opens_paragraph(sentence.text)
    )


def _item_state(item: Item, region: Region) -> State:
    first = region.sentences[0]
    if first.verdict.accepted and item.status == "planned" and not region.place.results:
        said = state(first.text, first.verdict, region.place, region.measures)
        if said.status in ("done", "conditional"):
            return said
    return State(item.status, "firm", item.cue, "", True)


def _carried(before: State, result: State, text: str, measures: bool) -> State:
    """A plan that goes on from a condition in the sentence before hangs on that condition too."""
    if before.status != "conditional" or result.status != "planned":
        return result
    if not _THEN.search(text) and not (measures and text.startswith("Er wordt")):
        return result
    return State("conditional", result.strength, before.cue, before.condition, True)


def _evidence(verdict: Verdict, result: State) -> list[Evidence]:
    found = [Evidence(attribute="status", cue=result.cue, inferred=result.by_section)]
    if verdict.cue and verdict.cue != result.cue:
        found.append(Evidence(attribute="statement", cue=verdict.cue))
    if result.strength == "soft":
        found.append(Evidence(attribute="strength", cue=verdict.cue))
    if result.condition:
        found.append(Evidence(attribute="condition", cue=result.condition, inferred=result.by_section))
    return found
