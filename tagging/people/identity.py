"""Which spellings are one person, and what that person is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus.profile import Profile
from tagging.people.names import Name, parse, same_person, tidy


class Identities:
    """Canonical names of a document: those of the profile first, else the fullest and most frequent spelling.

    A surname alone is one's who has it alone in the document.
    """

    def __init__(self, profile: Profile, spellings: Iterable[str]) -> None:
        self._canonical: dict[str, str] = {}
        self._known: list[tuple[str, Name]] = []
        for person in profile.people:
            for spelling in (person.name, *person.aliases):
                self._known.append((person.name, parse(spelling)))
        counts = Counter(tidy(spelling) for spelling in spellings)
        fullest = sorted(counts, key=lambda spelling: _fullness(spelling, counts[spelling]), reverse=True)
        for spelling in fullest:
            self._settle(spelling)

    def canonical(self, spelling: str) -> str:
        """The one name for this spelling."""
        return self._canonical.get(tidy(spelling)) or self._settle(tidy(spelling))

    def is_known(self, spelling: str) -> bool:
        """Whether the spelling was settled as a name with a first name or initials."""
        name = parse(spelling)
        return any(name == known or same_person(name, known) for _, known in self._known) or (
            not name.letter and sum(known.surname == name.surname for _, known in self._known) > 0
        )

    def _settle(self, spelling: str) -> str:
        name = parse(spelling)
        if name.letter:
            found = [canonical for canonical, known in self._known if same_person(name, known)]
        else:
            found = [canonical for canonical, known in self._known if known.surname == name.surname]
        canonical = found[0] if len(set(found)) == 1 else spelling
        self._canonical[spelling] = canonical
        if name.letter:
            self._known.append((canonical, name))
        return canonical


def _fullness(spelling: str, count: int) -> tuple[bool, bool, int, int, int]:
    name = parse(spelling)
    return bool(name.first), bool(name.initials), len(name.initials), count, len(spelling)
