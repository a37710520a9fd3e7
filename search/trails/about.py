"""Which words of a statement tell its subject.

A decision of a meeting is about its agenda item, so what it shares with another must stand in the title of
that item. Headings that come back in list after list (fixed points of the agenda, names of portfolios) are no
such title, and words that stand in every list say nothing. Who asked a question, and when, is not what it was
about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from index.analysis import tokenize
from search.trails.trail import Entry

_NUMBER = re.compile(r"^\W*(?:\d+|[a-z]\b)(?:[.)]\w{1,3})*[.)]?\s+(?:\d{1,2}[.:]\d\d uur\s+)?", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:[:/(–]|\bd\.?\s?d\.?\s|\b\d{1,2}\s+\w+\s+(?:19|20)\d\d\b).*$")
"""What differs from list to list in a fixed point ("Raad: voorbereiding", "Besluitenlijst d.d. 3 maart")."""
_FEW = 4
"""Lists in which something must come back, at least ..."""
_FIXED = 10
"""... and in one of this many of them, for a heading to be a fixed point of the agenda ..."""
_ROUTINE = 5
"""... and for a word of decisions to be routine."""
_TOPIC = r"\b(?:inzake|over|betreffende|aangaande|rondom|omtrent|m\.b\.t\.|betrekking tot|ten aanzien van)\s"
_ASKED = re.compile(
    rf"\b(?:\w*vragen|motie|toezegging(?:en)?|amendement(?:en)?|\w*verzoek)\b[^;:]*?{_TOPIC}", re.IGNORECASE
)
"""Who asked, by which article, on which day: up to the word that brings the topic."""
_ANSWER = re.compile(
    r"^\W*(?:\d{1,4}\s+)?(?:schriftelijke )?(?:be)?antwoord\w*(?:\s+(?:schriftelijke|mondelinge|op))*\s",
    re.IGNORECASE,
)
"""That a question is answered, and its number."""
_ON_OCCASION = re.compile(
    r"\b(?:naar aanleiding van|n\.a\.v\.|(?:zoals )?verwoord in|op grond van|conform|namens"
    r"|onder voorbehoud van|vanuit bijlage|door de raadsinformatiebrief|ter kennis\w*)\b"
    r".*?(?=[,;:.]\s|[,;:.]?$)",
    re.IGNORECASE,
)
"""Occasion, ground and form of a decision."""


_MANDATE = re.compile(
    r"\b(?:mandater\w*|machtig\w*|machten|\w*mandaat)\b.*\b(?:wijziging\w*|aanpassing\w*|\w*teken\w*|\w*mandaat)\b",
    re.IGNORECASE,
)
"""A mandate to sign, or for small changes: it is about the item, whatever its words."""
_APPOINTS = re.compile(r"\b(?:her)?benoem(?:en|t|d|de|den|ing|ingen)\b", re.IGNORECASE)
_REQUEST = re.compile(r"\bwo[ob]-?\s?(?:deel)?(?:verzoek|besluit)", re.IGNORECASE)


class About(msgspec.Struct, frozen=True):
    """`title` gives the subject where there is one, `text` says more; `passed` are words to leave out."""

    title: str
    text: str
    passed: frozenset[str] = frozenset()
    appointed: frozenset[str] | None = None
    """Who is appointed, where somebody is: each appointment is a thing of its own."""
    request: bool = False
    """Whether it answers a request for documents (Woo, Wob): each request is a thing of its own."""
    areas: tuple[str, ...] = ()
    """The places that it is about."""


def abouts(
    entries: Sequence[Entry], names: Sequence[Iterable[str]], people: Sequence[Iterable[str]] = ()
) -> list[About]:
    """What each statement is about. `names` are the organisations and people in it: one does many things.

    `people` are the people among them.
    """
    lists = [entry for entry in entries if entry.doc_type == "besluitenlijst"]
    fixed = _recurring(lists, _FIXED, lambda entry: {_opening(entry)})
    routine = _recurring(lists, _ROUTINE, lambda entry: _forms(entry.commitment.text))
    found = []
    for entry, named, who in zip(entries, names, people or [()] * len(entries), strict=True):
        said = entry.commitment
        title, text = "", said.text
        passed = frozenset(form for name in named for form in _forms(name))
        if said.register:
            title = _topic(said.register.subject)
        elif entry.doc_type == "besluitenlijst":
            title = "" if _opening(entry) in fixed[entry.municipality] else _topic(_heading(entry))
            text = "" if _MANDATE.search(said.text) else _topic(said.text)
            passed |= routine[entry.municipality]
        whole = f"{title} {said.text}"
        appointed = frozenset(who) if _APPOINTS.search(whole) else None
        found.append(About(title, text, passed, appointed, bool(_REQUEST.search(whole)), said.areas))
    return found


def _forms(text: str) -> set[str]:
    return {token.form for token in tokenize(text)}


def _topic(text: str) -> str:
    return _ANSWER.sub("", _ON_OCCASION.sub(" ", _ASKED.sub(" ", text)))


def _heading(entry: Entry) -> str:
    return _NUMBER.sub("", entry.commitment.heading[-1]) if entry.commitment.heading else ""


def _opening(entry: Entry) -> str:
    return _TAIL.sub("", _heading(entry)).lower().strip(" .")


def _recurring(
    lists: Iterable[Entry], share: int, words: Callable[[Entry], Iterable[str]]
) -> dict[str, frozenset[str]]:
    """By municipality, what comes back in one of `share` of its lists of decisions."""
    documents: dict[str, set[str]] = defaultdict(set)
    held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in lists:
        documents[entry.municipality].add(entry.document)
        for word in words(entry):
            held[entry.municipality][word].add(entry.document)
    return {
        place: frozenset(
            word for word, among in words.items() if len(among) >= max(_FEW, len(documents[place]) // share)
        )
        for place, words in held.items()
    }
