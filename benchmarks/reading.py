"""How fast PDFs are read: beside pdfplumber's text and pypdfium2's own text, by turns in one run.

    python -m benchmarks.reading FILE.pdf [FILE.pdf ...]

The first table is of whole files, tables included, every way in fresh processes that load what they need:
processor and clock seconds (the median of the rounds), how many times faster than pdfplumber's `extract_text`
by each, and the peak memory of the largest process. `raadspoor ingest` reads, tags, stores and indexes.

The second is of the pages with text on which no table was found, put into a PDF of their own and read by
turns in one process with everything loaded: processor seconds, and how many times longer it takes than
pypdfium2's own text.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

os.environ.setdefault("RAADSPOOR_OCR", "off")
Way = Callable[[str], int]
"""Reads the file with this name; gives the number of characters."""


class Cost(NamedTuple):
    processor: float
    clock: float
    peak: float
    """MB of the largest process."""


def ours(path: str) -> int:
    """The whole reader: headings, lists, tables, furniture."""
    from ingest.contract import Source
    from ingest.pdf import read

    moment = dt.datetime.now(dt.UTC)
    source = Source(name=path, data=Path(path).read_bytes(), media_type="application/pdf", retrieved=moment)
    return sum(len(block.text) for block in read(source).blocks)


def plumber(path: str) -> int:
    """pdfplumber's extract_text, pages closed after use."""
    import pdfplumber

    letters = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            letters += len(page.extract_text())
            page.close()
    return letters


def pdfium(path: str) -> int:
    """pypdfium2's own text."""
    import pypdfium2

    letters = 0
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return letters


def _measured(task: tuple[Way, str]) -> tuple[float, float]:
    """Processor seconds and peak memory of one way with one file, in this process."""
    way, path = task
    start = time.process_time()
    way(path)
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_processes(way: Way, paths: list[str], processes: int) -> Cost:
    """Reading `paths` in so many fresh processes."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.map(os.path.exists, paths)
        start = time.perf_counter()
        costs = pool.map(_measured, [(way, path) for path in paths], chunksize=1)
        clock = time.perf_counter() - start
    return Cost(sum(seconds for seconds, _ in costs), clock, max(peak for _, peak in costs))


def whole_ingest(paths: list[str]) -> Cost:
    """The command that reads, tags, stores and indexes, with two workers, as a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "raadspoor", "ingest", *paths]
        start = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--workers", "2", "--corpus", f"{folder}/corpus"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: something was read in part, such as a scan
        raise SystemExit(f"raadspoor ingest ended with status {status}")
    return Cost(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024)


def whole_files(paths: list[str], rounds: int) -> None:
    ways: dict[str, Callable[[], Cost]] = {
        "pdfplumber extract_text, 1 process": lambda: in_processes(plumber, paths, 1),
        "pypdfium2 text, 1 process": lambda: in_processes(pdfium, paths, 1),
        "raadspoor's reader, 1 process": lambda: in_processes(ours, paths, 1),
        "raadspoor's reader, 2 processes": lambda: in_processes(ours, paths, 2),
        "raadspoor ingest, 2 processes": lambda: whole_ingest(paths),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            costs[name].append(way())
    base: Cost | None = None
    print(f"{'whole files':36}  processor      clock   times faster than pdfplumber   peak")
    for name, found in costs.items():
        cost = Cost(*map(median, zip(*found, strict=True)))
        base = base or cost
        print(
            f"{name:36} {cost.processor:8.2f} s {cost.clock:8.2f} s"
            f"   {base.processor / cost.processor:6.1f} processor {base.clock / cost.clock:6.1f} clock"
            f" {cost.peak:5.0f} MB"
        )


def without_tables(path: str, target: str) -> tuple[int, int]:
    """Copy the pages of a PDF that hold text and no tables to `target`; how many they are, of how many."""
    import pypdfium2

    from ingest.contract import Source
    from ingest.pdf import read

    data = Path(path).read_bytes()
    source = Source(name=path, data=data, media_type="application/pdf", retrieved=dt.datetime.now(dt.UTC))
    tables = {block.page for block in read(source).blocks if block.kind == "table_row"}
    pdf = pypdfium2.PdfDocument(data)
    pages = []
    for index, page in enumerate(pdf):
        if index + 1 not in tables and page.get_textpage().count_chars():
            pages.append(index)
        page.close()
    copy = pypdfium2.PdfDocument.new()
    copy.import_pages(pdf, pages)
    copy.save(target)
    return len(pages), len(pdf)


def pages_without_tables(paths: list[str], rounds: int) -> None:
    print(f"\n{'pages without tables':36}  pypdfium2  raadspoor   times pypdfium2's own text")
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            copy = f"{folder}/pages.pdf"
            count, total = without_tables(path, copy)
            spent: dict[Way, list[float]] = {pdfium: [], ours: []}
            for _ in range(rounds):
                for way, seconds in spent.items():
                    start = time.process_time()
                    way(copy)
                    seconds.append(time.process_time() - start)
            theirs, mine = median(spent[pdfium]), median(spent[ours])
            name = f"{Path(path).stem[:24]} ({count} of {total})"
            print(f"{name:36} {theirs:8.3f} s {mine:8.3f} s   {mine / theirs:6.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="+", help="PDF files")
    parser.add_argument("--rounds", type=int, default=3, help="turns of the first table (default 3)")
    parser.add_argument("--page-rounds", type=int, default=20, help="turns of the second (default 20)")
    arguments = parser.parse_args()
    whole_files(arguments.files, arguments.rounds)
    pages_without_tables(arguments.files, arguments.page_rounds)


if __name__ == "__main__":
    main()
