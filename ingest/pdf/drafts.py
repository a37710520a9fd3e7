"""Lines joined to the paragraphs, list items and headings that they were set as."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container
from statistics import median

import msgspec

from ingest.pdf import hyphens
from ingest.pdf.model import Line, Table

_SENTENCE_END = re.compile(r"[.!?:;]['’”\")\]]*$")
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:(?:[a-z]{1,3}\.){2,}"
    r"|(?:jan|febr?|mrt|apr|aug|sept?|okt|nov|dec|jl|art|nr|nrs|blz|bijv|ca|evt|incl|excl|resp|dhr|mevr|mw|drs?|mr|ir|ing|prof)\.)$",
    re.IGNORECASE,
)
"""What has points of its own ("d.d.", "o.a.") or one that shortens a word that others follow, or a month."""
_LONGEST_ABBREVIATION = 12
_ADDRESS = re.compile(
    r"^(?:postbus|telefoon|e-mail|fax|tel\.)\b|^\d{4}\s?[A-Z]{2}\b|\S@\S|^www\.|^[A-Z][\w. ]+ \d{1,4}[a-z]?$",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 45
_LOOSE = 1.45
"""Distance between two lines, in usual distances, from which a paragraph ends."""

_LEAST_PITCH = 0.7
"""Distance between two lines, in sizes of their letters, below which they are beside each other."""

_GOES_ON = re.compile(r"[a-zà-ÿ]{2,} [a-zà-ÿ(]")
_BROKEN_OFF = re.compile(r"(?:^| )[^\W\d_]{2,}$")
_LEAST_PROSE = 60
_FURTHEST = 4.0
"""Letters of a sentence that was broken off, and sizes down to where it goes on."""


class Draft(msgspec.Struct):
    """Lines that belong together; what they are is decided when the whole document is known."""

    lines: list[Line]
    text: str = ""
    table: Table | None = None

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


def drafts_of(lines: list[Line]) -> list[Draft]:
    """Drafts of the lines of one page, in order."""
    drafts: list[Draft] = []
    pitches = _pitches(lines)
    for line in lines:
        if line.table is not None:
            drafts.append(Draft([line], table=line.table))
        elif (
            drafts
            and drafts[-1].table is None
            and (_continues(drafts[-1], line, pitches) or _resumes(drafts[-1], line))
        ):
            drafts[-1].lines.append(line)
        else:
            drafts.append(Draft([line]))
    return drafts


def _pitches(lines: list[Line]) -> dict[tuple[int, float], float]:
    """Usual distance from line to line for each region and font size."""
    steps: dict[tuple[int, float], list[float]] = {}
    for above, below in itertools.pairwise(lines):
        step = below.top - above.top
        near = _LEAST_PITCH * below.size < step < 3 * below.size
        if above.region == below.region and abs(above.size - below.size) < 0.3 and near:
            steps.setdefault((below.region, round(below.size)), []).append(step)
    return {key: min(median(found), 1.25 * min(found)) for key, found in steps.items()}


def _continues(draft: Draft, line: Line, pitches: dict[tuple[int, float], float]) -> bool:
    """Whether `line` belongs to the same paragraph, item or heading as the lines of `draft`."""
    last = draft.last
    if (
        line.marker
        or line.note
        or _is_address(last, line)
        or last.region != line.region
        or "\t" in line.text
        or "\t" in last.text
    ):
        return False
    if abs(last.size - line.size) > 0.6 or not _same_style(draft, line):
        return False
    step = line.top - last.top
    pitch = pitches.get((line.region, round(line.size)), 1.2 * line.size)
    if step <= 0 or step > _LOOSE * max(pitch, 1.05 * line.size):
        return False
    if draft.first.marker:
        if line.x0 < draft.first.x0 - 0.5 * line.size:
            return False
        below = line.x0 < draft.first.left - 1.2 * line.size
        if below and _ends(last) and not line.text[:1].islower():
            return False
    elif abs(line.x0 - _margin(draft)) > 1.0 * line.size and not _is_indented(draft, line):
        return False
    return not _stops_short(last, line)


def _resumes(draft: Draft, line: Line) -> bool:
    """A sentence that was broken off in its middle, as at a page end of an older layout, goes on below."""
    last = draft.last
    if line.marker or line.note or last.region != line.region or "\t" in line.text or "\t" in last.text:
        return False
    if abs(last.size - line.size) > 0.3 or last.bold or line.bold or last.italic != line.italic:
        return False
    if not _GOES_ON.match(line.text) or not _BROKEN_OFF.search(last.text):
        return False
    prose = sum(len(one.text) for one in draft.lines) >= _LEAST_PROSE and len(line.text) >= _LEAST_PROSE / 2
    return prose and 0 < line.top - last.top < _FURTHEST * line.size


def _same_style(draft: Draft, line: Line) -> bool:
    """Bold lines stay with bold ones; a bold beginning of a plain paragraph is plain as a line."""
    last = draft.last
    if last.bold == line.bold or line.text[:1].islower():
        return True
    return not last.bold and not _ends(last) and not _fits_after(last, line)


def _margin(draft: Draft) -> float:
    return min(line.x0 for line in draft.lines[-2:])


def _is_indented(draft: Draft, line: Line) -> bool:
    """Only the first line of the paragraph so far is set in (or out)."""
    return len(draft.lines) == 1 and abs(line.x0 - draft.first.x0) < 3 * line.size and not _ends(draft.first)


def _ends(line: Line) -> bool:
    return ends_sentence(line.text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that closes a sentence or opens a list, not with an abbreviation."""
    return bool(_SENTENCE_END.search(text[-6:])) and not (
        text.endswith(".") and _ABBREVIATION.search(text[-_LONGEST_ABBREVIATION:])
    )


def _stops_short(last: Line, line: Line) -> bool:
    """The next word would still have fitted on the line above, so its end was meant."""
    if not _fits_after(last, line):
        return False
    return _ends(last) or not line.text[:1].islower()


def _is_address(last: Line, line: Line) -> bool:
    """One of two short lines is a line of an address: postcode, box, street and number, e-mail."""
    if len(last.text) > _LONGEST_ADDRESS or len(line.text) > _LONGEST_ADDRESS or line.text[:1].islower():
        return False
    return bool(_ADDRESS.search(last.text) or _ADDRESS.search(line.text))


def _fits_after(last: Line, line: Line) -> bool:
    word = line.text.split(" ", 1)[0]
    needed = (len(word) + 1) * 0.55 * line.size
    return last.x1 + needed + 1.5 * line.size < last.right


def text_of(lines: list[Line], known: Container[str]) -> str:
    """The lines as one text, words broken at line ends made whole."""
    text = lines[0].text
    for line in lines[1:]:
        text = hyphens.join(text, line.text, known)
    return text


def joins_over_page(draft: Draft, following: Draft) -> bool:
    """Whether a paragraph goes on on the next page: no end mark, and it goes on in lower case."""
    if draft.table or following.table or following.first.marker or "\t" in draft.last.text:
        return False
    if abs(draft.last.size - following.first.size) > 0.6 or draft.last.bold != following.first.bold:
        return False
    text = following.first.text
    if _ends(draft.last) or "\t" in text:
        return False
    if text[:1].islower():
        return True
    full = draft.last.x1 > draft.last.right - 4 * draft.last.size and len(draft.last.text) > 40
    return (
        full
        and not draft.last.bold
        and (text[:1].isdigit() or len(draft.lines) > 1 or len(following.lines) > 1)
    )
