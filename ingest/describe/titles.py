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

_SEPARATOR = re.compile(r"\s+[-–|»:]\s+")
_SITE = re.compile(r"(?:gemeente(?:raad)?|provincie|home|welkom)\b.*|[\w.-]+\.(?:nl|com|org)", re.IGNORECASE)
_YEARS = re.compile(r"20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?")
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])- (?!en\b|of\b|tot\b)(?=[a-zà-ÿ])")
_NUMBERED = re.compile(r"\d+[a-z]?(?:\.\d+)*\.?\s")
_LONGEST = 200


def whole(text: str) -> str:
    """A title with the word that its line end broke made whole ("Beleids- begroting")."""
    return _BROKEN.sub("", text).strip()


def candidates(opening: Opening, stated: str, publication: str) -> list[str]:
    """Titles in order of how telling they are: of the publication, stated, on the front, of the subject.

    A line of years alone is put behind the title above it too.
    """
    front = [whole(text) for text in opening.front if len(text) <= _LONGEST]
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
    """The title: a letter's subject, a page's own, else what stands on the front, else the file's name."""
    blocks = opening.blocks
    subject = opening.labels.get("onderwerp") or opening.labels.get("betreft")
    if opening.salutation is not None and subject:
        return subject
    heading = next((whole(block.text) for block in blocks if block.kind == "heading"), "")
    if "html" in source.media_type and len(heading) > 3 and heading in stated:
        return heading
    if stated and ("html" in source.media_type or _is_borne_out(stated, blocks)):
        return stated
    front = candidates(opening, "", "")
    named = [
        text for text in front[:8] if kind_of_words(text) not in ("onbekend", "nota") and len(text) < 120
    ]
    headings = [whole(block.text) for block in blocks if block.kind == "heading"]
    if publication and headings:
        return headings[0]
    plain = [text for text in headings if not _NUMBERED.match(text)]
    for choice in (named, plain[:1], headings, front):
        if choice:
            return choice[0]
    return PurePosixPath(source.name.replace("\\", "/")).stem


def _is_borne_out(stated: str, blocks: list[Block]) -> bool:
    """Whether the first blocks hold the words of a stated title: office files keep their template's."""
    words = set(re.findall(r"\w{4,}", stated.casefold()))
    seen = set(re.findall(r"\w{4,}", whole(" ".join(block.text for block in blocks[:15])).casefold()))
    return bool(words) and len(words & seen) >= 0.7 * len(words)
