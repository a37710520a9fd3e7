"""Which sentences are one commitment: an anaphor whose object is named in the sentence before it."""

from __future__ import annotations

import re

from tagging.commitments import words as w
from tagging.commitments.language import cue
from tagging.commitments.lexicon import load

_PRONOUN = re.compile(r"(?:deze|dit|dat|die|beide|beiden|allebei)\s+(?P<next>[\w-]+)", re.I)
_PRO_VERB = cue("pro-verb")
_DEMONSTRATIVE = re.compile(r"(?:deze|dit|die|dat) [\w-]+", re.I)
_OF_THAT = re.compile(r"(?:de|het) [\w-]+ (?:daarvan|hiervan)\b", re.I)
_OBJECT_OF_THAT = re.compile(r"\b(?:de|het) [\w-]+ (?:daarvoor|daarvan|hiervoor|hiervan|daartoe)\b", re.I)
_IN_THAT = re.compile(r"daarin\b", re.I)


def pronoun_subject(text: str) -> bool:
    """Starts with a bare demonstrative that stands for the thing named before ("Deze zijn voor ...")."""
    match = _PRONOUN.match(text)
    if not match:
        return False
    following = match["next"].lower()
    return (
        following in w.AUXILIARY
        or following in load().finite
        or following in ("omvat", "betreft", "geldt", "doen")
    )


def comprises(text: str) -> bool:
    """Says what the thing before consists of ("Dit omvat ...")."""
    return bool(re.match(r"(?:dit|dat|deze) (?:omvat|bestaat|betreft|bevat)", text, re.I))


def continues_doing(text: str) -> bool:
    """Says only how, where or for whom the thing before is done ("Dat doen we ...")."""
    return bool(_PRO_VERB.search(text))


def demonstrative(text: str) -> bool:
    """Starts with a demonstrative and its noun ("Deze evaluatie ...")."""
    return bool(_DEMONSTRATIVE.match(text)) and not pronoun_subject(text)


def part_of_that(text: str) -> bool:
    """Its subject is a part of the thing before ("De uitwerking daarvan ...")."""
    return bool(_OF_THAT.match(text))


def object_of_that(text: str) -> bool:
    return bool(_OBJECT_OF_THAT.search(text))


def in_that(text: str) -> bool:
    return bool(_IN_THAT.match(text))
