"""The field table: what is indexed of a unit, and under which names it can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from whoosh.analysis import Token as WhooshToken
from whoosh.analysis import Tokenizer
from whoosh.fields import TEXT, Schema

from index.analysis import tokenize

TextField = Literal["text", "commitment"]
"""Text of titles, headings and passages; text of commitments, which would otherwise count twice."""

FACETS: tuple[str, ...] = ("area", "opgave", "person", "organisation", "reference", "status")
"""Names that a unit can carry, each a column of its own."""

DOCUMENT_FACETS: tuple[str, ...] = ("doc_type", "year", "municipality")
"""What a unit has from its document."""


class DutchTokenizer(Tokenizer):  # type: ignore[misc]
    """Our analysis as Whoosh's own query parser and highlighter know one."""

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, **_: Any
    ) -> Iterator[WhooshToken]:
        token = WhooshToken(positions, chars, boost=1.0)
        for form, start, end, position, _shape in tokenize(value):
            token.text = form
            token.boost = 1.0
            token.pos = position
            token.startchar, token.endchar = start, end
            yield token


def schema() -> Any:
    """Whoosh's schema: the two texts. Lengths and values are columns of ours (`index.columns`)."""
    return Schema(
        **{
            name: TEXT(analyzer=DutchTokenizer(), phrase=True, stored=False)
            for name in ("text", "commitment")
        }
    )
