"""Pages whose text layer cannot be used: recognised where that can be done, else reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from corpus.document import Problem
from ingest import ocr, steps
from ingest.pdf.model import Page
from ingest.pdf.pictures import holds_table, render
from ingest.pdf.quality import fault_of
from ingest.pdf.recognised import segments_of

_WHAT: dict[str, str] = {
    "no-text": "an image without text, such as a scan",
    "blank-layer": "a scan whose text layer holds nothing but spaces",
    "gibberish": "set in a font that does not say which characters it shows, so that its text is gibberish",
    "image-table": "an image of a table",
    "blank-page": "empty",
}


def mend(pdf: Any, pages: list[Page]) -> list[Problem]:
    """Replace the text of pages that cannot be read by recognised text; what stays unread as problems."""
    faulty: list[tuple[Page, str]] = []
    for page in pages:
        fault = fault_of(page)
        if fault is not None:
            page.segments, page.turned = [], []
            faulty.append((page, fault))
    blank = [(page, fault) for page, fault in faulty if fault == "blank-page"]
    unread = [(page, _named(pdf, page, fault)) for page, fault in faulty if fault != "blank-page"]
    problems: list[Problem] = []
    if blank and len(blank) == len(pages):
        problems.extend(_problems(blank, "", "Nothing is missing; there is nothing on it."))
    if not unread:
        return problems
    needed = ocr.missing()
    if needed:
        problems.extend(_problems(unread, "", _install(needed)))
        numbers = tuple(page.number for page, _ in unread)
        problems.append(
            Problem(
                code="ocr-missing",
                message=f"{_pages(numbers)} could not be recognised: Tesseract is not there.",
                hint=_install(needed),
                pages=numbers,
            )
        )
        return problems
    problems.extend(_recognise(pdf, unread))
    return problems


def _install(needed: str) -> str:
    if not needed.startswith("tesseract"):
        return f"Note that {needed}."
    return f"Install {needed.replace(' ', ' and ')} and read the document again."


def _named(pdf: Any, page: Page, fault: str) -> str:
    return "image-table" if fault in ("no-text", "blank-layer") and holds_table(pdf, page) else fault


def _problems(faulty: list[tuple[Page, str]], suffix: str, hint: str) -> Iterator[Problem]:
    by_fault: dict[str, list[int]] = defaultdict(list)
    for page, fault in faulty:
        by_fault[fault].append(page.number)
    for fault, numbers in by_fault.items():
        verb = "is" if len(numbers) == 1 else "are"
        message = f"{_pages(tuple(numbers))} {verb} {_WHAT[fault]}{suffix}."
        yield Problem(code=fault, message=message, hint=hint, pages=tuple(numbers))


def _pages(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]}"
    shown = ", ".join(map(str, numbers[:12]))
    return f"Pages {shown}" if len(numbers) <= 12 else f"{len(numbers)} pages ({shown}, ...)"


def _recognise(pdf: Any, unread: list[tuple[Page, str]]) -> list[Problem]:
    """Put recognised text on the pages, between the rules that are drawn there; none are in an image.

    Tables of images are reported all the same, their figures being the least sure.
    """
    images = (render(pdf, page.number - 1, ocr.DPI) for page, _ in unread)
    failed: list[int] = []
    reason = ""
    outcomes = zip(unread, ocr.recognise_all(images), strict=True)
    for number, ((page, fault), outcome) in enumerate(outcomes, start=1):
        steps.tell(number, len(unread))
        if isinstance(outcome, ocr.OcrError):
            failed.append(page.number)
            reason = str(outcome)
        else:
            page.rules = page.rules if fault == "gibberish" else []
            page.segments = segments_of(outcome, page.rules)
    problems = []
    if failed:
        numbers = tuple(failed)
        message = f"{_pages(numbers)} could not be recognised: {reason}."
        problems.append(Problem(code="ocr-failed", message=message, hint="Read it by eye.", pages=numbers))
    tables = [(page, fault) for page, fault in unread if fault == "image-table" and page.number not in failed]
    problems.extend(_problems(tables, ", recognised as well as may be", "Check its figures by eye."))
    return problems
