"""The description of a document, put together from its metadata, its form and its own words."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from corpus.document import DateBasis, DocumentType, Part
from ingest.contract import Extraction, Source
from ingest.describe.cycle import inferred_date, is_plausible
from ingest.describe.days import first_day, first_of_month, stamped_day
from ingest.describe.kinds import kind_of, kind_of_words, own_publication
from ingest.describe.letter import addressee_of, signatories_of
from ingest.describe.municipality import municipality_of
from ingest.describe.opening import Opening
from ingest.describe.parts import parts_of
from ingest.describe.registers import is_register, latest_day, register_kind
from ingest.describe.titles import candidates, split_stated, title_of
from ingest.describe.years import years_of

_DATE_LABELS = (
    "datum",
    "vergaderdatum",
    "datum vergadering",
    "datum verzending",
    "verzenddatum",
    "verzonden",
)
_PLACE_AND_DAY = re.compile(r"[A-Z][\w' -]{2,30},\s+(?:d\.?d\.?\s+)?\d{1,2}\s+\w+\s+20\d\d")
_WEEKDAY = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+\d{1,2}\s", re.IGNORECASE)
_MEETING = re.compile(
    r"besluitenlijst|verslag|notulen|^agenda|\bmotie\b|vergadering|^(?:gemeenteraad|raad|commissie|college|b&w)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?:zaak(?:nummer|nr\.?|kenmerk)\s*:?\s*(?P<number>[A-Z]?[\dA-Z][\d/.-]{4,20}\d))|(?P<code>\bZ[/-]\d\d[/-]\d{4,8})",
    re.IGNORECASE,
)

_LABELLED_CASE = re.compile(r"[^\d\t]{3,30}[\s:](?P<code>Z[/-]\d\d[/-]\d{4,8})")


class Description(msgspec.Struct, kw_only=True):
    """The fields of a Document that say what it is; each empty where nothing tells."""

    title: str
    doc_type: DocumentType = "onbekend"
    date: dt.date | None = None
    date_basis: DateBasis = "unknown"
    case_number: str = ""
    municipality: str = ""
    publication: str = ""
    years: tuple[int, ...] = ()
    addressee: str = ""
    signatories: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def describe(extraction: Extraction, source: Source) -> Description:
    """What the document says of itself, and what follows from its kind and years.

    The title of a chapter opens with the publication's, so that one year's is told from another's.
    """
    found = (
        _register(extraction, source) if is_register(extraction.blocks) else _described(extraction, source)
    )
    if found.publication and found.publication not in found.title:
        return msgspec.structs.replace(found, title=f"{found.publication}: {found.title}")
    return found


def _register(extraction: Extraction, source: Source) -> Description:
    """A list of entries is of the day of its newest entry; its rows say nothing of the list itself."""
    opening = Opening(extraction.blocks)
    title = title_of(opening, source, extraction.metadata.get("title", ""), "")
    date = latest_day(extraction.blocks)
    return Description(
        title=title,
        doc_type=register_kind(extraction.blocks, title),
        date=date,
        date_basis="inferred" if date else "unknown",
        municipality=municipality_of(extraction.blocks, extraction.metadata.get("municipality", "")),
        years=(date.year,) if date else (),
    )


def _described(extraction: Extraction, source: Source) -> Description:
    opening = Opening(extraction.blocks)
    metadata = extraction.metadata
    stated, publication = split_stated(metadata.get("title", ""))
    publication = metadata.get("publication", publication)
    titles = candidates(opening, stated, publication)
    kind = kind_of(opening, titles, source.media_type)
    if not publication and kind != "onbekend" and all(kind_of_words(text) != kind for text in titles):
        publication = own_publication(extraction.blocks, kind)
        titles = [publication, *titles] if publication else titles
    years = years_of(kind, titles, extraction.blocks)
    parts = parts_of(opening)
    title = title_of(opening, source, stated, publication)
    if title == publication:
        publication = ""
    date, basis = _date_of(opening, kind, publication or title, years, metadata.get("date", ""))
    return Description(
        title=_telling(title, parts),
        doc_type=kind,
        date=date,
        date_basis=basis,
        case_number=_case_number(opening, kind, metadata.get("title", "")),
        municipality=municipality_of(extraction.blocks, metadata.get("municipality", "")),
        publication=publication,
        years=years,
        addressee=addressee_of(opening),
        signatories=signatories_of(opening),
        parts=parts,
    )


def _telling(title: str, parts: tuple[Part, ...]) -> str:
    """A letter's subject that only names its kind, with the title of the annex that it sends."""
    if parts and len(title.split()) < 4 and kind_of_words(title) == "raadsbrief":
        return f"{title}: {parts[0].title}"
    return title


def _date_of(
    opening: Opening, kind: DocumentType, title: str, years: tuple[int, ...], metadata: str
) -> tuple[dt.date | None, DateBasis]:
    """The date and how it is known: stated in the head, else by metadata, else inferred from the kind."""
    stated = _stated_date(opening, title)
    if stated and is_plausible(stated, kind, title, years):
        return stated, "stated"
    saved = first_day(metadata)
    if saved and is_plausible(saved, kind, title, years):
        return saved, "metadata"
    usual = inferred_date(kind, title, years)
    if usual:
        months = (first_of_month(text) for text in opening.head if len(text) < 120)
        month = next((m for m in months if m and is_plausible(m, kind, title, years)), None)
        return month or usual, "inferred"
    return None, "unknown"


def _stated_date(opening: Opening, title: str) -> dt.date | None:
    """The day under a label, behind a place or weekday, of a stamp, or in the title of a meeting's paper."""
    for label in _DATE_LABELS:
        day = first_day(opening.labels.get(label, ""))
        if day:
            return day
    lines = [text for text in opening.head if len(text) < 160]
    for pattern in (_PLACE_AND_DAY, _WEEKDAY):
        for text in lines:
            if pattern.match(text) and (day := first_day(text)):
                return day
    if day := next(filter(None, map(stamped_day, lines)), None):
        return day
    titled = [text for text in (title, *lines[:6]) if _MEETING.search(text)]
    return next((day for text in titled if (day := first_day(text))), None)


def _case_number(opening: Opening, kind: DocumentType, title: str) -> str:
    """The zaaknummer: labelled in the head, in the stated title, or by its form ("Z/24/084857").

    Lists of decisions and reports name the numbers of many cases, of which only a labelled one is theirs; a
    number under "Uw kenmerk" is another's.
    """
    for label in ("zaaknummer", "zaaknr", "zaak"):
        number = re.match(r"[A-Z]{0,3}[\d/.-]{4,20}\d", opening.labels.get(label, ""))
        if number:
            return number[0]
    if kind in ("besluitenlijst", "verslag", "toezeggingenlijst"):
        own = (_LABELLED_CASE.fullmatch(text) for text in opening.head)
        return next((match["code"] for match in own if match), "")
    theirs = opening.labels.get("uw kenmerk", "")
    for text in (title, *opening.head):
        match = _CASE.search(text.replace(theirs, "") if theirs else text)
        if match:
            return match["number"] or match["code"]
    return ""
