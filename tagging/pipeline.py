"""The Dutch pipeline: spaCy's tokenizer, then one component a tagger, then what they found put in order.

A tagger is a package of `tagging/` with `find(passage) -> Iterator[Mention]` and, where it needs to have
seen the whole document first, `harvest(context) -> lexicon`. One line of TAGGERS registers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from corpus.document import Document
from corpus.mention import Mention
from corpus.profile import EMPTY, Profile
from corpus.registers import Meaning
from tagging.overlap import resolve
from tagging.passage import Context, Passage

TAGGERS: tuple[str, ...] = (
    "references",
    "dates",
    "amounts",
    "quantities",
    "opgaven",
    "areas",
    "organisations",
    "people",
)
"""Packages of `tagging/`, in the order they run; a later one sees what the earlier ones found."""

_LONGEST_SUFFIX = 64
"""Characters; no unit of measure or run of signs that is a suffix comes near to it."""

Find = Callable[[Passage], Iterable[Mention]]

_PASSAGE = "raadspoor_passage"
"""Key of `doc.user_data`; an extension attribute would cost more than some taggers."""


@Language.factory("raadspoor_tagger", default_config={"module": ""})
def make_tagger(nlp: Language, name: str, module: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """The spaCy component around one tagger; its spans are in `doc.spans[name]` too."""
    find: Find = import_module(module).find

    def component(doc: Doc) -> Doc:
        passage: Passage = doc.user_data[_PASSAGE]
        passage.mentions.extend(find(passage))
        return doc

    return component


@lru_cache
def load(model: str = "") -> Language:
    """The pipeline on `spacy.blank("nl")`, or on an installed trained model named by the user."""
    nlp = spacy.load(model) if model else spacy.blank("nl")
    _bound_suffixes(nlp.tokenizer)
    for tagger in TAGGERS:
        nlp.add_pipe("raadspoor_tagger", name=tagger, config={"module": f"tagging.{tagger}"})
    return nlp


def _bound_suffixes(tokenizer: Any) -> None:
    """Has the tokenizer look for a suffix at the end of a word alone.

    By itself it searches the whole word again for each sign that it takes off, which takes the cube of the
    length of a run of brackets or colons: minutes for ten thousand of them.
    """
    find = tokenizer.suffix_search
    if find is not None:
        tokenizer.suffix_search = lambda word: find(word, max(0, len(word) - _LONGEST_SUFFIX))


def tag(
    document: Document,
    profile: Profile = EMPTY,
    model: str = "",
    *,
    private_names: bool = False,
    columns: Mapping[str, Meaning] | None = None,
) -> Document:
    """The document with its mentions, in order of their offsets, and its commitments.

    With `private_names` people without a public role are found too. `columns` says of the headers of a
    register what they mean, over what `corpus.registers` makes of them.
    """
    from tagging import commitments, registers

    context = Context(document, profile, private_names=private_names)
    tagged = msgspec.structs.replace(document, mentions=tuple(mentions(context, model)))
    if registers.is_register(tagged, columns):
        found = tuple(registers.find(tagged, columns))
    else:
        found = tuple(commitments.find(tagged, profile))
    return msgspec.structs.replace(tagged, commitments=found)


def mentions(context: Context, model: str = "") -> Iterator[Mention]:
    """The mentions of a document, in order of their offsets."""
    nlp = load(model)
    document = context.document
    for tagger in TAGGERS:
        harvest = getattr(import_module(f"tagging.{tagger}"), "harvest", None)
        if harvest:
            context.lexicons[tagger] = harvest(context)
    for index, block in enumerate(document.blocks):
        doc = nlp.make_doc(block.text)
        doc.user_data[_PASSAGE] = passage = Passage(context, index, doc)
        nlp(doc)
        yield from resolve(passage.mentions)
