"""Titles of policy documents, by the noun that says what kind of document it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tagging.references.codes import Found
from tagging.references.nouns import (
    ALONE,
    CAPITAL_ENOUGH,
    CAPITAL_SUBJECT,
    GENERIC_PROGRAMME,
    LOOSE_SUBJECT,
    NOT_DOCUMENTS,
    NOT_VISIES,
    PHRASE_HEADS,
    QUALIFIER,
    QUALIFIER_ENDS,
    QUOTED_HEADS,
    SMALL_WORDS,
    TIES,
    WITH_SUBJECT,
    WITH_YEAR,
)
from tagging.references.rule import DESCRIBED
from tagging.spans import holds_any
from tagging.vocabulary import domain_pattern, listed, words

_UPPER = "A-ZÀ-ÖØ-Þ"
_YEAR = r"(?:19|20)\d\d"
_RANGE = rf"{_YEAR}\s?(?:[-–/]|t/m|tot en met)\s?(?:{_YEAR}|\d\d(?!\d))(?![\d.,]*\d)"
_YEARS = rf"(?:{_RANGE}|{_YEAR}(?![\d.,]*\d)(?!(?:, | & | en ){_YEAR}))"
_QUOTED = r"\*{0,2}[‘’'“\"]\*{0,2}(?=[A-Z]|\w+ )[^‘’'“”\"\n]{3,90}\*{0,2}[‘’'”\"]\*{0,2}"
_OPENERS = frozenset(word.lower() for word in words("openers"))
_NO_OPENER = rf"(?!(?:{'|'.join(sorted(words('openers')))})\b)"
_CAPITAL = rf"{_NO_OPENER}(?:[{_UPPER}][\w&.'’+-]*[\w+](?:- en [{_UPPER}]\w+)?|[{_UPPER}])"
_NAME = rf"{_CAPITAL}(?: (?:{TIES} )?{_CAPITAL}){{0,12}}"
_DOMAIN = rf"(?i:{domain_pattern()})"

_WORDS = re.compile(r"[^\W_]+")
_HEADS = tuple(
    listed(
        """
    nota notitie programma akkoord plan visie begroting jaarstukken rekening verslag rapport
    rapportage koers agenda kader strategie verordening regeling beleidsregel brief circulaire
    convenant protocol routekaart document perspectief pact manifest handboek handreiking leidraad
    deal monitor paper beleid raming
    """
    )
)
_PLURALS = ("visies", "nota's", "beleidsregels", "programma's", "plannen")
_SHORT = re.compile(r"(?<![\w-])[A-Z]{2,6}-$")
"""An abbreviation that opens the noun ("VTH-beleidsplan")."""
_JOINED = re.compile(r"(?:\w+-)*\w+- (?:en |of )?$")
_WITHIN = re.compile(r"(?<![\w.])(?:[Dd]e|[Hh]et|[Oo]nze|[Oo]ns|van|in|een|nieuwe|huidige|en|met) $")
_DONE = re.compile(
    r"(?:\w*ge\w+(?:d|t|de|te|en)|Her\w+(?:d|de)|\w+ing(?:en)?|Evaluatie|Actualisatie|Stand|Nieuwe?|Huidige?|Vorige?|Eerste|Tweede)$"
)
_TAIL = re.compile(
    rf"(?P<abbreviation> \([A-Z][\w&]{{1,8}}\))?"
    rf"(?P<subject> (?:over (?:de |het )?)?(?:{_DOMAIN}(?: {_NAME})?|{DESCRIBED}(?: {_NAME})?"
    rf"|{_NAME}(?: {_DOMAIN})?))?"
    r"(?: \([A-Za-z][\w&]{1,8}\)(?= (?:19|20)\d\d))?"
    rf"(?P<years>(?: |, ){_YEARS}(?: (?:{_DOMAIN}|integra(?:al|le) \w+"
    rf"|(?:gemeente|energieregio|RES) {_CAPITAL}(?: {_CAPITAL}){{0,3}}))?"
    rf"| (?:voor|over|voor de periode) {_RANGE}|(?<=\w) \d\.0(?!\d))?"
    rf"(?P<quoted> \(?{_QUOTED})?"
)
_LOOSE = re.compile(
    rf"(?P<abbreviation>(?!x)x)?"
    rf"(?P<subject>(?: (?!(?:{'|'.join(SMALL_WORDS)})\b)[a-zß-ÿ]+){{1,2}} (?:{_DOMAIN}|{_NAME}))"
    rf"(?P<years>(?: |, ){_YEARS})?(?P<quoted>(?!x)x)?"
)
_WHOSE = re.compile(r" van (?:de|het) (?:[A-Z]{2,6}|(?:Adviesraad|Rekenkamer|Vereniging|Commissie)(?: .*)?)$")
"""Whose document it is, which is no part of its title ("Handreiking Inkoop van de VNG")."""
_LONG_QUOTED = re.compile(
    rf"(?<!\w)[‘'“\"]\*{{0,2}}(?P<title>(?P<noun>[{_UPPER}]\w*(?:plan|visie|nota|programma|akkoord"
    rf"|agenda|kader|verordening|regeling|notitie|strategie|besluit|reglement)"
    rf"|Plan|Visie|Nota|Programma|Akkoord|Agenda|Kader|Verordening|Regeling|Notitie|Strategie|Beleidsregels?)"
    rf"(?![\w-])[^‘’'“”\"\n]{{3,90}})[’'”\"]"
)
_COMMISSION = re.compile(
    rf"(?<!\w)(?:[Bb]estuurlijke [Oo]pdracht|[Cc]ollegeopdracht) (?:{_DOMAIN}|{_NAME})(?: {_NAME})?"
)
_NAMED_PROGRAMME = re.compile(rf"(?<!\w)(?P<name>{_NAME} {_YEAR}), (?:uitvoerings)?programma {_YEARS}")
_PHRASE = re.compile(
    rf"(?<!\w)(?i:{PHRASE_HEADS}) (?P<subject>(?:{TIES} )?(?:{_NAME}|{_DOMAIN}(?: {_NAME})?))(?: {_YEARS})?"
)
_PHRASE_ALONE = re.compile(PHRASE_HEADS, re.IGNORECASE)
_KOERS = re.compile(rf"(?<!\w)[Kk]oers ?{_YEAR}(?![\d-])")
_PHRASE_HINT = (
    "van uitgang",
    "van aanpak",
    "van eisen",
    "van toelicht",
    "van beantwoording",
    "van inlichting",
    "zienswijzen ",
    "van Uitgang",
    "van Aanpak",
    "van Eisen",
)
_SPECIFIC = ("plan", "visie", "nota", "programma", "verordening", "strategie", "agenda", "kader", "akkoord")


def by_title(text: str) -> Iterator[Found]:
    """The titles in a line; one place may be given twice, the longest stands."""
    if ", programma 20" in text or ", uitvoeringsprogramma 20" in text:
        for match in _NAMED_PROGRAMME.finditer(text):
            yield _document(match.start(), match.group(), "programme with its period")
    if "oers" in text:
        for match in _KOERS.finditer(text):
            yield _document(match.start(), match.group(), "title with its year")
    if holds_any(text, _PHRASE_HINT):
        for match in _PHRASE.finditer(text):
            yield _document(match.start(), match.group(), "noun phrase with its subject")
    if "pdracht" in text:
        for match in _COMMISSION.finditer(text):
            yield _document(match.start(), match.group(), "commission with its subject")
    for word in _WORDS.finditer(text):
        if _is_head(word.group()) and (found := _title(text, word)):
            yield found


@lru_cache(maxsize=50_000)
def _is_head(word: str) -> bool:
    lower = word.lower()
    return lower.endswith(_HEADS + _PLURALS) or lower in ALONE


def in_quotes(text: str) -> Iterator[Found]:
    """Titles between quotes that open with their noun ('Kadernota, een jaar vooruit')."""
    if not holds_any(text, ("‘", "'", "“", '"')):
        return
    for match in _LONG_QUOTED.finditer(text):
        if not _PHRASE_ALONE.fullmatch(match["title"]):
            yield _document(match.start("title"), match["title"], "title between quotes")


@dataclass(frozen=True)
class _Title:
    """A noun with what stands around it in the text."""

    noun: str
    written: str
    qualifiers: str
    tail: re.Match[str]
    inside: bool
    """Whether it stands within a sentence, so that a capital says something."""

    def part(self, name: str) -> str:
        return (self.tail[name] or "").strip()


def _title(text: str, head: re.Match[str]) -> Found | None:
    start = head.start()
    short = _SHORT.search(text, max(0, start - 8), start) if start and text[start - 1] == "-" else None
    if start and text[start - 1] == "-" and not short:
        return None
    start = short.start() if short else start
    joined = (
        _JOINED.search(text, max(0, start - 30), start) if "- " in text[max(0, start - 6) : start] else None
    )
    start = joined.start() if joined else start
    written = text[start : head.end()]
    qualifiers = _qualifiers(text[max(0, start - 60) : start], written)
    tail = _TAIL.match(text, head.end())
    assert tail
    if not tail["subject"] and written[0].isupper() and written.lower() in LOOSE_SUBJECT:
        tail = _LOOSE.match(text, head.end()) or tail
    inside = bool(_WITHIN.search(text, max(0, start - 12), start))
    title = _Title(written.lower(), written, qualifiers, tail, inside)
    subject = _subject(title)
    years, quoted = (
        (title.part("years"), title.part("quoted")) if subject or not title.part("subject") else ("", "")
    )
    rule = _rule(title, subject, years, quoted)
    if not rule:
        return None
    ends = [head.end()]
    if title.part("abbreviation") and (subject or years):
        ends.append(tail.end("abbreviation"))
    for name, part in (("subject", subject), ("years", years), ("quoted", quoted)):
        if part:
            ends.append(tail.end(name))
    first = start - len(qualifiers)
    title_text = _WHOSE.sub("", text[first : max(ends)].rstrip(" -–,"))
    return None if title_text.lower() in NOT_DOCUMENTS else _document(first, title_text, rule)


def _qualifiers(before: str, noun: str) -> str:
    """The adjectives at the end of the text before the noun that belong to the name."""
    length = tie = 0
    for written in reversed(before.split(" ")[:-1]):
        word = written.lstrip("(‘'“\"")
        capital = word[:1].isupper() and word.isalpha() and word.lower() not in _OPENERS
        belongs = word.lower() in QUALIFIER or (capital and word.endswith(QUALIFIER_ENDS))
        capital = capital and not _DONE.match(word)
        if word == "en" and length and noun in ("Akkoord", "Agenda", "Programma", "Plan"):
            tie = len(word) + 1
            continue
        if not belongs and not (capital and noun[0].isupper() and noun.lower() in CAPITAL_SUBJECT):
            break
        length += tie + len(word) + 1
        tie = 0
        if word != written:
            break
    return before[len(before) - length :]


def _rule(title: _Title, subject: str, years: str, quoted: str) -> str:
    """Why this is a title, or nothing when it is none."""
    noun = title.noun.rsplit(" ", 1)[-1].rsplit("-", 1)[-1]
    if noun in ALONE or (noun.endswith(("visie", "visies")) and len(noun) > 7 and noun not in NOT_VISIES):
        return "noun of one document"
    if years and (subject or noun in WITH_YEAR or noun.endswith(("beleid", "verordening")) or _is_plan(noun)):
        return "noun with its year"
    capital = noun not in CAPITAL_SUBJECT or re.match(r"\W*[A-Z]", quoted)
    if quoted and not subject and capital and (noun in WITH_SUBJECT or noun.endswith(QUOTED_HEADS)):
        return "noun with a quoted title"
    if subject and noun not in GENERIC_PROGRAMME and (noun in WITH_SUBJECT or _is_specific(noun)):
        return "noun with its subject"
    if (
        title.qualifiers[:1].isupper()
        and title.written[0].isupper()
        and (noun in WITH_SUBJECT or _is_specific(noun))
    ):
        return "name with capitals"
    if title.part("abbreviation") and _is_specific(noun):
        return "noun with its abbreviation"
    if title.inside and title.written[0].isupper() and _is_specific(noun):
        return "noun with a capital within its sentence"
    return ""


def _subject(title: _Title) -> str:
    """The words after the noun that are its subject, or nothing when they open something else."""
    subject = title.part("subject")
    noun = title.noun
    if not subject or subject.lower().startswith(noun) or (noun.endswith("en") and noun != "jaarstukken"):
        return ""
    capital = subject[0].isupper()
    enough = title.written[0].isupper() or title.part("years") or " " in subject or noun in CAPITAL_ENOUGH
    if noun in CAPITAL_SUBJECT and not (capital and enough) and not title.part("years"):
        return ""
    return subject


def _is_plan(noun: str) -> bool:
    """Whether it is a compound of "plan", which only a year makes the name of a document."""
    return noun.endswith("plan") and len(noun) > 8


def _is_specific(noun: str) -> bool:
    return noun.endswith(_SPECIFIC) and len(noun) > 10


def _document(start: int, text: str, rule: str) -> Found:
    name = re.sub(r"\s+", " ", text.replace("*", "")).strip()
    return Found(start=start, end=start + len(text), kind="document", rule=rule, name=name)
