"""How fast PDFs are read, side by side with pdfplumber's text and pypdfium2's own text, in one run.

    python -m benchmarks.reading FILE.pdf [FILE.pdf ...]

Each way runs in processes of its own. Figures are seconds of wall clock, the ratio to ours on two processes,
and the peak memory of the largest process in MB.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("RAADSPOOR_OCR", "off")
Outcome = tuple[int, float, float]
"""Characters read, peak memory in MB, and processor seconds."""


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(task: tuple[Callable[[str], int], str]) -> Outcome:
    """What one way makes of one file in this process."""
    way, path = task
    start = time.process_time()
    letters = way(path)
    return letters, _peak(), time.process_time() - start


def ours(path: str) -> int:
    """The whole reader: headings, lists, tables, furniture."""
    from ingest.contract import Source
    from ingest.pdf import read

    source = Source(
        name=path,
        data=Path(path).read_bytes(),
        media_type="application/pdf",
        retrieved=dt.datetime.now(dt.UTC),
    )
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
        letters += len(page.get_textpage().get_text_range())
        page.close()
    pdf.close()
    return letters


def timed(way: Callable[[str], int], paths: list[str], processes: int) -> tuple[float, float, int, float]:
    """Wall seconds, processor seconds, characters and peak memory of reading `paths` in fresh processes."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool:
        pool.map(os.path.exists, paths)
        start = time.perf_counter()
        outcomes = pool.map(measured, [(way, path) for path in paths], chunksize=1)
        wall = time.perf_counter() - start
    letters, peaks, seconds = zip(*outcomes, strict=True)
    return wall, sum(seconds), sum(letters), max(peaks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="+", help="PDF files")
    parser.add_argument("--skip-pdfplumber", action="store_true", help="leave the slowest way out")
    arguments = parser.parse_args()
    ways: list[tuple[str, Callable[[str], int], int]] = [
        ("ours, 1 process", ours, 1),
        ("ours, 2 processes", ours, 2),
        ("pypdfium2 text, 1 process", pdfium, 1),
    ]
    if not arguments.skip_pdfplumber:
        ways.append(("pdfplumber extract_text, 1 process", plumber, 1))
    results = {name: timed(way, arguments.files, processes) for name, way, processes in ways}
    base = results["ours, 2 processes"][0]
    for name, (wall, seconds, letters, peak) in results.items():
        print(
            f"{name:36} {wall:7.2f} s wall ({wall / base:6.2f} x ours on two) {seconds:7.2f} s processor"
            f"  {letters:9,d} characters  peak {peak:5.0f} MB"
        )


if __name__ == "__main__":
    main()
