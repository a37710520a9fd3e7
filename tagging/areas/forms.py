"""What names of places look like and what stands beside them: language data of the areas tagger."""

from __future__ import annotations

import re

from corpus.mention import AreaKind
from tagging.vocabulary import listed, words

UPPER = "A-ZÀ-ÖØ-Þ"
_MAY_OPEN_A_NAME = {"De", "Het", "Twee", "Drie", "Vier", "Vijf"}
_NO_OPENER = rf"(?!(?:{'|'.join(sorted(words('openers') - _MAY_OPEN_A_NAME))})\b)"
WORD = rf"{_NO_OPENER}(?:St\. ?)?[{UPPER}](?:[\w’']*\w)?(?:[-–][{UPPER}]\w+)*"
FIRST_NAME = rf"{_NO_OPENER}[{UPPER}][a-zß-ÿ]{{2,8}}"
_ARTICLE = r"(?:[Dd]en? |[Hh]et |['’][tT] |[Tt]er )?"
_TIE = r"(?:van (?:de |den |der |het |['’]t )?|de |den |der )?"
NAME = rf"(?:{_ARTICLE}{WORD}(?: {_TIE}{WORD}){{0,3}})"
"""A name after a cue: capitals with small words between them, an article before them at most."""

_PLAIN = rf"{_NO_OPENER}[{UPPER}][\w’']+"
TWO_WORDS = rf"(?:{_PLAIN}(?: {_PLAIN})?)"
"""A name of one word or two without a hyphen, as at a corner ("hoek Voorweg-Lange Dijk")."""

CUES: dict[str, AreaKind] = {
    "woonwijken": "wijk",
    "woonwijk": "wijk",
    "stadswijk": "wijk",
    "wijkdeel": "wijk",
    "stadsdelen": "wijk",
    "nieuwbouwwijk": "wijk",
    "wijken": "wijk",
    "wijk": "wijk",
    "stadsdeel": "wijk",
    "buurten": "buurt",
    "buurtschappen": "dorp",
    "buurtschap": "dorp",
    "buurt": "buurt",
    "dorpskernen": "dorp",
    "dorpskern": "dorp",
    "dorpen": "dorp",
    "dorp": "dorp",
    "kernen": "dorp",
    "kern": "dorp",
    "bedrijventerreinen": "bedrijventerrein",
    "bedrijventerrein": "bedrijventerrein",
    "industrieterrein": "bedrijventerrein",
    "bedrijvenpark": "bedrijventerrein",
    "businesspark": "bedrijventerrein",
    "woonkern": "dorp",
    "woonkernen": "dorp",
    "plangebied": "gebied",
    "plangebieden": "gebied",
    "deelgebieden": "gebied",
    "locaties": "gebied",
    "park": "gebied",
    "deelgebied": "gebied",
    "gebied": "gebied",
    "locatie": "gebied",
    "ontwikkellocatie": "gebied",
    "woningbouwlocatie": "gebied",
    "gebiedsontwikkeling": "gebied",
    "gebiedsontwikkelingen": "gebied",
    "grondexploitatie": "gebied",
    "grondexploitaties": "gebied",
    "buurttuin": "gebied",
    "wijktuin": "gebied",
    "polder": "gebied",
    "natuurgebied": "gebied",
    "recreatiegebied": "gebied",
}
"""Nouns before a name; the name alone is the mention."""
SEVERAL: dict[str, AreaKind] = {
    "buurtcentra": "gebouw",
    "wijkcentra": "gebouw",
    "buurthuizen": "gebouw",
    "dorpshuizen": "gebouw",
    "sporthallen": "gebouw",
    "gymzalen": "gebouw",
    "zwembaden": "gebouw",
    "gebouwen": "gebouw",
    "panden": "gebouw",
    "sportparken": "gebied",
    "parken": "gebied",
    "landgoederen": "gebied",
    "buitenplaatsen": "gebied",
    "begraafplaatsen": "gebied",
    "natuurgebieden": "gebied",
    "straten": "straat",
    "wegen": "straat",
    "pleinen": "straat",
}
"""Nouns before a list of names."""
BUILDINGS = frozenset(
    listed(
        """
        gebouw complex pand kantoor hoofdkantoor kantoorgebouw kantoorpand bedrijfspand schoolgebouw
        kazerne fabriek garage
        """
    )
)
"""Nouns that a name with a hyphen stands before ("VVV-kantoor")."""
CUE_ENDS = ("gebied", "locatie", "locaties", "wijk", "buurt", "bedrijventerrein")
"""Of those, the ends of compounds that are one too ("actiegebied Oosterend")."""
WITH_NOUN: dict[str, AreaKind] = {
    "sportpark": "gebied",
    "sportcomplex": "gebied",
    "tennispark": "gebied",
    "stadspark": "gebied",
    "volkspark": "gebied",
    "landgoed": "gebied",
    "recreatieplas": "gebied",
    "begraafplaats": "gebied",
    "zonnepark": "gebied",
    "zonneveld": "gebied",
    "windpark": "gebied",
    "energiepark": "gebied",
    "vakantiepark": "gebied",
    "campus": "gebied",
    "kennispark": "bedrijventerrein",
    "zwembad": "gebouw",
    "sporthal": "gebouw",
    "wijkcentrum": "gebouw",
    "buurthuis": "gebouw",
    "dorpshuis": "gebouw",
    "gemeenschapshuis": "gebouw",
    "multifunctionele accommodatie": "gebouw",
    "kulturhus": "gebouw",
    "mfa": "gebouw",
    "mfc": "gebouw",
    "winkelcentrum": "gebouw",
    "station": "gebouw",
    "raadhuis": "gebouw",
    "kasteel": "gebouw",
    "gemaal": "gebouw",
    "renbaan": "gebied",
    "golfbaan": "gebied",
    "ijsbaan": "gebied",
    "jachthaven": "gebied",
    "vliegveld": "gebied",
    "vliegkamp": "gebied",
    "vliegbasis": "gebied",
    "hertenkamp": "gebied",
    "skatepark": "gebied",
    "buitenplaats": "gebied",
    "kinderboerderij": "gebied",
    "commandopost": "gebouw",
    "kazerne": "gebouw",
    "klooster": "gebouw",
    "villa": "gebouw",
    "residentie": "gebouw",
    "auberge": "gebouw",
    "herberg": "gebouw",
    "paviljoen": "gebouw",
    "strandpaviljoen": "gebouw",
    "boerderij": "gebouw",
    "woontoren": "gebouw",
    "kantoorvilla": "gebouw",
    "zorgcentrum": "gebouw",
    "cultuurhuis": "gebouw",
    "theehuis": "gebouw",
    "fort": "gebouw",
    "molen": "gebouw",
    "camping": "gebied",
    "speeltuin": "gebied",
    "huize": "gebouw",
    "flat": "gebouw",
    "wooncomplex": "gebouw",
    "appartementencomplex": "gebouw",
    "woonzorgcentrum": "gebouw",
    "verzorgingshuis": "gebouw",
    "verpleeghuis": "gebouw",
    "parkeergarage": "gebouw",
    "gemeentehuis": "gebouw",
    "stadhuis": "gebouw",
}
"""Nouns that are part of the name ("sportpark De Berg")."""

BEFORE_QUOTES: dict[str, AreaKind] = {
    "park": "gebied",
    "parkherstel": "gebied",
    "terrein": "gebied",
    "complex": "gebouw",
    "pand": "gebouw",
    "gebouw": "gebouw",
    "hotel": "gebouw",
    "restaurant": "gebouw",
    "boerderij": "gebouw",
    **CUES,
}
"""Nouns before a name in quotes, which may then have any words in it."""
QUOTED_NAME = rf"(?:{_ARTICLE}{WORD}(?: [^\s'’”\".;:]+){{0,4}})"
APPROACHES = frozenset(
    first + second
    for first in ("gebieds", "wijk", "buurt", "dorps")
    for second in listed(
        """
        aanpak plan plannen visie ontwikkeling ontwikkelingsplan ontwikkelingsplannen programma gesprek
        team
        """
    )
)
"""What is done for a quarter, before its name."""
STREET_ENDS = (
    "straat",
    "laan",
    "weg",
    "plein",
    "plantsoen",
    "kade",
    "singel",
    "gracht",
    "steeg",
    "dreef",
    "dijk",
)
_STREET_OPENERS = """
    Burgemeester Burg\\. Wethouder Dokter Dr\\. Prof\\. Professor Ds\\. Dominee Pastoor Prins Prinses Koning
    Koningin Graaf Mgr\\. Ir\\. Mr\\. Sint St\\. Oude Nieuwe Lange Korte Hoge Lage Grote Kleine Eerste Tweede
    Groot Klein Oud Verlengde Van Jan Pieter Willem Johan vd v\\.d\\.
    """
BEFORE_STREET = rf"(?:(?:{'|'.join(_STREET_OPENERS.split())})(?: |(?<=\.) ?))"
"""What the name of a street may open with, before its last word."""
ALSO_SURNAMES = ("laan", "weg", "gracht", "steeg", "dijk")
"""Ends of streets that surnames have too; a title or initials before such a word make it a person's."""
PERSON_BEFORE = (
    r"(?:[A-Z]\.|[Hh]eer|[Mm]evrouw|[Ww]ethouder|[Ww]h\.?|[Mm]inister|[Rr]aadslid|[Gg]edeputeerde|[Vv]oorzitter"
    r"|[Gg]riffier) ?"
)
RARE_STREETS = ("dijk", "steeg")
"""Of those, the ends that surnames have more often: they need a small word of place before them."""
PLACE_BEFORE = r"(?:\b(?:de|aan|langs|op|over|bij|naar|van|in)) $"
_LONE_STREET_ENDS = ("dam", "baan", "pad", "brink", "wal", "markt")
LONE_ENDS = (
    *_LONE_STREET_ENDS,
    *listed("akker zoom hoek horst hout drift kamp oord veen meer hoef berg"),
)
"""Ends that make a name of a street or hamlet with an adjective before it ("Lange Voorbeelddam")."""
LONE_ADJECTIVE = "(?:Lange|Korte|Oude|Nieuwe|Grote|Kleine|Hoge|Lage|Groot|Klein|Oud|Hoog|Laag)"


def kind_of_lone(word: str) -> AreaKind:
    """Of a name with one of LONE_ENDS."""
    return "straat" if word.endswith(_LONE_STREET_ENDS) else "gebied"


LOOSE_ENDS = frozenset(
    listed(
        """
        Plantsoen Plein Park Hof Straat Laan Weg Kade Singel Campus Zone Haven Kwartier Veld Boulevard
        Driehoek Bos Eiland Oever Es Weide Polder Plas Dijk Brink
        """
    )
)
"""Last words of names in two or more words ("Prins Hendrik Plantsoen", "Groene Zone")."""
IS_STREET = frozenset(listed("Plantsoen Plein Straat Laan Weg Kade Singel Hof Boulevard Dijk Brink"))
TOPOGRAPHIC = frozenset(
    listed(
        """
        Slag Heide Hout Duinen Duin Strand Heuvel Heuvels Veen Vaart Beek Meer Kanaal Sluis Poort Molen Burcht
        Markt Gracht Wal Buffer Bosch Bossen Hoek Zoom Esch Weiden Landen Plassen Haar Kamp Hoven Velden Park
        Bos Es Haven Polder Plas Oever Weide Eiland
        """
    )
)
"""Last words of names of areas that open with an adjective ("Voorbeeldse Slag", "Oude Heide")."""
ADJECTIVE = (
    rf"(?!(?:Nederland|Holland|Europe|Duit|Engel|Fran|Belgi)\w*)[{UPPER}][\w’-]*[a-z](?:se|sche)|Oude|Nieuwe|Grote|Kleine|Hoge"
    rf"|Lage|Groene|Rode|Witte|Zwarte|Blauwe|Lange|Korte|Noordelijke|Zuidelijke|Oostelijke|Westelijke|Klein|Groot|Oud"
    rf"|Nieuw"
)
HEARTS_SET = frozenset(["Hart", "Poort", "Kop", "Land", "Park", "Tuin", "Balkon", "Rand", "Hof"])
HEARTS = f"(?:{'|'.join(sorted(HEARTS_SET))})"
"""What the names of development areas begin with ("Hart van ...")."""

WORK = re.compile(
    r"(?:\w+ing|Verkoop|Aankoop|Aanleg|Bouw|Renovatie|Evaluatie|Revitalisatie|Project"
    r"|\w*(?:[Pp]lan|[Vv]isie|[Nn]ota|[Vv]erzoek)) "
)
"""What is done to a place, with the capital of a heading: no part of its name."""
COMPASS = frozenset(
    listed(
        """
    Noord Oost Zuid West Centrum Midden Noordoost Zuidwest Noordwest Zuidoost
    """
    )
)
"""Names that need their noun: "wijk Noord" is one, "Noord" alone only after "wijkaanpak"."""

GENERIC = frozenset(
    listed(
        """
        binnenstad spoorzone spoorzonegebied stationsgebied stationsomgeving
        noordrand oostrand zuidrand westrand
        """
    )
)
"""Places that every town has one of."""

BEFORE_CENTRE = re.compile(
    r"(?:[\t(]|(?<!\w)(?:het|ons|in|naar|rond|rondom|binnen|en|of|[a-z]{3,}(?:ing|heid|plan|visie)) )$|^$"
)
OTHER_CENTRE = re.compile(r"[-’']|\s(?:voor|op)\b| van (?!de (?:stad|gemeente)|het dorp)| [A-Z]")
"""What follows the centre of something else ("centrum voor jeugd", "het centrum van Voorbeelddam")."""
