"""Roles, titles and what only looks like a name: language data of the people tagger."""

from __future__ import annotations

import re

from tagging.vocabulary import listed

PREFIX = r"(?:[Ll]oco-?|[Vv]ice-?|[Oo]ud-|[Kk]andidaat-|[Ww]aarnemend |[Pp]laatsvervangend |[Ff]ormerend )?"

_OFFICES = (
    "burgemeester wijkwethouder wethouder stadsdeelwethouder gemeentesecretaris secretaris"
    " raadsgriffier griffier "
    "raadslid burgerraadslid commissielid statenlid fractievoorzitter fractieleider lijsttrekker "
    "minister-president minister staatssecretaris gedeputeerde dijkgraaf heemraad Kamerlid "
    "commissaris van de Koning portefeuillehouder wethouderskandidaat"
)
_FUNCTIONS = (
    "voorzitter|vicevoorzitter|ondervoorzitter|"
    "(?:bestuurlijk |ambtelijk )?(?:opdrachtgever|opdrachtnemer)|bestuurlijk trekker|ambtelijk trekker|"
    "programmamanager|programmaleider|programmadirecteur|projectleider|projectmanager|projectdirecteur|"
    "procesregisseur|procesmanager|kwartiermaker|informateur|formateur|verkenner|"
    "(?:algemeen |gemeentelijk |adjunct-|concern)?directeur|bestuurder|bestuursvoorzitter|"
    "afdelingsmanager|afdelingshoofd|teammanager|teamleider|domeinmanager|clustermanager|gemeentearchivaris|"
    "stadsdeelregisseur|wijkregisseur|gebiedsregisseur|wijkmanager|gebiedsmanager|"
    "concerncontroller|controller|rapporteur|notulist|ombudsman|stadsbouwmeester|stadsdichter"
    "|kinderburgemeester|bestuursondersteuner|bestuursadviseur|bestuurssecretaris|directiesecretaris"
    "|directieadviseur|raadsadviseur|commissiegriffier|verslaglegger|communicatieadviseur|woordvoerder"
    "|persvoorlichter|coördinator|coach|concernmanager|stadsarchitect|rijksbouwmeester|strateeg"
)
_OFFICE = "|".join(
    re.escape(office)
    for office in sorted(_OFFICES.replace("commissaris van de Koning", "").split(), key=len)[::-1]
)
OFFICE = (
    rf"{PREFIX}(?:(?i:{_OFFICE})|[Cc]ommissaris van de [Kk]oning|[Ww]h\.?|[Ww]eth\.|[Bb]m\.?"
    r"|(?:(?<=[Hh]et )|(?<=aan )|(?<=van )|(?<=door ))lid"
    r"|(?:(?<=[Dd]e )|(?<=aan )|(?<=van )|(?<=door ))leden)"
)
"""An elected or appointed office: a surname alone may follow it."""
FUNCTION = rf"(?i:{_FUNCTIONS})"
"""A function in the organisation: only a full name may follow it."""
ROLE = rf"(?:{OFFICE}|{FUNCTION})"

ACADEMIC = r"(?:(?:drs|dr|mr|ir|ing|prof|MSc|MA|ds)\.?,? ){0,3}"
COURTESY = r"(?:[Dd]e heer|[Dd]e heren|[Hh]eer|[Mm]evrouw|[Mm]w\.?|[Mm]evr\.?|[Dd]hr\.?)"
LIST_LABEL = (
    r"(?:[Aa]anwezig(?:en)?|[Aa]fwezig(?:en)?|[Vv]erhinderd|[Mm]et kennisgeving|[Dd]eelnemers|[Vv]oorzitter|"
    r"[Ss]ecretaris|[Nn]otulist|[Vv]erslag(?:legging)?|[Pp]ortefeuillehouders?(?:\(s\))?"
    r"|[Pp]ortefeuille ?houder\(?s?\)?|"
    r"[Cc]ollegeleden|[Ww]ethouders?|[Bb]urgemeester|[Gg]riffier|[Ll]eden|[Oo]ndertekenaars?"
    r"|[Ii]ndieners? motie)"
)
HOLDER_COLUMN = re.compile(
    r"^(?:portefeuille ?houders?(?:\(s\))?|pfh\.?|porth\.?|wethouders?|verantwoordelijke? (?:wethouder"
    r"|bestuurder)"
    r"|bestuurder|collegelid|bestuurlijk (?:opdrachtgever|trekker))$",
    re.IGNORECASE,
)
PARTY = (
    r"(?:VVD|CDA|PvdA|D66|GroenLinks|GL|SP|PVV|ChristenUnie|CU|SGP|FvD|BBB|Volt|DENK|PvdD|JA21|"
    r"GroenLinks[-/]PvdA|GL[-/]PvdA|PvdA[-/]GroenLinks|50PLUS|NSC)"
)

CLOSING = re.compile(
    r"^(?:met (?:vriendelijke|hartelijke) groet|hoogachtend|namens (?:het|de) |(?:het college van )?"
    r"burgemeester en wethouders|gedeputeerde staten|aldus (?:vastgesteld|besloten)|ondertekening)",
    re.IGNORECASE,
)
"""Opens the part of a letter or decision where people sign."""
SALUTATION = re.compile(r"^(?:geachte|beste|hooggeachte|excellentie)\b", re.IGNORECASE)

PRIVATE_ROLE = (
    r"(?:indiener|reclamant|inspreker|bezwaarmaker|aanvrager|verzoeker|klager|bewoner|bewoonster|omwonende"
    r"|eigenaar|eigenaresse|appellant|belanghebbende|contactpersoon)"
)
PRIVATE = re.compile(rf"\b(?:zienswijze|{PRIVATE_ROLE})", re.IGNORECASE)
"""Words beside a name that make it a private person's."""

NOT_A_NAME = frozenset(
    listed(
        """
        Mevrouw Heer Heren Dhr Mevr Drs Mr Ir Dr Ing Prof
    Ambtelijk Ambtelijke Bestuurlijk Bestuurlijke Wethouder Wethouders Wijkwethouder Burgemeester
    Secretaris Gemeentesecretaris Griffier Voorzitter Portefeuillehouder Opdrachtgever Opdrachtnemer
    Programmamanager Projectleider Procesregisseur Directeur Loco Gemeente Gemeenteraad Raad College
    Provincie Provinciale Gedeputeerde Staten Commissie Kamer Koning Staat Rijk Ministerie Minister
    Stichting Vereniging Coöperatie Datum Onderwerp Zaaknummer Kenmerk Bijlage Bijlagen Besluit
    Programma Project Afdeling Team Domein Cluster Paragraaf Hoofdstuk Financiën Portefeuille Wijk
    Buurt Stad Dorp Regio Het Een Deze Dit Die Dat Wij We Ook Daarnaast Verder Voor Tot Bij Met Naar
    Zoals Geachte Beste Tijd Locatie Aanwezig Afwezig Opening Mededelingen Januari Februari Maart
    April Mei Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag
    Donderdag Vrijdag Zaterdag Zondag Tweede Eerste Derde Nieuwe Nationale Europese Duurzaamheid
    Concept Agenda Verslag Postbus Omgevingsvisie Begroting Kadernota Wet Motie Amendement Fractie
    Partij Lid Raadhuis Gemeentehuis Stadhuis Provinciehuis Raadzaal Aanvang Werkbedrijven Financien
    Noord Zuid Oost West Ruimtelijke Sociale Sociaal Economische Openbare Maatschappelijke Beleid
    Organisatie Bedrijfsvoering Dienst Bureau Algemene Algemeen Is En Als Heeft Wat Hoe Waar Wie
    Waarom Lokaal Leefbaar Gemeentebelangen Gemeentebelang Burgerbelangen Burgerbelang Dorpsbelang
    Dorpsbelangen Inwonersbelang Inwonersbelangen Stadspartij Onafhankelijk Progressief
    """
    )
)
"""Words with a capital that are no part of a person's name."""

_STREET = re.compile(
    r"(?:\w\w(?:straat|plein|plantsoen|singel|kade|gracht)|\w{4}(?:laan|steeg)|\w{5}weg)$", re.IGNORECASE
)
_THING = re.compile(
    r"(?:commissie|team|kamer|platform|school|college|lyceum|museum|stichting|fonds|tunnel|penning|schap|heid|iteit|zaken|beleid"
    r"|domein|park|"
    r"ontwikkeling|ordening|voorziening|voorzieningen|dienst|bedrijf|vastgoed|samenwerking|veiligheid"
    r"|participatie|"
    r"transitie|economie|visie|programma|regio|opgave|opgaven|bestuur|raad|akkoord)$",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r"[\s-]*(?:[Pp]lantsoen|[Pp]lein|[Ss]traat|[Ll]aan|[Ww]eg|[Kk]ade|[Ss]ingel|[Pp]ark|[Ss]chool|[Ss]cholen"
    r"|[Cc]ollege|[Ll]yceum|[Mm]useum|[Ss]tichting|[Ff]onds|[Bb]rug|[Tt]unnel|[Hh]al|[Pp]rijs|[Hh]uis"
    r"|[Ss]tadion"
    r"|B\.?V\.?|N\.?V\.?|& (?:[Zz]n|[Zz]oon|[Cc]o))(?!\w)"
)


def written_out(role: str) -> str:
    """A role without its abbreviation, in the singular."""
    deputy = "loco-" if role.startswith("loco-") else ""
    plain = role.removeprefix("loco-").rstrip(".")
    office = {"wh": "wethouder", "weth": "wethouder", "bm": "burgemeester", "leden": "lid"}.get(plain)
    return deputy + office if office else role


def names_a_thing(name: str, after: str) -> bool:
    """Whether a name is part of a street's, school's, foundation's or company's, by its end or what"
    " follows."""
    return bool(_STREET.search(name) or _THING.search(name) or _THING_AFTER.match(after))
