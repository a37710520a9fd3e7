"""Words that look like names of places and are none: language data of the areas tagger."""

from __future__ import annotations

import re

from tagging.vocabulary import listed

NO_CUES = frozenset(
    listed(
        """
    grondgebied beleidsgebied vakgebied werkgebied rechtsgebied verzorgingsgebied taakgebied aandachtsgebied
    expertisegebied kennisgebied thuiswijk toepassingsgebied vergaderlocatie
    """
    )
)
"""Compounds of them that say what or whose, not where."""

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

NOT_NUMBERED = (
    r"(?:Artikel|Art|Bijlage|Tabel|Figuur|Fase|Paragraaf|Hoofdstuk|Programma|Spoor|Punt|Motie|Amendement|Perceel"
    r"|Kavel|Groep|Categorie|Schaal|Maatregel|Taakveld|Doel|Optie|Variant|Scenario|Stap|Thema|Deel|Blok|Besluit"
    r"|Lid|Zaal|Kamer|Postbus|Sectie|Type|Klasse|Box|Niveau|Agendapunt|Q|Wet|Team|Laag|Kolom|Nr|Versie)"
)
"""Nouns that a number with a letter counts instead of a house."""

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
NO_NAMED_PLACE = re.compile(
    r"(?:[Kk]rant|Courant|Bode|Telegraaf|Gids|Bank|Groep|Raad|School|Weekblad|Nieuws)$"
)
"""Ends of names with "De" or "Het" that "in" stands before and that are none of a place."""
