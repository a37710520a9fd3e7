"""Commitments: sentences that say the municipality will do, is doing or has done a concrete thing."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.commitment import Commitment
from corpus.document import Document
from corpus.profile import EMPTY, Profile
from tagging.parts import each, parts


def find(document: Document, profile: Profile = EMPTY, processes: int = 1) -> Iterator[Commitment]:
    """The commitments of a document whose mentions have been tagged, in order of their offsets.

    Up to so many `processes` share the work on a long document.
    """
    from tagging.commitments.finder import Finder

    yield from each(Commitment, parts(document, processes), Finder(document, profile).commitments)
