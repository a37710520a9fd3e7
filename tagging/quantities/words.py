"""Words that decide whether a number counts something, and what."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """Longest first, so that alternatives made of them match as much as they can."""
    return tuple(sorted(text.split(), key=len, reverse=True))


MEASURES = _words(
    """
    % ‰ procent procentpunt procentpunten promille fte fte's ft formatieplaatsen graden dB decibel m m1
    m2 m² m3 m³ km km2 km² km/u km/h cm mm meter meters kilometer kilometers centimeter ha hectare
    hectaren hectares are kW kWh kWp MW MWh MWp GW GWh TWh PJ TJ GJ MB GB kg kilo kilogram ton kton Mton
    liter minuten minuut uur uren dag dagen week weken werkdag werkdagen maand maanden kwartalen jaar
    jaren eeuw eeuwen keer maal stuks punten
    """
)
"""Units that follow a number in the singular too."""

TIMES = _words("keer maal uur uren dag dagen week weken maand maanden jaar fte minuten")
"""Units that "één" counts; before other words it is rarely a count."""

NAMING = _words(
    """
    aanpak actie activiteit afdeling agendapunt alinea alternatief amendement art artikel beslispunt
    bestemming besluit bijlage blad blok blz bouwsteen categorie cluster deel deelgebied doel
    doelstelling fase figuur gebied gebouw groep grafiek hoofdstuk huisnummer indicator kamer kavel
    kerntaak klas klasse kwartaal lid lijn locatie lot maatregel model module motie niveau no nr nrs
    nummer nummers onderdeel opgave optie paragraaf pagina perceel perron pijler plan plein laan weg
    straat kade programma postbus punt regel ronde route scenario schaal scope spoor speerpunt stap
    taakveld tabel team thema tranche unit variant versie vraag week werkpakket wijk wijkaanpak zone top
    fig
    """
)
"""Words that a number names, not counts ("fase 3", "wijkaanpak 2"); compounds count by their last part."""

NO_NOUNS = frozenset(
    _words(
        """
        aanbieden aannemen aanpakken alleen als alsmede ander anders bedragen begin beginnen behalen
        behandelen behouden beide bekijken bepalen bereiken beschikken beslissen besluiten bespreken
        bestaan besteden betalen betekenen betreffen betrekken bevatten bevinden beneden bieden
        bijdragen bijna binnen blijven blijken boven bouwen brengen buiten daarna deden dienen dienden
        doen door draaien dragen dus eens eigen elders en even gaan gaven geen gelden gereed gestart
        geven gingen gunnen had hadden halen hangen hebben heen helpen houden indienen inmiddels
        inzetten is jaarlijks kiezen kijken komen kopen kosten koppelen kosten kregen krijgen kunnen
        kwamen later leggen leiden leven leveren liepen lieten liggen lopen maandelijks maken meenemen
        meest meestal melden mits moeten moesten mochten mogen namen nemen nodigen noemen omdat omvatten
        onder onderzoeken ontstaan ontvangen ontvingen ontwikkelen op open opleveren oplossen oppakken
        opstellen ons overleggen passen per plaatsen plegen plus raken reeds rijden samen schaffen
        schrijven sinds slechts sluiten soms spelen spreken staan starten startten steeds stellen
        stemmen stemden steunen sturen stonden tegen tekenen tevens thans tijdens toen tonen treden
        trekken tussen uitvoeren vallen vanwege vaststellen verder verdelen verlopen verkennen verkopen
        vervallen verwachten verwerken vinden vinden voeren volgen volgens voldoen vormen vragen vroeg
        waaronder waren was wegens wel wensen werden werken werkten weten willen wilden wonen worden
        zagen zeven negen zetten zien zijn zitten zoals zoeken zorgen zouden zullen wekelijks dagelijks
        nogmaals vervolgens eveneens desondanks telkens vaststelden
        """
    )
)
"""Words that look like a plural noun and are verbs, adverbs or prepositions."""

NOUNS_IN_EREN = _words(
    """
    kinderen dieren manieren papieren rivieren kwartieren bladeren eieren kleren heren veren boeren
    meren sferen klinkeren ambtenaren liederen goederen raderen beren peren portefeuilles vogelkeren
    deuren muren uren buren vuren jaren scharen gevaren instrumenten ouderen jongeren volwassenen
    middelbaren gehandicapten toren
    """
)
"""Nouns in -eren; other words with this ending after a number are verbs ("2 evalueren")."""

QUALIFIERS = _words(
    "andere extra eigen nieuwe nieuw te bouwen hiervoor hierboven genoemde nader losse eerder"
)
"""Words that stand between a number and its noun and do not end like an adjective."""
