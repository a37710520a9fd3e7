"""Which verb of municipal work a form in a clause is: with its particle, its phrase, or its object."""

from __future__ import annotations

from tagging.commitments import words as w
from tagging.commitments.clause import Clauses
from tagging.commitments.lexicon import Finite, Verb, load

_NOUNS_AFTER_PARTICIPLE = frozenset(
    {"onderwijs", "beleid", "werk", "vastgoed", "vervoer", "gebruik", "inkomen"}
)
"""Nouns of fixed phrases with an uninflected participle ("voortgezet onderwijs", "gesubsidieerd werk")."""


def scope(clauses: Clauses, i: int) -> list[int]:
    """Tokens of the clause of the finite verb: those after it, and after "de planning is dat" all of them."""
    scope = [j for said in clauses.said if said < i for j in range(said + 1, i) if clauses.main[j]]
    for j in range(i + 1, len(clauses.tokens)):
        if clauses.tokens[j] in ";:?" or j in clauses.said:
            break
        if clauses.main[j]:
            scope.append(j)
    return scope


def attributive(clauses: Clauses, j: int) -> bool:
    """A participle inside a noun phrase, where it is not inflected ("een gesloten systeem")."""
    if j + 1 >= len(clauses.tokens) or j == 0:
        return False
    following = clauses.tokens[j + 1]
    if not following.isalpha() or following in w.AFTER_PARTICLE or following in w.SUBORDINATORS:
        return False
    if clauses.tokens[j - 1] in ("een", "de", "het", "zowel", "alle", "meer"):
        return True
    return following in _NOUNS_AFTER_PARTICIPLE


def phrase(clauses: Clauses, j: int, phrases: dict[str, dict[str, Verb]]) -> Verb | None:
    choices = phrases.get(clauses.tokens[j])
    if not choices:
        return None
    before = " ".join(clauses.tokens[max(0, j - 10) : j]) + " "
    for phrase, verb in choices.items():
        if f" {phrase} " in f" {before}":
            return verb
    return None


def parted(clauses: Clauses, i: int, entry: Finite, scope: list[int]) -> tuple[Verb | None, str]:
    """The verb with the particle or phrase that stands later in the clause, else the bare verb."""
    tokens = clauses.tokens
    shown = clauses.original(i)
    running = " " + " ".join(tokens[j] for j in scope) + " "
    best: tuple[int, Verb] | None = None
    for particle, verb in entry.verbs.items():
        if " " in particle:
            if f" {particle} " in running:
                return verb, f"{shown} … {particle}"
            continue
        if not particle:
            continue
        for j in scope:
            later = best is None or j > best[0]
            if later and tokens[j] == particle and _is_particle(tokens, j):
                best = (j, verb)
    if best is not None:
        return best[1], f"{shown} … {tokens[best[0]]}"
    if scope and tokens[scope[-1]] == "." and len(scope) > 1 and tokens[scope[-2]] in w.PREPOSITION_LIKE:
        return None, shown
    return entry.verbs.get(""), shown


def _is_particle(tokens: list[str], j: int) -> bool:
    following = tokens[j + 1] if j + 1 < len(tokens) else "."
    if tokens[j] not in w.PREPOSITION_LIKE:
        return True
    return following in w.AFTER_PARTICLE or following in w.SUBORDINATORS


def light(clauses: Clauses, scope: list[int], lemma: str) -> Verb | None:
    nouns = load().objects.get(lemma)
    if not nouns:
        return None
    for j in scope:
        token = clauses.tokens[j]
        if len(token) > 3 and any(noun in token for noun in nouns):
            return Verb(
                f"{token} {lemma}", "lasting" if lemma in ("werken", "samenwerken", "hebben") else "product"
            )
    return None
