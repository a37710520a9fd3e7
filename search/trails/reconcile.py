"""The register of toezeggingen laid beside the texts: what stands in both, and what in only one.

Only what a text itself calls a toezegging is missed in a register: a budget holds hundreds of commitments
that no register is meant to list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from corpus.store import Corpus
from search.trails.join import Joined, joined, nearest
from search.trails.trail import Entry
from search.trails.verdict import settles

Verdict = Literal["both", "register_only", "text_only", "unproven"]

_CALLED = re.compile(
    r"\b(?:toezegg\w* | toegezegd\w* | zeg(?:t|gen|de|den)\b[^.;]*\btoe)\b", re.IGNORECASE | re.VERBOSE
)


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """One commitment as the register and the texts have it.

    `unproven` is an entry that the register reports done while no text since says that it was. `telling` is
    the text that bears the verdict out best: one that says it was done, else the one most alike.
    """

    verdict: Verdict
    registered: tuple[Entry, ...]
    texts: tuple[Entry, ...]
    telling: Entry | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "registered": [entry.as_json() for entry in self.registered],
            "texts": [entry.as_json() for entry in self.texts],
        }


def reconcile(corpus: Corpus) -> list[Match]:
    """A match for every entry of a register, and for every toezegging in a text that no register holds.

    What a text calls a toezegging is missed only in a register that holds toezeggingen: one of decisions or
    motions is not meant to.
    """
    whole = joined(corpus)
    registers = {
        number: entry.commitment.register
        for number, entry in enumerate(whole.entries)
        if entry.commitment.register
    }
    near = nearest(whole, registers)
    group_of = {number: group for group in whole.groups for number in group}
    matches, matched = [], set(registers)
    for group in whole.groups:
        if not (ours := [number for number in group if number in registers]):
            continue
        alike = [number for one in ours for number in near[one]]
        trail = group_of[alike[0]] if alike else []
        texts = {*group, *trail, *alike} - registers.keys()
        matched |= texts
        ranked = [whole.entries[number] for number in (*alike, *sorted(texts))]
        matches.append(_match(whole, ours, sorted(texts), ranked))
    if not registers or any(kept.kind in ("", "toezegging") for kept in registers.values()):
        matches += _unregistered(whole, matched)
    return matches


def _match(whole: Joined, ours: list[int], texts: list[int], ranked: list[Entry]) -> Match:
    registered = tuple(whole.entries[number] for number in ours)
    done = next((entry for entry in registered if entry.commitment.status == "done"), None)
    proof = next((entry for entry in ranked if done and settles(entry, done.doc_date)), None)
    return Match(
        verdict="unproven" if done and not proof else "both" if texts else "register_only",
        registered=registered,
        texts=tuple(whole.entries[number] for number in texts),
        telling=proof or next(iter(ranked), None),
    )


def _unregistered(whole: Joined, matched: set[int]) -> Iterator[Match]:
    """What texts call a toezegging, in trails of which nothing is matched."""
    for group in whole.groups:
        entries = (whole.entries[number] for number in group)
        called = tuple(entry for entry in entries if is_called_promise(entry.commitment.text))
        if called and not matched.intersection(group):
            yield Match(verdict="text_only", registered=(), texts=called, telling=called[-1])


def is_called_promise(text: str) -> bool:
    """Whether a text itself calls what it says a toezegging."""
    return bool(_CALLED.search(text))
