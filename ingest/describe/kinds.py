"""What kind of document it is: by its title and head, else by how it speaks of itself."""

from __future__ import annotations

import re
from collections import Counter

from corpus.document import Block, DocumentType
from ingest.describe.opening import Opening

KINDS: tuple[tuple[DocumentType, str], ...] = (
    (
        "toezeggingenlijst",
        r"toezeggingen(?:lijst|register|overzicht)|(?:openstaande|lijst (?:van|met)) toezeggingen",
    ),
    ("besluitenlijst", r"besluitenlijst|lijst van besluiten|raadsbesluiten"),
    ("motie", r"(?<!de )(?<!van )(?:motie|amendement)(?!\w)"),
    ("raadsvoorstel", r"(?:raads|staten|college|initiatief)voorstel|voorstel aan (?:de )?(?:gemeente)?raad"),
    (
        "raadsbrief",
        r"(?:raads(?:informatie)?|college|staten|wethouders)brief|brief aan (?:de (?:gemeente)?raad|ps)\b",
    ),
    ("verslag", r"(?:kort |concept)?verslag\b(?! over)|notulen|vergaderverslag|handelingen van de raad"),
    ("jaarstukken", r"jaarstukken|jaarverslag|jaarrekening|programmarekening|programmaverantwoording"),
    ("zomernota", r"(?:zomer|kader|voorjaars|perspectief)(?:nota|brief)"),
    ("begroting", r"(?:\w+)?begroting\b"),
    ("collegeprogramma", r"(?:college|coalitie)(?:programma|akkoord)|(?:bestuurs|raads)akkoord"),
    (
        "nota",
        r"(?:\w*(?:nota|rapportage|notitie|visie|beleidsregels?)|bestuurlijke opdracht|\w+plan)(?!\w)",
    ),
)
"""Kinds with the words of their titles, the more telling first."""

_PATTERNS = tuple((kind, re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)) for kind, words in KINDS)
_TITLES = 3
"""First titles that may name a kind as unspecific as a nota."""
PERIODIC: frozenset[DocumentType] = frozenset({"begroting", "jaarstukken", "zomernota", "collegeprogramma"})
"""Kinds that are about stated years."""

COUNCIL = re.compile(
    r"(?:aan )?(?:de )?(?:leden van de |voorzitter van de )?"
    r"(?:gemeenteraad|(?<!provincie)raad\b|raadsleden|provinciale staten|leden van (?:de|provinciale) \w+)",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:deze|dit|voorliggende|voor u ligg?e?n?t? (?:de|het)|met (?:de|het)) "
    r"(?P<name>[\w-]+)(?P<years> 20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)?",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"wat (?:we (?:gaan )?doen|(?:gaan|doen) (?:we|wij)\b.*) in 20\d\d\??", re.IGNORECASE)
_REPORTED = re.compile(r"wat (?:we |wij )?(?:hebben|is|deden|heeft)\b.*\b20\d\d\??", re.IGNORECASE)


def kind_of_words(text: str) -> DocumentType:
    """The kind that a title names, "onbekend" where it names none."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), "onbekend")


def kind_of(opening: Opening, titles: list[str], media_type: str) -> DocumentType:
    """The kind of the document, from its titles (most telling first), its form and its own words.

    A letter is a raadsbrief when it is written to the council, whatever its subject names.
    """
    subject = opening.labels.get("onderwerp", "")
    if opening.salutation is not None:
        named = kind_of_words(subject)
        if named in ("raadsbrief", "raadsvoorstel"):
            return named
        to = [*opening.head[:25], opening.blocks[opening.salutation].text.partition(" ")[2]]
        return "raadsbrief" if any(COUNCIL.match(line) for line in to) else "onbekend"
    for text in titles:
        named = kind_of_words(text)
        if named not in ("onbekend", "nota"):
            return named
    own = kind_in_body(opening.blocks)
    if own != "onbekend":
        return own
    if any(kind_of_words(text) == "nota" for text in titles[:_TITLES]):
        return "nota"
    return "webpagina" if "html" in media_type else "onbekend"


def kind_in_body(blocks: list[Block]) -> DocumentType:
    """The kind by how the text speaks of itself ("deze begroting"), or by headings that return in it."""
    own: Counter[DocumentType] = Counter()
    for name in _own_names(blocks):
        named = kind_of_words(name)
        if named in PERIODIC:
            own[named] += 1
    if own:
        return own.most_common(1)[0][0]
    headings = [block.text for block in blocks if block.kind == "heading"]
    if sum(bool(_REPORTED.fullmatch(text)) for text in headings) > 1:
        return "jaarstukken"
    if sum(bool(_PLANNED.fullmatch(text)) for text in headings) > 1:
        return "begroting"
    return "onbekend"


def _own_names(blocks: list[Block]) -> list[str]:
    return [match[0] for block in blocks for match in _SELF.finditer(block.text)]


def own_publication(blocks: list[Block], kind: DocumentType) -> str:
    """The title of the whole as the text names itself ("Deze Beleidsbegroting 2026-2029"), else empty."""
    for block in blocks:
        for match in _SELF.finditer(block.text):
            if match["years"] and kind_of_words(match["name"]) == kind:
                name = re.sub(r"\s?[-–/]\s?", "-", match["name"] + match["years"])
                return name[0].upper() + name[1:]
    return ""
