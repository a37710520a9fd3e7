"""The one place where overlapping mentions are resolved.

Mentions of different types may overlap where both are true (the year in a title, the wijk in a project's
name). Of one type the longest wins, then the earliest found. What a type excludes of another is in EXCLUDES.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.mention import Mention, MentionType
from tagging.spans import Taken

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
    taken: dict[MentionType, Taken] = defaultdict(Taken)
    kept = [found[i] for i in order if taken[found[i].type].claim(found[i].start, found[i].end)]
    standing = [
        mention
        for mention in kept
        if not any(
            mention.type in excluded and kind in taken and taken[kind].overlaps(mention.start, mention.end)
            for kind, excluded in EXCLUDES.items()
        )
    ]
    return sorted(standing, key=lambda mention: (mention.start, mention.end))
