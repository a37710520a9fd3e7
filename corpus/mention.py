"""Tagged spans and their normalised values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

import msgspec

MentionType = Literal["amount", "date", "person", "opgave", "area", "organisation", "reference", "quantity"]
Granularity = Literal["day", "week", "month", "quarter", "part", "year", "range"]
AreaKind = Literal["wijk", "buurt", "gebied", "straat", "gebouw", "bedrijventerrein", "dorp"]
ReferenceKind = Literal["zaaknummer", "paragraaf", "bijlage", "code", "motie", "wet", "document"]


class _Value(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Base of the values; the tag is the mention's type."""


class Amount(_Value, frozen=True, kw_only=True, tag="amount"):
    """Money in euros, the table's unit applied and the sign kept."""

    eur: Decimal
    high: Decimal | None = None
    """Upper end where a range is written; `eur` is then the lower."""
    approx: bool = False
    implicit: bool = False
    """Money by context only: no euro sign or word stands beside the number."""
    year: int | None = None
    """The year that it is for, from the table column or the words beside it."""
    recurrence: Literal["structural", "incidental"] | None = None
    label: str = ""
    """Row label, for a cell of a table."""


class Period(_Value, frozen=True, kw_only=True, tag="date"):
    """A closed interval of days, as wide as what was written and never narrower."""

    start: dt.date
    end: dt.date
    granularity: Granularity = "day"
    open: Literal["from", "until"] | None = None
    relative: bool = False
    in_title: bool = False
    """Part of the name of a document or programme, so never a deadline."""


class Person(_Value, frozen=True, kw_only=True, tag="person"):
    """`name` is canonical: one for every spelling of the same person in a municipality."""

    name: str
    role: str | None = None
    portfolio: str | None = None


class Opgave(_Value, frozen=True, kw_only=True, tag="opgave"):
    """A named policy challenge; `label` is canonical, lower case, singular where natural."""

    label: str


class Area(_Value, frozen=True, kw_only=True, tag="area"):
    """A named place in the municipality; `code` is the CBS code where it has one."""

    name: str
    kind: AreaKind
    code: str | None = None


class Organisation(_Value, frozen=True, kw_only=True, tag="organisation"):
    name: str


class Reference(_Value, frozen=True, kw_only=True, tag="reference"):
    """`id` is what a register can be asked for ("3710091", "5.2.6", "M15"), `name` a document's title."""

    kind: ReferenceKind
    id: str | None = None
    name: str | None = None


class Quantity(_Value, frozen=True, kw_only=True, tag="quantity"):
    value: Decimal
    unit: str
    high: Decimal | None = None
    approx: bool = False


Value = Amount | Period | Person | Opgave | Area | Organisation | Reference | Quantity


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A tagged span. `text == document.text[start:end]` always: make it with `Document.mention`."""

    text: str
    start: int
    end: int
    block: int
    page: int | None
    value: Value
    cues: tuple[str, ...] = ()
    """The rule that fired and the words that decided, for `raadspoor tag --explain`."""

    @property
    def type(self) -> MentionType:
        tag: MentionType = self.value.__struct_config__.tag  # type: ignore[assignment]
        return tag

    def as_json(self) -> dict[str, Any]:
        """The object that `raadspoor tag --format jsonl` prints, decimals and dates not yet encoded."""
        value = msgspec.structs.asdict(self.value)
        return {
            "type": self.type,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "value": value,
        }
