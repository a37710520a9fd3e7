"""Names in one line of text, by the role, title or label that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from tagging.people import roles
from tagging.people.names import BOUNDED_FULL, FULL, FULL_OR_SURNAME, SURNAME, lowered
from tagging.spans import holds_any, just_before
from tagging.vocabulary import domain_pattern, listed, outside_names, words


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


_ROLE_WORD = re.compile(
    rf"(?<![\w-])(?:(?P<office>{roles.OFFICE})|(?P<function>{roles.FUNCTION}))(?P<plural>s|en)?(?![\w-])"
)
_BETWEEN = rf"(?: \([^()]{{1,40}}\))?[,:]? (?:{roles.COURTESY} )?{roles.ACADEMIC}"
_AFTER_OFFICE = re.compile(rf"{_BETWEEN}(?P<name>{FULL_OR_SURNAME})(?!\w)")
_AFTER_FUNCTION = re.compile(rf"(?: (?i:{domain_pattern()}))?{_BETWEEN}(?P<name>{FULL})(?!\w)")
_BEFORE_ROLE = re.compile(
    rf"(?<![\w.])(?P<name>{FULL})(?:,? (?:is |als )?\(?| [–-] )(?:onze |de |huidig |nieuwe |lokaal "
    rf"|formeel )?$"
)
_ROLE_JUST_BEFORE = re.compile(rf"(?<![\w-])(?P<role>{roles.ROLE}){_BETWEEN}$")
_REACH = 70
_AHEAD = 30
_TWO_THINGS = re.compile(r"\w+ ?[-–] \w+")
"""Two words with a loose hyphen between them, and no first name: no double name."""
_ARTICLES = frozenset(
    listed(
        """
    De Het Van Der Den Drs Mr Ir Dr Ing Te La Le El
    """
    )
)
_NAME_PARTY = re.compile(
    rf"(?<![\w.])(?P<name>{FULL}|(?<=heer ){SURNAME}|(?<=mevrouw ){SURNAME}) \((?P<role>{roles.PARTY})\)"
)
_PARTY = re.compile(rf" \({roles.PARTY}\)")
_LADIES = re.compile(r"(?<!\w)(?:[Dd]e )?(?:[Dd]ames|[Hh]eren) (?=\S)")
_COURTESY_NAME = re.compile(rf"(?<!\w){roles.COURTESY} {roles.ACADEMIC}(?P<name>{FULL_OR_SURNAME})(?!\w)")
_PRIVATE_NAME = re.compile(rf"(?<!\w)(?i:{roles.PRIVATE_ROLE}),? (?P<name>{FULL})(?!\w)")
_LABELLED = re.compile(
    rf"(?:(?<![\w-])|^)(?P<role>{roles.LIST_LABEL}|{roles.ROLE})(?P<sign>\s*:[\s:]*|[ ]?\t[\s:]*)(?P<list>.+)"
)
_NEXT_NAME = re.compile(
    rf"(?: \({roles.PARTY}\))?(?:, (?:en )?| en )(?:(?P<role>{roles.ROLE}) )?(?:{roles.COURTESY}"
    rf" )?{roles.ACADEMIC}(?P<name>{FULL_OR_SURNAME})(?!\w)"
)
_LISTED_NAME = re.compile(
    rf"{roles.ACADEMIC}(?P<name>{FULL_OR_SURNAME})(?!\w)(?: \({roles.PARTY}\))?"
    rf"(?:(?:, (?:en )?| en )(?!(?:de )?(?:dames|heren))|(?!\w))"
)
_IN_LIST = re.compile(
    rf"(?:^|(?<=[,;/&\t]) ?|(?<= en )|(?<=\) ))\s*(?:(?P<role>{roles.ROLE}) )?(?:{roles.COURTESY}"
    rf" )?{roles.ACADEMIC}"
    rf"(?P<name>{FULL_OR_SURNAME})(?= ?(?:[,;/&(.\t]| en |$| voor | namens | vanaf | tot ))"
)
_FULL_ANYWHERE = re.compile(BOUNDED_FULL)
_ASKS = re.compile(
    rf"[Vv]ra(?:gen|ag),? (?:(?:van|gesteld door|door|raadslid) )+(?P<name>{FULL_OR_SURNAME})"
    r"(?: van | \(| ?/ ?)(?=\w)"
)
"""Who asks the questions of a group of the council is a member of the council."""
_APPOINTED = re.compile(
    rf"(?:^|(?<=[:;,] )|(?<= en )|(?<=[Bb]enoemen van )|(?<=[Bb]enoeming van )|(?<=om ))(?P<name>{FULL})"
    r"(?=,? (?:(?:met ingang van|per) [\w ]{4,20} )?(?:te (?:her)?benoemen|wordt (?:her)?benoemd|tot |als ))"
)
"""Who is appointed to an office of the municipality, in a decision that says so."""
_ROLE_HINT = (
    "ethouder", "urgemeester", "ecretaris", "riffie", "raadslid", "inister", "edeputeerde", "oorzitter",
    "pdrachtgever", "pdrachtnemer", "manager", "leider", "regisseur", "irecteur", "houder", "bestuurder",
    "lid", "leden", "ommissaris", "ijkgraaf", "heemraad", "controller", "rapporteur", "trekker", "maker",
    "ormateur", "president", "notulist", "hoofd", "dichter", "bouwmeester", "archivaris", "verkenner", "Wh",
    "wh", "eth.", "mbudsman", "Bm", "bm", "ndersteuner", "dviseur", "erslaglegger", "oordvoerder",
    "oorlichter", "oördinator", "oach", "rchitect", "trateeg",
)  # fmt: skip
"""One of these is in every line with a role."""
_LABEL_HINT = (
    "anwezig", "fwezig", "erhinderd", "ennisgeving", "eelnemers", "erslag", "rtefeuille", "geleden",
    "ndertekenaar", "ndiener", "leden",
)  # fmt: skip
"""One of these, or of a role, is in every line with a label."""
_PRIVATE_HINT = (
    "ienswijze", "ndiener", "eclamant", "nspreker", "ezwaarmaker", "anvrager", "erzoeker", "klager", "Klager",
    "ewoner", "ewoonster", "mwonende", "igenaar", "ppellant", "elanghebbende", "ontactpersoon",
)  # fmt: skip
"""One of these is in every line with a private role."""
_COURTESY_HINT = ("eer ", "eren ", "evrouw", "ames ", "mw", "Mw", "dhr", "Dhr", "evr")


def candidates(text: str) -> Iterator[Candidate]:
    """Names in a line, each with the rule and the role that gave it; one place may be given twice."""
    role = holds_any(text, _ROLE_HINT)
    party = ")" in text and bool(_PARTY.search(text))
    courtesy = holds_any(text, _COURTESY_HINT + _PRIVATE_HINT)
    appointed = "enoem" in text
    asks = "ragen " in text or "raag" in text
    label = (":" in text or "\t" in text) and holds_any(text.lower(), _LABEL_HINT + _ROLE_HINT)
    if not (role or party or courtesy or asks or label or appointed):
        return
    plain = lowered(text)
    found = [
        *(_beside_role(text, plain) if role else ()),
        *(_before_party(plain) if party else ()),
        *(_after_courtesy(plain) if courtesy else ()),
        *(_asking(text, plain) if asks else ()),
        *(_labelled(plain) if label else ()),
        *(_appointed(plain) if appointed else ()),
    ]
    for each in found:
        yield msgspec.structs.replace(each, text=text[each.start : each.end])


def in_list(
    text: str, offset: int, rule: str, role: str | None, portfolio: str | None = None
) -> Iterator[Candidate]:
    """Names of a list such as "A. de Wit (coördinerend), B. Smit en C. Mol"; a surname alone is enough."""
    for match in _IN_LIST.finditer(lowered(text)):
        name = text[match.start("name") : match.end("name")]
        if _acceptable(name, text[match.end("name") : match.end("name") + _AHEAD]):
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
    for match in _FULL_ANYWHERE.finditer(lowered(text)):
        name = text[match.start() : match.end()]
        if _acceptable(name, text[match.end() : match.end() + _AHEAD]):
            yield match.start(), match.end(), name


def role_before(text: str, start: int) -> str | None:
    """The role that stands right before a name at this offset."""
    found = just_before(_ROLE_JUST_BEFORE, text, start)
    return roles.written_out(found["role"].lower()) if found else None


def _beside_role(text: str, plain: str) -> Iterator[Candidate]:
    for cue in _ROLE_WORD.finditer(text):
        role = roles.written_out((cue["office"] or cue["function"]).lower())
        after = (_AFTER_OFFICE if cue["office"] else _AFTER_FUNCTION).match(plain, cue.end())
        if after and cue["office"] and not cue["plural"] and after["name"] in outside_names():
            yield _candidate(after, 0, "role before name", role, weak=True)
            continue
        if after and _acceptable(after["name"], text[after.end() : after.end() + _AHEAD].lstrip(":")):
            weak = _is_doubtful(after["name"]) or text.startswith(":", after.end())
            yield _candidate(after, 0, "role before name", role, weak=weak)
            yield from _more_names(
                plain, after.end(), role, several=bool(cue["plural"]) or cue.group().endswith("leden")
            )
            continue
        offset = max(0, cue.start() - _REACH)
        before = None if cue["plural"] else _BEFORE_ROLE.search(plain[offset : cue.start()])
        heads_something = cue.group()[0].isupper() and text[cue.start() - 2 : cue.start()] not in (", ", " (")
        if before and heads_something and offset + before.start() > 0:
            continue
        if before and _acceptable(before["name"], ""):
            yield _candidate(before, offset, "role after name", role)


def _more_names(text: str, position: int, role: str, *, several: bool) -> Iterator[Candidate]:
    """The rest of "wethouders De Wit, A. Smit en Mol"."""
    while several and (following := _NEXT_NAME.match(text, position)):
        position = following.end()
        if _acceptable(following["name"], text[position : position + _AHEAD]):
            yield _candidate(following, 0, "roles before names", (following["role"] or role).lower())


def _before_party(text: str) -> Iterator[Candidate]:
    for match in _NAME_PARTY.finditer(text):
        if _acceptable(match["name"], ""):
            yield _candidate(match, 0, "party after name", "raadslid")


def _asking(text: str, plain: str) -> Iterator[Candidate]:
    for match in _ASKS.finditer(plain):
        group = text[match.end() : match.end() + _AHEAD]
        if group[:1].isupper() and _acceptable(match["name"], ""):
            yield _candidate(match, 0, "asks questions", "raadslid")


def _appointed(text: str) -> Iterator[Candidate]:
    for match in _APPOINTED.finditer(text):
        if _acceptable(match["name"], text[match.end() : match.end() + _AHEAD]):
            yield _candidate(match, 0, "is appointed", None)


def _after_courtesy(text: str) -> Iterator[Candidate]:
    private = None
    for match in _COURTESY_NAME.finditer(text):
        if private is None:
            private = bool(roles.PRIVATE.search(text))
        if _acceptable(match["name"], text[match.end() : match.end() + _AHEAD], titled=True):
            yield _candidate(match, 0, "title before name", None, weak=True, private=private)
    for match in _PRIVATE_NAME.finditer(text):
        if _acceptable(match["name"], text[match.end("name") : match.end("name") + _AHEAD], titled=True):
            yield _candidate(match, 0, "title before name", None, weak=True, private=True)
    for plural in _LADIES.finditer(text):
        position = plural.end()
        while one := _LISTED_NAME.match(text, position):
            if _acceptable(one["name"], "", titled=True):
                yield _candidate(one, 0, "title before name", None, weak=True, private=False)
            position = one.end()


def _labelled(text: str) -> Iterator[Candidate]:
    """Names after a label; in the next cell of a table only full ones."""
    for match in _LABELLED.finditer(text):
        label = match["role"].lower()
        role = label if re.fullmatch(roles.ROLE, label) else None
        in_cell = "\t" in match["sign"]
        if in_cell and match.start():
            continue
        for found in in_list(match["list"], match.start("list"), "label before name", role):
            if not in_cell or " " in found.text:
                yield found


def _candidate(
    match: re.Match[str],
    offset: int,
    rule: str,
    role: str | None,
    *,
    weak: bool = False,
    private: bool = False,
) -> Candidate:
    return Candidate(
        start=offset + match.start("name"),
        end=offset + match.end("name"),
        text=match["name"],
        rule=rule,
        role=role,
        weak=weak,
        private=private,
    )


def _is_doubtful(name: str) -> bool:
    """A lower-case "van" straight after a role may open a name or say of what ("wethouder van ...")."""
    return name.startswith(("van ", "voor ", "der ", "de ", "in ", "op ", "aan ", "uit "))


def _acceptable(name: str, after: str, *, titled: bool = False) -> bool:
    """Whether it can be a name; after a title also one like a town's ("de heer Van Dongen")."""
    if after.startswith(":") and " " not in name:
        return False
    last = re.split(r"[ -]", name)[-1]
    surname = re.sub(r"^(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Hh]et) ", "", name)
    return not (
        roles.names_a_thing(name, after)
        or last.lower() in words("domains")
        or surname.lower() in words("domains")
        or (surname in outside_names() and not (titled and name.startswith("Van ")))
        or name in _ARTICLES
        or _TWO_THINGS.fullmatch(name)
        or (name.startswith(("Burgemeester", "Wethouder")))
    )
