"""Is a sentence a commitment? Each predicate is weighed (weights.py), else a turn of phrase may decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tagging.commitments import idioms
from tagging.commitments import words as w
from tagging.commitments.clause import Clauses
from tagging.commitments.idioms import Idiom
from tagging.commitments.language import cue, patterns
from tagging.commitments.predicate import Predicate
from tagging.commitments.predicates import predicates
from tagging.commitments.sections import Place
from tagging.commitments.weights import Facts, weigh
from tagging.vocabulary import listed

THRESHOLD = 2.0
_FORMALITY = cue("formality")
_PRESENTS = cue("presents")
_BOILERPLATE = patterns("boilerplate.txt", re.NOFLAG)
_ASKING = frozenset(
    listed(
        """
        is zijn wat welke hoe wie waar waarom kan kunnen heeft hebben bent wanneer gaat wordt
        """
    )
)
"""What a question opens with."""


@dataclass(slots=True)
class Verdict:
    """`score` against THRESHOLD, with the predicate or the idiom that decided."""

    score: float
    predicate: Predicate | None = None
    idiom: Idiom | None = None

    @property
    def accepted(self) -> bool:
        return self.score >= THRESHOLD

    @property
    def cue(self) -> str:
        if self.predicate:
            return self.predicate.cue
        return self.idiom.cue if self.idiom else ""


def judge(text: str, clauses: Clauses, place: Place, facts: Facts, measures: bool = False) -> Verdict:
    """The verdict on one sentence in its place; `measures` for a cell in a column of measures."""
    best = Verdict(0.0)
    if text.rstrip("\"”’' ").endswith("?") and clauses.tokens and clauses.tokens[0] in _ASKING:
        return best
    lower = text.lower()
    if (
        _FORMALITY.match(text)
        or _PRESENTS.match(text)
        or any(found.search(lower) for _, found in _BOILERPLATE)
    ):
        return best
    for predicate in predicates(clauses, facts.people, facts.own):
        score = weigh(text, clauses, predicate, place, facts, measures)
        if score > best.score:
            best = Verdict(score, predicate)
        if best.accepted:
            break
    if best.accepted and best.predicate is not None and best.predicate.verb.kind != "effort":
        return best
    idiom = idioms.find(text)
    if idiom and best.score < THRESHOLD + 0.01:
        negated = any(t in w.NEGATIONS for t in clauses.tokens) and "niet alleen" not in text.lower()
        score = THRESHOLD - (1.5 if negated else 0.0)
        score -= 1.0 * (place.kind == "ambition" and idiom.status == "done")
        if score > best.score or (
            score == best.score and best.predicate and best.predicate.verb.kind == "effort"
        ):
            best = Verdict(score, None, idiom)
    return best
