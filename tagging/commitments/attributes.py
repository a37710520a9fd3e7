"""Where, who, how much: what a commitment's own words and its place say besides its status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from corpus.document import Document
from corpus.mention import Amount, Area, Mention, MentionType, Opgave, Organisation, Person, Reference
from tagging.commitments.clause import could_be_finite
from tagging.commitments.language import cue

_PARTNERS = cue("partners")
_PARTNERS_END = cue("partners end")
_ARTICLES = frozenset({"de", "het", "een", "deze", "dit", "die", "dat", "onze", "ons", "hun"})
_ADJECTIVE = re.compile(
    r"(?:lijks?e?|ische?|[^eaiou]e|ele|ale|ire)$|^(?:twee|drie|vier|vijf|zes|zeven|acht|negen|\w*tien|elf|twaalf)$"
)
"""Forms before a noun ("Twentse", "ambtelijk")."""
_PAPER = re.compile(
    r"(?:notas?|plan|plannen|regeling(?:en)?|programmas?|verordening(?:en)?|visies?|agendas?|begroting(?:en)?)\b"
)
"""What something is done beside, not who it is done with."""
_NO_NOUN = re.compile(
    r"(?:(?:aan|af|be|door|ge|in|mee|om|ont|op|over|samen|uit|ver|voor)?ge\w+(?:d|t)|\w*ief|hard|serieus|mede|daarna"
    r"|met|voort|mee|plaats|vast|zoals|inclusief|meer|ook|als|aantal|verder|wel|nog|niet|of)"
)
"""Participles, particles and adverbs."""
_DETERMINER = re.compile(
    r"^(?:(?:ook|de|het|onze|ons|onder meer|onder andere|andere|zowel|een|diverse|alle)\s+)+", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:verantwoordelijke? |eerste )?(?:portefeuillehouder|wethouder|bestuurder)(?:\(s\)|s)?\s*[:\t]", re.I
)
"""Opens a line that says whose portfolio a section is."""
_HOLDER = re.compile(r"portefeuillehouder|wethouder|bestuurder", re.I)


class Mentions:
    """The mentions of a document by block, and what its headings and portfolio tables name."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def by_block(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.document.mentions:
            found.setdefault(mention.block, []).append(mention)
        return found

    def within(self, block: int, start: int, end: int, kind: MentionType) -> list[Mention]:
        """Mentions of one type between two offsets of the document."""
        return [
            m for m in self.by_block.get(block, ()) if m.type == kind and start <= m.start and m.end <= end
        ]

    def of_block(self, block: int, kind: MentionType) -> list[Mention]:
        return [m for m in self.by_block.get(block, ()) if m.type == kind]

    def heading_with(self, block: int, kind: MentionType) -> tuple[list[Mention], str]:
        """Mentions in the nearest heading above `block` that has any of one type, and that heading."""
        for heading in reversed(self.document.heading_paths[block]):
            found = self.of_block(heading, kind)
            if found:
                return found, self.document.blocks[heading].text
        return [], ""

    @cached_property
    def _portfolios(self) -> list[tuple[tuple[int, ...], str, tuple[str, ...]]]:
        """Heading path, subject and holders of rows of portfolio tables and of "Portefeuillehouder: X"."""
        rows = []
        for index, block in enumerate(self.document.blocks):
            in_table = block.kind == "table_row" and any(_HOLDER.search(h) for h in block.header)
            if block.is_header_row or not (in_table or _LABELLED.match(block.text)):
                continue
            names = tuple(
                dict.fromkeys(
                    m.value.name for m in self.of_block(index, "person") if isinstance(m.value, Person)
                )
            )
            if names:
                subject = block.cells[0] if in_table else block.text
                rows.append((self.document.heading_paths[index], subject, names))
        return rows

    def responsible(self, block: int, text: str) -> tuple[tuple[str, ...], str]:
        """Holders from the section's portfolio table: of the row the text names, else of the only one."""
        path = self.document.heading_paths[block]
        rows = [row for row in self._portfolios if row[0] and row[0] == path[: len(row[0])]]
        deepest = max((len(row[0]) for row in rows), default=0)
        rows = [row for row in rows if len(row[0]) == deepest]
        words = set(re.findall(r"\w{5,}", text.lower()))
        named = [row for row in rows if words & set(re.findall(r"\w{5,}", row[1].lower()))]
        chosen = named or (rows if len({row[2] for row in rows}) == 1 else [])
        names = tuple(dict.fromkeys(name for row in chosen for name in row[2]))
        return names, "; ".join(row[1] for row in chosen)


def area_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.value.name for m in mentions if isinstance(m.value, Area)))


def opgave_labels(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.value.label for m in mentions if isinstance(m.value, Opgave)))


def person_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.value.name for m in mentions if isinstance(m.value, Person)))


def euros(mentions: Iterable[Mention]) -> tuple[Decimal, ...]:
    """Every amount, in order; both ends of a range."""
    found: list[Decimal] = []
    for mention in mentions:
        if isinstance(mention.value, Amount):
            found.append(mention.value.eur)
            if mention.value.high is not None:
                found.append(mention.value.high)
    return tuple(found)


def reference_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            m.value.id or m.value.name or m.text for m in mentions if isinstance(m.value, Reference)
        )
    )


def _before_verb(words: str) -> str:
    """The words up to the first that can be a finite verb: there the names end."""
    for match in re.finditer(r"\w+", words):
        if could_be_finite(match.group().lower()):
            return words[: match.start()]
    return words


def _noun_phrase(words: str) -> str:
    """The noun phrase that opens these words: what stands before the noun, the noun, its names, "van ...".

    A second noun without a word between, an article, a participle or an adverb is no part of it.
    """
    tokens = words.split()
    kept: list[str] = []
    headed = False
    for number, token in enumerate(tokens):
        plain = token.lower()
        if plain in ("van", "der", "den") and headed:
            after = number + 1 + (tokens[number + 1 : number + 2] in (["de"], ["het"]))
            rest = _noun_phrase(" ".join(tokens[after:]))
            return " ".join([*kept, *tokens[number:after], rest]) if rest else " ".join(kept)
        if _NO_NOUN.fullmatch(plain) or (token in _ARTICLES and kept):
            break
        following = tokens[number + 1].lower() if number + 1 < len(tokens) else ""
        ends = not following or bool(_NO_NOUN.fullmatch(following)) or following in _ARTICLES
        adjective = bool(_ADJECTIVE.search(plain)) and not (ends and plain.endswith("e"))
        if headed and not token[0].isupper():
            break
        headed = headed or not adjective
        kept.append(token)
    return " ".join(kept) if headed else ""


def partners(text: str, organisations: Sequence[Mention]) -> tuple[str, ...]:
    """Who it is done with: after "samen met" and the like, and the organisations named there."""
    found: list[str] = []
    for match in _PARTNERS.finditer(text):
        rest = re.split(r"[.;:()]", text[match.end() :])[0]
        end = _PARTNERS_END.search(rest)
        who = _before_verb(rest[: end.start()] if end else rest)
        for part in re.split(r",| en | maar ook ", who[:90]):
            whole = _DETERMINER.sub("", part.strip(" '\"’"))
            name = _noun_phrase(whole)
            if len(name) > 2 and not re.search(r"\bof\b", whole) and not _PAPER.search(name.lower()):
                found.append(name)
            if name != whole:  # where another word follows, the row of names has ended
                break
    if found:
        said = " ".join(found)
        named = (m for m in organisations if m.text not in said)
        found += [m.value.name for m in named if isinstance(m.value, Organisation)]
    return tuple(dict.fromkeys(found))
