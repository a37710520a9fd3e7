"""People in a public role: harvested from the whole document by cues, then found wherever they are named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.mention import Mention, Person
from tagging.passage import Context, Passage
from tagging.people import roles
from tagging.people.cues import Candidate, candidates, role_before
from tagging.people.identity import Identities
from tagging.people.layout import by_layout
from tagging.people.names import parse, tidy
from tagging.phrases import Phrases
from tagging.spans import Taken


@dataclass
class People:
    """What the document says of people: candidates by block, and every name that was established."""

    identities: Identities
    by_block: dict[int, list[Candidate]] = field(default_factory=dict)
    names: Phrases[str] = field(default_factory=lambda: Phrases(()))


_AFTER_PARTICLE = re.compile(r"(?:Van(?: de[rn]?)?|De[rn]?|Ter|Ten) [A-Z]\w{3,}$")
"""A surname whose small word has a capital, which no common words have within a sentence ("Van Dongen")."""
_MEETING = frozenset({"besluitenlijst", "verslag", "motie", "toezeggingenlijst"})


def harvest(context: Context) -> People:
    """The people whom the document, or the municipality's profile, gives a public role.

    Private names (addressees, people who submit a view) are left out unless the context says otherwise.
    """
    document, profile = context.document, context.profile
    by_block: dict[int, list[Candidate]] = defaultdict(list)
    for index, found in by_layout(document):
        by_block[index].append(found)
    opening = _opening_of_letter(context)
    for index, block in enumerate(document.blocks):
        by_block[index] += [
            found
            for found in candidates(block.text)
            if context.private_names or not (found.weak and index < opening)
        ]
    strong = [found.text for rows in by_block.values() for found in rows if not found.weak]
    profile_names = [name for person in profile.people for name in (person.name, *person.aliases)]
    identities = Identities(profile, strong)
    for index, rows in by_block.items():
        by_block[index] = [found for found in rows if _stands(found, identities, context)]
    full = {tidy(name) for name in (*strong, *profile_names) if parse(name).letter}
    full |= {tidy(name) for name in strong if _AFTER_PARTICLE.match(name)}
    names = Phrases((name, identities.canonical(name)) for name in sorted(full))
    return People(identities=identities, by_block=dict(by_block), names=names)


def find(passage: Passage) -> Iterator[Mention]:
    """Names with their canonical form, role and portfolio as the words beside them say."""
    people: People = passage.context.lexicons["people"]
    taken = Taken()
    for found in sorted(people.by_block.get(passage.index, ()), key=lambda found: found.role is None):
        if taken.claim(found.start, found.end):
            name = people.identities.canonical(found.text)
            value = Person(name=name, role=found.role, portfolio=found.portfolio)
            yield passage.mention(found.start, found.end, value, found.rule, *filter(None, [found.role]))
    for start, end, name in people.names.finditer(passage.text):
        if taken.overlaps(start, end):
            continue
        if not roles.names_a_thing(passage.text[start:end], passage.text[end : end + 30]):
            taken.claim(start, end)
            yield passage.mention(start, end, Person(name=name), "name established")
    for start, end in passage.entities("PERSON", "PER"):
        role = role_before(passage.text, start)
        if (role or passage.context.private_names) and not taken.overlaps(start, end):
            name = people.identities.canonical(passage.text[start:end])
            yield passage.mention(start, end, Person(name=name, role=role), "trained model")


def _stands(found: Candidate, identities: Identities, context: Context) -> bool:
    if not found.weak or identities.is_known(found.text):
        return True
    if found.rule != "title before name":
        return False
    if context.private_names:
        return True
    return context.document.doc_type in _MEETING and not found.private


def _opening_of_letter(context: Context) -> int:
    """Index of the salutation, before which a letter's addressee stands; 0 when there is none."""
    for index, block in enumerate(context.document.blocks[:40]):
        if roles.SALUTATION.match(block.text):
            return index
    return 0
