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
_TO_FOLLOW = cue("to follow")
_CONTACT = cue("measure")
_SHORT_STEM = 8
"""Words of an item such as "De gemeenteraad voor te stellen:", which says nothing without what follows."""
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
    text = first.text
    if stem is not None and stem.kind == "decided" and block.kind in ("list_item", "paragraph"):
        return _decision(first, place, stem)
    if place.results and block.kind == "list_item" and len(text.split()) > 1 and not _announces(first):
        return Item("planned", place.year_heading, Verdict(THRESHOLD))
    if _speaks_for_itself(first) or len(text.split()) < 2 or text.endswith(":"):
        return None
    if measures:
        bare = not first.verdict.accepted and not _has_finite(first) and len(sentences) == 1
        if bare and _CONTACT.match(text):
            return Item("planned", block.header[-1] if block.header else "maatregel", Verdict(THRESHOLD))
        return None
    if block.kind != "list_item" or (stem is not None and stem.kind == "none"):
        return None
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


def _announces(first: Sentence) -> bool:
    """Says in the present or future what is done, so that it needs no heading to make it a plan."""
    said = first.verdict.predicate
    return first.verdict.accepted and said is not None and said.tense not in ("perfect", "past")


def _decision(first: Sentence, place: Place, stem: Stem) -> Item | None:
    """An item under "Besluit:": done where deciding is the act, planned where something is to follow."""
    text = first.text
    if len(text.split()) < 2 or (text.endswith(":") and len(text.split()) < _SHORT_STEM):
        return None
    said = first.verdict.predicate
    if first.verdict.accepted and said is not None and said.voice != "event":
        if said.voice != "official" or said.tense != "present":
            return None
        return Item("done", said.cue, first.verdict)
    infinitive = _TE.search(text)
    if infinitive is None and _TO_FOLLOW.search(text):
        return Item("planned", stem.cue, Verdict(THRESHOLD))
    bare = None if infinitive else _bare_infinitive(first)
    if place.parent is not None and infinitive is None:
        return None
    end = infinitive.end() if infinitive else len(text)
    done = (infinitive is None and bare is None) or _DECISIVE.search(text[:end])
    return Item("done" if done else "planned", stem.cue, Verdict(THRESHOLD))


def _bare_infinitive(sentence: Sentence) -> str | None:
    """The infinitive of an item that leaves out "te" ("De raad informeren over ...")."""
    infinitives = load().infinitives
    return next((t for t in sentence.clauses.tokens if t in infinitives), None)


def _speaks_for_itself(sentence: Sentence) -> bool:
    said = sentence.verdict.predicate
    return sentence.verdict.accepted and said is not None and said.voice != "event"


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
