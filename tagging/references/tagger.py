"""References that can be followed: numbers, and titles of policy documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.mention import Mention, Reference
from tagging import abbreviations
from tagging.passage import Context, Passage
from tagging.phrases import Phrases
from tagging.references.codes import Found, by_number
from tagging.references.titles import by_title, in_quotes
from tagging.references.wordings import by_wording
from tagging.spans import Taken

_COLUMN = re.compile(
    r"(?i:primitieve |gewijzigde |meerjaren)?(?i:begroting|raming|rekening|jaarrekening|jaarstukken) \d{4}"
)
"""What heads a column of figures: no reference, though it reads like one."""


def harvest(context: Context) -> Phrases[str]:
    """Abbreviations that the document gives to the titles of policy documents, with those titles."""
    return Phrases(
        (pair.short, pair.long)
        for pair in abbreviations.of(context)
        if any(
            found.end - found.start > 0.6 * len(pair.long)
            for found in (*by_title(pair.long), *by_wording(pair.long))
        )
    )


def find(passage: Passage) -> Iterator[Mention]:
    """References by number, by title, and by an abbreviation of a title."""
    text = passage.text
    found = [*by_number(passage.block), *by_title(text), *in_quotes(text), *by_wording(text)]
    shortened: Phrases[str] = passage.context.lexicons["references"]
    for start, end, title in shortened.finditer(text):
        found.append(Found(start=start, end=end, kind="document", rule="abbreviation of a title", name=title))
    for one in _longest(found):
        block = passage.block
        is_column = block.cells and _COLUMN.fullmatch(one.name or "")
        if is_column and (block.is_header_row or one.name in block.cells):
            continue
        value = Reference(kind=one.kind, id=one.id, name=one.name)
        yield passage.mention(one.start, one.end, value, one.rule)


def _longest(found: list[Found]) -> Iterator[Found]:
    """Of those that overlap, the longest; of the numbers and titles at one place, both never."""
    taken, kept = Taken(), list[Found]()
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if taken.claim(one.start, one.end):
            kept.append(one)
    yield from sorted(kept, key=lambda one: one.start)
