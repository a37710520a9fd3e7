"""The first rows of a ruled table: its title, its header, and what is neither."""

from __future__ import annotations

from ingest.pdf.headers import find_header
from ingest.pdf.model import Table, TableRow

BOX = (0.0, 0.0, 10.0, 10.0)


def table(*rows: tuple[str, ...], bold: int) -> Table:
    made = [
        TableRow(cells=list(cells), page=1, box=BOX, bold=number < bold) for number, cells in enumerate(rows)
    ]
    return Table(box=BOX, rows=made, edges=[0.0] * len(rows[0]))


def test_a_title_above_the_header_is_no_part_of_it() -> None:
    made = table(
        ("Tabel 3.1 Indicatoren van het programma", "", ""),
        ("Indicator", "Begroting 2025", "Resultaat 2025"),
        ("Aantal woningen", "1.240", "1.236"),
        bold=2,
    )
    find_header(made)
    assert made.header == ["Indicator", "Begroting 2025", "Resultaat 2025"]
    assert made.title_row is not None
    assert made.title_row.cells[0] == "Tabel 3.1 Indicatoren van het programma"
    assert [row.cells[0] for row in made.rows] == ["Aantal woningen"]


def test_a_title_in_the_header_itself_stays() -> None:
    made = table(("Tabel 3.2 Lasten", "2025", "2026"), ("Onderhoud", "12", "13"), bold=1)
    find_header(made)
    assert made.header == ["Tabel 3.2 Lasten", "2025", "2026"]
    assert made.title_row is None
