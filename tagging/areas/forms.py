"""What names of places look like and what stands beside them: language data of the areas tagger."""

from __future__ import annotations

import re

from corpus.mention import AreaKind
from tagging.vocabulary import listed, words

UPPER = "A-ZÀ-ÖØ-Þ"
_NO_OPENER = rf"(?!(?:{'|'.join(sorted(words('openers') - {'De', 'Het'}))})\b)"
WORD = rf"{_NO_OPENER}[{UPPER}][\w’']*(?:[-–][{UPPER}]\w+)*"
_ARTICLE = r"(?:[Dd]en? |[Hh]et |['’][tT] |[Tt]er )?"
_TIE = r"(?:van (?:de |den |der |het |['’]t )?|de |den |der )?"
NAME = rf"(?:{_ARTICLE}{WORD}(?: {_TIE}{WORD}){{0,3}})"
"""A name after a cue: capitals with small words between them, an article before them at most."""

CUES: dict[str, AreaKind] = {
    "woonwijk": "wijk",
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
    "plangebied": "gebied",
    "deelgebied": "gebied",
    "gebied": "gebied",
    "locatie": "gebied",
    "ontwikkellocatie": "gebied",
    "woningbouwlocatie": "gebied",
    "gebiedsontwikkeling": "gebied",
    "gebiedsontwikkelingen": "gebied",
    "polder": "gebied",
    "natuurgebied": "gebied",
    "recreatiegebied": "gebied",
}
"""Nouns before a name; the name alone is the mention."""
CUE_ENDS = ("gebied", "locatie", "wijk", "buurt", "bedrijventerrein")
"""Of those, the ends of compounds that are one too ("actiegebied Oosterend")."""
NO_CUES = frozenset(
    listed(
        """
    grondgebied beleidsgebied vakgebied werkgebied rechtsgebied verzorgingsgebied taakgebied aandachtsgebied
    expertisegebied kennisgebied thuiswijk toepassingsgebied vergaderlocatie
    """
    )
)
"""Compounds of them that say what or whose, not where."""

WITH_NOUN: dict[str, AreaKind] = {
    "sportpark": "gebied",
    "sportcomplex": "gebied",
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
    "buitenplaats": "gebied",
    "kinderboerderij": "gebied",
    "commandopost": "gebouw",
    "kazerne": "gebouw",
    "klooster": "gebouw",
    "villa": "gebouw",
    "fort": "gebouw",
    "gemeentehuis": "gebouw",
    "stadhuis": "gebouw",
}
"""Nouns that are part of the name ("sportpark De Berg")."""

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
NOT_STREETS = frozenset(
    listed(
        """
    rijksweg provincialeweg snelweg autosnelweg spoorweg hoofdweg ringweg rondweg randweg landweg
    zandweg omweg uitweg fietsstraat woonstraat winkelstraat hoofdstraat dorpsstraat schoolplein
    marktplein werkplein parkeerplein speelplein kennisplein stadsplein dorpsplein dijk weg laan
    straat plein plantsoen kade singel gracht steeg dreef milieustraat afvalstraat wasstraat
    teststraat vaccinatiestraat terugweg middenweg voorweg invalsweg toegangsweg verkeersweg
    gebiedsontsluitingsweg ontsluitingsweg zorgplein waterweg vaarweg luchtweg halverwege onderweg
    bedrijfsweg parallelweg leerplein jongerenplein kinderplein dienstenplein loketplein
    omgevingsplein stationsplein zeedijk
    """
    )
) - {"dorpsstraat", "hoofdstraat", "stationsplein", "ringweg", "marktplein", "parallelweg"}
_STREET_OPENERS = """
    Burgemeester Burg\\. Wethouder Dokter Dr\\. Prof\\. Professor Ds\\. Dominee Pastoor Prins Prinses Koning
    Koningin Graaf Mgr\\. Ir\\. Mr\\. Sint St\\. Oude Nieuwe Lange Korte Hoge Lage Grote Kleine Eerste Tweede
    Verlengde Van Jan Pieter Willem Johan
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
HEARTS_SET = frozenset(["Hart", "Poort", "Kop", "Land", "Park", "Tuin", "Balkon", "Rand", "Hof"])
HEARTS = f"(?:{'|'.join(sorted(HEARTS_SET))})"
"""What the names of development areas begin with ("Hart van ...")."""

BUILDING_ENDS = ("basiliek", "kerk", "toren", "molen", "brug", "tunnel", "viaduct")
"""Ends of the names of buildings, where "de" stands before them ("de Sint-Jansbasiliek")."""
WORK = re.compile(
    r"(?:\w+ing|Verkoop|Aankoop|Aanleg|Bouw|Renovatie|Evaluatie|Revitalisatie|Project"
    r"|\w*(?:[Pp]lan|[Vv]isie|[Nn]ota|[Vv]erzoek)) "
)
"""What is done to a place, with the capital of a heading: no part of its name."""
NOT_NUMBERED = (
    r"(?:Artikel|Art|Bijlage|Tabel|Figuur|Fase|Paragraaf|Hoofdstuk|Programma|Spoor|Punt|Motie|Amendement|Perceel"
    r"|Kavel|Groep|Categorie|Schaal|Maatregel|Taakveld|Doel|Optie|Variant|Scenario|Stap|Thema|Deel|Blok|Besluit"
    r"|Lid|Zaal|Kamer|Postbus|Sectie|Type|Klasse|Box|Niveau|Agendapunt|Q|Wet|Team|Laag|Kolom|Nr|Versie)"
)
"""Nouns that a number with a letter counts instead of a house."""

COMPASS = frozenset(
    listed(
        """
    Noord Oost Zuid West Centrum Midden Noordoost Zuidwest Noordwest Zuidoost
    """
    )
)
"""Names that need their noun: "wijk Noord" is one, "Noord" alone only after "wijkaanpak"."""

GENERIC = frozenset(["binnenstad", "spoorzone", "spoorzonegebied", "stationsgebied", "stationsomgeving"])
"""Places that every town has one of."""

NOT_A_PLACE = frozenset(
    listed(
        """
        Nationaal Nationale Landelijk NNN Natura Alles Alle Nieuw Gemeente College Raad Rijk
        Provincie Regio Commissie Begroting Programma Project Wet Wmo Bijlage Paragraaf Hoofdstuk
        Nota Visie Omgevingsvisie Kadernota Zomernota Januari Februari Maart April Mei Juni Juli
        Augustus September Oktober November December Q1 Q2 Q3 Q4 Covid Corona EU VNG NPO BV NV AVG
        B&W Koers Talent Welzijn Zorg Veiligheid Kerst Pasen Engels Nederlands Europees Tabel Figuur
        Excel Word Ja Nee Nr Artikel Agenda Burgemeester Wethouder Inclusief Exclusief PM NB OZB CO2
        SDG SPUK Ministerie Minister Kabinet Kamer Staten Balans Opbouw Werk Bron Toelichting
        Investeringen Beleid Financiële Fractie Uitgevoerd Opgesteld Actie Stand Planning
        Portefeuille Duurzaamheid Mobiliteit Cultuur Sport Onderwijs Jeugd Participatie Wonen
        Economie Bestuur Veilig Schoon Open Bestuurlijk Beweging Excel Teams Concept Overleg
        Eigendom Hoofdlijnen Samenhang Samenwerking Gesprek Gebruik Dienst Opdracht Bezit Lijn
        Europa
        """
    )
)
NOT_IN = re.compile(
    r"(?:ing|lijk|heid|verband|plan|wet|visie|programma|schap|iteit|isch|ische|se|park|hal|orde|tie|ers)$"
)
"""Ends of words with a capital that "in" stands before without naming a place."""
