"""Function words of Dutch that show how a sentence is built: auxiliaries, subordinators, subjects."""

from __future__ import annotations

import re

from tagging.commitments.language import listed, words

HAVE = {"heb": "present", "heeft": "present", "hebben": "present", "had": "past", "hadden": "past"}
BE = {"is": "present", "zijn": "present", "ben": "present", "bent": "present", "was": "past", "waren": "past"}
BECOME = {"wordt": "present", "worden": "present", "word": "present", "werd": "past", "werden": "past"}
_MODALS = {
    "zullen": "zal zullen",
    "zouden": "zou zouden",
    "gaan": "ga gaat gaan ging gingen",
    "moeten": "moet moeten",
    "dienen": "dient dienen",
    "willen": "wil willen wilde wilden",
    "kunnen": "kan kunnen kon konden",
    "mogen": "mag mogen",
    "blijven": "blijf blijft blijven bleef bleven",
    "laten": "laat laten liet lieten",
    "proberen": "probeer probeert proberen",
    "hoeven": "hoeft hoeven",
}
MODAL = {form: lemma for lemma, forms in _MODALS.items() for form in forms.split()}
_PAST = "ging gingen wilde wilden kon konden bleef bleven liet lieten"
PAST_MODALS = frozenset(_PAST.split())
AUXILIARY = frozenset([*HAVE, *BE, *BECOME, *MODAL])

WE = frozenset({"we", "wij"})

_FUNCTION = listed("function_words.txt")
SUBORDINATORS = _FUNCTION["subordinators"]
ARTICLES = _FUNCTION["articles"]
"""Words that can open a noun phrase, pronouns among them."""
PREPOSITIONS = _FUNCTION["prepositions"]
NEGATIONS = _FUNCTION["negations"]
BEFORE_SUBJECT = _FUNCTION["before the subject"]
"""What may stand between the finite verb and the subject after it."""
PREPOSITION_LIKE = _FUNCTION["particles that are prepositions"]
AFTER_PARTICLE = PREPOSITIONS | _FUNCTION["after a particle"] | frozenset(",;:.!?()…–-")
"""What may follow a separated particle; a preposition is followed by its noun."""

OFFICIALS = words("officials.txt")
THIRD_PARTIES = words("third_parties.txt")
PRODUCTS = words("products.txt")
PRODUCT = re.compile("|".join(sorted(PRODUCTS)))
"""One of these parts of words, anywhere in a text in small letters."""
GENERIC = words("generic.txt")
ABSTRACT = words("abstract.txt")
