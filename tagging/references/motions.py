"""Motions and amendments that are called by their name, without a number or quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tagging.vocabulary import listed

_NO_NAMES = "|".join(
    listed(
        """
        Vreemd Indiener\\w* Ingediend\\w* Aangenomen Verworpen Aangehouden Ingetrokken Unaniem Datum Onderwerp
        Raad\\w* College\\w* Besluit\\w* Stand Status Overzicht Lijst Afdoening Afgedaan Behandeling
        Toezegging\\w*
        Nummer Nr Titel Naam Partij\\w* Fractie\\w* Gemeente\\w* Tweede Eerste Kamer Provinciale Staten
        Wethouder Burgemeester Portefeuille\\w* Stemming Stemverklaring Voor Tegen Januari Februari Maart
        April Mei Juni Juli Augustus September Oktober November December
        """
    )
)
"""What else stands after "motie", in tables and headings."""
_PARTIES = "|".join(
    listed(
        """
        GroenLinks ChristenUnie Volt Forum Partij Lokaal Leefbaar Gemeentebelang(?:en)? Burgerbelang(?:en)?
        Dorpsbelang(?:en)? Inwonersbelang(?:en)? Stadsbelang(?:en)? Stadspartij Ouderenpartij Onafhankelijk
        Progressief Senioren Algemeen
        """
    )
)
"""First words of what councils' groups are called; those in capitals alone never open a name here."""
_NO_MORE = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kon|moet|zal|zou|mag|wil|die|dat|dit"
    r"|als|om|te|niet|ook|nog|al|er|hier(?:bij|mee|in|van|voor)?|daar(?:bij|mee|in|van|voor|om)?|waar(?:in|mee|bij|van)?|zo(?:als|dat)?|over|inzake|betreffende|van|vraagt|vroeg"
    r"|verzoekt|roept|spreekt|constateert|draagt|gaat|beoogt|stelt|geeft|regelt|betreft|behelst|luidt|met 1"
    r"|met \d+|met algemene|met betrekking|aangenomen|verworpen|aangehouden|ingetrokken|afgedaan|ingediend"
    r"|uitgevoerd|besproken|vastgesteld|overgenomen|[a-z]*ge[a-z]+d|ter|tot|en de motie|en het amendement)\b"
)
"""Words that say something of a motion, and are no part of its name."""
_MOTION = re.compile(
    r"(?<![\w-])(?:(?i:sub)?[Aa]mendement|[Mm]otie)(?: vreemd(?: aan de orde(?: van de dag)?)?|-| )\s?"
    rf"(?P<name>(?!(?:{_NO_NAMES}|{_PARTIES})\b)"
    r"(?:(?:Van|De[nr]?|Te[nr]?|El|Al|['’][Tt]) (?:(?:de[nr]?|['’]t) )?)?"
    r"[A-ZÀ-ÖØ-Þ][a-zß-ÿ]+(?![A-ZÀ-ÖØ-Þ])[A-Za-zÀ-ÿ’-]*"
    rf"(?: c\.s\.|(?: (?!{_NO_MORE})(?:[A-Za-zÀ-ÿ\d’-]+|&)){{0,8}}?))"
    rf"(?:(?<=c\.s\.)|(?=$|[\n\t,.;:()?!”\"¹²³⁰⁴-⁹]|[’'](?!\w)| {_NO_MORE}| [-–] ))"
)


_TRAILING = re.compile(
    r"(?: (?:voor|na|in|dit|deze) (?:de |het |dit )?(?:zomer|winter|herfst|lente|voorjaar|najaar|jaar"
    r"|kwartaal|week|maand))?(?: (?:uit|af|aan|op|in|mee|door|voor|de|het|een|en|bij|met|naar))*$"
)
"""When something is done with it, and small words that open or close something else."""


def by_name(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of motions called by a surname ("motie De Vries c.s.") or words with a capital."""
    for match in _MOTION.finditer(text):
        name = _TRAILING.sub("", match["name"])
        yield match.start(), match.start("name") + len(name), name
