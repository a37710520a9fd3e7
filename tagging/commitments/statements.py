"""The sentences of one block that commit, joined where one commitment runs over several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tagging.commitments import joins
from tagging.commitments.clause import Clauses
from tagging.commitments.decide import Verdict
from tagging.commitments.weights import Facts
from tagging.vocabulary import listed


@dataclass(slots=True)
class Sentence:
    """One sentence with its offsets in the block, and the verdict on it."""

    start: int
    end: int
    text: str
    clauses: Clauses
    verdict: Verdict
    facts: Facts


@dataclass(slots=True)
class Statement:
    """Sentences `first` to `last` (inclusive) that carry one commitment; `lead` is the one that decides."""

    first: int
    last: int
    lead: int


def gather(
    sentences: list[Sentence], in_list: bool, names_area: Callable[[Sentence], bool]
) -> list[Statement]:
    """The statements of one block, in order."""
    found: list[Statement] = []
    for i, sentence in enumerate(sentences):
        previous = sentences[i - 1] if i else None
        last = found[-1] if found and found[-1].last == i - 1 else None
        if previous is not None and _joins(sentence, previous, last, in_list, names_area):
            if last is None:
                found.append(Statement(i - 1, i, i if sentence.verdict.accepted else i - 1))
            else:
                last.last = i
                if sentence.verdict.accepted and _leads(sentence, sentences[last.lead]):
                    last.lead = i
            continue
        if _answers(sentence, sentences, i, found):
            found[-1].last = i
            continue
        if sentence.verdict.accepted and not joins.continues_doing(sentence.text):
            found.append(Statement(i, i, i))
        elif last is not None and _trails(sentence, sentences, i, in_list):
            last.last = i
    return [s for s in found if any(sentences[k].verdict.accepted for k in range(s.first, s.last + 1))]


def _joins(
    sentence: Sentence,
    previous: Sentence,
    last: Statement | None,
    in_list: bool,
    names_area: Callable[[Sentence], bool],
) -> bool:
    text, accepted = sentence.text, sentence.verdict.accepted
    committed = last is not None
    idiom = sentence.verdict.idiom
    if idiom is not None and idiom.joins and accepted:
        return True
    if joins.continues_doing(text):
        return committed
    if joins.pronoun_subject(text):
        if committed:
            return accepted or sentence.facts.any or joins.comprises(text)
        return accepted and not previous.text.endswith((":", "?"))
    if joins.demonstrative(text):
        return committed and in_list
    if joins.part_of_that(text):
        return committed and accepted
    if in_list and joins.in_that(text):
        return committed
    if accepted and not committed and joins.object_of_that(text):
        return names_area(previous) and not names_area(sentence)
    return False


def _trails(sentence: Sentence, sentences: list[Sentence], i: int, in_list: bool) -> bool:
    """A verbless list after "De volgende ...", or a question that the statement before will answer."""
    before = sentences[i - 1].text.lower()
    verbless = not any(t in _FINITE for t in sentence.clauses.tokens)
    if verbless and ("volgende" in before or sentence.text.lower().startswith("ondersteund")):
        return True
    return sentence.text.endswith("?") and in_list and i == len(sentences) - 1


def _leads(sentence: Sentence, lead: Sentence) -> bool:
    """A later sentence decides when the first does not commit, or when it gives the term ("Deze moeten")."""
    if not lead.verdict.accepted:
        return True
    if joins.continues_doing(sentence.text):
        return False
    said = sentence.verdict.predicate
    due = sentence.verdict.idiom is not None or (said is not None and said.tense in ("future", "must"))
    return due and joins.pronoun_subject(sentence.text)


def _answers(sentence: Sentence, sentences: list[Sentence], i: int, found: list[Statement]) -> bool:
    """Picks up, after a question, the statement before that question."""
    if i < 2 or not found or found[-1].last != i - 2 or not sentences[i - 1].text.endswith("?"):
        return False
    return sentence.verdict.accepted and joins.pronoun_subject(sentence.text)


_FINITE = frozenset(
    listed(
        "is zijn wordt worden heeft hebben zal zullen gaat gaan was waren werd werden kan kunnen moet moeten"
    )
)
