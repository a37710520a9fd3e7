"""The abbreviations that a document introduces, for every tagger that meets the short form alone."""

from __future__ import annotations

from corpus.abbreviations import Abbreviation, in_text
from corpus.document import Document
from tagging.passage import Context

__all__ = ["Abbreviation", "of", "pairs"]


def pairs(document: Document) -> tuple[Abbreviation, ...]:
    """Every abbreviation that the document introduces, once each, in reading order."""
    found: dict[str, Abbreviation] = {}
    for block in document.blocks:
        for pair in in_text(block.text):
            found.setdefault(pair.short, pair)
    return tuple(found.values())


def of(context: Context) -> tuple[Abbreviation, ...]:
    """The pairs of the document that is being tagged, read once."""
    found: tuple[Abbreviation, ...] | None = context.lexicons.get("abbreviations")
    if found is None:
        found = context.lexicons["abbreviations"] = pairs(context.document)
    return found
