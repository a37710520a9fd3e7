"""List items and cells without a verb of their own that commit by what introduces them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.commitment import Status
from corpus.document import Block
from tagging.commitments import words as w
from tagging.commitments.decide import THRESHOLD, Verdict
from tagging.commitments.language import cue
from tagging.commitments.lexicon import load
from tagging.commitments.sections import Place
from tagging.commitments.statements import Sentence
from tagging.commitments.stems import Stem

_DECISIVE = cue("decisive")
_CONTACT = cue("measure")
_TE = re.compile(r"\bte (\w+en)\b")


@dataclass(frozen=True, slots=True)
class Item:
    """A whole item that commits: its status by what introduces it, and the words that say so."""

    status: Status
    cue: str
    verdict: Verdict


def item_of(
    block: Block, sentences: list[Sentence], place: Place, stem: Stem | None, measures: bool
) -> Item | None:
    """The item as one commitment, or None where its sentences speak for themselves."""
    first = sentences[0]
    if (
        first.verdict.accepted
        and first.verdict.predicate is not None
        and first.verdict.predicate.voice != "event"
    ):
        return None
    text = first.text
    if len(text.split()) < 2 or text.endswith(":"):
        return None
    if measures:
        if (
            not first.verdict.accepted
            and _CONTACT.match(text)
            and not _has_finite(first)
            and len(sentences) == 1
        ):
            return Item("planned", block.header[-1] if block.header else "maatregel", Verdict(THRESHOLD))
        return None
    if block.kind != "list_item" and not (stem is not None and stem.kind == "decided"):
        return None
    if stem is not None and stem.kind == "none":
        return None
    if stem is not None and stem.kind == "decided":
        first_te = _TE.search(text)
        done = first_te is None or _DECISIVE.search(text[: first_te.end()])
        return Item("done" if done else "planned", stem.cue, Verdict(THRESHOLD))
    if stem is not None and stem.kind in ("done", "planned") and not _states(first):
        return Item("done" if stem.kind == "done" else "planned", stem.cue, Verdict(THRESHOLD))
    if _has_finite(first):
        return None
    if _ends_in_participle(first) and (place.kind == "done" or (stem is not None and stem.kind == "unknown")):
        return Item("done", first.clauses.original(len(first.clauses.tokens) - 1), Verdict(THRESHOLD))
    label = place.stem is None and len(text.split()) < 4 and not text.endswith((".", ";", ","))
    if place.kind == "plan" and _nominal(first) and not label:
        return Item("planned", place.heading, Verdict(THRESHOLD))
    if (
        place.kind in ("action", "")
        and stem is not None
        and stem.kind == "unknown"
        and _opens_with_infinitive(first)
    ):
        return Item("planned", text.split()[0], Verdict(THRESHOLD))
    return None


def _has_finite(sentence: Sentence) -> bool:
    return any(t in w.AUXILIARY for i, t in enumerate(sentence.clauses.tokens) if sentence.clauses.main[i])


def _states(sentence: Sentence) -> bool:
    """A full sentence that says how things are: no product of its stem."""
    tokens = sentence.clauses.tokens
    return _has_finite(sentence) and bool(tokens) and not sentence.verdict.accepted


def _ends_in_participle(sentence: Sentence) -> bool:
    words = [t for t in sentence.clauses.tokens if t.isalpha()]
    return bool(words) and words[-1] in load().participles


def _nominal(sentence: Sentence) -> bool:
    """Names a product or an act: a noun of delivery, or an infinitive at its beginning or end."""
    tokens = [t for t in sentence.clauses.tokens if t.isalpha()]
    if not tokens:
        return False
    lexicon = load()
    if tokens[0] in lexicon.infinitives or tokens[-1] in lexicon.infinitives:
        return True
    return any(product in token for token in tokens[:6] for product in w.PRODUCTS if len(token) > 3)


def _opens_with_infinitive(sentence: Sentence) -> bool:
    tokens = sentence.clauses.tokens
    return bool(tokens) and tokens[0] in load().infinitives
