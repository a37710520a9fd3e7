"""References: case numbers, sections, annexes, codes, motions, articles, and titles of policy documents."""

from tagging.references.tagger import find, harvest

__all__ = ["find", "harvest"]
