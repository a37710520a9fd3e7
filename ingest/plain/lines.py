"""Lines of a text file with their surroundings, hard-wrapped paragraphs joined."""

from __future__ import annotations

import re

import msgspec

from ingest.plain.inline import is_bold, plain

BULLET = re.compile(r"(?P<bullet>[-–•·▪◦‣●○■□➢►✓*]|o(?= ))\s+")
ORDINAL = re.compile(r"(?P<ordinal>(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\((?:\d{1,2}|[a-z])\))\s+(?=\S)")
_GLYPHS = frozenset("•·▪◦‣●○■□➢►✓")
HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_APART = re.compile(r"\d{1,2}(?:\.(?:\d{1,2}|[a-z]))*\s+[A-ZÀ-Þ]|[A-ZÀ-Þ][\w ]{2,25}:$")
"""Lines that begin anew though the line above is full: section numbers, and labels as "Besluit:"."""
LABEL = re.compile(
    r"(?:datum|tijd|locatie|plaats|aanwezig(?:en)?|afwezig(?:en)?|voorzitter|secretaris|griffier|kenmerk|onderwerp)\b",
    re.IGNORECASE,
)
"""Words that open the labelled lines at the head of minutes and lists of decisions."""
UNFINISHED = re.compile(
    r".*\b(?:van|der|den|de|het|een|en|of|in|op|aan|met|voor|ter|ten|door|tot|bij)", re.DOTALL
)
"""A line that ends in a word that cannot end a sentence or title."""
END_MARKS = ".!?;:"


class Line(msgspec.Struct, kw_only=True):
    """One line that is not empty; `text` is its words alone, tabs between cells kept."""

    text: str
    indent: int = 0
    hashes: int = 0
    """Level of a Markdown heading, 0 for any other line."""
    bold: bool = False
    after_blank: bool = True
    before_blank: bool = True
    page: int | None = None
    title: bool = False
    """Known to be a heading by its place among the other lines."""
    width: int = 0
    """Columns that its last source line fills, indent included."""

    @property
    def alone(self) -> bool:
        return self.after_blank and self.before_blank

    @property
    def is_row(self) -> bool:
        """Whether the line holds cells; a tab after a list marker only sets the marker apart."""
        return "\t" in marker_apart(self.text)[1].strip("\t")

    @property
    def ended(self) -> bool:
        """Whether it closes a sentence, quotes and brackets after the mark left out of account."""
        return self.text.rstrip(" \"'”’»)]²³¹⁰⁴⁵⁶⁷⁸⁹*").endswith(tuple(END_MARKS))


def marker_apart(text: str) -> tuple[str, str]:
    """The list marker that opens a line and the words after it; the glyph of a bullet becomes "•".

    A bullet before an ordered marker ("- a. ...") is dropped.
    """
    bullet = BULLET.match(text)
    if bullet and not text[bullet.end() :].strip():
        return "", text
    rest = text[bullet.end() :] if bullet else text
    ordinal = ORDINAL.match(rest)
    if ordinal:
        return ordinal["ordinal"], rest[ordinal.end() :]
    return ("•", rest) if bullet else ("", text)


def split_lines(text: str) -> list[Line]:
    """The lines that are not empty. Pages are counted from 1 where the text holds form feeds."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    lines: list[Line] = []
    blank = True
    glyph = ""
    for number, page in enumerate(pages, start=1):
        for raw in page.split("\n"):
            line = _line(raw, number if len(pages) > 1 else None)
            if line and line.text.strip() in _GLYPHS:  # a bullet set apart from its words
                glyph = f"{line.text.strip()} "
                blank = True
                continue
            if line:
                line.text, glyph = glyph + line.text, ""
                line.after_blank = blank
                line.before_blank = False
                lines.append(line)
            elif lines:
                lines[-1].before_blank = True
            blank = line is None
    if lines:
        lines[-1].before_blank = True
    return lines


def _line(raw: str, page: int | None) -> Line | None:
    heading = HASHES.match(raw)
    words = heading[2] if heading else raw
    text = plain(words)
    if not text.strip():
        return None
    expanded = raw.expandtabs(4)
    return Line(
        text=text,
        indent=len(expanded) - len(expanded.lstrip()),
        hashes=len(heading[1]) if heading else 0,
        bold=is_bold(words),
        page=page,
        width=len(expanded.rstrip()),
    )


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines with those of hard-wrapped paragraphs joined; other files are left as they are."""
    running = [line for line in lines if "...." not in line.text and not line.is_row]
    if not _is_wrapped(running):
        return lines
    width = _width(running)
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and _continues(last, line, width):
            last.text = join(last.text, line.text)
            last.before_blank = line.before_blank
            last.width = line.width
        else:
            joined.append(line)
    return joined


def join(text: str, more: str) -> str:
    """Two halves of one sentence; a word broken at its hyphen is whole again ("woon-" + "en" keeps it)."""
    broken = re.search(r"[a-zà-ÿ]-$", text)
    if broken and re.match(r"[a-zà-ÿ]", more) and not re.match(r"(?:en|of|tot|als|noch)\b", more):
        return text[:-1] + more
    return f"{text} {more}"


def _width(lines: list[Line]) -> int:
    lengths = sorted(line.width for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether lines end because they are full: few are long, and most that go on end in mid-sentence."""
    width = _width(lines)
    if not 40 <= width <= 140 or sum(line.width > 1.5 * width for line in lines) > 0.02 * len(lines):
        return False
    full = [line for line in lines if not line.before_blank and line.width > 0.7 * width]
    return len(full) >= 3 and sum(not line.ended for line in full) > 0.6 * len(full)


def _continues(last: Line, line: Line, width: int) -> bool:
    if last.before_blank or last.hashes or line.hashes or last.is_row or line.is_row:
        return False
    if marker_apart(line.text)[0] or _APART.match(line.text):
        return False
    if last.ended:
        return last.width > 0.75 * width
    if line.text[:1].islower() or UNFINISHED.fullmatch(last.text):
        return True
    is_title = bool(_APART.match(last.text))
    return last.width > (0.85 if is_title else 0.62) * width and not LABEL.match(line.text)
