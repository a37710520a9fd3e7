"""Make the two sample PDFs of `corpus/samples/` from the texts below: `python tools/build_samples.py`.

The words are ours. They restate facts of public documents of the municipality of Hengelo, and every sample
says so on its face. Each PDF carries what real ones carry too: a running header, page numbers, tables.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF
from fpdf.fonts import FontFace

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
NOTICE = (
    "Voorbeelddocument van Raadspoor. Het geeft openbare stukken van de gemeente Hengelo in eigen woorden "
    "weer en is geen officieel stuk."
)


class Heading(NamedTuple):
    level: int
    text: str


class Items(NamedTuple):
    texts: tuple[str, ...]


class Table(NamedTuple):
    caption: str
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first row is the header."""


class PageBreak(NamedTuple):
    pass


Part = str | Heading | Items | Table | PageBreak


class Sample(NamedTuple):
    name: str
    title: str
    date: dt.datetime
    parts: tuple[Part, ...]


BEGROTING = Sample(
    "begroting-2025.pdf",
    "Begroting 2025-2028: duurzame inrichting, wijken en talent",
    dt.datetime(2024, 9, 30, tzinfo=dt.UTC),
    (
        NOTICE,
        Heading(1, "1 Strategische opgaven"),
        "De Koers 2040 is uitgewerkt in vijf strategische opgaven:",
        Items(
            (
                "Toekomstbestendige stedelijke ontwikkeling",
                "Toekomstbestendig sociaal domein",
                "Duurzame inrichting",
                "Dwarsthema: wijkgerichte aanpak",
                "Dwarsthema: de inwoner centraal",
            )
        ),
        "Hieronder staan er twee, gevolgd door de talentopgave.",
        Heading(1, "2 Duurzame inrichting"),
        Table(
            "",
            (70, 30, 70),
            (
                ("Duurzame inrichting", "Programma", "Portefeuillehouder(s)"),
                ("Duurzaamheid", "7", "Claudio Bruggink"),
            ),
        ),
        Heading(2, "Wat we doen in 2025"),
        "We maken de eerste twee wijkuitvoeringsplannen, die wijken en werkgebieden aardgasvrij maken. Het "
        "wijkuitvoeringsplan (WUP) voor de Wilderinkshoek moet eind 2025 gereed zijn.",
        "Ook onderzoeken we of een regionaal warmtenet mogelijk is. Kwetsbare dieren beschermen we met een "
        "soortenmanagementplan (SMP), dat we in 2025 opstellen.",
        PageBreak(),
        Heading(1, "3 Dwarsthema: Wijkgerichte aanpak"),
        Table(
            "",
            (50, 30, 90),
            (
                ("Wijkgerichte aanpak", "Programma", "Portefeuillehouder(s)"),
                ("Leefbare wijken", "6", "Marie-José Luttikholt (coördinerend), Hanneke Steen"),
                ("Veiligheid", "1", "Sander Schelberg"),
            ),
        ),
        Heading(2, "Wat we doen in 2025"),
        "We voeren de bestuurlijke opdracht Wijkgericht werken en wijkaanpak uit. Voor iedere wijk maken we "
        "een analyse van hoe het er nu voor staat.",
        "Het voorstel voor een inwonersfonds leggen we in het vierde kwartaal van 2024 aan de raad voor. "
        "We streven ernaar de regeling begin 2025 open te stellen.",
        Table(
            "Extra geld voor de wijken (bedragen x € 1.000)",
            (90, 40, 40),
            (
                ("Onderdeel", "2025", "2026"),
                ("Wijkgericht werken en wijkaanpak", "503", "509"),
                ("Fonds voor leefbare wijken (motie M15)", "100", "100"),
                ("Totaal", "603", "609"),
            ),
        ),
        Heading(1, "4 Talentopgave"),
        Table(
            "",
            (70, 30, 70),
            (
                ("Talentopgave", "Programma", "Portefeuillehouder(s)"),
                ("Onderdelen talentopgave", "Diverse", "Hanneke Steen (coördinerend)"),
            ),
        ),
        Heading(2, "Wat we doen in 2025"),
        "De raad stelde eerder € 5 miljoen beschikbaar om de talentopgave op gang te brengen. In het eerste "
        "kwartaal van 2025 bieden we het programmaplan Talent aan de raad aan.",
    ),
)

OPDRACHT = Sample(
    "bestuurlijke-opdracht-wijkaanpak.pdf",
    "Bestuurlijke opdracht Wijkgericht werken en wijkaanpak",
    dt.datetime(2024, 5, 17, tzinfo=dt.UTC),
    (
        NOTICE,
        "Opdrachtgever: college van B&W van de gemeente Hengelo",
        "Bestuurlijk opdrachtgever: Marie-José Luttikholt",
        "Ambtelijk opdrachtgever: Jan Eshuis",
        "Datum: 17-05-2024",
        Heading(1, "1 Waarom deze opdracht"),
        "Elke wijk heeft een eigen karakter en vraagt dus om een eigen aanpak. De eerste opdracht liep van "
        "oktober 2022 tot december 2023. Dit is het vervolg.",
        Heading(1, "2 Planning"),
        Heading(2, "2024"),
        Items(
            (
                "We leveren een advies op over de rol van de wijkwethouder en de stadsdeelregisseur.",
                "We evalueren de gebiedsgerichte aanpak in Beckum.",
                "We voeren de eerste fase uit van het programma Wijkaanpak Noord, voor buurt De Noork.",
            )
        ),
        Heading(2, "2025"),
        Items(
            (
                "De uitvoeringsfase van de wijkaanpak Noord begint, met een programma voor vijf tot tien "
                "jaar.",
                "We onderzoeken of stadsdeelteams iets toevoegen.",
            )
        ),
        Heading(2, "2026"),
        Items(("Als het advies daarover positief is, richten we stadsdeelteams in.",)),
        PageBreak(),
        Heading(1, "3 Geld"),
        Table(
            "Wijkgericht werken en wijkaanpak (bedragen x € 1.000)",
            (90, 40, 40),
            (
                ("Onderdeel", "2025", "2026"),
                ("Programmamanagement en projectleiding", "118", "118"),
                ("Procesregie", "120", "101"),
                ("Overhead", "40", "40"),
                ("Werkbudget en participatie", "75", "75"),
                ("Invoeringsbudget wijkaanpakken", "100", "150"),
                ("Wijk- en buurtmonitor", "50", "25"),
                ("Totaal", "503", "509"),
            ),
        ),
        "Na 2026 moet dit geld deel uitmaken van de structurele begroting.",
    ),
)


class _Pdf(FPDF):
    """A4 with the title at the head of every page and its number at the foot."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 6, str(self.title), new_x="LMARGIN", new_y="NEXT")
        self.ln(6)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 6, f"Pagina {self.page_no()} van {{nb}}", align="C")


def build(sample: Sample, folder: Path = SAMPLES) -> Path:
    """Write the sample's PDF into `folder` and return its path; the same words give the same pages."""
    pdf = _Pdf(format="A4")
    pdf.core_fonts_encoding = "windows-1252"  # the encoding of the built-in fonts that has the euro sign
    pdf.set_title(sample.title)
    pdf.set_author("Gemeente Hengelo (voorbeeld)")
    pdf.set_lang("nl")
    pdf.set_creation_date(sample.date)
    pdf.set_margins(20, 15, 20)
    pdf.set_auto_page_break(True, margin=20)
    pdf.add_page()
    _line(pdf, sample.title, size=20, bold=True, after=4)
    for part in sample.parts:
        _add(pdf, part)
    path = folder / sample.name
    pdf.output(str(path))
    return path


def _add(pdf: FPDF, part: Part) -> None:
    match part:
        case Heading(level, text):
            pdf.ln(3)
            _line(pdf, text, size=15 if level == 1 else 12, bold=True, after=2)
        case Items(texts):
            for text in texts:
                pdf.set_x(25)
                _line(pdf, f"\u2022 {text}", after=1)
            pdf.ln(2)
        case Table():
            _table(pdf, part)
        case PageBreak():
            pdf.add_page()
        case str():
            _line(pdf, part)


def _line(pdf: FPDF, text: str, size: int = 11, bold: bool = False, after: int = 3) -> None:
    pdf.set_font("Helvetica", "B" if bold else "", size)
    pdf.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(after)


def _table(pdf: FPDF, table: Table) -> None:
    if table.caption:
        _line(pdf, table.caption, bold=True, after=1)
    pdf.set_font("Helvetica", size=10)
    numeric = all(cell.isdigit() for row in table.rows[1:] for cell in row[1:])
    align = ("LEFT", *("RIGHT" if numeric else "LEFT" for _ in table.widths[1:]))
    with pdf.table(
        table.rows,
        col_widths=table.widths,
        width=sum(table.widths),
        align="LEFT",
        text_align=align,
        line_height=6,
        headings_style=FontFace(emphasis="BOLD"),
    ):
        pass
    pdf.ln(4)


if __name__ == "__main__":
    for made in (build(BEGROTING), build(OPDRACHT)):
        sys.stdout.write(f"{made.name}: {made.stat().st_size} bytes\n")
