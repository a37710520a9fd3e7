"""How faithfully documents are read, where there is something to measure it by.

    python -m benchmarks.reading_quality --documents DIR

DIR holds documents/hengelo (pages and PDFs, with their text as it was exported) and PDFs of others.
First the words of each document beside its export: the share of the export's words that were read, in its
order, and the share of what was read that is in the export (the rest is furniture, or said twice). Then how
the same letter is recognised from a scan, beside its text layer. Then the totals that are printed in tables,
and how many are the sum of what was read above them: a figure that is lost or in the wrong column breaks one.
"""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.printed_totals import Total, totals
from corpus.document import Block
from ingest import ocr
from ingest.read import read

HENGELO = {
    "jaarstukken-2024-hengelo-in-verbinding.html": "000",
    "beleidsbegroting-2026-2029-strategische-agenda.html": "001",
    "raadsbrief-3710091-wijkgericht-werken.pdf": "002",
    "beleidsbegroting-2025-2028-hoofdstuk-5-1.pdf": "003",
    "collegeprogramma-herkenbare-identiteit.html": "004",
}
"""The documents that there is an export of, with its number."""
LETTER, SCAN, SCANNED_PAGES = "raadsbrief-3710091-wijkgericht-werken.pdf", "raadsbrief-3710091-gescand.pdf", 4
WITH_TOTALS = ("wassenaar_begroting_2024.pdf", "wassenaar_jaarstukken_2023.pdf")


class Fidelity(NamedTuple):
    """Numbers of words: wanted, read, and read in the wanted order."""

    wanted: int
    read: int
    right: int

    @property
    def kept(self) -> float:
        """Share of the wanted words that was read in order."""
        return self.right / self.wanted

    @property
    def clean(self) -> float:
        """Share of what was read that was wanted."""
        return self.right / self.read


def words(text: str) -> list[str]:
    return re.findall(r"\w+|€|%", text)


def exported(path: Path) -> list[str]:
    """Words of an export, without its marks and its contents page.

    An export of a PDF has marks of Markdown and HTML; one of a page has its menus, as our reader knows them.
    """
    text = path.read_text(encoding="utf-8")
    if path.name[:3] not in ("002", "003"):
        return words(read(path).text)
    text = re.sub(r"</?\w+>|\[(?=[^\]]*\]\()|\]\([^)]*\)|\*|`|^[-#|\s]+$|^#+", "", text, flags=re.MULTILINE)
    return words(re.sub(r"^Inhoud\n(?:\n|.*\d\n)+", "", text, flags=re.MULTILINE))


def compared(wanted: list[str], found: list[str]) -> Fidelity:
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return Fidelity(len(wanted), len(found), sum(block.size for block in matcher.get_matching_blocks()))


def beside_export(folder: Path, name: str) -> Fidelity:
    """The words of a document of Hengelo beside those of its export."""
    export = next((folder / "tekst").glob(f"{HENGELO[name]}_*.txt"))
    return compared(exported(export), words(read(folder / name).text))


def recognised(folder: Path) -> Fidelity:
    """The words that are recognised on the scan of a letter beside those of the letter's text layer."""
    letter = (block for block in read(folder / LETTER).blocks if (block.page or 0) <= SCANNED_PAGES)
    return compared([word for block in letter for word in words(block.text)], words(read(folder / SCAN).text))


def printed(blocks: list[Block]) -> Iterator[Total]:
    """The totals that are printed in the tables of a document."""
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.table is not None and not block.is_header_row:
            tables.setdefault(block.table, []).append(block)
    for rows in tables.values():
        yield from totals(rows)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True, help="folder that holds documents/")
    documents: Path = parser.parse_args().documents / "documents"
    folder = documents / "hengelo"
    print("| words beside an export | words | kept in order | clean |\n| --- | ---: | ---: | ---: |")
    for name in HENGELO:
        one = beside_export(folder, name)
        print(f"| {name} | {one.wanted} | {one.kept:.4f} | {one.clean:.4f} |")
    if missing := ocr.missing():
        print(f"(No scan was read: {missing}.)")
    else:
        one = recognised(folder)
        print(f"| {SCAN}, beside its text layer | {one.wanted} | {one.kept:.4f} | {one.clean:.4f} |")
    print("\n| printed totals | totals | add up |\n| --- | ---: | ---: |")
    for name in WITH_TOTALS:
        found = list(printed(list(read(documents / "andere-gemeenten/wassenaar" / name).blocks)))
        print(f"| {name} | {len(found)} | {sum(not total.off for total in found)} |")


if __name__ == "__main__":
    _main()
