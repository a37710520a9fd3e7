"""Our taggers as a component of spaCy, for a pipeline of one's own.

    nlp = spacy.blank("nl")
    nlp.add_pipe("raadspoor")

It leaves what it finds in `doc.spans`, by type of mention ("amount", "date", ...) and as "commitment". The
values (euros, days, codes) are those of the tagged `Document`, in `doc.user_data["raadspoor"]`.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from corpus.commitment import Commitment
from corpus.document import Block, Document
from corpus.mention import Mention
from corpus.profile import for_municipality
from tagging.pipeline import tag


@Language.factory("raadspoor", default_config={"municipality": "", "date": ""})
class Component:
    """`municipality` names the profile, where there is one; from `date` (ISO) "volgende maand" is counted."""

    def __init__(self, nlp: Language, name: str, municipality: str, date: str) -> None:  # noqa: ARG002
        self._municipality = municipality
        self._date = dt.date.fromisoformat(date) if date else None

    def __call__(self, doc: Doc) -> Doc:
        document = tag(self._document(doc.text), for_municipality(self._municipality))
        doc.user_data["raadspoor"] = document
        found: tuple[Mention | Commitment, ...] = (*document.mentions, *document.commitments)
        for one in found:
            key = "commitment" if isinstance(one, Commitment) else one.type
            if key not in doc.spans:
                doc.spans[key] = SpanGroup(doc, name=key)
            doc.spans[key].append(_span(doc, one, key))
        return doc

    def _document(self, text: str) -> Document:
        """One block a line, so that offsets are those in the text."""
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return Document(
            id=sha256[:12],
            source="",
            sha256=sha256,
            media_type="text/plain",
            retrieved=dt.datetime.now(dt.UTC),
            title="",
            date=self._date,
            municipality=self._municipality,
            blocks=tuple(Block(kind="paragraph", text=line) for line in text.split("\n")),
        )


def _span(doc: Doc, one: Mention | Commitment, label: str) -> Span:
    """The words that it lies in, for a word may be longer than what was found in it."""
    span = doc.char_span(one.start, one.end, label=label, alignment_mode="expand")
    assert span is not None, "the offsets lie within the text"
    return span
