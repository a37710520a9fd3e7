"""Names of organisations in one line of text, by their form or by the cue before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from tagging.organisations import forms
from tagging.organisations.kinds import by_kind, may_tell
from tagging.spans import holds_any
from tagging.vocabulary import outside_names, words


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation at offsets of a line."""

    start: int
    end: int
    name: str
    rule: str


_WORDS = re.compile(r"[^\W_]+")
_QUOTE = r" (?:['‘“\"](?=\w))?"
_AFTER_HEAD = re.compile(rf"{_QUOTE}(?P<name>(?:(?:[Dd]e|[Hh]et|['’]t|regio|Ons|Onze) )?{forms.HEAD_NAME})")
_AFTER_LONG_HEAD = re.compile(
    rf"{_QUOTE}(?P<name>(?:(?:[Dd]e|[Hh]et|['’]t) )?{forms.NAME}"
    rf"(?: {forms.CALLING}(?: {forms.NAME})?(?!\w))?)"
)
_NEXT_HEAD = re.compile(r" en (?=Stichting|Vereniging|Coöperatie|Ministerie)")
_BEFORE_HEAD = re.compile(rf"(?<![\w-]){forms.BEFORE_HEAD} $")
_CLOSED = re.compile(
    rf"(?<![\w-])(?P<name>(?:{forms.WORD} ){{1,2}}{forms.LAST_WORDS}(?: {forms.WORD}){{0,2}})(?![\w-])"
)
_CLOSED_HINT = re.compile(rf" {forms.LAST_WORDS}(?!\w)")
_OF_TOWN = re.compile(rf"(?<![\w-])(?P<name>{forms.DEMONYM} {forms.COMPOUND})(?![\w-])")
_OF_TOWN_HINT = re.compile(r"s(?:ch)?e [A-ZÀ-ÖØ-Þ]")
_WORK = re.compile(
    r"(?:(?!\w*(?:[Ss]tichting|[Vv]ereniging|werking|[Hh]olding) )(?:\w+(?:ing|bijdrage|eren)|Verkoop|Aankoop"
    r"|Nieuwbouw|Bouw|Renovatie|Project|Subsidie|Krediet|Nota) )+"
    rf"(?=[{forms.UPPER}])"
)
"""What is done for an organisation, with the capital of a heading: no part of its name."""
_MINISTRY = re.compile(rf" (?P<name>{forms.WORD}(?:, {forms.WORD})+ en {forms.WORD})")
_LEGAL = re.compile(rf"(?<![\w-])(?P<name>{forms.NAME}),? {forms.LEGAL}(?![\w.]*\w)")
_LEGAL_HINT = re.compile(rf" {forms.LEGAL}(?!\w)")
_CUE = re.compile(rf"(?<!\w){forms.PARTNER_CUE}(?::)? ")
_CUE_HINT = (
    "amen", " overleg met", "artner", "artijen ", "organisaties ", "nstellingen", "oorzieningen", "egund aan",
    "pdracht ", "itgevoerd door", "ubsidie aan", "fspraken met", "esprek ", "lanning van", "nvesteringen van",
    "vereenkomst met", "onvenant met", "estuur van", "eelneming in", "andeelhouder van", "anbieder",
    "estart door", "ractie", "dvies van", "ragen ", "owel ",
)  # fmt: skip
"""One of these is in every line with a cue of a partner."""
_LISTED = re.compile(
    rf"(?:(?:de|het|onze|zowel|onder meer|onder andere|o\.a\.|partners?|gemeenten?|provincie"
    rf"|(?-i:[a-zë]{{4,20}})) ){{0,3}}(?P<name>{forms.SHORT_NAME})(?: \([A-Z]\w{{1,9}}\))?"
)
_GROUP = rf"{forms.WORD}!?(?: (?:voor )?{forms.WORD}){{0,2}}"
_ASKED = re.compile(
    r"[Vv]ra(?:gen|ag),? (?:(?:van|gesteld door|door|de|raadsfractie|fractie|fracties) )*"
    rf"(?:(?P<person>(?:raadslid )?{forms.WORD}(?:,? [A-Za-z][\w’-]*\.?| -){{0,4}}?)(?: van | \(|/ ?| ?, ))?"
    rf"(?P<name>{_GROUP})"
    r"(?=\)| (?:d\.d\.|(?:dd|over|inzake|met|vast|betreffende|aan)\b))"
)
"""A group of the council that asks questions, or whose member does."""
_PERSON = rf"(?:[A-Z]\. ?)*(?:(?:[Vv]an|[Dd]e[nr]?|[Tt]e[nr]) ){{0,2}}{forms.WORD}"
_INITIALISM = r"(?=[A-Za-z\d]*[A-Z][A-Za-z\d]*[A-Z])[A-Z][A-Za-z\d]{1,5}!?"
_OF_GROUP = re.compile(
    r"(?<!\w)(?:[Rr]aads|[Bb]urgerraads|[Cc]ommissie|[Ss]taten)lid "
    rf"(?:(?:{_PERSON} )?(?P<short>{_INITIALISM})"
    rf"|{_PERSON} ?(?:/ ?|\((?:van )?|,? van (?:de )?fractie )(?P<name>{_GROUP}))(?!\w)"
)
_FRACTION = re.compile(rf"(?<!\w)[Ff]ractie (?P<name>{_GROUP})(?!\w)")
"""The group of a member of the council, where the word for it is not written, and after that word."""
_SEPARATOR = re.compile(r", (?:en |maar ook )?| en | als (?:ook )?|/| & ")
_INNER_CAPITAL = re.compile(rf"^[{forms.UPPER}][a-z]+[{forms.UPPER}]\w+$")


def bodies(text: str) -> Iterator[Body]:
    """The organisations in a line, each with the rule that gave it."""
    words_there = _WORDS.findall(text)
    if any(map(_head, words_there)):
        for match in _WORDS.finditer(text):
            if head := _head(match.group()):
                yield from _after_head(text, *match.span(), head)
    if _LEGAL_HINT.search(text):
        for match in _LEGAL.finditer(text):
            yield from _without_work(match, "legal form")
    if _CLOSED_HINT.search(text):
        for match in _CLOSED.finditer(text):
            yield from _without_work(match, "form of a name")
    if _OF_TOWN_HINT.search(text):
        for match in _OF_TOWN.finditer(text):
            if is_name(match["name"]):
                yield Body(
                    start=match.start(), end=match.end(), name=match.group(), rule="named after a town"
                )
    for match, why in by_kind(text) if any(map(may_tell, words_there)) else ():
        yield Body(start=match.start(), end=match.end(), name=match.group(), rule=why)
    for asked in _ASKED.finditer(text) if "ragen " in text or "raag" in text else ():
        if is_name(asked["name"]):
            yield Body(
                start=asked.start("name"), end=asked.end("name"), name=asked["name"], rule="asked questions"
            )
    for hint, pattern in (("lid ", _OF_GROUP), ("ractie ", _FRACTION)):
        for match in pattern.finditer(text) if hint in text else ():
            group = match.lastgroup or "name"
            if is_name(match[group]):
                yield Body(start=match.start(group), end=match.end(group), name=match[group], rule="group")
    for cue in _CUE.finditer(text) if holds_any(text, _CUE_HINT) else ():
        yield from _partners(text, cue.end(), f"partner after {cue.group().strip()}")


@lru_cache(maxsize=50_000)
def _head(word: str) -> str:
    """The noun before a name that this word is, else nothing."""
    lower = word.lower()
    if word != forms.AS_WRITTEN.get(lower, word):
        return ""
    return lower if lower in forms.HEADS else ""


def _without_work(match: re.Match[str], rule: str) -> Iterator[Body]:
    work = _WORK.match(match["name"])
    skipped = work.end() if work else 0
    if is_name(match["name"][skipped:]):
        whole = match.group()[skipped:]
        yield Body(start=match.start() + skipped, end=match.end(), name=whole, rule=rule)


def _after_head(text: str, start: int, end: int, head: str) -> Iterator[Body]:
    wanted = forms.FIRST_WORDS.get(head)
    if wanted and not text[start : start + 60].lower().startswith(wanted.lower()):
        return
    if wanted and wanted.lower() != head:
        end = start + len(wanted)
    pattern = _AFTER_LONG_HEAD if head in forms.LONG_NAMED else _AFTER_HEAD
    match = (head == "ministerie" and _MINISTRY.match(text, end)) or pattern.match(text, end)
    if not match:
        return
    name = _NEXT_HEAD.split(match["name"])[0]
    last = match.start("name") + len(name)
    if not forms.HEADS[head]:
        if is_name(name) and not text.startswith("-", last) and not name.startswith("regio "):
            yield Body(start=match.start("name"), end=last, name=name, rule=f"after {head}")
    elif name.split()[0] not in ("Gemeente",) and not (
        name in words("municipalities") and head in ("politie", "kamer")
    ):
        if text[:start].endswith(("Wet ", "wet ")):
            return
        before = _BEFORE_HEAD.search(text, max(0, start - 20), start)
        start = before.start() if before else start
        whole = text[start:last]
        yield Body(start=start, end=last, name=whole, rule=f"form: {head}")


def _partners(text: str, position: int, rule: str) -> Iterator[Body]:
    """The names in a list of partners; words without a capital before a name are skipped."""
    while match := _LISTED.match(text, position):
        name = match["name"]
        if is_name(name):
            yield Body(start=match.start("name"), end=match.end("name"), name=name, rule=rule)
        separator = _SEPARATOR.match(text, match.end())
        if not separator:
            return
        position = separator.end()


def is_name(name: str) -> bool:
    """Whether capitals can be an organisation's name and not a place's, a law's or a common word's."""
    first = name.split(" ")[0].rstrip("’'")
    return (
        first not in forms.NOT_AN_ORGANISATION
        and name not in outside_names()
        and name.removesuffix("se") not in words("municipalities")
        and name.lower() not in words("domains")
        and len(name) > 1
        and not re.search(
            r"(?:straat|laan|weg|plein|wet|visie|nota|plan|programma|gebied|locatie|akkoord|agenda"
            r"|strategie)$",
            name,
        )
        and not re.fullmatch(r"[A-Z]\d.*|Q\d|.*_.*", name)
    )
