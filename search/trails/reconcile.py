"""The register of toezeggingen laid beside the texts: what stands in both, and what in only one.

Only what a text itself calls a toezegging is missed in a register: a budget holds hundreds of commitments
that no register is meant to list.
"""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec

from corpus.store import Corpus
from search.trails.join import joined
from search.trails.trail import Entry

Verdict = Literal["both", "register_only", "text_only", "unproven"]

_CALLED = re.compile(
    r"\b(?:toezegg\w* | toegezegd\w* | zeg(?:t|gen|de|den)\b[^.;]*\btoe)\b", re.IGNORECASE | re.VERBOSE
)


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """One commitment as the register and the texts have it.

    `unproven` is an entry that the register reports done while no text says that it was.
    """

    verdict: Verdict
    registered: tuple[Entry, ...]
    texts: tuple[Entry, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "registered": [entry.as_json() for entry in self.registered],
            "texts": [entry.as_json() for entry in self.texts],
        }


def reconcile(corpus: Corpus) -> list[Match]:
    """A match for every entry of a register, and for every toezegging in a text that no register holds."""
    whole = joined(corpus)
    matches = []
    for numbers in whole.groups:
        members = [whole.entries[number] for number in numbers]
        registered = tuple(entry for entry in members if entry.commitment.register)
        texts = tuple(entry for entry in members if not entry.commitment.register)
        verdict = _verdict(registered, texts)
        if verdict:
            matches.append(Match(verdict=verdict, registered=registered, texts=texts))
    return matches


def is_called_promise(text: str) -> bool:
    """Whether a text itself calls what it says a toezegging."""
    return bool(_CALLED.search(text))


def _verdict(registered: tuple[Entry, ...], texts: tuple[Entry, ...]) -> Verdict | None:
    if not registered:
        return "text_only" if any(is_called_promise(entry.commitment.text) for entry in texts) else None
    reported = any(entry.commitment.status == "done" for entry in registered)
    if reported and not any(entry.commitment.status == "done" for entry in texts):
        return "unproven"
    return "both" if texts else "register_only"
