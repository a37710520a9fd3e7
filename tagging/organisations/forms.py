"""What names of organisations look like and what stands beside them: language data."""

from __future__ import annotations

from tagging.vocabulary import listed, words

UPPER = "A-ZÀ-ÖØ-Þ"
_NO_OPENER = rf"(?!(?:{'|'.join(sorted(words('openers')))})\b)"
WORD = rf"{_NO_OPENER}(?:(?:St|Dr|Mr)\. )?[{UPPER}][\w’'&]*(?:[-–][{UPPER}]\w+|- en [{UPPER}]\w+)*"
_TIES = r"(?:van|voor|en|in|op|aan|bij|tot)(?: (?:de|het|een|den|der|['’]t))?|de|het|der|den|&|-|['’]t"
NAME = rf"{WORD}(?: (?:(?:{_TIES}) )?{WORD}){{0,6}}"
SHORT_NAME = rf"{WORD}(?: (?:(?:van|voor|&|de|het|van de) )?{WORD}){{0,3}}"
"""A name in a list of partners, where "en" stands between two."""
HEAD_NAME = rf"{WORD}(?: (?:(?:(?:van|voor|op|in|aan|bij)(?: (?:de|het|den))?|&|de) )?{WORD}){{0,4}}"
"""A name after its noun, without "en"."""

HEADS = {
    "stichting": True,
    "vereniging": True,
    "coöperatie": True,
    "energiecoöperatie": False,
    "woningcorporatie": False,
    "woningbouwvereniging": True,
    "woningstichting": True,
    "wooncorporatie": False,
    "corporatie": False,
    "woonstichting": True,
    "waterschap": True,
    "hoogheemraadschap": True,
    "wetterskip": True,
    "ggd": True,
    "energieregio": True,
    "comité": True,
    "wbv": True,
    "ggz": True,
    "veiligheidsregio": True,
    "omgevingsdienst": True,
    "vervoerregio": True,
    "metropoolregio": True,
    "recreatieschap": True,
    "werkvoorzieningsschap": True,
    "natuurschap": True,
    "afvalbedrijf": False,
    "welzijnsorganisatie": False,
    "gemeenschappelijke": False,
    "gr": False,
    "welzijnsstichting": False,
    "netbeheerder": False,
    "zorgverzekeraar": False,
    "zorgaanbieder": False,
    "projectontwikkelaar": False,
    "ontwikkelaar": False,
    "ontwikkelbedrijf": False,
    "woningbouwcorporatie": False,
    "politie": True,
    "brandweer": True,
    "ministerie": True,
    "bibliotheek": True,
    "schouwburg": True,
    "theater": True,
    "museum": True,
    "poppodium": True,
    "rijksmuseum": True,
    "muziekschool": True,
    "ziekenhuis": True,
    "universiteit": True,
    "hogeschool": True,
    "roc": True,
    "mbo": False,
    "kamer": True,
    "regiobank": True,
    "werkplein": True,
    "werkbedrijf": False,
    "servicebureau": True,
    "jeugdgezondheidszorg": True,
    "schooladviesdienst": True,
    "belastingsamenwerking": True,
    "erfgoedvereniging": False,
    "historische": True,
    "oranjevereniging": True,
    "ondernemersvereniging": True,
    "winkeliersvereniging": True,
    "voetbalvereniging": True,
    "hockeyclub": True,
    "tennisvereniging": True,
    "scholengroep": True,
    "schoolbestuur": False,
    "huisartsenpraktijk": True,
    "reddingsbrigade": True,
    "milieudienst": True,
    "regionale": True,
    "sociaal": True,
    "veilig": True,
    "rekenkamer": True,
    "rekenkamercommissie": True,
    "lyceum": True,
    "gymnasium": True,
    "kindcentrum": True,
    "basisschool": True,
    "buurtvereniging": True,
    "sportvereniging": True,
    "scoutinggroep": True,
    "adviesbureau": False,
    "onderzoeksbureau": False,
    "ingenieursbureau": False,
    "architectenbureau": False,
    "bureau": False,
    "accountant": False,
    "accountantskantoor": False,
    "aannemer": False,
    "adviesraad": True,
    "cliëntenraad": True,
    "seniorenraad": True,
    "ouderenraad": True,
    "jongerenraad": True,
    "participatieraad": True,
    "dorpsraad": True,
    "wijkraad": True,
    "stadsdorp": True,
    "meldpunt": True,
    "fonds": True,
    "scouting": True,
    "voetbalclub": True,
    "rugbyclub": True,
    "tennisclub": True,
    "korfbalvereniging": True,
    "handbalvereniging": True,
    "atletiekvereniging": True,
    "zwemvereniging": True,
    "gymnastiekvereniging": True,
    "turnvereniging": True,
    "roeivereniging": True,
    "ijsvereniging": True,
    "ijsclub": True,
    "muziekvereniging": True,
    "toneelvereniging": True,
    "carnavalsvereniging": True,
    "speeltuinvereniging": True,
    "wijkvereniging": True,
    "dorpsvereniging": True,
    "huurdersvereniging": True,
    "bewonersvereniging": True,
    "huurdersbelangenvereniging": True,
    "bedrijvenvereniging": True,
    "natuurvereniging": True,
    "vrijwilligerscentrale": True,
    "ondernemersfonds": True,
    "mee": True,
    "zorgorganisatie": False,
    "uitvoeringsorganisatie": False,
}
"""Nouns before a name; True where the noun is part of it ("Stichting De Brug")."""
LONG_NAMED = frozenset(["stichting", "vereniging", "buurtvereniging", "ministerie", "coöperatie"])
"""Heads whose names have "en" within them."""
CALLING = r"(?:basisscholen|basisonderwijs|onderwijs|scholen|kinderopvang|welzijn|zorg|wonen|bibliotheken)"
"""What a foundation does, written small within its name ("Stichting De Boog basisscholen Voorbeelddam")."""
BEFORE_HEAD = r"(?:Openbare|Centrale|Stedelijke|Katholieke|Christelijke|Protestantse|Koninklijke)"
"""Adjectives with a capital that open a name before its noun ("Openbare Bibliotheek Voorbeelddam")."""
LAST_WORDS = (
    r"(?:Lyceum|Gymnasium|Board|Lab|Instituut|Academie|Orkest|Museum|Theater|Groep|Group|Fonds"
    r"|Adviseurs|Advocaten|Architecten|Accountants|Consultants|Consultancy|Research (?:en|&) Advies"
    r"|[A-Z][a-z]+museum)"
)
"""Nouns with a capital that close a name ("Voorbeelds Lyceum")."""
DEMONYM = rf"{_NO_OPENER}(?!Gemeente)[{UPPER}][\w’-]*[a-z](?:se|sche)"
COMPOUND = (
    rf"[{UPPER}]\w*(?:corporatie|coöperatie|vereniging|stichting|fonds|bank|bibliotheek|museum|dienst|bedrijf"
    r"|platform|bureau|bond|club|unie|federatie|omroep|kring|genootschap|maatschappij|autoriteit|orkest)"
)
"""A body named after its town or country ("Voorbeeldse Energiecorporatie")."""
FIRST_WORDS = {
    "gemeenschappelijke": "gemeenschappelijke regeling",
    "gr": "GR",
    "kamer": "Kamer van",
    "historische": "Historische Vereniging",
    "regionale": "Regionale Uitvoeringsdienst",
    "ministerie": "ministerie van",
    "museum": "Museum",
    "sociaal": "Sociaal Team",
    "veilig": "Veilig Thuis",
}
"""Heads that count only as the opening of these words."""
LEGAL = r"(?:B\.?V\.?|N\.?V\.?|C\.?V\.?|U\.?A\.?|VOF|V\.o\.f\.)"
AS_WRITTEN = {"fonds": "Fonds", "mee": "MEE"}
"""Heads that are common words too, and count only in this spelling."""

PARTNER_CUE = (
    r"(?:[Ss]amen(?:werking)? met(?: onder (?:meer|andere|andere partners))?|[Ii]n samenwerking met"
    r"|[Ii]n samenspraak met|"
    r"[Ii]n overleg met|partners? (?:als|zoals)|partijen (?:als|zoals)|organisaties (?:als|zoals)"
    r"|instellingen (?:als|zoals)|"
    r"instellingen:|kennisinstellingen:|voorzieningen,? (?:de stad rijk is, )?(?:als|zoals)|met partners|"
    r"[Gg]egund aan|[Oo]pdracht (?:aan|van)|[Uu]itgevoerd door|[Ss]ubsidie aan|"
    r"[Aa]fspraken met|resultaatsafspraken met|[Gg]esprek (?:gegaan )?met|planning van|investeringen van|"
    r"[Oo]vereenkomst met|[Cc]onvenant met|[Bb]estuur van|[Dd]eelneming in|aandeelhouder van|"
    r"[Aa]anbieders? (?:als|zoals)|gestart door|[Ff]racties? van|[Aa]dvies van|vragen (?:gesteld )?door"
    r"(?! (?:raads(?:lid|leden)|fractie|de heer|mevrouw|dhr|mw|[A-Z][\w. -]+(?: van |/)))|"
    r"zowel (?:de )?gemeente [A-Z]\w+ als)"
)

NOT_AN_ORGANISATION = frozenset(
    listed(
        """
    Gemeente Gemeenten College Raad Gemeenteraad Rijk Provincie Provincies Staat Kabinet Europa
    Commissie Kamer Wet Wmo Burgemeester Wethouder Wethouders Inwoners Bewoners Ondernemers Partners
    Bijlage Paragraaf Programma Project Begroting Kadernota Zomernota Omgevingsvisie Omgevingsplan
    Omgevingswet Participatiewet Jeugdwet Koers Visie Nota Plan Motie Agenda Januari Februari Maart
    April Mei Juni Juli Augustus September Oktober November December Q1 Q2 Q3 Q4 B&W Waterschap
    Regio St Traineeprogramma Sustainable Onderwijs Zorg Welzijn Sport Cultuur Jeugd Talent
    Spoorzone Binnenstad Centrum AI AVG BV NV CO2 Covid Corona OZB PM Nederland Nederlandse Twentse
    Hengelose MKB OV Den Het De RES RSIA SHE Tabel Bron Duurzaam Duurzame Energie Wijk Buurt Stad
    Dorp Financiën Bestuur Beleid Uitvoering Kerstmis Ja Nee VN EU Brede Gemeentewet Woningwet
    Gemeenschappelijke Sociaal Ambtelijk Algemeen Algemene Dagelijks Bestuurlijk Bestuurlijke
    Metropoolregio OR POH WOZ BOA VTH RIB APV Gemeenteraad Dorpsraad Europese
    """
    )
)
