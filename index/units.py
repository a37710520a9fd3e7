"""The units of search: a document's title, its headings, its passages, and its commitments.

A passage is a block. Titles and headings are units as well, each followed by what stands under it, so that
what is asked of a passage can be found in its headings without their words being indexed again with it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import IntEnum

import msgspec

from corpus.document import Document
from corpus.mention import Amount, Area, Mention, Opgave, Organisation, Person, Reference


class UnitKind(IntEnum):
    TITLE = 0
    HEADING = 1
    PASSAGE = 2
    COMMITMENT = 3


class Unit(msgspec.Struct, kw_only=True, gc=False):
    """One row of the index. `names` holds per facet the names that it carries or inherits."""

    kind: UnitKind
    block: int
    """Index of the block it is, or starts in."""
    text: str
    start: int
    """Offset of `text` in the document's text; of a title 0."""
    page: int
    """0 where the format has no pages."""
    parent: int
    """Unit (within the document) of the heading or title it stands under; of a commitment, of its block."""
    stop: int
    """One past the last unit (within the document) of what stands under it; of a passage itself + 1."""
    key: str = ""
    """Id of the commitment."""
    names: Mapping[str, tuple[str, ...]] = {}
    euros: tuple[float, ...] = ()
    due: tuple[tuple[int, int], ...] = ()
    """First and last day of each deadline, as day numbers."""


def units(document: Document) -> list[Unit]:
    """The title, then every block, then every commitment."""
    found = [
        Unit(
            kind=UnitKind.TITLE,
            block=0,
            text=_title(document),
            start=0,
            page=0,
            parent=0,
            stop=len(document.blocks) + 1,
        )
    ]
    stops = _heading_stops(document)
    mentions = _by_block(document)
    inherited: dict[int, Mapping[str, tuple[str, ...]]] = {}
    due_by_block: dict[int, list[tuple[int, int]]] = defaultdict(list)
    status_by_block: dict[int, list[str]] = defaultdict(list)
    for commitment in document.commitments:
        status_by_block[commitment.block].append(commitment.status)
        if commitment.deadline:
            due_by_block[commitment.block].append(_days(commitment.deadline.start, commitment.deadline.end))
    for index, block in enumerate(document.blocks):
        path = document.heading_paths[index]
        above = inherited.get(path[-1], {}) if path else {}
        own = _names(mentions.get(index, []))
        names = _joined(own, {name: above.get(name, ()) for name in ("area", "opgave")})
        is_heading = block.kind == "heading"
        if is_heading:
            inherited[index] = names
        if status_by_block[index]:
            names = _joined(names, {"status": tuple(status_by_block[index])})
        found.append(
            Unit(
                kind=UnitKind.HEADING if is_heading else UnitKind.PASSAGE,
                block=index,
                text=block.text,
                start=document.starts[index],
                page=block.page or 0,
                parent=path[-1] + 1 if path else 0,
                stop=stops[index] + 1 if is_heading else index + 2,
                names=names,
                euros=tuple(_euros(mentions.get(index, []))),
                due=tuple(due_by_block[index]),
            )
        )
    found.extend(_commitments(document))
    return found


def _title(document: Document) -> str:
    """What a document is called: its title, the publication it is a chapter of, and its zaaknummer."""
    parts = [document.title]
    if document.publication and document.publication not in document.title:
        parts.append(document.publication)
    if document.case_number:
        parts.append(document.case_number)
    return " · ".join(parts)


def _heading_stops(document: Document) -> dict[int, int]:
    """For each heading one past the last block that stands under it."""
    stops: dict[int, int] = {}
    open_headings: list[int] = []
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            while open_headings and document.blocks[open_headings[-1]].level >= block.level:
                stops[open_headings.pop()] = index
            open_headings.append(index)
    return stops | dict.fromkeys(open_headings, len(document.blocks))


def _by_block(document: Document) -> dict[int, list[Mention]]:
    blocks: dict[int, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        blocks[mention.block].append(mention)
    return blocks


def _names(mentions: list[Mention]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        value = mention.value
        if isinstance(value, Area):
            names["area"].append(value.name)
        elif isinstance(value, Opgave):
            names["opgave"].append(value.label)
        elif isinstance(value, Person):
            names["person"].append(value.name)
        elif isinstance(value, Organisation):
            names["organisation"].append(value.name)
        elif isinstance(value, Reference) and (value.id or value.name):
            names["reference"].append(value.id or value.name or "")
    return {name: tuple(dict.fromkeys(values)) for name, values in names.items()}


def _joined(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {
        name: values
        for name in {*one, *other}
        if (values := tuple(dict.fromkeys((*one.get(name, ()), *other.get(name, ())))))
    }


def _euros(mentions: list[Mention]) -> Iterator[float]:
    for mention in mentions:
        if isinstance(mention.value, Amount):
            yield float(mention.value.eur)
            if mention.value.high is not None:
                yield float(mention.value.high)


def _commitments(document: Document) -> Iterator[Unit]:
    for commitment in document.commitments:
        names = {
            "area": commitment.areas,
            "opgave": commitment.opgaven,
            "person": tuple(dict.fromkeys((*commitment.people, *commitment.responsible))),
            "organisation": commitment.partners,
            "reference": commitment.references,
            "status": (commitment.status,),
        }
        deadline = commitment.deadline
        unit = len(document.blocks) + 1
        yield Unit(
            kind=UnitKind.COMMITMENT,
            block=commitment.block,
            text=commitment.text,
            start=commitment.start,
            page=commitment.page or 0,
            parent=commitment.block + 1,
            stop=unit,
            key=commitment.id,
            names={name: values for name, values in names.items() if values},
            euros=tuple(float(value) for value in commitment.eur),
            due=(_days(deadline.start, deadline.end),) if deadline else (),
        )


def _days(start: dt.date, end: dt.date) -> tuple[int, int]:
    return start.toordinal(), end.toordinal()
