"""Names that say by their last part what they are ("Noorderkanaal", "het Linnaeushuis"): language data."""

from __future__ import annotations

import re

from corpus.mention import AreaKind
from tagging.vocabulary import listed

SITES: dict[str, AreaKind] = {
    "kanaal": "gebied",
    "haven": "gebied",
    "polder": "gebied",
    "plas": "gebied",
    "park": "gebied",
    "duinen": "gebied",
    "school": "gebouw",
    "hoeve": "gebouw",
    "sluis": "gebouw",
    "basiliek": "gebouw",
    "tunnel": "gebouw",
    "viaduct": "gebouw",
}
"""Last parts of the names of sites, which few surnames have."""
SURNAMES_TOO: dict[str, AreaKind] = {
    "huis": "gebouw",
    "huisje": "gebouw",
    "kerk": "gebouw",
    "toren": "gebouw",
    "molen": "gebouw",
    "brug": "gebouw",
    "hof": "straat",
    "bos": "gebied",
}
"""Those that surnames have too: a name of a site where "de" or "het" stands before it."""
_KINDS = SITES | SURNAMES_TOO
ENDS = tuple(_KINDS)
_GENERIC = frozenset(
    listed(
        """
        huisje tuinhuisje vakantiehuisje speelhuisje
        stadhuis gemeentehuis raadhuis provinciehuis ziekenhuis waterschapshuis buurthuis dorpshuis
        wijkhuis clubhuis tehuis verzorgingshuis verpleeghuis jongerenhuis gezinshuis logeerhuis pakhuis
        veiligheidshuis zorghuis inloophuis kantoorhuis bedrijvenpark businesspark kantorenpark wagenpark
        woonwagenpark machinepark sportpark stadspark volkspark zonnepark windpark energiepark
        vakantiepark recreatiepark kennispark tennispark dierenpark attractiepark speelpark wijkpark
        buurtpark natuurpark landschapspark pretpark luchthaven jachthaven zeehaven thuishaven vrijhaven
        passantenhaven binnenhaven buitenhaven basisschool hogeschool muziekschool vakschool school
        middelbareschool zwemschool volkshogeschool avondschool dansschool kunstschool peuterschool
        kleuterschool zomerschool weekendschool gerechtshof kerkhof rekenhof hof voedselbos bos
        productiebos stadsbos fietstunnel tunnel fietsbrug voetgangersbrug spoorbrug viaduct spoorviaduct
        fietsviaduct windmolen watertoren uitkijktoren zendmast kerktoren moederkerk hoofdkerk kanaal
        polder plas recreatieplas zandwinplas duinen brug kerk toren molen sluis haven park huis hoeve
        """
    )
)
_OPENERS = (
    r"(?:Den |Sint |St\. ?|Prins |Prinses |Koningin |Graaf |Burgemeester |Wethouder |Dokter |Dr\. ?|Jan "
    r"|Van (?:de[nr]? )?)"
)
_BEFORE = re.compile(
    r"(?:(?P<article>(?<!\w)(?:[Dd]e|[Hh]et|['’]t) (?:(?:voormalige|vm\.|oude|nieuwe|huidige|monumentale) )?)"
    r"|(?P<lower>(?:(?<![^\W\d_])[a-zë]{2,}|\t) ?)|(?<!\w))"
    rf"(?P<opening>{_OPENERS}{{0,2}}(?:[A-Z]\w+-)*)$"
)


def site(text: str, start: int, end: int) -> tuple[int, AreaKind] | None:
    """Where the name begins whose last word stands here, and its kind; None where it is none.

    A capital says that it is a name where a word without one stands before it, or an article.
    """
    word = text[start:end].lower()
    if word in _GENERIC:
        return None
    last = next((each for each in ENDS if word.endswith(each)), None)
    before = _BEFORE.search(text, max(0, start - 40), start)
    if last is None or not before:
        return None
    if not before["article"] and (last in SURNAMES_TOO or not before["lower"]):
        return None
    return before.start("opening"), _KINDS[last]
