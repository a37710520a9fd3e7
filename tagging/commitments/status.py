"""Planned, ongoing, done or conditional; firm or soft."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.commitment import Status, Strength
from tagging.commitments.decide import Verdict
from tagging.commitments.language import cue, words
from tagging.commitments.sections import Place

_CONDITION_FIRST = cue("condition first")
_CONDITION_INSIDE = cue("condition inside")
_NO_CONDITION = cue("no condition")
_NOW = cue("now")
_RECURS = cue("recurs")
_SOFT = cue("soft")
_TO_COME = cue("to come")
_WHEN = cue("when")
_DECISIONS = frozenset({"instemmen", "besluiten", "kennisnemen", "goedkeuren", "kennis nemen"})
_AHEAD_OF_TIME = words("ahead_of_time.txt")
"""Done before the time that they are about."""
_EXPECTED = cue("expected")
_AND_THEN = cue("and then")
_BEGUN = cue("begun")
_ANSWERS = cue("answers")
_GOING = frozenset(["bespreken", "monitoren", "volgen", "agenderen", "signaleren"])


@dataclass(frozen=True, slots=True)
class State:
    """Status and strength with the words that gave them; `by_section` where the section broke the tie."""

    status: Status
    strength: Strength
    cue: str
    condition: str = ""
    by_section: bool = False


def state(text: str, verdict: Verdict, place: Place, measures: bool = False, ahead: bool = False) -> State:
    """Status and strength of an accepted sentence; `ahead` where it gives a date still to come."""
    strength: Strength = "soft" if _soft(text, verdict) else "firm"
    status, said, by_section = _status(text, verdict, place, measures)
    if ahead and status != "planned" and (_still_to_come(verdict) or _AND_THEN.search(text)):
        status, said, by_section = "planned", verdict.cue, False
    words = "" if status == "done" else condition(text)
    if words:
        return State("conditional", strength, words.split()[0], words)
    return State(status, strength, said, "", by_section)


def _still_to_come(verdict: Verdict) -> bool:
    """Whether what is said as done or going on can be so only at a date to come ("is in 2027 opgeleverd")."""
    p = verdict.predicate
    if p is None:
        return verdict.idiom is not None and verdict.idiom.status == "done"
    finished = (
        p.tense == "perfect" and p.verb.kind in ("product", "start") and p.verb.lemma not in _AHEAD_OF_TIME
    )
    return p.tense == "keep" or (finished and p.voice == "passive")


def condition(text: str) -> str:
    """The words of the condition that a sentence puts, "" where it puts none."""
    if _NO_CONDITION.search(text):
        return ""
    match = _CONDITION_FIRST.match(text) or _CONDITION_INSIDE.search(text)
    return re.split(r"[,;.]", text[match.start() :])[0].strip() if match else ""


def _soft(text: str, verdict: Verdict) -> bool:
    if verdict.predicate and (
        verdict.predicate.verb.kind == "soft" or verdict.predicate.verb.lemma == "streven"
    ):
        return verdict.predicate.tense not in ("perfect", "past")
    if verdict.predicate and verdict.predicate.tense in ("want", "can"):
        return True
    return bool(verdict.idiom and verdict.idiom.soft) or (
        bool(_SOFT.search(text))
        and not (verdict.predicate and verdict.predicate.tense in ("perfect", "past"))
    )


def _status(text: str, verdict: Verdict, place: Place, measures: bool) -> tuple[Status, str, bool]:
    planned_section = place.kind == "plan" or place.year is not None
    if verdict.predicate is None:
        idiom = verdict.idiom
        assert idiom is not None
        if idiom.status == "ongoing" and planned_section and not measures and place.year is not None:
            return "planned", place.heading or place.year_heading, True
        return idiom.status, idiom.cue, False
    p = verdict.predicate
    starting = p.verb.kind == "start" or p.verb.lemma in ("starten", "beginnen", "van start gaan")
    if p.tense == "perfect" and p.verb.lemma in ("voorzien", "plannen", "inplannen", "agenderen"):
        return "planned", p.cue, False
    if p.tense == "perfect" and _EXPECTED.search(text):
        return "planned", p.cue, False
    if p.tense in ("perfect", "past"):
        going = (starting and p.verb.lemma != "aan de slag gaan") or bool(_BEGUN.search(text))
        return ("ongoing" if going else "done"), p.cue, False
    if p.tense == "present" and p.voice == "official" and p.verb.lemma in _DECISIONS:
        return ("planned" if planned_section or _WHEN.search(text) else "done"), p.cue, False
    if p.tense == "present" and p.voice != "event" and _ANSWERS.search(text):
        return "done", p.cue, False
    if p.tense in ("future", "must", "want", "can"):
        return "planned", p.cue, False
    if (
        p.verb.lemma == "plaatsvinden"
        and p.tense == "present"
        and place.year is None
        and not _TO_COME.search(text)
    ):
        return "ongoing", p.cue, False
    if p.verb.lemma in _GOING and place.year is None and p.voice != "event":
        return "ongoing", p.cue, False
    if now := _NOW.search(text):
        return "ongoing", now.group(), False
    if p.verb.kind == "soft" or starting or p.verb.kind == "event":
        return (
            ("ongoing", place.heading, True)
            if place.kind == "done" and not _TO_COME.search(text)
            else ("planned", p.cue, False)
        )
    if place.kind == "plan" and place.year is not None:
        return "planned", place.year_heading, True
    if p.tense == "keep":
        return ("planned" if planned_section else "ongoing"), p.cue, planned_section
    if place.kind == "done":
        return (
            ("planned", p.cue, False)
            if p.voice == "passive" and _TO_COME.search(text)
            else ("ongoing", place.heading, True)
        )
    if measures and _RECURS.search(text):
        return "ongoing", p.cue, False
    if p.verb.kind == "lasting" and not planned_section:
        return "ongoing", p.cue, False
    return "planned", p.cue, False
