"""By when: the dates of a sentence that are a term, else those of its stem, paragraph or section."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from corpus.commitment import Deadline
from corpus.mention import Mention, Period
from tagging.commitments.language import cue

_VISION = cue("vision")
_FOR = cue("for a year")
_PLACING = cue("placing")
_BETWEEN = re.compile(
    r"^\W*(?:\([^)]*\))?\W*(?:en|,|&|/|t/m|tot en met)?\W*(?:€?\s*[\d.]+\W*)?(?:in|voor)?\s*$"
)
_AFTER = re.compile(r"^\W*(?:na|nadat)\b(?: [^\s,]+){2,}$", re.IGNORECASE)
"""Opens with what comes first ("Na de aanbesteding in 2025 ..."): its date is not the end."""
_OF_NOUN = re.compile(r"\b(?:de|het|een|die) (?:in|per|voor|uiterlijk|eind|begin)\s*$", re.IGNORECASE)
"""Before a date inside a noun phrase ("de in 2025 uit te voeren werkzaamheden")."""
_SECOND = re.compile(r"\ben\b.*\b(?:zal|zullen|wordt|worden|moet|moeten)\b", re.IGNORECASE)
"""Between two dates of which the second says until when the thing goes on."""
_MOVED = re.compile(r"\s+naar\s+|.*\bniet\b.*\bmaar\b.*")
"""Between a day that was meant before and the one that is meant now ("van 4 maart naar april 2027")."""
_PERIOD_KINDS = frozenset({"year", "range"})


def own(
    text: str, offset: int, mentions: Sequence[Mention], today: dt.date | None, done: bool
) -> tuple[Deadline | None, Deadline | None]:
    """The term that a sentence at `offset` gives, and a weaker one ("budget voor 2025" may name a period).

    `mentions` are the dates in it. For what is still to be done a day before `today`, or a year before its
    year, is none.
    """
    strong: list[tuple[Mention, Period]] = []
    weak: list[tuple[Mention, Period]] = []
    for number, mention in enumerate(mentions):
        period = mention.value
        if not isinstance(period, Period) or period.in_title:
            continue
        before = text[: mention.start - offset]
        if _VISION.search(before) or (not done and today and _over(period, today)):
            continue
        if not done and ((not number and _AFTER.match(before.rstrip())) or _OF_NOUN.search(before)):
            continue
        if today and not done and (period.end.year - today.year) > 30:
            continue
        if not _placed(before, period, done):
            continue
        in_brackets = before.count("(") > before.count(")")
        last = weak[-1][0] if weak else None
        listed = last is not None and bool(_BETWEEN.match(text[last.end - offset : mention.start - offset]))
        is_weak = (
            period.granularity in _PERIOD_KINDS and (listed or bool(_FOR.search(before)))
        ) or in_brackets
        (weak if is_weak else strong).append((mention, period))
    if not done:
        strong = _going_on(text, offset, strong)
    return _combined(text, offset, strong), _combined(text, offset, weak)


def _over(period: Period, today: dt.date) -> bool:
    """Whether a date is no time for what is still to be done: a year, or a single day, that has passed."""
    if period.open == "from":
        return False
    return period.end.year < today.year or (period.granularity == "day" and period.end < today)


def _going_on(text: str, offset: int, found: list[tuple[Mention, Period]]) -> list[tuple[Mention, Period]]:
    """From the date on that a second half gives for what follows ("... begint in mei en zal in juni ...")."""
    for number in range(len(found) - 1, 0, -1):
        between = text[found[number - 1][0].end - offset : found[number][0].start - offset]
        if _SECOND.search(between) or _MOVED.fullmatch(between):
            return found[number:]
    return found


def _placed(before: str, period: Period, done: bool) -> bool:
    """Whether a date stands where it can say when, so not right after a noun ("actieplan 2023")."""
    if period.relative or (period.granularity not in ("year", "day", "month") and not done):
        return True
    return bool(_PLACING.search(before))


def _combined(text: str, offset: int, found: list[tuple[Mention, Period]]) -> Deadline | None:
    if not found:
        return None
    first, period = found[0]
    start, end, words = period.start, period.end, first.text
    last = first
    for mention, other in found[1:]:
        between = text[last.end - offset : mention.start - offset]
        if other.granularity != "year" or period.granularity != "year" or not _BETWEEN.match(between):
            break
        start, end, words = min(start, other.start), max(end, other.end), f"{words}, {mention.text}"
        last = mention
    return Deadline(start=start, end=end, source="sentence", words=words)


def of_year(year: int, words: str) -> Deadline:
    """The whole of the year that a heading gives."""
    return Deadline(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), source="heading", words=words)


def opens_paragraph(text: str) -> bool:
    """Whether a first sentence begins with its date, so that what follows in the paragraph falls under it."""
    return bool(
        re.match(r"(?:in|medio|eind|begin|vanaf|per|uiterlijk)\b|(?:komend|volgend|dit) jaar\b", text, re.I)
    )
