"""The title of a document, and of the publication that it is a chapter of."""

from __future__ import annotations

import itertools
import re
from pathlib import PurePosixPath

from corpus.document import Block
from ingest.contract import Source
from ingest.describe.kinds import PERIODIC, kind_of_words
from ingest.describe.opening import Opening
from ingest.describe.years import years_in

_SEPARATOR = re.compile(r"\s+[-–|»:]\s+(?!(?:20)?\d\d\b)")
_SITE = re.compile(r"(?:gemeente(?:raad)?|provincie|home|welkom)\b.*|[\w.-]+\.(?:nl|com|org)", re.IGNORECASE)
_YEARS = re.compile(r"20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?")
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])- (?!en\b|of\b|tot\b)(?=[a-zà-ÿ])")
_NUMBERED = re.compile(r"\d+[a-z]?(?:\.\d+)*\.?\s")
_GENERIC = re.compile(
    r"(?:colofon|inhoud(?:sopgave)?|voorwoord|inleiding|leeswijzer|infographic|samenvatting|onderwerp|bijlagen?|datum"
    r"|agenda)",
    re.IGNORECASE,
)
"""Headings that open documents without being their title."""
_HEADINGS = 20


def whole(text: str) -> str:
    """A title with the word that its line end broke made whole ("Beleids- begroting")."""
    return _BROKEN.sub("", text).strip()


def candidates(opening: Opening, stated: str, publication: str) -> list[str]:
    """Titles in order of how telling they are: of the publication, stated, on the front, of the subject.

    A line of years alone is put behind the title above it too.
    """
    front = [whole(text) for text in opening.front]
    joined = [
        f"{text} {re.sub(r' ?[-–] ?', '-', after)}"
        for text, after in itertools.pairwise(front)
        if _YEARS.fullmatch(after) and not years_in(text)
    ]
    subject = opening.labels.get("onderwerp") or opening.labels.get("betreft") or ""
    return [text for text in (publication, whole(stated), *joined, subject, *front) if text]


def split_stated(stated: str) -> tuple[str, str]:
    """A page's stated title as its own part and the publication it names, the site's name left out.

    Of "Beleidsbegroting 2026-2029 - Strategische agenda" the publication is the part that names a periodic
    document with its years.
    """
    parts = [part for part in _SEPARATOR.split(stated) if part and not _SITE.fullmatch(part)]
    named = [part for part in parts if kind_of_words(part) in PERIODIC and years_in(part)]
    own = [part for part in parts if part not in named]
    if named and own:
        return " - ".join(own), named[0]
    return " - ".join(parts) or stated, ""


def title_of(opening: Opening, source: Source, stated: str, publication: str) -> str:
    """The title: the subject of a letter or proposal, a page's own, what stands on the front, what is stated.

    Last the name of the file. `publication` is the title of the whole where the text or the page names it.
    """
    subject = opening.labels.get("onderwerp") or opening.labels.get("betreft")
    if subject:
        return subject
    headings = [whole(block.text) for block in opening.blocks if block.kind == "heading"][:_HEADINGS]
    headings = [text for text in headings if _is_readable(text)]
    is_page = "html" in source.media_type
    if is_page and headings and headings[0] in stated and not _GENERIC.fullmatch(headings[0]):
        return headings[0]
    front = [text for text in candidates(opening, "", "")[:8] if _is_readable(text)]
    named = [text for text in front if kind_of_words(text) not in ("onbekend", "nota") and len(text) < 120]
    borne_out = [stated] if stated and (is_page or _is_borne_out(stated, opening.blocks)) else []
    if publication and headings and not is_page:
        return publication if _GENERIC.fullmatch(headings[0]) else headings[0]
    plain = [text for text in headings if not _NUMBERED.match(text) and not _GENERIC.fullmatch(text)]
    first = named if not is_page else []
    for choice in (first, borne_out, plain, headings, front, [stated]):
        if choice and _is_readable(choice[0]):
            return choice[0]
    return PurePosixPath(source.name.replace("\\", "/")).stem


def _is_readable(text: str) -> bool:
    """Whether it reads as a title; the text of a font without a Unicode map is full of odd signs."""
    usual = sum(character.isalnum() or character in " .,:;-–—'’‘\"()/&!?%€+" for character in text)
    return usual >= 0.95 * len(text) and sum(map(str.isalpha, text)) * 2 > len(text)


def _is_borne_out(stated: str, blocks: list[Block]) -> bool:
    """Whether the first blocks hold the words of a stated title: office files keep their template's."""
    words = set(re.findall(r"\w{4,}", stated.casefold()))
    seen = set(re.findall(r"\w{4,}", whole(" ".join(block.text for block in blocks[:15])).casefold()))
    return bool(words) and len(words & seen) >= 0.7 * len(words)
