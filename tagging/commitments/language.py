"""The language data in `data/*.txt`: a header in brackets, then one expression a line, or words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources


def lines(name: str) -> list[str]:
    """The entries of one file in `data/`, without comments and blank lines."""
    text = resources.files("tagging.commitments").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache
def patterns(name: str, flags: re.RegexFlag = re.IGNORECASE) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Header and pattern of each section of a file, in order; its lines are alternatives.

    Without the flag they are for text in lower case, where they take half the time.
    """
    sections: list[tuple[str, list[str]]] = []
    for line in lines(name):
        if header := re.fullmatch(r"\[([a-z][a-z -]*)\]", line):
            sections.append((header[1], []))
        else:
            sections[-1][1].append(line)
    return tuple((header, re.compile("|".join(found), flags)) for header, found in sections)


def cue(name: str) -> re.Pattern[str]:
    """The pattern of one section of `cues.txt`."""
    return dict(patterns("cues.txt"))[name]


def words(name: str) -> frozenset[str]:
    """The words of one list in `data/`, separated by white space; "_" stands for a space."""
    return frozenset(word.replace("_", " ") for line in lines(name) for word in line.split())


def listed(name: str) -> dict[str, frozenset[str]]:
    """By header in brackets, the words of each list of one file."""
    found: dict[str, set[str]] = {}
    header = ""
    for line in lines(name):
        if opened := re.fullmatch(r"\[([a-z -]+)\]", line):
            header = opened[1]
        else:
            found.setdefault(header, set()).update(line.split())
    return {header: frozenset(entries) for header, entries in found.items()}
