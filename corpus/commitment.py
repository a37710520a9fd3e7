"""What the municipality will do, is doing or has done, with the words that it rests on."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

import msgspec

Status = Literal["planned", "ongoing", "done", "conditional"]
Strength = Literal["firm", "soft"]


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """By when: a closed interval of days, with the words it was read from."""

    start: dt.date
    end: dt.date
    source: Literal["sentence", "heading", "section", "neighbour", "table"]
    words: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why an attribute has its value: the cue as written, and whether it stands outside the sentence."""

    attribute: str
    cue: str
    inferred: bool = False


class RegisterEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a register of toezeggingen or moties says of a commitment, as its keeper wrote it."""

    kind: str = ""
    """"toezegging", "motie", "amendement", "besluit" or as written."""
    number: str = ""
    subject: str = ""
    date: dt.date | None = None
    deadline: str = ""
    """Termijn."""
    status: str = ""
    progress: str = ""
    """Stand van zaken."""
    settled: dt.date | None = None
    """Day that it was settled (afgedaan)."""


class Commitment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One or more whole sentences (or a list item, or a table row) that carry one commitment.

    `start` and `end` are offsets into the document's text; `text` is the sentences joined by one space where
    they stand apart, else exactly `document.text[start:end]`.
    """

    id: str
    """Stable: made of the document's id and the offset."""
    text: str
    start: int
    end: int
    block: int
    page: int | None
    heading: tuple[str, ...]
    status: Status
    strength: Strength = "firm"
    actor: str = "gemeente"
    condition: str = ""
    areas: tuple[str, ...] = ()
    opgaven: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    """Portefeuillehouders, from the sentence or from the portefeuille table of the section."""
    references: tuple[str, ...] = ()
    eur: tuple[Decimal, ...] = ()
    """Amounts in its own words."""
    budget: Decimal | None = None
    """Euros of the budget row or heading that names the same thing, where it names none itself: inferred."""
    deadline: Deadline | None = None
    evidence: tuple[Evidence, ...] = ()
    register: RegisterEntry | None = None
    """Set when it is the entry of a register, None when it was found in running text."""

    def as_json(self) -> dict[str, Any]:
        """The object that `raadspoor tag` prints for a commitment, decimals and dates not yet encoded."""
        deadline = self.deadline and {"start": self.deadline.start, "end": self.deadline.end}
        return {
            "type": "commitment",
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "value": {
                "status": self.status,
                "strength": self.strength,
                "actor": self.actor,
                "areas": self.areas,
                "opgaven": self.opgaven,
                "deadline": deadline,
                "eur": self.eur,
                "people": self.people,
                "partners": self.partners,
                "heading": self.heading,
            },
        }
