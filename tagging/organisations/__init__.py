"""Named organisations other than the municipality itself and the governments above it."""

from tagging.organisations.tagger import find, harvest

__all__ = ["find", "harvest"]
