"""What policy documents are called: language data of the references tagger."""

from __future__ import annotations

from tagging.vocabulary import listed

ALONE = frozenset(
    # A noun that names one document of the municipality without more ("the zomernota").
    listed(
        """
        zomernota kadernota voorjaarsnota najaarsnota perspectiefnota burap voorjaarsbrief
        zomerbrief najaarsbrief collegeprogramma coalitieakkoord coalitieprogramma coalitieprogram
        bestuursakkoord bestuursprogramma raadsprogramma raadsakkoord hoofdlijnenakkoord
        collegeakkoord collegewerkprogramma collegeuitvoeringsprogramma omgevingsplan
        omgevingsverordening transformatieplan mobiliteitsplan veiligheidsplan huisvestingsplan
        soortenmanagementplan rioleringsplan waterplan groenplan gezondheidsplan verkeersplan
        vervoersplan klimaatplan warmteplan duurzaamheidsplan structuurplan bomenplan fietsplan
        natuurbeheerplan wijkuitvoeringsplan welstandsnota cultuurnota gezondheidsnota sportnota
        woonnota bodemnota afvalnota parkeernota horecanota erfgoednota jeugdnota grondnota
        armoedenota contourennota warmteprogramma klimaatakkoord sportakkoord preventieakkoord
        klimaatadaptatiestrategie verstedelijkingsstrategie energiestrategie hervormingsagenda
        samenwerkingsagenda rioolplan grondprijsbrief grondprijzenbrief schoneluchtakkoord
        """
    )
)
NOT_VISIES = frozenset(
    listed(
        """
    televisie revisie divisie supervisie provisie organisatievisie toekomstvisie eindvisie
    """
    )
)
"""What with "visie" is no policy document, or too vague to be one."""

WITH_YEAR = frozenset(
    # A noun that names a document only with its year or period ("begroting 2026").
    listed(
        """
        beleidsbegroting programmabegroting meerjarenbegroting meerjarenprogrammabegroting
        productenbegroting concernbegroting conceptbegroting ontwerpbegroting begroting jaarstukken
        programmarekening jaarrekening jaarverslag jaarplan jaarprogramma bestuursrapportage
        tussenrapportage halfjaarrapportage voortgangsrapportage voorjaarsrapportage
        najaarsrapportage programma koers agenda visie akkoord nota strategie meicirculaire
        septembercirculaire decembercirculaire actieplan uitvoeringsplan uitvoeringsprogramma
        uitvoeringsagenda beleidsplan beleidskader beleidsnota investeringsplan investeringsagenda
        meerjarenperspectief meerjareninvesteringsplan werkprogramma beheerplan ambitieplan
        gebiedsplan wijkplan dorpsplan masterplan controleprotocol verordening protocol routekaart
        convenant collegewerkplan meerjarenraming monitor
        """
    )
)

WITH_SUBJECT = frozenset(
    # A noun that names a document only with its subject ("actieplan veiligheid", "Visie Oude Haven").
    listed(
        """
        actieplan uitvoeringsplan programmaplan beleidsplan masterplan inrichtingsplan sturingsplan
        implementatieplan ontwikkelplan ontwikkelingsplan gebiedsplan stedenbouwkundigplan
        beheerplan plan aanvalsplan deltaplan meerjarenplan activiteitenplan ambitieplan
        investeringsplan onderzoeksplan bestemmingsplan jaarplan actieprogramma uitvoeringsprogramma
        omgevingsprogramma beleidsprogramma stimuleringsprogramma meerjarenprogramma actieagenda
        uitvoeringsagenda hervormingsagenda investeringsagenda ontwikkelagenda inclusieagenda agenda
        denkkader kwaliteitskader beleidskader toetsingskader afwegingskader ontwikkelkader kader
        beleidsnota startnotitie beleidsnotitie startnota discussienota nota notitie verordening
        subsidieregeling uitvoeringsregeling beleidsregel beleidsregels visie gebiedsvisie
        ontwikkelvisie ontwikkelingsvisie beheervisie toekomstvisie ontwikkelstrategie strategie
        koersdocument koers routekaart ontwikkelperspectief convenant sportakkoord woonakkoord
        akkoord pact manifest rapport onderzoeksrapport evaluatierapport paper positionpaper
        handboek handreiking leidraad protocol normenkader controleprotocol woondeal regiodeal
        renovatiedeal monitor programma
        """
    )
)
CAPITAL_SUBJECT = frozenset(
    listed(
        """
    paper plan programma agenda kader nota notitie visie strategie koers akkoord pact manifest
    rapport regeling deal monitor bestemmingsplan
    convenant jaarplan onderzoeksrapport evaluatierapport handboek handreiking leidraad masterplan
    ontwikkelperspectief inrichtingsplan
    """
    )
)
"""Of WITH_SUBJECT, the words so common that only a subject with a capital makes a name of them."""

QUALIFIER = frozenset(
    listed(
        """
    integraal integrale bovenregionaal bovenregionale gemeentelijk gemeentelijke regionaal regionale
    lokaal lokale provinciaal provinciale strategisch strategische meerjarig meerjarige financiële algemene
    nationaal nationale landelijk landelijke ruimtelijke ruimtelijk stedelijke stedelijk educatieve sociale
    plaatselijke brede position verbreed
    """
    )
)
QUALIFIER_ENDS = ("ieve", "aal", "ale", "eel", "ele", "ische", "elijk", "elijke", "lokaal")
"""Adjectives, and endings of adjectives with a capital, that belong to the name of the document that"
" they stand before."""
TIES = r"(?:(?:van|voor|in|op|aan|bij|met|naar|uit|te|ter)(?: (?:de|het|der|den|['’]t))?|en|of|&|de|der|den)"
"""Small words between the capitals of a name; "en het" opens another name."""
GENERIC_PROGRAMME = frozenset(["programma"])
"""Needs its years: a programme with a name alone is an activity as often as a document."""
NOT_DOCUMENTS = frozenset(["algemene verordening gegevensbescherming"])
"""Laws that are called like a document."""
LOOSE_SUBJECT = frozenset(
    listed("routekaart koersdocument denkkader kwaliteitskader afwegingskader handreiking leidraad")
)
"""Nouns so distinctive that, with a capital, other words may stand before the subject's noun."""
CAPITAL_ENOUGH = frozenset(listed("nota notitie rapport convenant manifest pact bestemmingsplan masterplan"))
"""Of CAPITAL_SUBJECT, those that need no capital themselves: one on the subject is enough."""
SMALL_WORDS = listed(
    """
    van voor en of is wordt worden zijn was waren met om dat die dit als in op te aan bij door over uit
    naar heeft hebben had we wij ze zij er het de een ook nog niet al zal kan moet dan maar waarin waarmee
    tot per na
    """
)

PHRASE_HEADS = (
    r"(?:nota van uitgangspunten|plan van aanpak|programma van eisen|nota van toelichting"
    r"|nota van (?:beantwoording|inlichtingen)(?: (?:van )?(?:de )?zienswijzen)?"
    r"|(?:reactie)?nota (?:van )?zienswijzen)"
)
"""Documents that are called by a phrase, and named with their subject."""
QUOTED_HEADS = (
    "plan",
    "nota",
    "notitie",
    "visie",
    "rapport",
    "agenda",
    "kader",
    "programma",
    "regeling",
    "akkoord",
)
"""Ends of nouns that a title in quotes may follow."""
