"""Words beside a year that decide what it is."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """Longest first, so that alternatives made of them match as much as they can."""
    return tuple(sorted(text.split(), key=len, reverse=True))


DOCUMENT_NOUNS = _words(
    """
    agenda agenda's akkoord akkoorden atlas barometer begroting begrotingen beleid besluit bestek brief
    burap circulaire convenant dashboard deal grex grondexploitaties index jaarplan jaarrekening
    jaarrekeningen jaarstukken jaarverslag jaarverslagen jeugdwet kader kaders koers koersdocument kompas
    meerjarenperspectief mjop monitor mpg nota nota's notitie onderzoek paper perspectief plan plannen
    programma rapport rapportage rapportages regeling reglement routekaart scan statuten strategie
    subsidieregeling tarieventabel verordening verslag visie visies wet wmo
    """
)
"""Kinds of document and programme; a compound counts by its last part (zomernota, mobiliteitsplan)."""

COUNTED = _words(
    """
    aanvragen aansluiting adressen appartement arbeidsplaats banen bedrijf bedrijven bezoeker bezwaren
    bomen boom client cliënt deelnemer euro exempla fte gezinnen ha hectare huishouden huizen huur inwoner
    jongeren kg kilo kilometer kinderen km koop kw kwh laadpa laadpunt leden leerling liter m2 m3 m²
    medewerkers meldingen mensen meter mwh nieuwbouw ouderen panelen parkeerplaats personen persoon
    plaatsen statushouders stemmen studenten stuks ton uren uur vierkante vluchtelingen woning zonnepaneel
    zonnepanelen
    """
)
"""Openings of what is counted rather than dated ("1900 inwoners")."""

NUMBERED = _words(
    """
    aantal art artikel bijna blz ca circa dan dossier kamer kenmerk lid maximaal minimaal minstens no nr
    nummer ongeveer pagina postbus ruim tel telefoon totaal zaaknummer zo'n zo’n
    """
)
"""Words after which four digits are a number or a count."""

NO_NAMES = frozenset(
    _words(
        """
        anno begin dan eind en in jaar medio met mutatie na of om op over per planning primo prognose raming
        realisatie rekening rond saldo sinds stand t/m ten tot totaal tussen uit uiterlijk ultimo van vanaf
        voor
        """
    )
)
"""Words that, with a capital before a year, do not make it part of a name."""

OPENINGS = frozenset(
    _words(
        """
        cursusjaar cursusjaren jaren kw kw1 kw2 kw3 kw4 kwartaal laatste late primo q1 q2 q3 q4 schooljaar
        schooljaren studiejaar studiejaren ultimo vroege week weeknummer weeknummers weken
        """
    )
)
"""Words that a date expression may begin with, other than names of months, days, seasons and the like."""
