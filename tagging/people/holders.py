"""Who is meant by an office alone: "de wethouder", "de portefeuillehouder financiën", "de burgemeester".

An office alone is no name, so it is no mention of a person; who holds it is said of what rests on it (who is
responsible for a commitment), marked as inferred. Nobody is guessed: where two can be meant, none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from corpus.document import Document
from corpus.mention import Mention, Person
from corpus.profile import EMPTY, Profile
from tagging.people.roles import written_out
from tagging.vocabulary import words

_ALONE = re.compile(
    r"(?:(?<!\w)(?:[Dd]e|[Oo]nze|[Vv]erantwoordelijke?|[Dd]oor|[Aa]an|[Vv]an|[Nn]amens|[Mm]et) "
    r"|^|(?<=[.:;] ))"
    r"(?P<role>[Ww]ethouder|[Pp]ortefeuillehouder|[Pp]fh|[Ww]h|[Bb]urgemeester|[Gg]emeentesecretaris"
    r"|[Ss]ecretaris|[Gg]riffier)(?![\w(-])(?! en (?:de )?[Ww]ethouders| & )"
)
_ELSEWHERE = re.compile(r" van (?:de[rn]? |het )?(?:gemeente )?(?P<where>[A-Z][\w-]+|[a-z]+)")
"""Whose office it is: another town's, or a committee's; or a name that begins so."""
_NAME = re.compile(r"[:\s]{1,2}([A-Z][\w-]+)")
"""A capital straight after an office: of a name, unless it is a field of policy."""
_ALDERMEN = frozenset({"wethouder", "portefeuillehouder"})
_SAME = {"gemeentesecretaris": "secretaris", "pfh": "portefeuillehouder", "wh": "wethouder"}
_PORTFOLIO = re.compile(r"[\w‘’'“”\", &-]{3,80}")
_BESIDE = re.compile(r"(?:,? (?:van|voor)|,| \() ?(?P<portfolio>[\w ,&-]{4,80})")
_ROLE_LINE = re.compile(r"(?:wethouder|portefeuillehouder)\b[: ]*(?P<portfolio>.{4,80})", re.IGNORECASE)
_SHORT = 150
"""Blocks; a longer document that names one alderman does not say that there are no others."""
_NEAR = 6
"""Blocks under the same heading in which one who was named is still meant."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """The one who holds an office that is named alone, the words for it, and how that is known."""

    name: str
    words: str
    why: str


class Holders:
    """The office holders whom a document names, else its municipality's profile at the document's date."""

    def __init__(self, document: Document, profile: Profile = EMPTY) -> None:
        self.document = document
        self.profile = profile

    def within(self, block: int, start: int, end: int) -> Iterator[Held]:
        """Those meant by an office alone between two offsets of a block's text."""
        text = self.document.blocks[block].text
        for match in _ALONE.finditer(text[:end], start):
            role = _plain(match["role"])
            following = match.end("role")
            offset = self.document.starts[block]
            elsewhere = _ELSEWHERE.match(text, following)
            if elsewhere and elsewhere["where"].lower() not in words("domains"):
                continue
            name = _NAME.match(text, following)
            if name and name[1].lower() not in words("domains"):
                continue
            if any(0 <= m.start - offset - following <= 12 for m in self._by_block.get(block, ())):
                continue
            found = self._who(role, block, match.start("role"), _fields(text[following : following + 80]))
            if found:
                yield Held(name=found[0], words=match.group().strip(" .:;"), why=found[1])

    def _who(self, role: str, block: int, start: int, fields: frozenset[str]) -> tuple[str, str] | None:
        if role in _ALDERMEN and fields:
            return _only({name for name, held in self._portfolios if fields & held}, "by portfolio")
        if role in _ALDERMEN and (near := self._near(block, start)):
            return near
        if role in _ALDERMEN and len(self.document.blocks) > _SHORT:
            return None
        roles = _ALDERMEN if role == "portefeuillehouder" else {role}
        in_document = {name for name, held in self._roles if held in roles}
        if in_document:
            return _only(in_document, "the only one in the document")
        return _only(self._in_profile(role, block), "in the profile")

    def _near(self, block: int, start: int) -> tuple[str, str] | None:
        """The alderman named last before it in the block, else the one named just before or in a heading."""
        offset = self.document.starts[block] + start
        before = [m for m in self._aldermen(block) if m.end <= offset]
        if before:
            return _name(before[-1]), "named before it"
        path = self.document.heading_paths[block]
        for index in range(block - 1, max(-1, block - 1 - _NEAR), -1):
            if self.document.heading_paths[index] != path or index in path:
                break
            if names := {_name(m) for m in self._aldermen(index)}:
                return _only(names, "named just before")
        for heading in reversed(path):
            if names := {_name(m) for m in self._aldermen(heading)}:
                return _only(names, "named in the heading")
        return None

    def _aldermen(self, block: int) -> list[Mention]:
        known = {name for name, role in self._roles if role in _ALDERMEN}
        return [m for m in self._by_block.get(block, ()) if _name(m) in known]

    @cached_property
    def _by_block(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.document.mentions:
            if isinstance(mention.value, Person):
                found.setdefault(mention.block, []).append(mention)
        return found

    @cached_property
    def _roles(self) -> frozenset[tuple[str, str]]:
        """Names with the plain role that is given them anywhere."""
        people = (m.value for rows in self._by_block.values() for m in rows)
        return frozenset(
            (person.name, _plain(person.role))
            for person in people
            if isinstance(person, Person) and person.role
        )

    @cached_property
    def _portfolios(self) -> list[tuple[str, frozenset[str]]]:
        """Names with the fields of policy that a table, the words beside them or a line under them gives."""
        blocks = self.document.blocks
        found: list[tuple[str, frozenset[str]]] = []
        for index, rows in self._by_block.items():
            following = blocks[index + 1].text if index + 1 < len(blocks) else ""
            is_line = len(following) < 100 and len(rows) == 1 and index + 1 not in self._by_block
            line = _ROLE_LINE.match(following) if is_line else None
            for mention in rows:
                person = mention.value
                assert isinstance(person, Person)
                after = blocks[index].text[mention.end - self.document.starts[index] :]
                beside = _BESIDE.match(after)
                said = [person.portfolio or "", line["portfolio"] if line else ""]
                said.append(beside["portfolio"] if beside and person.role in _ALDERMEN else "")
                if fields := _fields(", ".join(said), anywhere=True):
                    found.append((person.name, fields))
        return found

    def _in_profile(self, role: str, block: int) -> set[str]:
        today = self.document.date_at(block)
        return {
            person.name
            for person in self.profile.people
            for term in person.terms
            if _plain(term.role) == role
            and today is not None
            and (term.start is None or term.start <= today)
            and (term.end is None or today <= term.end)
        }


def _plain(role: str) -> str:
    lower = written_out(role.lower())
    return _SAME.get(lower, lower)


def _name(mention: Mention) -> str:
    assert isinstance(mention.value, Person)
    return mention.value.name


def _only(names: set[str], why: str) -> tuple[str, str] | None:
    return (next(iter(names)), why) if len(names) == 1 else None


def _fields(text: str, *, anywhere: bool = False) -> frozenset[str]:
    """The fields of policy at the start of a text, or anywhere in it, in lower case."""
    said = text if anywhere else (m[0] if (m := _PORTFOLIO.match(text)) else "")
    found: set[str] = set()
    for word in re.findall(r"[\w-]+", said):
        if word.lower() in words("domains"):
            found.add(word.lower())
        elif not anywhere and word.lower() not in ("van", "voor", "en", "de", "het", "sociaal", "openbare"):
            break
    return frozenset(found - {"bestuur", "sociaal", "zaken"})
