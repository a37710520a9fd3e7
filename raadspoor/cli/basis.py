"""What an answer rests on: how much of what was offered could be read, and is in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raadspoor.i18n import gettext, ngettext

if TYPE_CHECKING:
    from corpus.store import Corpus
    from raadspoor.export import Listing


def basis(corpus: Corpus, behind: int = 0) -> dict[str, int]:
    """The counts that an answer in JSON carries as `coverage`.

    `behind` is how many documents the index lacked when it was asked.
    """
    partial, failed = corpus.gaps()
    return {"documents": len(corpus), "partial": partial, "failed": failed, "not_indexed": behind}


def cautioned(listing: Listing, coverage: dict[str, int]) -> Listing:
    """The listing with what is missing under it, also where nothing was found."""
    lines = cautions(coverage)
    return listing._replace(
        note="\n".join((listing.note, *lines)), empty="\n".join((gettext(listing.empty), *lines))
    )


def cautions(coverage: dict[str, int]) -> list[str]:
    """The same as lines under a table; none where nothing is missing."""
    lines = []
    if missing := coverage["partial"] + coverage["failed"]:
        lines.append(
            ngettext(
                "{count} document was read in part or not at all; see `raadspoor stats`.",
                "{count} documents were read in part or not at all; see `raadspoor stats`.",
                missing,
            )
        )
    if coverage["not_indexed"]:
        lines.append(
            ngettext(
                "{count} document is not in the index yet.",
                "{count} documents are not in the index yet.",
                coverage["not_indexed"],
            )
        )
    return lines
