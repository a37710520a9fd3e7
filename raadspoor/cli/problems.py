"""Saying what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from raadspoor.i18n import filled
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.document import Document, Problem


def describe(problem: Problem) -> str:
    """A problem in one line: the pages, what is wrong with them, what to do."""
    from raadspoor.export.safety import clean

    pages = f"{_('pages')} {_spans(problem.pages)}: " if problem.pages else ""
    return clean(f"{pages}{filled(problem.message)} {filled(problem.hint)}".strip())


def warn(document: Document) -> bool:
    """Say on standard error what of the document was not read; whether there was anything to say."""
    for problem in document.problems:
        click.echo(_("Partly read: {problem}").format(problem=describe(problem)), err=True)
    return bool(document.problems)


def _spans(pages: tuple[int, ...]) -> str:
    """Page numbers with runs joined: 1-3, 7."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
