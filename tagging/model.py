"""A trained model of spaCy that the user has installed and named: what it finds stands beside our rules."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language

from corpus.errors import ModelError

_LONGEST_SUFFIX = 64
"""Characters; no unit of measure or run of signs that is a suffix comes near to it."""


@lru_cache
def load(name: str) -> Language:
    """The model of this package or in this folder. Raises ModelError where it cannot be loaded."""
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError, KeyError) as error:
        said = str(error).splitlines()[0]
        raise ModelError(
            f"The language model {name} cannot be loaded: {said}",
            f"Install it (python -m spacy download {name}), name a folder that holds one, or leave it out.",
        ) from error
    nlp.max_length = sys.maxsize  # our limits bound a document before it comes here
    tokenizer: Any = nlp.tokenizer
    if getattr(tokenizer, "suffix_search", None):
        tokenizer.suffix_search = _at_the_end(tokenizer.suffix_search)
    return nlp


def _at_the_end(search: Callable[..., Any]) -> Callable[[str], Any]:
    """A tokenizer's search for a suffix, at the end of a word alone.

    By itself it searches the whole word again for each sign that it takes off, which takes the cube of the
    length of a run of brackets or colons: minutes for ten thousand of them.
    """
    return lambda word: search(word, max(0, len(word) - _LONGEST_SUFFIX))
