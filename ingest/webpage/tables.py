"""Tables of pages as rows of cells: spans filled in, headers of several rows made one."""

from __future__ import annotations

import msgspec
from bs4 import Tag

from ingest.bounds import WIDEST
from ingest.plain.tables import header_of
from ingest.webpage.markup import attribute, holds_blocks, number, squeeze, strings_of, words_of

_WIDEST = 200
_LONGEST_CELL = 160
"""Characters; elements with longer texts in them are no cells of a table made of plain elements."""


class Grid(msgspec.Struct, kw_only=True):
    """Rows of equal length; the header row, where there is one, is the first and equals `header`."""

    rows: list[tuple[str, ...]]
    header: tuple[str, ...] = ()
    caption: str = ""


def is_layout(table: Tag) -> bool:
    """Whether a table only sets things beside one another: it says so, holds headings, or has one column."""
    if attribute(table, "role") in ("presentation", "none") or table.find("table"):
        return True
    if table.find(["h1", "h2", "h3", "h4"]):
        return True
    if table.find(["th", "caption", "thead"]):
        return False
    rows = table.find_all("tr")
    return all(len(row.find_all(["td", "th"])) < 2 for row in rows) or (
        len(rows) == 1 and any(len(words_of(cell)) > _LONGEST_CELL for cell in rows[0].find_all("td"))
    )


def grid_of(table: Tag) -> Grid:
    """The table's rows. A cell is repeated in each row that it spans, a header in each column too."""
    caption = table.find("caption")
    title = words_of(caption) if isinstance(caption, Tag) else _figure_caption(table)
    heads: list[tuple[str, ...]] = []
    body: list[tuple[str, ...]] = []
    pending: dict[int, tuple[int, str]] = {}
    for row in table.find_all("tr"):
        is_head = row.find_parent("thead") is not None or _all_headers(row)
        cells = _cells(row, pending, repeat=is_head)
        if not any(cells):
            continue
        if is_head and not body:
            heads.append(cells)
        else:
            body.append(cells)
    if len(heads) > 1 and len(set(heads[0])) == 1 and not title:  # a title set over all columns
        title = heads.pop(0)[0]
    width = max(map(len, heads + body), default=0)
    padded = [row + ("",) * (width - len(row)) for row in body]
    if not heads:
        return Grid(rows=padded, header=header_of(padded), caption=title)
    header = _merged([row + ("",) * (width - len(row)) for row in heads])
    return Grid(rows=[header, *padded], header=header, caption=title)


def div_rows(element: Tag) -> Grid | None:
    """The rows of a table made of other elements: by roles, or by children with as many short leaves each."""
    roles = element.find_all(attrs={"role": "row"}) if attribute(element, "role") in ("table", "grid") else []
    if roles:
        rows = [
            tuple(
                words_of(cell)
                for cell in row.find_all(attrs={"role": ["cell", "gridcell", "columnheader", "rowheader"]})
            )
            for row in roles
        ]
        first = roles[0].find(attrs={"role": "columnheader"})
        return Grid(rows=rows, header=rows[0] if first else ())
    if element.name not in ("div", "section"):
        return None
    children = element.find_all(True, recursive=False)
    rows = [_plain_row(child) for child in children]
    if children and not any(rows):  # groups of rows, as of head and body
        rows = [_plain_row(row) for child in children for row in child.find_all(True, recursive=False)]
    found = [row for row in rows if row]
    if len(found) < 2 or len(found) < len(rows) or len({len(row) for row in found}) != 1:
        return None
    return Grid(rows=found, header=header_of(found))


def _plain_row(element: Tag) -> tuple[str, ...]:
    """The cells of a row made of plain elements; empty where it is none."""
    cells = element.find_all(True, recursive=False)
    texts = tuple(words_of(cell) for cell in cells)
    if len(cells) < 2 or any(cell.name not in ("div", "span") or holds_blocks(cell) for cell in cells):
        return ()
    loose = any(squeeze(text) for text in element.find_all(string=True, recursive=False))
    return () if loose or not all(texts) or max(map(len, texts)) > _LONGEST_CELL else texts


def _cells(row: Tag, pending: dict[int, tuple[int, str]], repeat: bool) -> tuple[str, ...]:
    """The cells of a row; `pending` carries the cells that reach down from rows above and is updated."""
    cells: list[str] = []

    def take_pending() -> None:
        while (column := len(cells)) in pending:
            left, text = pending.pop(column)
            if left > 1:
                pending[column] = (left - 1, text)
            cells.append(text)

    for cell in row.find_all(["td", "th"], recursive=False):
        take_pending()
        if len(cells) > WIDEST:  # spans that push one another ever further to the right
            break
        text = " ".join(filter(None, map(squeeze, strings_of(cell))))
        for offset in range(_span(cell, "colspan")):
            value = text if repeat or offset == 0 else ""
            if (down := _span(cell, "rowspan")) > 1:
                pending[len(cells)] = (down - 1, value)
            cells.append(value)
    take_pending()
    return tuple(cells)


def _span(cell: Tag, name: str) -> int:
    return max(1, min(_WIDEST, number(cell, name, 1)))


def _all_headers(row: Tag) -> bool:
    cells = row.find_all(["td", "th"], recursive=False)
    return len(cells) > 1 and all(cell.name == "th" or not words_of(cell) for cell in cells)


def _merged(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Headers of several rows as one: "2025" above "Lasten" is "2025 Lasten"."""
    return tuple(" ".join(dict.fromkeys(filter(None, column))) for column in zip(*rows, strict=True))


def _figure_caption(table: Tag) -> str:
    figure = table.find_parent("figure")
    caption = figure.find("figcaption") if figure else None
    return words_of(caption) if isinstance(caption, Tag) else ""
