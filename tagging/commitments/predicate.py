"""A statement of a main clause: a verb of municipal work, in a tense and a voice, by somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tagging.commitments.lexicon import Verb
from tagging.commitments.subjects import Voice

Tense = Literal["present", "past", "perfect", "future", "must", "want", "can", "keep"]
MODAL_TENSE: dict[str, Tense] = {
    "zullen": "future",
    "zouden": "can",
    "gaan": "future",
    "moeten": "must",
    "dienen": "must",
    "willen": "want",
    "kunnen": "can",
    "mogen": "can",
    "blijven": "keep",
    "laten": "present",
    "proberen": "want",
    "hoeven": "can",
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """One main-clause statement: `verb` done by `subject` ("we", an official word, or "" in a passive)."""

    verb: Verb
    voice: Voice
    tense: Tense
    subject: str
    at: int
    """Index of the finite verb among the tokens."""
    cue: str
    negated: bool = False
    concrete: bool = False
    """An object beside a light verb that makes an act of it."""
    third_party: bool = False
    question: bool = False
