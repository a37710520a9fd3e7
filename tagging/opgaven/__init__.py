"""Opgaven: named policy challenges, and which of them a section is about."""

from tagging.opgaven.sections import section_opgaven
from tagging.opgaven.tagger import find, harvest

__all__ = ["find", "harvest", "section_opgaven"]
