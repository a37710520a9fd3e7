"""Documents of an invented municipality for the fault tests: small, each of its own day, none alike."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

AREAS = ("Molenhoek", "Havenkwartier", "Kerkwijk", "Zuiderveld", "Oosterhof", "Dijkzicht")
PEOPLE = ("Jo Bakker", "Mia Visser", "Bas de Graaf", "Noor Smit")
WORKS = ("een fietspad", "een speeltuin", "een wijkcentrum", "een waterplein", "een brug", "een park")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september")
IN_ARCHIVE = 5
"""Documents that share one archive, of every twenty."""


def text(number: int, paragraphs: int = 4, version: int = 0) -> str:
    """Document `number` as Markdown: a letter to the council with some commitments in it.

    The same number and version give the same text, on every machine.
    """
    chance = random.Random(f"{number}-{version}")
    day, month = 1 + number % 28, MONTHS[number // 28 % 9]
    lines = [
        f"# Raadsbrief {number} over {AREAS[number % len(AREAS)]}",
        f"Voorbeelddam, {day} {month} {2020 + number // 252 % 6}",
        f"Zaaknummer: {1_000_000 + number}" + (f", versie {version}" if version else ""),
    ]
    for part in range(paragraphs):
        area, person, work = chance.choice(AREAS), chance.choice(PEOPLE), chance.choice(WORKS)
        year, kilo = chance.randint(2026, 2031), chance.randint(10, 900)
        lines += [
            f"## Onderdeel {part + 1}",
            f"Het college legt in {year} in {area} {work} aan; dat kost € {kilo}.000. "
            f"Wethouder {person} stuurt de raad hierover in het voorjaar van {year} een brief. "
            f"De inwoners van {area} vroegen hier in stuk {number} al om.",
        ]
    return "\n\n".join(lines) + "\n"


def write(folder: Path, count: int, paragraphs: int = 4) -> None:
    """Writes `count` documents below `folder`: Markdown, web pages, and some in archives."""
    folder.mkdir(parents=True)
    for number in range(count):
        if number % 20 < IN_ARCHIVE:
            with zipfile.ZipFile(folder / f"bundel{number // 20:04}.zip", "a") as archive:
                # A fixed day, so that the same documents are the same archive, byte for byte.
                archive.writestr(zipfile.ZipInfo(f"brief{number:05}.md"), text(number, paragraphs))
        elif number % 20 < 12:
            (folder / f"brief{number:05}.md").write_text(text(number, paragraphs), encoding="utf-8")
        else:
            (folder / f"brief{number:05}.html").write_text(page(number, paragraphs), encoding="utf-8")


def page(number: int, paragraphs: int = 4) -> str:
    """The same as a web page."""
    return "\n".join(
        ("<!doctype html><html><body><main>", *_tags(number, paragraphs), "</main></body></html>")
    )


def _tags(number: int, paragraphs: int) -> Iterator[str]:
    for line in text(number, paragraphs).split("\n\n"):
        level = len(line) - len(line.lstrip("#"))
        yield f"<h{level}>{line.lstrip('# ')}</h{level}>" if level else f"<p>{line.strip()}</p>"
