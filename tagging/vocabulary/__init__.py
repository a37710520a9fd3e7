"""Words that several taggers share, one list a file: fields of policy, municipalities, regions.

A list is separated by semicolons or line ends; a line that opens with `#` is a comment.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources


def listed(text: str) -> list[str]:
    """The words of a list that is written as running text."""
    return text.split()


@lru_cache
def words(name: str) -> frozenset[str]:
    """The entries of the list with this name ("domains", "municipalities", "regions"), as written."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(entry.strip() for line in lines for entry in line.split(";") if entry.strip())


@lru_cache
def domain_pattern() -> str:
    """A regular expression of one field of policy, or several joined ("sport, spelen en bewegen")."""
    longest_first = sorted(words("domains"), key=len, reverse=True)
    one = "(?:" + "|".join(re.escape(word) for word in longest_first) + r")(?![\w-])"
    return rf"{one}(?:(?:, (?=[^.;]{{1,60}} en )| en ){one})*"


@lru_cache
def outside_names() -> frozenset[str]:
    """Municipalities and regions: names of places that are no area of the municipality."""
    return words("municipalities") | words("regions")
