"""Synonyms: groups of words that mean the same to a council, from a small file that anybody can edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import CorpusError
from corpus.files import MIB, contents
from index.analysis.stopwords import lines
from index.analysis.tokens import words_of

FILE = "synonyms.txt"
_MOST = 10_000
_WIDEST = 100
"""Expressions in all and in one group: a question is made of all that its words stand for."""
Words = tuple[str, ...]
"""Folded forms of an expression of one or more words."""


def load(directory: Path | None = None) -> dict[Words, tuple[Words, ...]]:
    """For each expression the others of its group, from the package's list and the corpus's own.

    Raises CorpusError with the line number for a line that is not a group, and for a file that is no text.
    """
    groups = list(_groups(lines(FILE), "the list of the package"))
    own = directory / FILE if directory else None
    if own and own.exists():
        groups += _groups(_read(own).splitlines(), str(own))
    if sum(map(len, groups)) > _MOST or any(len(group) > _WIDEST for group in groups):
        raise CorpusError(
            f"{own} holds more than {_MOST:,} expressions, or more than {_WIDEST} in one group.",
            "Keep those that people search for.",
        )
    others: dict[Words, set[Words]] = defaultdict(set)
    for group in groups:
        for expression in group:
            others[expression] |= group - {expression}
    return {expression: tuple(sorted(rest)) for expression, rest in others.items()}


def _read(file: Path) -> str:
    try:
        return contents(file, most=MIB).decode("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise CorpusError(f"{file} cannot be read: {error}.", "Save it as text in UTF-8.") from error


def _groups(rows: Iterable[str], name: str) -> Iterable[frozenset[Words]]:
    for number, row in enumerate(rows, 1):
        line = row.split("#")[0].strip()
        if not line:
            continue
        group = frozenset(
            words for side in line.split("=") if (words := tuple(dict.fromkeys(words_of(side))))
        )
        if len(group) < 2:
            raise CorpusError(
                f"Line {number} of {name} is not a group of synonyms: {line!r}.",
                'Write at least two expressions with "=" between them.',
            )
        yield group
