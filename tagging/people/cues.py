"""Names in one line of text, by the role, title or label that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from tagging.people import roles
from tagging.people.names import BOUNDED_FULL, FULL, SURNAME
from tagging.vocabulary import outside_names, words


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A name at offsets of a block's text. A weak one stands only if the name is established elsewhere."""

    start: int
    end: int
    text: str
    rule: str
    role: str | None = None
    portfolio: str | None = None
    weak: bool = False
    private: bool = False


_BEFORE = rf"(?:,? (?:{roles.COURTESY} )?{roles.ACADEMIC})"
_OFFICE_NAME = re.compile(
    rf"(?<![\w-])(?P<role>{roles.OFFICE})(?P<plural>s|en)?(?: \([\w /-]+\))?{_BEFORE}"
    rf"(?:\([^()]{{1,40}}\) )?(?P<name>{FULL}|{SURNAME})(?!\w)"
)
_FUNCTION_NAME = re.compile(
    rf"(?<![\w-])(?P<role>{roles.FUNCTION})s?(?: \([\w /-]+\))?{_BEFORE}(?P<name>{FULL})(?!\w)"
)
_NAME_ROLE = re.compile(
    rf"(?<![\w.])(?P<name>{FULL}),?(?: is|,? als)?(?: \(?| – | - )(?:onze |de |huidig |nieuwe )?(?P<role>{roles.ROLE})(?!\w)"
)
_NAME_PARTY = re.compile(
    rf"(?<![\w.])(?P<name>{FULL}|(?<=heer ){SURNAME}|(?<=mevrouw ){SURNAME}) \((?P<role>{roles.PARTY})\)"
)
_COURTESY_NAME = re.compile(rf"(?<!\w){roles.COURTESY} {roles.ACADEMIC}(?P<name>{FULL}|{SURNAME})(?!\w)")
_LABELLED = re.compile(rf"(?<![\w-])(?P<role>{roles.LIST_LABEL}|{roles.ROLE})\s*(?::|\t)\s*(?P<list>[^\t]+)")
_NEXT_NAME = re.compile(
    rf"(?:, (?:en )?| en )(?:(?P<role>{roles.ROLE}) )?(?:{roles.COURTESY} )?{roles.ACADEMIC}(?P<name>{FULL}|{SURNAME})(?!\w)"
)
_IN_LIST = re.compile(
    rf"(?:^|(?<=[,;/&]) ?|(?<= en )|(?<=\) ))\s*(?:(?P<role>{roles.ROLE}) )?(?:{roles.COURTESY} )?{roles.ACADEMIC}"
    rf"(?P<name>{FULL}|{SURNAME})(?= ?(?:[,;/&(.]| en |$| voor | namens | vanaf | tot ))"
)
_FULL_ANYWHERE = re.compile(BOUNDED_FULL)
_HINT = re.compile(
    r"ethouder|urgemeester|ecretaris|riffier|raadslid|inister|edeputeerde|oorzitter|opdrachtgever|opdrachtnemer"
    r"|manager|leider|regisseur|irecteur|[Hh]eer|evrouw|[Mm]w\b|[Dd]hr|[Mm]evr|anwezig|fwezig|houder|\)|:|\t"
    r"|bestuurder|lid\b|ommissaris|ijkgraaf|heemraad|controller|rapporteur|trekker|maker|ormateur|[Pp]resident"
)


def candidates(text: str) -> Iterator[Candidate]:
    """Names in a line, each with the rule and the role that gave it; one place may be given twice."""
    if not _HINT.search(text):
        return
    yield from _after_role(text)
    yield from _before_role(text)
    yield from _after_courtesy(text)
    yield from _labelled(text)


def in_list(text: str, offset: int, rule: str, role: str | None, portfolio: str | None = None) -> Iterator[Candidate]:
    """Names of a list such as "A. de Wit (coördinerend), B. Smit en C. Mol"; a surname alone is enough."""
    for match in _IN_LIST.finditer(text):
        name = match["name"]
        if _acceptable(name, text[match.end("name") :]):
            yield Candidate(
                start=offset + match.start("name"),
                end=offset + match.end("name"),
                text=name,
                rule=rule,
                role=match["role"].lower() if match["role"] else role,
                portfolio=portfolio,
            )


def full_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Every form of a full name, whatever stands beside it."""
    for match in _FULL_ANYWHERE.finditer(text):
        if _acceptable(match.group(), text[match.end() :]):
            yield match.start(), match.end(), match.group()


def _after_role(text: str) -> Iterator[Candidate]:
    for pattern in (_OFFICE_NAME, _FUNCTION_NAME):
        for match in pattern.finditer(text):
            name = match["name"]
            if not _acceptable(name, text[match.end() :]):
                continue
            role = match["role"].lower()
            yield _candidate(match, "role before name", role, weak=_is_doubtful(name))
            plural = text[match.end("role") : match.end("role") + 1] in ("s", "e")
            position = match.end()
            while plural and (following := _NEXT_NAME.match(text, position)):
                position = following.end()
                if _acceptable(following["name"], text[position:]):
                    yield _candidate(following, "roles before names", (following["role"] or role).lower())


def _before_role(text: str) -> Iterator[Candidate]:
    for match in _NAME_ROLE.finditer(text):
        if _acceptable(match["name"], text[match.end("name") :]):
            yield _candidate(match, "role after name", match["role"].lower())
    for match in _NAME_PARTY.finditer(text):
        if _acceptable(match["name"], ""):
            yield _candidate(match, "party after name", "raadslid")


def _after_courtesy(text: str) -> Iterator[Candidate]:
    private = None
    for match in _COURTESY_NAME.finditer(text):
        if private is None:
            private = bool(roles.PRIVATE.search(text))
        if _acceptable(match["name"], text[match.end() :]):
            yield _candidate(match, "title before name", None, weak=True, private=private)


def _labelled(text: str) -> Iterator[Candidate]:
    for match in _LABELLED.finditer(text):
        label = match["role"].lower()
        role = label if re.fullmatch(roles.ROLE, label) else None
        yield from in_list(match["list"], match.start("list"), "label before name", role)


def _candidate(
    match: re.Match[str], rule: str, role: str | None, *, weak: bool = False, private: bool = False
) -> Candidate:
    return Candidate(
        start=match.start("name"),
        end=match.end("name"),
        text=match["name"],
        rule=rule,
        role=role,
        weak=weak,
        private=private,
    )


def _is_doubtful(name: str) -> bool:
    """A lower-case "van" straight after a role may open a name or say of what ("wethouder van ...")."""
    return name.startswith(("van ", "voor ", "der ", "de ", "in ", "op ", "aan ", "uit "))


def _acceptable(name: str, after: str) -> bool:
    last = re.split(r"[ -]", name)[-1]
    surname = re.sub(r"^(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Hh]et) ", "", name)
    return not (
        roles.names_a_thing(name, after)
        or last.lower() in words("domains")
        or surname.lower() in words("domains")
        or surname in outside_names()
        or (name.startswith(("Burgemeester", "Wethouder")))
    )
