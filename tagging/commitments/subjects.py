"""Who acts in a main clause: "we", an official word, a named person, or nobody (a passive, an event)."""

from __future__ import annotations

from typing import Literal

from tagging.commitments import words as w
from tagging.commitments.clause import Clauses, could_be_finite
from tagging.commitments.lexicon import load

Voice = Literal["we", "official", "passive", "event"]


def subject_of(clauses: Clauses, i: int, people: frozenset[int], own: frozenset[str]) -> tuple[Voice, str]:
    """Voice and subject of the finite verb at token `i`.

    `people` are the tokens of persons' names, `own` the words that name the municipality itself.
    """
    tokens = clauses.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else ""
    if after in w.WE:
        return "we", "we"
    if i and tokens[i - 1] in w.WE:
        inverted = i > 1 and could_be_finite(tokens[i - 2]) and clauses.main[i - 2]
        return ("passive", "") if inverted else ("we", "we")
    if i and tokens[i - 1] in ("en", ",") and _elliptic(clauses, i):
        return "we", "we"
    for j in range(i + 1, min(i + 4, len(tokens))):
        if tokens[j] in w.OFFICIALS:
            return "official", tokens[j]
        if j in people:
            return "official", "person"
        if tokens[j] in own:
            return "official", "gemeente"
        if tokens[j] == "gemeenten":
            continue
        if tokens[j] not in w.ARTICLES and tokens[j] not in w.BEFORE_SUBJECT:
            break
    for j in range(i - 1, max(-1, i - 9), -1):
        if tokens[j] in w.OFFICIALS:
            preceded = tokens[j - 1] if j else ""
            if preceded in w.PREPOSITIONS or (
                j > 1 and tokens[j - 2] in w.PREPOSITIONS and preceded in w.ARTICLES
            ):
                if tokens[j] == "gemeente" and preceded == "van":
                    continue
                if tokens[j] in ("wethouders", "raad"):
                    continue
                break
            return "official", tokens[j]
        if j in people and j == i - 1:
            return "official", "person"
        if tokens[j] in own and j == i - 1 and (not j or tokens[j - 1] not in w.PREPOSITIONS):
            return "official", "gemeente"
        if tokens[j] in w.AUXILIARY or tokens[j] in ",;:":
            break
        if tokens[j] in w.PREPOSITIONS and tokens[j] != "van":
            break
    return "passive", ""


def _elliptic(clauses: Clauses, i: int) -> bool:
    """A second finite verb after "en" whose "we" stands with the first ("We zoeken en werken uit")."""
    entry = load().finite.get(clauses.tokens[i])
    if entry is None or not entry.plural:
        return False
    for j in range(i - 2, -1, -1):
        if clauses.tokens[j] in w.WE and clauses.main[j]:
            first = [k for k in (j - 1, j + 1) if 0 <= k < i and could_be_finite(clauses.tokens[k])]
            return bool(first) and not any(clauses.tokens[k] in w.AUXILIARY for k in first)
    return False


def plural_subject(clauses: Clauses, i: int, subject: str) -> bool:
    """Whether a plural verb can have this official for subject: several of them, or a plural word."""
    return (
        subject in ("wethouders", "b&w", "gs", "ps", "staten")
        or subject.endswith("s")
        or "en" in clauses.tokens[max(0, i - 6) : i + 6]
    )
