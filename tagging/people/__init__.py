"""People in a public role, with their role and portfolio."""

from tagging.people.tagger import find, harvest

__all__ = ["find", "harvest"]
