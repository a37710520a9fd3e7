"""Dutch analysis: one definition for indexing, querying, highlighting and every engine.

A text becomes folded forms with their offsets (`tokens`). Only forms are indexed; what a word of a question
stands for (its inflections, the compounds it is part of, its abbreviation, its synonyms) is looked up in the
corpus's own vocabulary when the question is asked (`index.vocabulary`). So a document that is added later
can teach the index a compound without older documents being read again.
"""

from index.analysis.fold import fold
from index.analysis.tokens import Token, tokenize

__all__ = ["Token", "fold", "tokenize"]
