"""Which drafts are headings, and of what level: by the outline, the font, and the numbering."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from ingest.pdf.drafts import Draft, ends_sentence

_LONGEST = 160
_PROSE = 60
_TIGHT, _PARTED = 0.5, 0.8
"""White space below a bold sentence that is a heading, and above it, in sizes of its letters."""
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,3})*)\.?\s")
_YEAR = re.compile(r"20\d\d(?:\s*[-–/]\s*20\d\d)?")
_UNFINISHED = re.compile(r"[,;]$|\b(?:de|het|een|van|en|of|in|op|te|voor|met|door|dat|die)$", re.IGNORECASE)

Style = tuple[float, bool, bool]
"""Size, bold and italic of a heading."""


class Headings:
    """Decides over the whole document, once the size of its running text is known."""

    def __init__(self, drafts: list[Draft], titles: set[str], outline: dict[str, int]) -> None:
        self.body = _body_size(drafts)
        self.body_is_bold = _mostly_bold(drafts, self.body)
        self._titles = titles
        self._outline = outline
        self._shallowest: dict[Style, int] = {}
        self._leads = _leads(drafts)
        self._found = {id(draft) for draft in drafts if self._looks(draft)}
        self._levels = self._rank(draft for draft in drafts if id(draft) in self._found)

    def level(self, draft: Draft) -> int:
        """Level 1 to 6 of one of the drafts that is a heading; 0 of anything else."""
        if id(draft) not in self._found:
            return 0
        known = self._outline.get(_bare(draft.text))
        if known:
            return min(6, known)
        style = _style(draft)
        deeper = _depth(draft) - self._shallowest.get(style, 0) if _depth(draft) else 0
        return min(6, self._levels.get(style, 6) + deeper)

    def _looks(self, draft: Draft) -> bool:
        text, first = draft.text, draft.first
        if draft.table is not None or not text or len(draft.lines) > 4 or "\t" in text:
            return False
        if len(text) > _LONGEST and (len(text) > 1.5 * _LONGEST or not self._is_numbered(draft)):
            return False
        if not any(character.isalpha() for character in text) and not _YEAR.fullmatch(text):
            return False
        if first.marker == "•" or first.note or first.size <= 0:
            return False
        if _bare(text) in self._outline or text.casefold() in self._titles:
            return True
        larger = first.size >= self.body * 1.12 + 0.2
        short = larger and len(text) < 60
        closed = text.endswith(".") and ends_sentence(text)
        leads = short or _depth(draft) > 1 or id(draft) in self._leads
        if text.endswith((",", ";")) or (closed and not leads):
            return False
        if larger:
            return not _UNFINISHED.search(text) or len(text) < 40
        if first.size < self.body * 0.93:
            return False
        bold = all(line.bold for line in draft.lines)
        return bold and not self.body_is_bold and not _UNFINISHED.search(text) and len(draft.lines) <= 3

    def _is_numbered(self, draft: Draft) -> bool:
        """Whether it has a number of several parts, or one before a bold sentence above plain text."""
        return _depth(draft) > 1 or (id(draft) in self._leads and _depth(draft) > 0)

    def _rank(self, headings: Iterable[Draft]) -> dict[Style, int]:
        """Level of each style: the larger the higher, bold before plain, upright before italic."""
        styles: set[Style] = set()
        for draft in headings:
            style, depth = _style(draft), _depth(draft)
            styles.add(style)
            if depth:
                self._shallowest[style] = min(depth, self._shallowest.get(style, depth))
        ordered = sorted(styles, key=lambda style: (-style[0], not style[1], style[2]))
        return {style: min(6, rank) for rank, style in enumerate(ordered, start=1)}


def _leads(drafts: list[Draft]) -> set[int]:
    """Bold sentences right above plain text and parted from what stands above: letters have such headings.

    Those with a number, as of agenda items, may stand above a short line too.
    """
    found = set()
    for number, (draft, below) in enumerate(pairwise(drafts)):
        first, last, following = draft.first, draft.last, below.first
        if not first.bold or following.bold or following.marker or below.table:
            continue
        if len(below.text) < _PROSE and not first.marker:
            continue
        if following.page != last.page or not -_TIGHT < (following.top - last.bottom) / last.size < _TIGHT:
            continue
        above = drafts[number - 1].last if number else None
        apart = first.top - above.bottom if above and above.page == first.page else first.size
        if apart > _PARTED * first.size:
            found.add(id(draft))
    return found


def _style(draft: Draft) -> Style:
    first = draft.first
    return (round(first.size * 2) / 2, first.bold, first.italic)


def _depth(draft: Draft) -> int:
    """Parts of the number before a heading: 3 for "5.1.4" and "5.a.1"; 0 without one."""
    marker = draft.first.marker.strip(".()")
    return marker.count(".") + 1 if marker and marker != "•" else 0


def _body_size(drafts: list[Draft]) -> float:
    sizes: Counter[float] = Counter()
    for draft in drafts:
        if draft.table is None:
            for line in draft.lines:
                sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _mostly_bold(drafts: list[Draft], size: float) -> bool:
    bold = plain = 0
    for draft in drafts:
        for line in draft.lines:
            if abs(line.size - size) < 0.6:
                bold, plain = bold + line.bold * len(line.text), plain + (not line.bold) * len(line.text)
    return bold > plain


def _bare(text: str) -> str:
    """A title without its number and its case, to compare with the outline."""
    return _NUMBER.sub("", text, count=1).casefold().strip(" .:")
