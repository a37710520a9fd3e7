"""The part that words play in a statement: what it is about, or only its ground, place or day.

"De regels uit de woonvisie" is about rules; the vision is only where they come from. These are adjuncts of
Dutch grammar (E-ANS 20.4): a preposition, or a fixed phrase that serves as one, with its noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NOUNS = r"(?:[^\W\d_][\w'’-]*\s*)"
_BEFORE = "|".join(
    (
        "op (?:basis|grond) van", "conform", "volgens", "vanuit", "uit", "naar aanleiding van", "in lijn met",
        r"na (?:de )?(?:\w+ )?(?:vaststelling|goedkeuring|afronding|inwerkingtreding) van",
        r"(?:gevolg|oorzaak) van (?:het uitstel\w*|de vertraging)(?: van de vaststelling)? van",
        "vooruitlopend op", "verbinding(?:en)? (?:maken )?met", "(?:als|een) (?:bouwsteen|input) voor",
        r"(?:afwijk\w+|wijken af)(?: van)?", "binnen",
    )
)  # fmt: skip
_GROUND = re.compile(
    rf"\b(?:{_BEFORE})\s(?P<np>{_NOUNS}{{1,6}})|\bin (?:de|het|deze|dit|onze|ons)\s(?P<in>{_NOUNS}{{1,3}})",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|en|of|aan|op|van|voor|met|bij|om|te|dat)\b"
)
"""Words that end the noun phrase of an adjunct."""
_DAY = re.compile(
    r"\b([^\W\d_]{4,})\s(?:van|d\.?d\.?)\s(\d{1,2}(?:\s(?:en|,)\s\d{1,2})?\s(?:januari|februari|maart|april|mei"
    r"|juni|juli|augustus|september|oktober|november|december)\s(?:\d{4})?)",
    re.IGNORECASE,
)
_SIZE = "(?:lokale?|regionale?|bovenregionale?|landelijke?|provinciale?|nationale?|europese?)"
_SCOPE = re.compile(rf"\b({_SIZE}(?:(?: en|,| of) {_SIZE})*)\s(\w[\w-]+)", re.IGNORECASE)


_DEEDS = {
    "evaluate": re.compile(r"\b(?:ge)?evalu\w+", re.IGNORECASE),
    "procure": re.compile(r"\b(?:\w*aanbeste\w+|tenders?|gegund|gunn?(?:en|ing|t))\b", re.IGNORECASE),
}
"""Verbs and nouns of what is done to a thing once."""


def deeds(text: str) -> set[str]:
    """Which of the things that are done once to their object a statement speaks of, by verb or noun."""
    return {name for name, words in _DEEDS.items() if words.search(text)}


def grounds(text: str) -> list[tuple[int, int]]:
    """Where the adjuncts of ground and source stand, as offsets."""
    found = []
    for match in _GROUND.finditer(text):
        name = "np" if match["np"] else "in"
        start, end = match.span(name)
        stop = _END.search(text, start, end)
        found.append((start, stop.start() if stop else end))
    return found


def days(text: str) -> Iterator[tuple[str, str]]:
    """Nouns that a day tells from others of their kind, each with it ("klacht", "5 maart 2025")."""
    for match in _DAY.finditer(text):
        yield match[1], match[2].strip().lower()


def scopes(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Nouns with the size of the government that they are of ("energiestrategie", {"region"})."""
    for match in _SCOPE.finditer(text):
        yield match[2], frozenset(word[:6].lower() for word in re.split(r" en |, ?| of ", match[1]) if word)
