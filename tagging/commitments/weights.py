"""What speaks for and against a predicate: its verb, then section, date and object.

A verb of a class that makes a thing ("vaststellen", "aanleggen") is enough by itself. A verb of effort
("versterken", "werken") is not: it needs a section that says what will be done, a day, an amount or a
named thing. The weights were set on marked documents; every weight is one line here.
"""

from __future__ import annotations

from dataclasses import dataclass

from tagging.commitments import words as w
from tagging.commitments.clause import Clauses
from tagging.commitments.language import cue
from tagging.commitments.predicate import Predicate
from tagging.commitments.sections import Place
from tagging.vocabulary import listed

_BASE = {"product": 2.0, "lasting": 2.0, "start": 2.0, "event": 2.0, "soft": 2.0, "effort": 0.5}
_INTENT = 0.5
"""For "we gaan ...", which announces more than "we zullen ..." does."""
_POSSIBLE = 2.0
"""For what can be done by a date to come ("medio 2027 kan worden gestart"), which is a plan."""
_WANTED = 1.5
"""For wanting to make a thing that has a name or a date, which is more than a wish."""
_MEASURE = 1.5
"""For a cell in a column of measures."""
_MORE = frozenset({"meer", "beter", "extra", "actiever"})
_TENSE = {
    "future": 0.5,
    "must": 0.0,
    "want": -1.5,
    "can": -2.0,
    "keep": 0.5,
    "perfect": 0.0,
    "past": 0.0,
    "present": 0.0,
}
_SECTION = {
    "plan": 1.0,
    "action": 0.5,
    "done": 0.5,
    "ambition": -0.5,
    "context": 0.0,
    "others": -1.0,
    "risk": 0.0,
    "": 0.0,
}
_AMBITION = cue("ambition")
_TEXTUAL = cue("textual")
_REFLEXIVE = cue("reflexive")
_AS_FOLLOWS = cue("as follows")
_COMPARED = cue("compared")
_CONSEQUENCE = cue("consequence")
_ONLY_WHEN = cue("only when")
_GIVING = frozenset({"leveren", "bieden", "geven", "opleveren", "brengen", "helpen", "kosten"})
"""Of these the giver stands first and the one who is given something after ("het systeem levert ...")."""
_STEERING = frozenset({"sturen", "bouwen", "rekenen"})
"""Followed by "op" these aim or trust, they do nothing."""
_CHANGES = frozenset({"verhogen", "verlagen", "bijstellen"})
_TEXT_VERBS = frozenset(
    listed(
        """
        geven aangeven toelichten aangaan presenteren vertalen baseren maken bieden brengen
        opnemen uitwerken beantwoorden weergeven inzichtelijkmaken werken voldoen bespreken
        vastleggen
        """
    )
)
"""What a text does ("in deze paragraaf geven we ...")."""


@dataclass(slots=True)
class Facts:
    """What stands in a sentence besides its words: mentions inside it."""

    dates: int = 0
    ahead: int = 0
    """Dates after the document's own at which something is to be there."""
    amounts: int = 0
    areas: int = 0
    people: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()
    """Names of the municipality itself."""

    @property
    def any(self) -> bool:
        """Whether a date, an amount or an area stands in it."""
        return self.dates + self.amounts + self.areas > 0


def weigh(text: str, clauses: Clauses, p: Predicate, place: Place, facts: Facts, measures: bool) -> float:
    """How much a predicate speaks for a commitment, in its sentence and place; decide.THRESHOLD is enough."""
    kind = p.verb.kind
    score = _BASE[kind] + _TENSE[p.tense] + _MEASURE * measures
    if place.kind == "others" and p.voice in ("passive", "event"):
        score -= 0.5 if facts.ahead else 1.0
    elif kind == "effort" or _SECTION[place.kind] > 0:
        score += _SECTION[place.kind]
    if kind == "effort":
        score += _effort(text, clauses, p, place, facts)
    if kind == "event" and p.voice in ("we", "official"):
        score -= 1.5
    if p.tense == "must" and (kind == "lasting" or (kind == "soft" and p.voice != "passive")):
        score -= 0.5
    if p.tense == "can" and facts.ahead and p.voice in ("passive", "event") and kind in ("product", "start"):
        score += _POSSIBLE
    wanted = p.tense == "want" and kind in ("product", "start") and place.kind != "ambition"
    if wanted and p.voice in ("we", "official"):
        score += _WANTED * (facts.dates > 0 or _has_product(clauses))
    if kind in ("effort", "lasting") or p.concrete:
        score -= 1.0 * any(t in w.GENERIC for t in clauses.tokens)
        score -= 1.0 * bool(_CONSEQUENCE.match(text))
    score -= 2.0 * p.negated + 2.5 * p.third_party + 2.0 * p.question
    return score - 1.0 * bool(_AMBITION.search(text)) - _by_verb(text, clauses, p)


def _effort(text: str, clauses: Clauses, p: Predicate, place: Place, facts: Facts) -> float:
    """What makes a verb of effort concrete enough: an intention, a dated plan, a day, a place, a product."""
    score = 0.5 * bool(facts.areas) + 1.0 * bool(facts.dates) + 1.0 * bool(facts.amounts)
    score += 0.5 * _has_product(clauses)
    if p.tense == "must":
        score -= 1.0
    if p.voice == "we" and p.tense == "future" and p.cue.lower().startswith("ga"):
        score += _INTENT + 0.5 * any(t in _MORE for t in clauses.tokens)
    dated_plan = place.kind == "plan" or place.year is not None
    if dated_plan and (p.voice in ("we", "official") or place.year is not None):
        score += 0.5
    own = p.voice in ("we", "official")
    if place.kind == "done":
        score += 1.0 * (p.tense in ("perfect", "past") or (p.tense == "present" and own))
    elif p.tense == "perfect" and own:
        score += 0.5
    if p.tense == "future" and p.voice == "passive":
        score += 0.5
    if p.verb.lemma == "werken" and p.voice == "passive" and p.tense in ("present", "perfect"):
        score += 1.0 * ("aan" in clauses.tokens[p.at :])
    if p.verb.lemma in ("voorzien", "plannen") and p.tense == "perfect" and facts.ahead and not facts.amounts:
        score += 0.5
    if p.verb.lemma == "voorzien" and p.voice == "passive" and p.tense != "perfect":
        score += 2.0 * ("van" in clauses.tokens[p.at :])
    if p.verb.lemma == "kijken" and {"of", "hoe", "waar", "welke"} & set(clauses.tokens[p.at :]):
        score += 1.0 * (p.voice == "passive")
    return score - 1.0 * text.endswith(":")


def _by_verb(text: str, clauses: Clauses, p: Predicate) -> float:
    """What speaks against single verbs: figures compared, what a text holds, aiming, using, contributing."""
    tokens, lemma = clauses.tokens, p.verb.lemma
    against = 0.0
    if lemma in _STEERING and "op" in tokens[p.at + 1 : p.at + 5]:
        against += 1.5
    if lemma in _CHANGES and p.voice == "passive" and p.tense == "perfect" and "€" in tokens:
        against += 1.0
    if lemma == "bepalen" and p.voice == "passive" and "door" in tokens[p.at :]:
        against += 1.0 + 0.5 * ("college" not in tokens and "raad" not in tokens)
    if lemma in _CHANGES | {"ramen"} and _COMPARED.search(text):
        against += 1.5
    if lemma == "huisvesten" and p.tense == "perfect":
        against += 1.5
    if lemma in ("doen", "krijgen") and not p.concrete:
        against += 1.5
    if lemma == "gaan" and p.tense in ("perfect", "past"):
        against += 1.5
    if p.voice == "passive" and p.tense == "present" and _ONLY_WHEN.search(text):
        against += 1.0
    inverted = p.voice == "official" and p.subject not in tokens[: p.at]
    if lemma.split()[-1] in _GIVING and inverted and tokens[0] in ("de", "het", "een", "deze", "dit", "dat"):
        against += 1.5
    if lemma in ("inzetten", "realiseren", "stellen") and _REFLEXIVE.search(text):
        against += 1.5
    if (lemma in _TEXT_VERBS and _TEXTUAL.search(text)) or _AS_FOLLOWS.search(text):
        against += 1.5
    if lemma == "leveren" and "bijdrage" in tokens:
        against += 1.0
    if lemma == "maken" and "gebruik" in tokens:
        against += 0.5
    return against


def _has_product(clauses: Clauses) -> bool:
    after = " ".join(t for i, t in enumerate(clauses.tokens) if clauses.main[i] and len(t) > 3)
    return w.PRODUCT.search(after) is not None
