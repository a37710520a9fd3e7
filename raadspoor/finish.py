"""What the application does to every document that was read: tag it."""

from __future__ import annotations

from corpus.document import Document


def finish(document: Document, profile: str | None = None) -> Document:
    """The document tagged, with the profile of this name or file, else of its municipality.

    Raises ProfileError when the profile is unknown or malformed.
    """
    from corpus.profile import for_municipality, load
    from tagging.pipeline import tag

    return tag(document, load(profile) if profile else for_municipality(document.municipality))
