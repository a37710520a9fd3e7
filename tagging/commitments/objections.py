"""What speaks against a predicate: a negation, a deed of others, a question."""

from __future__ import annotations

from dataclasses import replace

from tagging.commitments import words as w
from tagging.commitments.clause import Clauses
from tagging.commitments.predicate import Predicate

_OTHERS_LAWS = frozenset(
    {"wetsvoorstel", "wetswijziging", "rijksbegroting", "miljoenennota", "kamerbrief", "regeerakkoord"}
)


_TIMES = frozenset({"in", "op", "per", "pas", "eind", "medio", "begin", "na", "vanaf", "volgend", "komend"})


def judged(clauses: Clauses, found: Predicate) -> Predicate:
    """The predicate with what speaks against it: a negation, another's deed, a question."""
    tokens = clauses.tokens
    negated = any(
        tokens[j] in w.NEGATIONS
        and not (j + 1 < len(tokens) and tokens[j + 1] in ("alleen", "enkel", "slechts"))
        and not _only_later(tokens, j)
        for j in range(len(tokens))
        if clauses.main[j] and j >= _segment_start(tokens, found.at)
    )
    third = found.voice in ("passive", "event") and _by_third_party(clauses, found)
    return replace(
        found,
        negated=negated,
        third_party=third,
        question=clauses.text.rstrip().endswith("?") and found.at < 2,
    )


def _only_later(tokens: list[str], negation: int) -> bool:
    """Whether what is denied is only the time: "niet dit jaar, maar in de eerste helft van 2027"."""
    after = tokens[negation + 1 : negation + 9]
    return "maar" in after and next(iter(after[after.index("maar") + 1 :]), "") in _TIMES


def _segment_start(tokens: list[str], at: int) -> int:
    """Index after the last comma before token `at`, but at most ten back."""
    for j in range(at - 1, max(-1, at - 10), -1):
        if tokens[j] in (",", ";", ":", "(", ")"):
            return j + 1
    return max(0, at - 9)


def _by_third_party(clauses: Clauses, found: Predicate) -> bool:
    tokens = clauses.tokens
    if any(t in _OTHERS_LAWS for t in tokens) or tokens[:2] == ["de", "wet"]:
        return True
    if any(t in ("landelijk", "europees", "wettelijk", "internationaal") for t in tokens[: found.at + 1]):
        return True
    for j, token in enumerate(tokens):
        if token == "door" and (not j or tokens[j - 1] not in w.ARTICLES):  # not "de door het Rijk betaalde"
            after = tokens[j + 1 : j + 4]
            if any(t in w.THIRD_PARTIES for t in after) and not any(t in w.OFFICIALS for t in after):
                return True
    if found.voice == "event":
        before = tokens[max(0, found.at - 3) : found.at]
        near = [*([] if w.PREPOSITIONS & set(before) else before), *tokens[found.at + 1 : found.at + 4]]
        return any(t in w.THIRD_PARTIES or t in w.ABSTRACT for t in near)
    return False
