"""What a text export carries along that is no text: cookie bars, menus, contents lists, page numbers."""

from __future__ import annotations

import re

import msgspec

from ingest.plain.lines import Line, marker_apart

CERTAIN = re.compile(
    r"""
      (?:deze|onze)\ (?:web)?site\ (?:maakt\ gebruik\ van|gebruikt)\b.{0,40}\bcookies\b.*
    | wij\ gebruiken\ cookies\b.*
    | (?:alle\ )?cookies\ (?:accepteren|weigeren|toestaan)(?:\ of\ weigeren)?
    | stel\ (?:uw|je|zelf\ uw|zelf\ je)\ \w+(?:\ \w+)?\ zelf\ samen
    | \d+\ -\ geselecteerd
    | zoek(?:en)?\ (?:sluit(?:en)?|menu) | menu | sluit(?:en)? | hoofdmenu
    | (?:ga\ )?(?:direct\ )?naar\ (?:de\ )?(?:hoofd)?(?:inhoud|navigatie|boven)
    | (?:terug\ )?naar\ boven | terug(?:\ naar\ top)?
    | (?:deel\ )?deze\ pagina\ (?:delen|printen|afdrukken)
    | pagina\ \d{1,4}(?:\ (?:van|/)\ \d{1,4})?
    | -\ ?\d{1,4}\ ?-
    | \|?\s*:?-{2,}:?(?:[\s|]+:?-{2,}:?)*\s*\|?
    | [-_=*~]{4,}
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Lines that are furniture wherever they stand."""

BESIDE = re.compile(
    r"selectie|zoek(?:en)?|inloggen|contact|sitemap|privacy(?:verklaring)?|toegankelijkheid|cookies|disclaimer"
    r"|gemeente [A-Z][\w' -]{1,40}|delen|print(?:en)?|download(?: pdf)?|vorige|volgende|home",
    re.IGNORECASE,
)
"""Lines that are furniture only beside certain furniture at the start or the end of the file."""

_MUNICIPALITY = re.compile(r"[Gg]emeente [A-Z][\w' -]{1,40}")
CONTENTS_TITLE = re.compile(r"inhoud(?:sopgave)?", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?P<title>\S.*?)\s*"
    r"(?:(?:\.(?:\s?\.){2,}|…+|\t|\s{3,}|\s(?=\d{1,3}$))[\s.]*(?P<page>\d{1,3})|\.(?:\s?\.){8,})"
)
"""A title with its page; a part's title may have leader dots alone."""
_LONGEST_ENTRY = 400
"""Characters; a longer line is no entry of a contents list, however many dots it has."""


class Body(msgspec.Struct, kw_only=True):
    """The lines that are text, and what the furniture told."""

    lines: list[Line]
    contents: frozenset[str]
    """Folded titles that a contents list names."""
    municipality: str = ""


def without_furniture(lines: list[Line]) -> Body:
    """The lines with what is certainly furniture left out."""
    contents = _contents(lines)
    titles = frozenset(folded for index in contents for folded in [_title(lines[index].text)] if folded)
    certain = {index for index, line in enumerate(lines) if CERTAIN.fullmatch(line.text)}
    certain |= _page_numbers(lines)
    dropped = certain | contents | _edges(lines, certain)
    names = [lines[index].text for index in dropped if _MUNICIPALITY.fullmatch(lines[index].text)]
    return Body(
        lines=[line for index, line in enumerate(lines) if index not in dropped],
        contents=titles,
        municipality=names[0].split(" ", 1)[1] if names else "",
    )


def _page_numbers(lines: list[Line]) -> set[int]:
    """First and last lines of pages that hold only a number."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.page is None or not re.fullmatch(r"\d{1,4}", line.text):
            continue
        before = lines[index - 1].page if index else None
        after = lines[index + 1].page if index + 1 < len(lines) else None
        if before != line.page or after != line.page:
            found.add(index)
    return found


def fold(text: str) -> str:
    """A title's words alone, for comparison: no number before it, no marks, no case."""
    return " ".join(re.findall(r"\w+", re.sub(r"^[\d.]+\s*", "", text.strip()).casefold()))


def _entry(text: str) -> re.Match[str] | None:
    stripped = text.strip()
    return _ENTRY.fullmatch(stripped) if len(stripped) <= _LONGEST_ENTRY else None


def _title(text: str) -> str:
    entry = _entry(text)
    return fold(entry["title"]) if entry else ""


def _contents(lines: list[Line]) -> set[int]:
    """Indexes of contents lists: a title and two entries under it, or three entries with rising pages."""
    found: set[int] = set()
    index = 0
    while index < len(lines):
        titled = bool(CONTENTS_TITLE.fullmatch(marker_apart(lines[index].text)[1].rstrip(":")))
        first = index + titled
        end, pages = first, [0]
        while end < len(lines) and (entry := _entry(lines[end].text)):
            if int(entry["page"] or pages[-1]) < pages[-1]:
                break
            pages.append(int(entry["page"] or pages[-1]))
            end += 1
        leaders = sum("..." in lines[i].text or ". ." in lines[i].text for i in range(first, end))
        if end - first >= (2 if titled else 3) and (titled or leaders * 2 > end - first):
            found.update(range(index, end))
            index = end
        else:
            index += 1
    return found


def _edges(lines: list[Line], certain: set[int]) -> set[int]:
    """Lines beside certain furniture, from the first or the last line inward."""
    found: set[int] = set()
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        edge: set[int] = set()
        for index in order:
            if index not in certain and not BESIDE.fullmatch(lines[index].text):
                break
            edge.add(index)
        if edge & certain:
            found |= edge
    return found
