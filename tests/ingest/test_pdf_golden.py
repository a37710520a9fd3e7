"""One small PDF of our own making for each oddity, against the blocks that it must be read as.

`RAADSPOOR_GOLDEN=write pytest tests/ingest/test_pdf_golden.py` writes the golden files anew; look at the
difference before committing it. A continuous-integration run refuses to do so.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

from corpus.document import Block
from ingest.contract import Extraction, Source
from ingest.pdf import read

GOLDEN = Path(__file__).parents[1] / "data" / "pdf"
LEFT, RIGHT = 70, 525
Builder = Callable[[FPDF], None]
BUILDERS: dict[str, Builder] = {}


def sample(builder: Builder) -> Builder:
    BUILDERS[builder.__name__] = builder
    return builder


def source_of(pdf: FPDF | bytes, name: str = "voorbeeld.pdf") -> Source:
    data = pdf if isinstance(pdf, bytes) else bytes(pdf.output())
    moment = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    return Source(name=name, data=data, media_type="application/pdf", retrieved=moment)


def new_pdf() -> FPDF:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_page()
    return pdf


def put(pdf: FPDF, x: float, y: float, text: str, size: float = 10, style: str = "") -> None:
    pdf.set_font("helvetica", style, size)
    pdf.text(x, y, text)


def lines(pdf: FPDF, x: float, y: float, texts: list[str], size: float = 10, style: str = "") -> float:
    for text in texts:
        put(pdf, x, y, text, size, style)
        y += 1.3 * size
    return y


def right(pdf: FPDF, x: float, y: float, text: str, style: str = "") -> None:
    pdf.set_font("helvetica", style, 9)
    pdf.text(x - pdf.get_string_width(text), y, text)


@sample
def headings_and_lists(pdf: FPDF) -> None:
    put(pdf, LEFT, 80, "1 Wonen in Voorbeelddam", 18, "B")
    put(pdf, LEFT, 110, "1.1 Nieuwe woningen", 13, "B")
    y = lines(
        pdf,
        LEFT,
        135,
        [
            "De gemeente bouwt in de komende jaren op drie plekken. Op elke plek werken we samen met",
            "bewoners, met de woningcorporatie en met het waterschap. In deze alinea staat wat er komt.",
        ],
    )
    put(pdf, LEFT, y + 10, "Wat we doen in 2026", 10, "B")
    y += 30
    put(pdf, LEFT + 10, y, "1.")
    put(pdf, LEFT + 25, y, "We stellen het plan voor de Molenhoek vast en leggen het voor aan de")
    put(pdf, LEFT + 25, y + 13, "gemeenteraad.")
    put(pdf, LEFT + 10, y + 26, "2.")
    put(pdf, LEFT + 25, y + 26, "We starten met de bouw:")
    put(pdf, LEFT + 40, y + 39, "a.")
    put(pdf, LEFT + 55, y + 39, "in het noorden;")
    put(pdf, LEFT + 40, y + 52, "b.")
    put(pdf, LEFT + 55, y + 52, "in het zuiden.")
    put(pdf, LEFT + 10, y + 65, chr(149))
    put(pdf, LEFT + 25, y + 65, "een punt met een stip")


@sample
def two_columns(pdf: FPDF) -> None:
    put(pdf, LEFT, 80, "Nieuws van de gemeente", 16, "B")
    left = [
        "De linkerkolom begint met een verhaal",
        "over het nieuwe zwembad. Het bad gaat",
        "in de zomer open voor alle inwoners en",
        "krijgt een dak van zonnepanelen. Er is",
        "ook een klein bad voor de kinderen.",
    ]
    rest = [
        "De rechterkolom gaat over de bomen in",
        "het park. Dit najaar plant de gemeente",
        "tweehonderd nieuwe bomen, en de oude",
        "laan langs de vaart wordt hersteld met",
        "dezelfde soort als er vroeger stond.",
    ]
    for number, (a, b) in enumerate(zip(left, rest, strict=True)):
        put(pdf, LEFT, 110 + 13 * number, a)
        put(pdf, 310, 110 + 13 * number, b)


@sample
def letterhead(pdf: FPDF) -> None:
    lines(pdf, LEFT, 90, ["De raad van Voorbeelddam", "Raadhuisplein 1", "1234 AB Voorbeelddam"])
    side = [
        "Gemeente Voorbeelddam",
        "Afdeling Ruimte",
        "Postbus 10",
        "1230 AA Voorbeelddam",
        "www.voorbeelddam.test",
    ]
    lines(pdf, 440, 92, side, 7)
    for x, label, value in [
        (LEFT, "Datum", "3 maart 2025"),
        (170, "Zaaknummer", "4810022"),
        (270, "Bijlagen", "1"),
    ]:
        put(pdf, x, 180, label, 9, "B")
        put(pdf, x, 193, value, 9)
    body = [
        "Geachte leden van de raad,",
        "",
        "In januari vroeg u naar de stand van het warmteplan. Wij leggen het plan voor de zomer aan",
        "u voor. Tot die tijd houden wij u met een brief per kwartaal op de hoogte van wat er gebeurt.",
    ]
    lines(pdf, LEFT, 230, body)
    put(pdf, LEFT, 320, "de secretaris,")
    put(pdf, 250, 320, "de burgemeester,")
    put(pdf, LEFT, 360, "J. Jansen")
    put(pdf, 250, 360, "P. de Vries")


@sample
def hyphens(pdf: FPDF) -> None:
    lines(
        pdf,
        LEFT,
        90,
        [
            "Wij verbeteren de kwaliteit van de buurt door te letten op goede en gezonde woon- en werk-",
            "milieus voor iedereen die hier woont. Ook komt er een snelle fietsroute Voorbeelddam-",
            "Nieuwstad langs het spoor, en denken wij met alle bewoners na over sport-, spel- en speel-",
            "plekken. De begroting 2025-2028 geeft daarvoor de ruimte, met co-financiering van het Rijk.",
        ],
    )


@sample
def footnotes(pdf: FPDF) -> None:
    put(pdf, LEFT, 758.6, "2", 4)
    put(pdf, LEFT, 90, "De raad nam het voorstel aan")
    width = pdf.get_string_width("De raad nam het voorstel aan")
    put(pdf, LEFT + width, 86, "1", 6)
    put(pdf, LEFT + width + 4, 90, " en vroeg het college om een brief over de uitvoering ervan.")
    put(pdf, LEFT, 103, "Die brief komt in het najaar, voor de behandeling van de begroting.")
    put(pdf, LEFT, 740, "1", 5)
    put(pdf, LEFT + 6, 743, "Raadsbesluit van 12 februari 2025, zie de website van de gemeente.", 8)
    put(pdf, LEFT, 129, "Wat kost de uitvoering?")
    put(pdf, LEFT + pdf.get_string_width("Wat kost de uitvoering?"), 125, "2", 6)
    put(pdf, LEFT + 6, 763, "Zie het raadsvoorstel, paragraaf 4.", 8)


@sample
def furniture_and_contents(pdf: FPDF) -> None:
    put(pdf, LEFT, 90, "Inhoudsopgave", 14, "B")
    for number, (title, page) in enumerate([("Inleiding", 2), ("Plannen", 3), ("Geld", 4), ("Bijlagen", 5)]):
        put(pdf, LEFT, 120 + 15 * number, f"{title} {'.' * 60} {page}")
    texts = {
        "Inleiding": [
            "Dit stuk gaat over de plannen van het college. Het loopt door op de volgende bladzijde en",
            "houdt pas daar op met een lange zin over het werk dat de gemeente in het komende jaar",
        ],
        "Plannen": ["samen met de inwoners gaat doen."],
        "Geld": ["Er is genoeg geld."],
        "Bijlagen": ["Er zijn geen bijlagen."],
    }
    for number, (title, body) in enumerate(texts.items(), start=2):
        pdf.add_page()
        put(pdf, LEFT, 40, "Jaarplan Voorbeelddam", 8)
        if title != "Plannen":
            put(pdf, LEFT, 90, title, 14, "B")
        lines(pdf, LEFT, 120 if title != "Plannen" else 90, body)
        put(pdf, LEFT, 810, "gemeente Voorbeelddam", 8)
        put(pdf, 480, 810, f"Pagina {number} van 5", 8)


def grid(pdf: FPDF, top: float, rows: list[list[str]], widths: list[float], bold: bool = True) -> float:
    for number, row in enumerate(rows):
        height = 16 + 11 * max(cell.count("\n") for cell in row)
        x: float = LEFT
        for cell, width in zip(row, widths, strict=True):
            pdf.rect(x, top, width, height)
            style = "B" if bold and number == 0 else ""
            for line, text in enumerate(cell.split("\n")):
                put(pdf, x + 4, top + 11 + 11 * line, text, 9, style)
            x += width
        top += height
    return top


@sample
def table_over_pages(pdf: FPDF) -> None:
    head = ["Onderwerp", "Programma", "Portefeuillehouder"]
    widths = [200.0, 90.0, 150.0]
    put(pdf, LEFT, 680, "Wie waarover gaat, staat in de tabel.")
    grid(
        pdf,
        700,
        [head, ["Wonen en bouwen\nin het centrum", "3", "Anna de Wit"], ["Water", "5", "Bram Smit"]],
        widths,
    )
    pdf.add_page()
    end = grid(pdf, 60, [head, ["Groen", "5", "Bram Smit"], ["Sport", "6", "Anna de Wit"]], widths)
    put(pdf, LEFT, end + 30, "Na de tabel gaat de tekst verder.")


@sample
def financial_table(pdf: FPDF) -> None:
    put(
        pdf,
        LEFT,
        90,
        "Tabel 3 - Lasten van het programma Wonen (bedragen x EUR 1.000)".replace("EUR", chr(128)),
        9,
    )
    for x, year in [(360, "2024"), (440, "2025"), (520, "2026")]:
        right(pdf, x, 110, "Begroting", "B")
        right(pdf, x, 121, year, "B")
    rows = [
        ("Sloop en", None),
        ("nieuwbouw", ("1.250", "900", "-")),
        ("Onderzoek", ("80", "75", "60")),
        ("Subsidies aan bewoners", ("-20", "-25", "-30")),
        ("Totaal", ("1.310", "950", "30")),
    ]
    y = 137.0
    for label, values in rows:
        put(pdf, LEFT, y, label, 9, "B" if label == "Totaal" else "")
        for x, value in zip((360, 440, 520), values or (), strict=False):
            right(pdf, x, y, value)
        y += 11 if values is None else 15
    put(
        pdf,
        LEFT,
        y + 30,
        "De lasten dalen doordat de sloop in 2025 klaar is en er daarna alleen nog onderzoek volgt.",
    )


@sample
def numbered_headings(pdf: FPDF) -> None:
    """Numbers with a nought, apart from their title; a sentence as title; a remark in brackets."""
    put(pdf, LEFT, 90, "4.99.01", 10, "B")
    put(pdf, LEFT + 80, 90, "Invoering van de omgevingswet", 10, "B")
    lines(pdf, LEFT, 110, ["We zijn met de invoering begonnen en ronden die in het", "najaar af."])
    lines(
        pdf,
        LEFT,
        150,
        ["2.3.03 Het wijkteam helpt mensen die hulp zoeken zo snel als mogelijk", "en op het juiste moment."],
        10,
        "B",
    )
    lines(pdf, LEFT, 185, ["De bezetting van het wijkteam is op orde."])
    put(pdf, LEFT, 215, "Nieuw systeem", 10, "B")
    put(pdf, LEFT + 83, 215, "(hogere lasten 150.000 euro)", 10, "B")
    lines(pdf, LEFT, 235, ["Het systeem is tien jaar in gebruik. We beginnen om 9.05 uur.", "Dat is vroeg."])
    put(pdf, LEFT, 275, "7", 10, "B")
    put(pdf, LEFT + 80, 275, "Gesprek met de raad op 5, 6 en 7 dec.", 10, "B")
    lines(pdf, LEFT + 80, 295, ["Het college bereidt het gesprek voor."])


@sample
def figures_in_one_cell(pdf: FPDF) -> None:
    """Rules around groups of rows alone, as a spreadsheet prints them; a label over two lines."""
    widths, tops = [190, 90, 90], [100, 118, 178, 206]
    for top, bottom in itertools.pairwise(tops):
        x = float(LEFT)
        for width in widths:
            pdf.rect(x, top, width, bottom - top)
            x += width
    put(pdf, LEFT + 4, 113, "Voorzieningen", 9, "B")
    for x, year in ((345, "2024"), (435, "2025")):
        right(pdf, x, 113, year, "B")
    rows = [
        (132, "Onderhoud", ("", "")),
        (146, "Bruggen", ("160", "71")),
        (160, "Wegen", ("1.388", "163")),
        (174, "Speelplaatsen", ("52", "9")),
        (190, "Totaal", ("", "")),
        (202, "onderhoudsvoorzieningen", ("1.600", "243")),
    ]
    for y, label, values in rows:
        put(pdf, LEFT + 4, y, label, 9)
        for x, value in zip((345, 435), values, strict=True):
            right(pdf, x, y, value)


@sample
def figures_beside_a_grid(pdf: FPDF) -> None:
    """Shades under a part of the columns, the years some way above the figures, a label over two lines."""
    put(pdf, LEFT, 100, "bedragen x EUR 1.000".replace("EUR", chr(128)), 9, "I")
    pdf.set_fill_color(200, 220, 160)
    for x, year in ((380, "31-12-2024"), (500, "31-12-2023")):
        pdf.rect(x - 60, 90, 64, 14, style="F")
        right(pdf, x, 100, year, "B")
    for y in (118, 134):
        pdf.rect(LEFT - 4, y, 440 - LEFT, 16)
    rows = [(130, "Crediteuren", "593", "352"), (146, "Verplichtingen", "405", "-")]
    rows += [
        (162, "Vooruit ontvangen van andere", "", ""),
        (178, "overheden", "12", "8"),
        (194, "Totaal", "1.010", "360"),
    ]
    for y, label, first, second in rows:
        put(pdf, LEFT, y, label, 9)
        right(pdf, 380, y, first)
        right(pdf, 500, y, second)


@sample
def a_list_of_figures_over_pages(pdf: FPDF) -> None:
    """Columns without rules or header on the next page, set against the right; figures halfway a label."""
    right(pdf, 380, 700, "2024", "B")
    right(pdf, 500, 700, "2023", "B")
    for y, label, first, second in [(714, "Salarissen", "1.001.250", "959"), (730, "Onderhoud", "-", "35")]:
        put(pdf, LEFT, y, label, 9)
        right(pdf, 380, y, first)
        right(pdf, 500, y, second)
    pdf.add_page()
    put(pdf, LEFT, 80, "Afrekening", 9)
    right(pdf, 380, 80, "7")
    right(pdf, 500, 80, "1.259")
    put(pdf, LEFT, 96, "Regeling voor zelfstandige", 9)
    right(pdf, 380, 102, "44")
    put(pdf, LEFT, 108, "ondernemers", 9)
    right(pdf, 500, 108, "255")
    for y, label, first, second in [(124, "Overig", "10", "20"), (140, "Totaal", "1.001.311", "2.528")]:
        put(pdf, LEFT, y, label, 9)
        right(pdf, 380, y, first)
        right(pdf, 500, y, second)


@sample
def turned_page(pdf: FPDF) -> None:
    with pdf.rotation(90, 300, 420):
        put(pdf, 50, 300, "Een liggende bladzijde", 14, "B")
        lines(
            pdf, 50, 330, ["Deze tekst staat gedraaid op het blad en", "wordt gelezen zoals hij bedoeld is."]
        )


@sample
def ligatures_and_spaces(pdf: FPDF) -> None:
    put(
        pdf,
        LEFT,
        90,
        "De prijs is " + chr(128) + "\u00a012.500 voor 80 m\u00b2 en het caf\u00e9 blijft open.",
    )


@sample
def marked_changes(pdf: FPDF) -> None:
    texts = [
        "Het college legt het plan voor de haven in het najaar voor aan de raad, samen met",
        "de brief over de kosten van het baggeren en de stand van het gesprek met vissers.",
        "De nieuwe kade komt aan de noordzijde en wordt in twee delen gebouwd.",
    ]
    pdf.set_font("helvetica", "", 10)
    pdf.set_fill_color(255, 255, 160)
    for number, text in enumerate(texts):
        x, y = float(LEFT), 100 + 13.0 * number
        for word in text.split(" "):
            width = pdf.get_string_width(word + " ")
            pdf.rect(x, y - 10, width, 13, "F")
            x += width
        put(pdf, LEFT, y, text)


PARTIES = [
    (
        ["Waterbedrijf", "De Bron"],
        ["12.500"],
        ["De wethouder zit in het", "bestuur, met een belang", "van 5%."],
    ),
    (["Reiniging", "Schoonstad"], ["7.000"], ["De raad benoemt een lid", "van het bestuur."]),
]
STATES = ["Vermogen", "1-1-2025", "900.000", "31-12-2025", "910.000"]


def parties(pdf: FPDF, top: float) -> None:
    """Rows over several lines between rules from side to side, with no uprights between their columns."""
    for number, columns in enumerate(PARTIES):
        above = top + 90.0 * number
        pdf.rect(60, above, 460, 90)
        for x, texts in zip((66, 180, 250, 420), (*columns, STATES), strict=True):
            middle = above + 50 - 6.5 * len(texts)
            lines(pdf, x, middle, texts)


@sample
def rows_between_rules(pdf: FPDF) -> None:
    parties(pdf, 100)


@sample
def rows_between_rules_under_a_shaded_header(pdf: FPDF) -> None:
    pdf.set_fill_color(210, 210, 210)
    for x, end, name in (
        (60, 175, "Partij"),
        (175, 245, "Bijdrage"),
        (245, 415, "Bestuur"),
        (415, 520, "Stand"),
    ):
        pdf.rect(x, 80, end - x, 20, "DF")
        put(pdf, x + 6, 94, name, 10, "B")
    parties(pdf, 100)


@sample
def figures_under_a_grid_without_rules(pdf: FPDF) -> None:
    pdf.set_fill_color(210, 210, 210)
    for x, end, name in (
        (60, 200, "Programma"),
        (200, 280, "Baten"),
        (280, 360, "Lasten"),
        (360, 440, "Saldo"),
    ):
        pdf.rect(x, 80, end - x, 20, "DF")
        put(pdf, x + 6, 94, name, 10, "B")
    for number, (label, *figures) in enumerate(
        [("Wonen", "102", "-204", "-102"), ("Haven", "11", "-13", "-2")]
    ):
        top = 100 + 20 * number
        pdf.rect(60, top, 300, 20)
        pdf.rect(360, top, 80, 20)
        put(pdf, 66, top + 14, label)
        for x, figure in zip((270, 350, 430), figures, strict=True):
            right(pdf, x, top + 14, figure)


@sample
def figures_in_cells_over_two_rows(pdf: FPDF) -> None:
    for x, name in ((60, "Kengetal"), (220, "2024"), (300, "2025")):
        pdf.rect(x, 80, 160 if x == 60 else 80, 20)
        put(pdf, x + 6, 94, name, 10, "B")
    for number, label in enumerate(["Netto schuldquote", "Gecorrigeerde quote", "Solvabiliteit"]):
        pdf.rect(60, 100 + 20 * number, 160, 20)
        put(pdf, 66, 114 + 20 * number, label)
    for x, figures in ((220, ("23", "26", "66")), (300, ("25", "31", "67"))):
        pdf.rect(x, 100, 80, 40)
        pdf.rect(x, 140, 80, 20)
        for number, figure in enumerate(figures):
            right(pdf, x + 40, 114 + 20 * number, figure)


@sample
def header_over_shades(pdf: FPDF) -> None:
    """The header of a column stands on a shade within its cell, its lines one under the other."""
    pdf.set_fill_color(210, 210, 210)
    edges = (60, 200, 290, 380, 470)
    heads = (["Programma"], ["Reeds", "beschikbaar", "krediet"], ["Boek-", "waarde", "2024"], ["Totaal"])
    pdf.rect(306, 80, 66, 56, "F")
    for (x, end), head in zip(itertools.pairwise(edges), heads, strict=True):
        pdf.rect(x, 80, end - x, 56)
        lines(pdf, x + (20 if x == 290 else 6), 96, head, 10, "B")
    for number, row in enumerate([("Tractie", "54.500", "-", "54.500"), ("Totaal", "54.500", "-", "54.500")]):
        top = 136 + 26 * number
        for (x, end), text in zip(itertools.pairwise(edges), row, strict=True):
            pdf.rect(x, top, end - x, 26)
            if x == 60:
                put(pdf, x + 6, top + 20, text)
            else:
                right(pdf, end - 82 if x == 290 else end - 4, top + 20, text)


@sample
def reference_over_lines(pdf: FPDF) -> None:
    """A cell of a letter's reference goes on below, as far away as its row is from the labels."""
    columns = [
        (LEFT, ["Datum", "28.05.2025"]),
        (170, ["Kenmerk", "D2025-12", "Dossier 67"]),
        (270, ["Bijlagen", "Geen"]),
        (370, ["Uw brief", "27 maart 2025", "7 mei 2025"]),
    ]
    for x, texts in columns:
        for number, text in enumerate(texts):
            put(pdf, x, 120 + 12 * number, text, 7, "" if number else "B")
    put(pdf, LEFT, 180, "Onderwerp: Uw brieven over de haven")


@sample
def sentences_as_headings(pdf: FPDF) -> None:
    """Bold sentences with their point above plain text, and one in the middle of it that is no heading."""
    put(pdf, LEFT, 90, "1.  Opening.", 10, "B")
    lines(pdf, LEFT, 102, ["De heer Visser is verhinderd."])
    put(pdf, LEFT, 130, "2.  Voorstel tot het vaststellen van het plan voor de haven.", 10, "B")
    lines(
        pdf,
        LEFT,
        142,
        ["De raad besluit unaniem:", "Het plan vast te stellen en het college te vragen om een brief."],
    )
    put(pdf, LEFT, 190, "Wij hebben alle vragen over de haven beantwoord.", 10, "B")
    lines(
        pdf,
        LEFT,
        202,
        [
            "In onze brief staat bij elke vraag wat wij ermee doen. Een groot deel van de vragen",
            "ging over de kade.",
        ],
    )
    put(pdf, LEFT, 227, "Let op de termijn van zes weken.", 10, "B")
    lines(
        pdf, LEFT, 240, ["Daarna nemen wij een besluit over de haven, over de kade en over de ligplaatsen."]
    )


@sample
def a_single_row_under_a_header(pdf: FPDF) -> None:
    put(pdf, LEFT, 100, "Meldingen bij de politie:")
    put(pdf, LEFT, 124, "Soort")
    put(pdf, LEFT, 140, "Vernieling")
    for x, head, figure in ((300, "Meldingen in 2023", "66"), (420, "Meldingen in 2024", "73")):
        right(pdf, x, 124, head)
        right(pdf, x, 140, figure)
    put(pdf, LEFT, 220, "Aantal keer dat de politie kwam")
    right(pdf, 420, 220, "12")


@sample
def numbered_labels_over_two_lines(pdf: FPDF) -> None:
    """The figures stand beside the second line, which begins with a year."""
    rows = [
        ("2", ["Project De Molen"], "50", "-"),
        ("3", ["Nieuw systeem"], "150", "20"),
        ("5", ["Uitvoering van de energiestrategie", "2023-2026"], "126", "22"),
        ("6", ["Sanering gemeentewerf"], "10", "500"),
    ]
    put(pdf, 170, 100, "Omschrijving", 9, "B")
    right(pdf, 400, 100, "2024", "B")
    right(pdf, 480, 100, "2025", "B")
    y = 100.0
    for number, texts, *figures in rows:
        right(pdf, 150, y + 16, number)
        for text in texts:
            y += 16
            put(pdf, 170, y, text, 9)
        for x, figure in zip((400, 480), figures, strict=True):
            right(pdf, x, y, figure)


FORM = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 6 0 R 7 0 R] /DA (/F1 10 Tf) >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [5 0 R 6 0 R 7 0 R]
 /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 52 >> stream
BT /F1 12 Tf 70 750 Td (Aanvraag van subsidie) Tj ET
endstream endobj
5 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (naam) /TU (Naam van de aanvrager) /V (Stichting De Brug)
 /Rect [70 700 300 720] >> endobj
6 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (bedrag) /V (2.500) /Rect [70 660 300 680] >> endobj
7 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (leeg) /Rect [70 620 300 640] >> endobj
trailer << /Root 1 0 R >>
"""


def shown(extraction: Extraction) -> str:
    """The blocks as the golden files hold them."""
    return "".join(_line(block) + "\n" for block in extraction.blocks)


def _line(block: Block) -> str:
    extra = [str(block.page), block.kind]
    if block.kind in ("heading", "list_item"):
        extra.append(str(block.level))
    if block.marker:
        extra.append(f"marker={block.marker}")
    if block.table is not None:
        extra.append(f"table={block.table}")
    if block.is_header_row:
        extra.append(f"header caption={block.caption}")
    return " ".join(extra) + " | " + block.text.replace("\t", " | ")


@pytest.fixture(scope="module")
def regenerate() -> bool:
    asked = os.environ.get("RAADSPOOR_GOLDEN") == "write"
    if asked and os.environ.get("CI"):
        pytest.fail("golden files are not written in continuous integration")
    return asked


def check(name: str, extraction: Extraction, regenerate: bool) -> None:
    path = GOLDEN / f"{name}.txt"
    if regenerate:
        path.write_text(shown(extraction), encoding="utf-8")
    assert shown(extraction) == path.read_text(encoding="utf-8")
    assert not extraction.problems


@pytest.mark.parametrize("name", BUILDERS)
def test_a_sample_is_read_as_its_golden_file(name: str, regenerate: bool) -> None:
    pdf = new_pdf()
    BUILDERS[name](pdf)
    check(name, read(source_of(pdf)), regenerate)


def test_the_values_of_form_fields_are_read_with_their_names(regenerate: bool) -> None:
    check("form_fields", read(source_of(FORM)), regenerate)


def test_every_golden_file_has_its_sample() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {*BUILDERS, "form_fields"}


def test_rows_of_a_table_know_their_header_and_unit() -> None:
    pdf = new_pdf()
    financial_table(pdf)
    rows: list[Any] = [block for block in read(source_of(pdf)).blocks if block.kind == "table_row"]
    assert rows[1].header == ("", "Begroting 2024", "Begroting 2025", "Begroting 2026")
    assert rows[1].cells == ("Sloop en nieuwbouw", "1.250", "900", "-")
    assert all("x € 1.000" in row.caption for row in rows)
    assert len({row.table for row in rows}) == 1
