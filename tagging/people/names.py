"""The form of Dutch personal names: initials, first names, tussenvoegsels, double names."""

from __future__ import annotations

import re
import unicodedata

import msgspec
from rapidfuzz import fuzz

from tagging.people.roles import NOT_A_NAME

_UPPER = "A-ZÀ-ÖØ-Þ"
_LOWER = "a-zß-öø-ÿ"
_FARTHER = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0x100, 0x180)} | str.maketrans(
    "ĐđıŁł", "DdiLl"
)
"""Letters of other languages of Europe as those without their marks, for the same length."""
_NO_NAMES = re.compile(rf"\b(?:{'|'.join(sorted(NOT_A_NAME))})\b")
_WORD = rf"(?:[{_UPPER}]['’])?(?:IJ|[{_UPPER}])[{_LOWER}]+(?:[{_UPPER}][{_LOWER}]+)?"
_PARTICLE = (
    r"(?:[Vv]an (?:de[rn]?|het|'t|’t) |[Vv]an |[Vv]on |[Dd]e(?: la)? |[Dd]e[rn] |[Tt]e[nr]? |['’]t |"
    r"(?:[Ii]n|[Oo]p|[Aa]an|[Uu]it|[Oo]ver|[Bb]ij|[Oo]nder|[Vv]oor)(?: de[rn]?| het| ['’]t) |"
    r"[Ee]l |[Aa]l |[Ll][ae] |[Dd][uao]s? |[Bb][ei]n |[Zz]u(?:r)? )"
)
INITIALS = (
    rf"(?:(?:(?:[{_UPPER}]|IJ|Th|Chr|Ph|Fr|Joh|Jac)\.[ -]?){{1,7}}"
    rf"|(?<![\w.])[{_UPPER}] (?={_PARTICLE}[{_UPPER}]))"
    rf"(?:(?<=\.)[{_UPPER}] (?=[{_UPPER}][{_LOWER}]))?"
)
FIRST = rf"(?!(?:Van|Von|De|Der|Den|Te|Ten|Ter|El|Al|La|Le|Du|Op|In|Aan)\b){_WORD}(?:- ?{_WORD})?"
_SECOND = rf"{_PARTICLE}{{0,2}}(?!(?:De|Het|Den|Der|Van)\b){_WORD}"
SURNAME = rf"{_PARTICLE}{{0,2}}{_WORD}(?: ?[-–] ?{_SECOND}| (?:de|van der) (?!Raad\b){_WORD})?(?![{_LOWER}])"
"""Also double ones: with a hyphen, or with a small word ("Bentinck de Wit")."""
_BEFORE_SURNAME = rf"(?:{INITIALS} ?|{FIRST} (?:{FIRST} (?={_PARTICLE})|{INITIALS} ?)?)"
FULL = rf"{_BEFORE_SURNAME}{SURNAME}"
"""Initials or a first name with a surname; two first names only before a tussenvoegsel."""
FULL_OR_SURNAME = rf"{_BEFORE_SURNAME}?{SURNAME}"
BOUNDED_FULL = rf"(?<![\w.])(?:{FULL})(?!\w)"

_SPLIT = re.compile(
    rf"(?P<initials>{INITIALS})? ?(?:(?P<first>{FIRST}(?: {FIRST}(?= {_PARTICLE}))?) (?:{INITIALS} ?)?)?"
    rf"(?P<surname>{SURNAME})"
)


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name in its parts, folded for comparison: `first` and `initials` may be empty."""

    first: str
    initials: str
    surname: str

    @property
    def letter(self) -> str:
        """First letter of the first name or of the initials."""
        return (self.first or self.initials)[:1]


def parse(text: str) -> Name:
    """The parts of a name as written. Text that has no such form is all surname."""
    match = _SPLIT.fullmatch(lowered(tidy(text)))
    if not match:
        return Name(first="", initials="", surname=fold(text))
    return Name(
        first=fold(match["first"] or ""),
        initials=fold(match["initials"] or ""),
        surname=fold(match["surname"]),
    )


def lowered(text: str) -> str:
    """A text of the same length in which words that are no part of a name have no capital.

    The patterns here are meant for such a text, in which letters such as Ş and ž have lost their marks too.
    (To rule those words out in the patterns takes a copy of the list for each word of a name, and half a
    second to compile; to allow those letters in them a tenth.)
    """
    if not text.isascii():
        text = text.translate(_FARTHER)
    return _NO_NAMES.sub(lambda word: word.group().lower(), text)


_SHOUTED = re.compile(
    r"(?<![\w.])(?P<initials>(?:[A-Z]\. ?){1,6})(?P<small>(?:(?:VAN|DE|DEN|DER|TEN|TER) )*)"
    r"(?P<surname>[A-Z]{3,}(?:-[A-Z]{3,})?)(?!\w)"
)


def quietened(text: str) -> str:
    """A text of the same length in which names with initials are not in capitals ("A. VAN DIJK")."""
    return _SHOUTED.sub(lambda name: name["initials"] + name["small"].lower() + name["surname"].title(), text)


def tidy(text: str) -> str:
    """A name with one blank between its words and none inside a double first name."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)- (?=[A-Z])", "-", text)).strip()


def fold(text: str) -> str:
    """Letters alone, "ij" as "y": no accents, case, blanks, hyphens or points."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalpha()).replace("ij", "y")


def same_person(one: Name, other: Name) -> bool:
    """Whether two names with a first name or initials can only be the same person's.

    First names are compared whole, so that spelling and recognition errors count as one (ratio of at least
    90); initials never by likeness: they need the same surname and must agree letter by letter.
    """
    if not one.letter or one.letter != other.letter:
        return False
    if one.first and other.first:
        return fuzz.ratio(one.first + one.surname, other.first + other.surname) >= 90
    if one.surname != other.surname:
        return False
    if one.initials and other.initials:
        return one.initials.startswith(other.initials) or other.initials.startswith(one.initials)
    return True
