"""The one place where overlapping mentions are resolved.

Mentions of different types may overlap where both are true (the year in a title, the wijk in a project's
name). Of one type the longest wins, then the earliest found. What a type excludes of another is in EXCLUDES.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.mention import Mention, MentionType

EXCLUDES: dict[MentionType, frozenset[MentionType]] = {
    "amount": frozenset({"quantity"}),
    "date": frozenset({"quantity"}),
    "area": frozenset({"person"}),
    "organisation": frozenset({"person"}),
}
"""A kept mention of the first type drops overlapping ones of these types."""


def resolve(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stand, in order of their offsets."""
    found = list(mentions)
    order = sorted(range(len(found)), key=lambda i: (-(found[i].end - found[i].start), i))
    kept: list[Mention] = []
    for index in order:
        mention = found[index]
        if not any(_overlap(mention, other) and mention.type == other.type for other in kept):
            kept.append(mention)
    standing = [
        mention
        for mention in kept
        if not any(
            mention.type in EXCLUDES.get(other.type, frozenset()) and _overlap(mention, other)
            for other in kept
        )
    ]
    return sorted(standing, key=lambda mention: (mention.start, mention.end))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
