"""The text of a page with places and fonts, asked of pdfium as seldom as possible.

pdfium gives its text a line at a time at little cost, and a box or a font only a character at a time. So
a line is asked for the boxes of its first and last character alone; only where it is wider than the widths
of its characters account for (so that it must hold a gap), its words are asked for one by one.
"""

from __future__ import annotations

import re
from typing import Any

import pypdfium2.raw as pdfium

from ingest.pdf import calls
from ingest.pdf.fonts import Fonts, FontUse, angle_of, size_of
from ingest.pdf.model import Box, Segment, Word
from ingest.pdf.normalise import clean

_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_WORD = re.compile(r"[^\s\u00a0]+")
_PERHAPS_RAISED = re.compile(r"\d(?<=[^\W\d_]\d|[.,;:?!…%)\]”’»\"']\d)\d?(?![\d\w.,]*\w)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
GAP = 1.0
"""White space between words, in ems, from which two pieces of a line are taken apart."""
_SLACK = 0.75
"""Width that the characters do not account for, in ems, from which a line's words are looked at."""


class TextLayer:
    """The characters of one open page. Close it after use."""

    def __init__(self, page: Any, frame: Box, fonts: Fonts) -> None:
        self._raw = pdfium.FPDFText_LoadPage(page)
        if not self._raw:
            raise ValueError("the text of the page cannot be loaded")
        self._handle = calls.handle_of(self._raw)
        self.left, self.base, self.right, self.ceiling = frame
        self.count = max(0, pdfium.FPDFText_CountChars(self._raw))
        self.text = calls.text_of(self._handle, self.count)
        self._aligned = len(self.text) == self.count
        box = calls.boxes_of(self._handle)
        self._box = box if self._aligned else lambda index: box(self._character(index))
        self._fonts = fonts.of_page()

    def close(self) -> None:
        pdfium.FPDFText_ClosePage(self._raw)

    def segments(self) -> tuple[list[Segment], list[tuple[int, Segment]]]:
        """The pieces of the lines that run to the right, and those of other directions with their angle."""
        upright: list[Segment] = []
        turned: list[tuple[int, Segment]] = []
        for match in _LINE.finditer(self.text):
            line = match.group()
            stripped = line.strip(" \u00a0\t")
            if not stripped:
                continue
            start = match.start() + line.index(stripped[0])
            angle, found = self._line(stripped, start)
            if angle:
                turned.extend((angle, segment) for segment in found)
            else:
                upright.extend(found)
        return upright, turned

    def _character(self, index: int) -> int:
        """Number of a character as pdfium counts, from its place in the text."""
        if self._aligned:
            return index
        return max(0, int(calls.character_at(self._handle, index)))

    def _object(self, index: int) -> int:
        return calls.text_object(self._handle, self._character(index)) or 0

    def _line(self, text: str, start: int) -> tuple[int, list[Segment]]:
        end = start + len(text) - 1
        first_object = self._object(start)
        if not first_object:
            return 0, []
        use = self._fonts.of(first_object)
        first, last = self._box(start), self._box(end)
        height = first[1] - first[3]
        if use.ratio is None:
            use.ratio = size_of(first_object) / height if height > 0 else 1.0
        size = height * use.ratio
        natural = sum(map(use.widths.__getitem__, text)) * size
        width = last[2] - first[0]
        if (width < 0.6 * natural - size or height <= 0) and (angle := angle_of(first_object)):
            return angle, self._turned(text, start, angle, first_object, use)
        slight = 0.1 * height
        if (
            0 < width < natural + _SLACK * size
            and abs(last[3] - first[3]) < slight
            and abs(last[1] - first[1]) < slight
            and self._same(first_object, self._object(end), use)
        ):
            return 0, [self._segment(text, start, first, last, size, use)]
        return 0, self._split(text, start)

    def _same(self, first: int, last: int, use: FontUse) -> bool:
        return not last or first == last or self._fonts.of(last).font.name == use.font.name

    def _segment(
        self,
        text: str,
        start: int,
        first: calls.Four,
        last: calls.Four,
        size: float,
        use: FontUse,
    ) -> Segment:
        return Segment(
            text=clean(self._raise(text, start)),
            x0=first[0] - self.left,
            top=self.ceiling - first[1],
            x1=last[2] - self.left,
            bottom=self.ceiling - first[3],
            size=round(size * 10) / 10,
            bold=use.font.bold,
            italic=use.font.italic,
            start=start,
            length=len(text),
        )

    def place_words(self, segment: Segment) -> None:
        """Give a segment the places of its words."""
        if segment.words is None:
            segment.words = self.words(
                self.text[segment.start : segment.start + segment.length], segment.start
            )
            for word in segment.words:
                word.text = clean(word.text)

    def words(self, text: str, start: int) -> list[Word]:
        """The words of a line with their boxes."""
        found = []
        for match in _WORD.finditer(text):
            a, b = start + match.start(), start + match.end() - 1
            first = self._box(a)
            last = self._box(b) if b > a else first
            found.append(
                Word(
                    text=match.group(),
                    x0=first[0] - self.left,
                    top=self.ceiling - first[1],
                    x1=last[2] - self.left,
                    bottom=self.ceiling - first[3],
                    start=a,
                )
            )
        return found

    def _split(self, text: str, start: int) -> list[Segment]:
        """The pieces of a line between its gaps, each with the font of its words."""
        pieces: list[list[Word]] = []
        for word in self.words(text, start):
            if pieces:
                last = pieces[-1][-1]
                height = max(1.0, last.bottom - last.top)
                apart = word.x0 - last.x1
                shared = min(word.bottom, last.bottom) - max(word.top, last.top)
                lower = max(1.0, min(height, word.bottom - word.top))
                if -height < apart < GAP * 0.88 * height and shared > 0.4 * lower:
                    pieces[-1].append(word)
                    continue
            pieces.append([word])
        return [self._piece(words, text, start) for words in pieces]

    def _piece(self, words: list[Word], text: str, start: int) -> Segment:
        uses: dict[FontUse, int] = {}
        sizes: dict[tuple[FontUse, float], float] = {}
        for word in words:
            handle = self._object(word.start)
            if handle:
                use = self._fonts.of(handle)
                uses[use] = uses.get(use, 0) + len(word.text)
                height = round(word.bottom - word.top, 1)
                if (use, height) not in sizes:
                    sizes[use, height] = size_of(handle)
        first, last = words[0], words[-1]
        written = text[first.start - start : last.start - start + len(last.text)]
        segment = Segment(
            text=clean(self._raise(written, first.start)),
            x0=first.x0,
            top=min(word.top for word in words),
            x1=last.x1,
            bottom=max(word.bottom for word in words),
            size=0.0,
            words=words,
            start=first.start,
        )
        mark = words[0].text
        if mark.isdigit() and len(mark) <= 3 and len(words) > 1:
            tallest = max(word.bottom - word.top for word in words[1:])
            segment.note = words[0].bottom - words[0].top < 0.8 * tallest
        if uses:
            enough = 0.9 * sum(uses.values())
            segment.size = round(max(sizes.values()), 1)
            segment.bold = sum(count for use, count in uses.items() if use.font.bold) > enough
            segment.italic = sum(count for use, count in uses.items() if use.font.italic) > enough
        for word in words:
            word.text = clean(word.text)
        return segment

    def _raise(self, text: str, start: int) -> str:
        """`text` with the figures that are set small and high (note marks, square metres) as superscripts."""
        for match in reversed(list(_PERHAPS_RAISED.finditer(text))):
            before, figure = self._box(start + match.start() - 1), self._box(start + match.start())
            height = before[1] - before[3]
            small = figure[1] - figure[3] < 0.85 * height
            if small and figure[3] > before[3] + 0.1 * height:
                text = text[: match.start()] + match.group().translate(_RAISED) + text[match.end() :]
        return text

    def _turned(self, text: str, start: int, angle: int, handle: int, use: FontUse) -> list[Segment]:
        """The pieces of a line in another direction, in coordinates in which it runs to the right."""
        words = []
        for match in _WORD.finditer(text):
            a, b = start + match.start(), start + match.end() - 1
            first, last = self._turn(self._box(a), angle), self._turn(self._box(b), angle)
            words.append(Word(match.group(), first[0], first[1], last[2], first[3], a))
        pieces: list[list[Word]] = []
        for word in words:
            if pieces and word.x0 - pieces[-1][-1].x1 < GAP * (word.bottom - word.top):
                pieces[-1].append(word)
            else:
                pieces.append([word])
        return [
            Segment(
                text=clean(" ".join(word.text for word in piece)),
                x0=piece[0].x0,
                top=piece[0].top,
                x1=piece[-1].x1,
                bottom=piece[0].bottom,
                size=round(size_of(handle), 1),
                bold=use.font.bold,
                italic=use.font.italic,
                words=piece,
            )
            for piece in pieces
        ]

    def _turn(self, box: calls.Four, angle: int) -> Box:
        left, top, right, bottom = box
        if angle == 90:
            return bottom - self.base, left - self.left, top - self.base, right - self.left
        if angle == 270:
            return self.ceiling - top, self.right - right, self.ceiling - bottom, self.right - left
        return self.right - right, bottom - self.base, self.right - left, top - self.base
