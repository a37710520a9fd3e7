"""Bodies that say what they are: of the whole country, of a province or town, of a sport, newspapers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tagging.organisations.forms import UPPER, WORD
from tagging.spans import holds_any
from tagging.vocabulary import outside_names, words

_ADJECTIVE = r"(?:Nederlandse?|Landelijke?|Nationa(?:al|le)|Europe(?:se|es)|Algemene)"
_BODY = (
    rf"(?=[{UPPER}])(?!(?:Unie|Dienst)(?!\w))\w*(?:[Ii]nspectie|[Vv]ereniging|[Aa]utoriteit|[Ii]nstituut|[Bb]ond|[Ff]ederatie"
    r"|[Uu]nie|[Ss]tichting|[Oo]rganisatie|[Gg]enootschap|[Dd]ienst|[Ff]onds|[Bb]ank|[Cc]oalitie|[Pp]latform"
    r"|[Aa]gentschap|[Oo]mbudsman|[Rr]ekenkamer|[Pp]olitie|[Bb]ureau|[Mm]aatschappij|[Ee]xpertisecentrum"
    r"|[Kk]enniscentrum|[Mm]eldpunt|[Cc]oördinator)(?!\w)"
)
_OF = rf"(?: (?:van|voor)(?: (?:de|het))? {WORD}(?: (?:en |& )?{WORD}){{0,3}}| {WORD}(?: {WORD}){{0,2}})?"
_NATIONAL = re.compile(rf"(?<![\w-]){_ADJECTIVE} {_BODY}{_OF}(?![\w-])")
_ROYAL = re.compile(
    rf"(?<![\w-])Koninklijke (?!Besluit|Hoogheid|Onderscheiding){WORD}"
    rf"(?: (?:(?:en|van|voor|der|tot|voor de|van de) )?(?!Koninklijke){WORD}){{1,6}}(?![\w-])"
)
_FUND = re.compile(
    rf"(?<![\w-])(?!Gemeente|Provincie)[{UPPER}][a-zß-ÿ]{{4,}}(?:fonds| Fonds)"
    rf" (?P<place>{WORD}(?: {WORD})?)(?![\w-])"
)
_GROUP = re.compile(
    r"(?<![\w-])(?:Leefbaar|Lokaal|Hart voor|Progressief|Stadspartij|Stadsbelangen|Gemeentebelang(?:en)?"
    r"|Burgerbelang(?:en)?|Dorpsbelang(?:en)?|Inwonersbelang(?:en)?|Ouderenpartij|Seniorenpartij"
    r"|Plaatselijk Belang)"
    rf" (?P<town>{WORD}(?: aan den? {WORD}| {WORD})?)(?![\w-])"
)
"""A party or a village's association that is called after its town."""
_LIST = re.compile(
    rf"(?<![\w-])Lijst (?:(?:[Vv]an (?:de[rn]? )?|[Dd]e ){WORD}(?![\w-])|(?<=\(Lijst ){WORD}(?=\)))"
)
_CENTRE = re.compile(
    r"(?<![\w-])(?:(?:Universitair )?Medisch|(?:Regionaal )?Historisch) Centrum"
    rf" {WORD}(?:[ -]{WORD})?(?![\w-])"
)
_SCHOOL = re.compile(
    rf"(?<![\w-])(?:(?:OBS|CBS|PCBS|RKBS|SBO|IKC) (?:[Dd]e|[Hh]et|['’]t)|OBS|PCBS|RKBS|IKC)"
    rf" {WORD}(?: {WORD})?(?![\w-])"
)
_POLICE = re.compile(rf"(?<![\w-])[Pp]olitie-?eenheid {WORD}(?:[ -]{WORD}){{0,2}}(?![\w-])")
_CLUB = re.compile(rf"(?<![\w.-])(?:[SsVvHhTtKk]\.[VvCc]\.|SV|VV|FC|HC|LTC) {WORD}(?: {WORD})?(?![\w-])")
_NEWSPAPER = re.compile(
    rf"(?<![\w-])(?:De )?(?!De )[{UPPER}][\w’-]+(?:se|sche) (?:Krant|Courant|Nieuwsbode|Weekblad)(?![\w-])"
)


class Kind(NamedTuple):
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    """One of these is in every line that the pattern finds something in."""
    why: str

    def is_one(self, match: re.Match[str]) -> bool:
        """Whether what the pattern found is one; a fund and a party are one where their place follows."""
        if "town" in self.pattern.groupindex:
            return match["town"] in words("municipalities") or match.group().startswith("Plaatselijk")
        if "place" not in self.pattern.groupindex:
            return True
        place = match["place"]
        return place in outside_names() or place.split(" ")[0] in words("regions")


KINDS = (
    Kind(
        _NATIONAL, ("Nederland", "Landelijk", "Nationa", "Europe", "Algemene "), "body of the whole country"
    ),
    Kind(_ROYAL, ("Koninklijke ",), "royal by name"),
    Kind(_FUND, ("fonds ", " Fonds "), "fund of a place"),
    Kind(
        _GROUP,
        ("Leefbaar ", "Lokaal ", "Hart voor ", "Progress", "partij ", "belang ", "belangen ", "Belang "),
        "party of a town",
    ),
    Kind(_LIST, ("Lijst ",), "list of a party"),
    Kind(_CENTRE, (" Centrum ",), "medical or historical centre"),
    Kind(_SCHOOL, ("BS ", "SBO ", "IKC "), "school"),
    Kind(_POLICE, ("eenheid ",), "unit of the police"),
    Kind(_CLUB, (".v. ", ".V. ", ".c. ", ".C. ", "V ", "C "), "sports club"),
    Kind(_NEWSPAPER, (" Krant", " Courant", " Nieuwsbode", " Weekblad"), "newspaper"),
)
_PARTS = {part for kind in KINDS for hint in kind.hints for part in re.findall(r"\w+", hint)[:1]}
_SHORT = frozenset({part for part in _PARTS if len(part) == 1} | {"SV", "VV", "FC", "HC", "LTC"})
_LONGER = tuple(sorted(_PARTS - _SHORT))


@lru_cache(maxsize=50_000)
def may_tell(word: str) -> bool:
    """Whether a kind has a hint in this word; most words are met again and again."""
    return holds_any(word, _LONGER) or word in _SHORT


def by_kind(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The bodies of these kinds in a line, each with what told it."""
    for kind in KINDS:
        if holds_any(text, kind.hints):
            for match in kind.pattern.finditer(text):
                if kind.is_one(match):
                    yield match, kind.why
