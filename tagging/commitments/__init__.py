"""Commitments: sentences that say the municipality will do, is doing or has done a concrete thing."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.commitment import Commitment
from corpus.document import Document
from corpus.profile import EMPTY, Profile


def find(document: Document, profile: Profile = EMPTY) -> Iterator[Commitment]:
    """The commitments of a document whose mentions have been tagged, in order of their offsets."""
    from tagging.commitments.finder import Finder

    yield from Finder(document, profile).commitments()
