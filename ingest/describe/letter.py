"""To whom a letter is written and by whom it is signed."""

from __future__ import annotations

import re

from ingest.describe.opening import Opening

_BODY = re.compile(
    r"(?:aan\s+)?(?:de\s+|het\s+)?(?:(?:leden|voorzitter)\s+van\s+(?:de\s+)?)?"
    r"(?:gemeenteraad|raad|raadsleden|provinciale staten|tweede kamer|eerste kamer|college)\b.*",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(r"(?:gemeente|stichting|waterschap|vereniging)\s+[A-Z].*", re.IGNORECASE)
_OTHER_SENDER = re.compile(r"(?:provincie|ministerie)\b", re.IGNORECASE)
_TITLES = r"(?:(?:de heer|mevrouw|dhr\.?|mevr?\.?|mw\.?|prof\.?|drs?\.?|mr\.?|ir\.?|ing\.?)\s+)*"
_SURNAME = r"(?:(?:van|de|den|der|ten|ter|te|'t|van't)\s+)*[A-ZÀ-Þ][\w'-]+(?:\s?-\s?[A-ZÀ-Þ][\w'-]+)?"
_SIGNATURE = re.compile(
    rf"(?i:{_TITLES})(?P<name>(?:(?:[A-ZÀ-Þ][a-z]?\.\s?)+|(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?\s))\s*{_SURNAME})"
    r"(?:,?\s*(?:MSc|MPA|MBA|MA|LLM|BA|RA)\.?)*,?"
)
_ROLE = re.compile(
    r"(?:de\s+)?(?:(?:loco-?)?(?:gemeente)?secretaris|voorzitter|(?:loco-?)?burgemeester|griffier),\s+",
    re.IGNORECASE,
)
_AFTER_SIGNATURE = re.compile(r"(?:bijlagen?|bezoekadres|vermeld altijd|kopie|cc)\b", re.IGNORECASE)
_BLOCK = 14
"""Blocks after the closing words among which signatures are looked for."""


def addressee_of(opening: Opening) -> str:
    """The council, college or organisation that a letter is written to; never a private person's name."""
    if opening.salutation is None:
        return ""
    lines = [cell for text in opening.head for cell in text.split("\t") if len(cell) < 80]
    foreign = any(_OTHER_SENDER.match(text) for text in lines)
    for pattern in (_BODY, _ORGANISATION) if foreign else (_BODY,):
        for text in lines:
            if pattern.fullmatch(text):
                return text.removeprefix("Aan ").strip(" ,")
    greeted = opening.blocks[opening.salutation].text.partition(" ")[2].strip(" ,")
    return greeted if re.match(r"(?:leden|raad|college|voorzitter|staten)", greeted) else ""


def signatories_of(opening: Opening) -> tuple[str, ...]:
    """Names in the signature block of a letter, proposal or list of decisions, without titles and roles."""
    if opening.signing is None:
        return ()
    names: list[str] = []
    for block in opening.blocks[opening.signing + 1 : opening.signing + 1 + _BLOCK]:
        if _AFTER_SIGNATURE.match(block.text):
            break
        for text in block.text.split("\t"):
            match = _SIGNATURE.fullmatch(_ROLE.sub("", text.strip(), count=1))
            if match and match["name"] not in names and not _ORGANISATION.fullmatch(text):
                names.append(match["name"])
    return tuple(names)
