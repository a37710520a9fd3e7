"""The query language: words, "phrases", OR, -not, prefix*, and fields (wijk:, jaar:, bedrag:>1mln)."""

from search.query.nodes import All, AnyOf, Field, Node, Not, Phrase, Prefix, Word
from search.query.parser import parse

__all__ = ["All", "AnyOf", "Field", "Node", "Not", "Phrase", "Prefix", "Word", "parse"]
