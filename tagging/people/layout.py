"""Names that stand where they do because of what the page looks like: tables, signatures, name lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document
from tagging.people import roles
from tagging.people.cues import Candidate, candidates, full_names, in_list
from tagging.people.names import FULL, lowered, quietened

_ROLE = re.compile(rf"(?<![\w-]){roles.ROLE}(?![\w-])")
_ROLE_LINE = re.compile(rf"^(?:de |het )?(?:\w+ )?{roles.ROLE}(?!\w).{{0,60}}$", re.IGNORECASE)
_NAME_LINE = re.compile(
    rf"^\s*(?:w\.g\. )?(?:{roles.COURTESY} )?{roles.ACADEMIC}(?P<name>{FULL}),?"
    r"(?: (?:MSc|MBA|MA|MPA|RA)\.?)?\s*$"
)
_NAMES_LINE = re.compile(rf"^{FULL}(?: \(\w[\w .]+\))?(?:(?:, | en ){FULL}(?: \(\w[\w .]+\))?)*$")
_CODE = re.compile(r"^(?:[\d./ ]+(?:\w+)?|diverse .*)$", re.IGNORECASE)
_SIGNING_BLOCKS = 14
_LONGEST_NAME = 60
"""Characters of a line that is only a name, with its title."""


def by_layout(document: Document) -> Iterator[tuple[int, Candidate]]:
    """Names by their place, with the index of their block."""
    yield from _holder_cells(document)
    yield from _flattened_holders(document)
    yield from _signature_cells(document)
    yield from _name_lines(document)
    yield from _signatures(document)


def _holder_cells(document: Document) -> Iterator[tuple[int, Candidate]]:
    """Cells in a column headed "Portefeuillehouder(s)"; the portfolio is the row's first cell."""
    for index, block in enumerate(document.blocks):
        if block.kind != "table_row" or block.is_header_row or not block.header:
            continue
        position = 0
        for column, cell in enumerate(block.cells):
            title = block.header[column] if column < len(block.header) else ""
            if roles.HOLDER_COLUMN.match(title.strip()):
                subject = block.cells[0].strip() if column else None
                for found in in_list(
                    cell, position, "column of the table", "portefeuillehouder", subject or None
                ):
                    yield index, found
            position += len(cell) + 1


def _flattened_holders(document: Document) -> Iterator[tuple[int, Candidate]]:
    """The same table where the source gave its cells as lines: subject, code, names, and so on."""
    blocks = document.blocks
    inside = False
    for index, block in enumerate(blocks):
        if block.kind == "table_row":
            continue
        text = block.text.strip()
        if roles.HOLDER_COLUMN.match(text):
            inside = True
        elif inside and _NAMES_LINE.match(lowered(text)):
            before = index - 1
            if before > 0 and _CODE.match(blocks[before].text.strip()):
                before -= 1
            for found in in_list(
                block.text, 0, "column of the table", "portefeuillehouder", blocks[before].text.strip()
            ):
                yield index, found
        elif len(text) > 120:
            inside = False


def _name_line(text: str) -> re.Match[str] | None:
    """The name that a text consists of, with a title perhaps; its offsets are those in the text."""
    if len(text) >= _LONGEST_NAME or sum(map(str.isupper, text)) < 2:  # most cells of a table are figures
        return None
    return _NAME_LINE.match(lowered(text))


def _name_lines(document: Document) -> Iterator[tuple[int, Candidate]]:
    """A line that is only a name, next to a line that is only a role."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        match = _name_line(block.text)
        if not match:
            continue
        for neighbour in (index + 1, index - 1):
            if 0 <= neighbour < len(blocks) and _ROLE_LINE.match(blocks[neighbour].text):
                cue = _ROLE.search(blocks[neighbour].text)
                role = cue.group().lower() if cue else None
                yield (
                    index,
                    Candidate(
                        start=match.start("name"),
                        end=match.end("name"),
                        text=block.text[match.start("name") : match.end("name")],
                        rule="name beside a role line",
                        role=role,
                    ),
                )
                break


def _signature_cells(document: Document) -> Iterator[tuple[int, Candidate]]:
    """A row of names above or below a row of roles: each name has the role of its column."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind != "table_row":
            continue
        names = [_name_line(cell) for cell in block.cells]
        if not any(names):
            continue
        for neighbour in (index + 1, index - 1):
            cells = blocks[neighbour].cells if 0 <= neighbour < len(blocks) else ()
            if len(cells) != len(names) or not all(_ROLE_LINE.match(cell.strip()) for cell in cells if cell):
                continue
            position = 0
            for cell, name, roles_cell in zip(block.cells, names, cells, strict=True):
                cue = _ROLE.search(roles_cell)
                if name and cue:
                    start, end = name.span("name")
                    yield (
                        index,
                        Candidate(
                            start=position + start,
                            end=position + end,
                            text=cell[start:end],
                            rule="name beside a role",
                            role=cue.group().lower(),
                        ),
                    )
                position += len(cell) + 1
            break


_COLLEGE = re.compile(r"burgemeester (?:en|&) wethouders|gedeputeerde staten", re.IGNORECASE)
"""A body, and no two people who sign."""


def _signatures(document: Document) -> Iterator[tuple[int, Candidate]]:
    """Names under the closing of a letter or decision, given the roles above them in order."""
    waiting: list[str] = []
    left = 0
    for index, block in enumerate(document.blocks):
        if roles.SALUTATION.match(block.text):
            left = 0
        if roles.CLOSING.match(block.text):
            left, waiting = _SIGNING_BLOCKS, []
        if not left:
            continue
        left -= 1
        if len(block.text) > 300:
            left = 0
            continue
        if not any(candidate.rule.startswith("role") for candidate in candidates(block.text)):
            said = _COLLEGE.sub("", block.text)
            waiting += [match.group().lower() for match in _ROLE.finditer(said)]
        text = quietened(block.text)
        for start, end, name in full_names(text):
            signs = re.search(rf"{roles.COURTESY} {roles.ACADEMIC}$", text[:start]) or _name_line(text)
            if signs or re.match(r"(?:[A-Z]\.)+", name):
                role = waiting.pop(0) if waiting else None
                yield index, Candidate(start=start, end=end, text=name, rule="signature", role=role)
