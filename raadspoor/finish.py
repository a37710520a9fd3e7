"""What the application does to every document that was read: tag it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.document import Document

if TYPE_CHECKING:
    from corpus.registers import Meaning


def finish(
    document: Document,
    profile: str | None = None,
    *,
    model: str = "",
    columns: Mapping[str, Meaning] | None = None,
    private_names: bool = False,
) -> Document:
    """The document tagged, with the profile of this name or file, else of its municipality.

    `model` is a trained model of spaCy that helps; `columns` says what headers of a register mean; with
    `private_names` people without a public role are found too. Raises ProfileError when the profile is
    unknown or malformed, ModelError for the model.
    """
    from corpus.profile import for_municipality, load
    from ingest.idle import processes
    from tagging.pipeline import tag

    if columns:
        from ingest.describe.registers import by_columns

        document = by_columns(document, columns)
    known = load(profile) if profile else for_municipality(document.municipality)
    return tag(document, known, model, private_names=private_names, columns=columns, processes=processes())


def prepare(model: str = "") -> None:
    """Load what `finish` needs, which takes seconds, so that workers that are forked later have it.

    Raises ModelError.
    """
    from tagging.pipeline import load

    load(model)
