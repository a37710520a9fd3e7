"""Showing a document as it was read, in the viewer of the user's system."""

from __future__ import annotations

import os
import sys

from corpus.errors import CorpusError
from corpus.store import Corpus

_VIEWED = frozenset((".pdf", ".html", ".htm", ".txt", ".md", ".docx", ".odt", ".csv", ".xlsx", ".json"))
"""Suffixes of what a viewer is given: files that say something, never one that might be run."""


def view(corpus: Corpus, document: str, page: int | None) -> str:
    """Open the document at its page where there is a screen; where it is, to tell the user.

    What is opened is the copy in the corpus, whose name is made of its content alone: nothing that the
    document or its name says reaches the viewer. Raises CorpusError when the copy was not kept.
    """
    path = corpus.original(document)
    if path is None:
        raise CorpusError(
            f"The file of document {document} was not kept.", "Read it again: raadspoor ingest --again."
        )
    place = f"#page={page}" if page else ""
    if path.suffix.lower() in _VIEWED and _has_screen():
        import webbrowser

        webbrowser.open(path.resolve().as_uri() + place)
    return f"{path.resolve()}{place}"


def _has_screen() -> bool:
    """Whether a window can be shown. A browser within the terminal is never started."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
