"""Function words of Dutch that show how a sentence is built: auxiliaries, subordinators, subjects."""

from __future__ import annotations

from tagging.commitments.language import words

HAVE = {"heb": "present", "heeft": "present", "hebben": "present", "had": "past", "hadden": "past"}
BE = {"is": "present", "zijn": "present", "ben": "present", "was": "past", "waren": "past"}
BECOME = {"wordt": "present", "worden": "present", "word": "present", "werd": "past", "werden": "past"}
MODAL = {
    form: lemma
    for lemma, forms in {
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
    }.items()
    for form in forms.split()
}
PAST_MODALS = frozenset(
    ["ging", "gingen", "wilde", "wilden", "kon", "konden", "bleef", "bleven", "liet", "lieten"]
)
AUXILIARY = frozenset([*HAVE, *BE, *BECOME, *MODAL])

WE = frozenset({"we", "wij"})

SUBORDINATORS = frozenset(
    [
        "dat",
        "die",
        "omdat",
        "doordat",
        "zodat",
        "opdat",
        "totdat",
        "nadat",
        "voordat",
        "terwijl",
        "hoewel",
        "ofschoon",
        "aangezien",
        "tenzij",
        "mits",
        "indien",
        "wanneer",
        "zodra",
        "zolang",
        "als",
        "of",
        "hoe",
        "wie",
        "wat",
        "welke",
        "waar",
        "waarbij",
        "waarin",
        "waarmee",
        "waarvoor",
        "waarop",
        "waarover",
        "waardoor",
        "waarna",
        "waarom",
        "waaruit",
        "waaraan",
        "waarvan",
        "waartoe",
        "waaronder",
        "waarnaar",
        "wiens",
        "sinds",
        "toen",
    ]
)
ARTICLES = frozenset(
    [
        "de",
        "het",
        "een",
        "'t",
        "deze",
        "dit",
        "die",
        "dat",
        "onze",
        "ons",
        "elke",
        "ieder",
        "iedere",
        "alle",
        "geen",
        "er",
        "we",
        "wij",
        "u",
        "ze",
        "zij",
    ]
)
PREPOSITIONS = frozenset(
    [
        "aan",
        "achter",
        "bij",
        "binnen",
        "boven",
        "buiten",
        "conform",
        "door",
        "gedurende",
        "in",
        "inzake",
        "langs",
        "met",
        "middels",
        "na",
        "naar",
        "naast",
        "om",
        "onder",
        "op",
        "over",
        "per",
        "rond",
        "rondom",
        "samen",
        "sinds",
        "te",
        "ten",
        "ter",
        "tegen",
        "tijdens",
        "tot",
        "tussen",
        "uit",
        "van",
        "vanaf",
        "vanuit",
        "via",
        "volgens",
        "voor",
        "voorbij",
        "zonder",
        "conform",
        "behalve",
    ]
)
ADVERBS = frozenset(
    [
        "ook",
        "nog",
        "al",
        "weer",
        "verder",
        "daarnaast",
        "daarmee",
        "daarvoor",
        "hiervoor",
        "hiermee",
        "daarbij",
        "hierbij",
        "dan",
        "nu",
        "graag",
        "wel",
        "steeds",
        "waar",
        "indien",
        "zodat",
        "waarbij",
        "waarin",
        "waarmee",
        "zoals",
        "als",
        "en",
        "of",
        "maar",
        "dan,",
        "omdat",
        "daarom",
        "dus",
        "vooral",
        "zoveel",
    ]
)
AFTER_PARTICLE = PREPOSITIONS | ADVERBS | frozenset(',;:.!?()…–-"”’')
"""What may follow a separated particle; a preposition is followed by its noun."""
PREPOSITION_LIKE = frozenset(
    [
        "op",
        "uit",
        "aan",
        "af",
        "in",
        "door",
        "voor",
        "mee",
        "bij",
        "om",
        "over",
        "na",
        "tegen",
        "toe",
        "samen",
        "binnen",
        "onder",
    ]
)

NEGATIONS = frozenset(["niet", "geen", "nooit", "nauwelijks", "evenmin", "noch"])
OFFICIALS = words("officials.txt")
THIRD_PARTIES = words("third_parties.txt")
PRODUCTS = words("products.txt")
GENERIC = words("generic.txt")
ABSTRACT = words("abstract.txt")
CONSEQUENCE = words("consequence.txt")
