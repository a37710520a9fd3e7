"""Words that say nothing of a subject, and forms that name no thing by themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from index.analysis.stems import stem
from index.analysis.stopwords import stopwords

_QUALITY = (
    "ief", "ieve", "isch", "ische", "lijk", "lijke", "lijks", "ige", "ende", "bare", "zame", "ale", "ele",
    "air", "aire", "ste", "ere", "iek", "ieke", "gewijs",
)  # fmt: skip
"""Endings of adjectives: what is "definitieve" or "meerjarige" is told by the noun that follows."""
_PARTICIPLE = re.compile(
    r"(?:(?:aan|achter|af|bij|binnen|door|in|mede|mee|na|neer|om|onder|op|over|samen|tegemoet|terug|toe|uit|vast"
    r"|vol|voor|vrij|weer)ge\w+(?:d|t|en|de|te)|ge\w{3,}(?<!hei)(?:d|t|de|te)"
    r"|\w*(?:be|er|her|ont|ver)\w{2,}(?<![vgb])(?:eld|end|erd|[ai]gd|egd|amd|uwd|ald|ourd|uurd)e?)"
)
"""Participles ("vastgelegd", "toegewezen"): they tell what was done, not to what."""
_ACT = re.compile(r"(?:ing|ingen|atie|aties|bouw|sloop|aanleg|aankoop|verkoop|werkzaamheden)$")
"""Nouns made of a verb: an act ("restauratie", "verkenning") is told apart by its object."""


_KIND = re.compile(
    r"(?:ontwerp)?(?:actie|beheer|beleids|bestemmings|inrichtings|jaar|omgevings|uitvoerings|werk|structuur)"
    r"(?:plan|plannen|nota|notas|programma|programmas|kader|kaders|regel|regels|overeenkomst|overeenkomsten)"
    r"|(?:regio|gebieds|toekomst)visies?|\w*overeenkomst(?:en)?|verordening(?:en)?|subsidieregeling(?:en)?"
)
"""Words for a kind of document, of which there are many: what it is about tells one from another."""

_PRODUCT = re.compile(
    r"\w{4,}(?:plan|plannen|visie|visies|strategie|akkoord|agenda|fonds|monitor|loket|kaart|campagne|akkoorden"
    r"|programma|verordening|protocol|bedrijf|museum|centrum|gebouw|park)"
)
"""Compounds that name one product: the name is the thing."""


@lru_cache(maxsize=1)
def filler() -> frozenset[str]:
    """Words of the list, and their stems, with the function words of the index."""
    text = resources.files("search.trails").joinpath("filler.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    return frozenset(words) | {stem(word) for word in words} | stopwords()


@lru_cache(maxsize=65536)
def is_thing(form: str) -> bool:
    """Whether a folded form can name a thing: no adjective, adverb or participle by its look."""
    return not form.endswith(_QUALITY) and not _PARTICIPLE.fullmatch(form)


def is_act(form: str) -> bool:
    """Whether a folded form is a noun made of a verb."""
    return bool(_ACT.search(form))


def is_kind(form: str) -> bool:
    """Whether a folded form only says what kind of document it is."""
    return bool(_KIND.fullmatch(form))


def is_product(form: str) -> bool:
    """Whether a folded form names one thing that is made ("warmtevisie"), more than a kind of document."""
    return bool(_PRODUCT.fullmatch(form)) and not is_kind(form)
