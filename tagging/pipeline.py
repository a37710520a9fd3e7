"""The Dutch pipeline: tagger after tagger over each block, then what they found put in order.

A tagger is a package of `tagging/` with `find(passage) -> Iterator[Mention]` and, where it needs to have
seen the whole document first, `harvest(context) -> lexicon`. One line of TAGGERS registers it. Where the user
names a trained model of spaCy, a tagger sees the entities that it found as `passage.entities(...)`; without
one spaCy, whose import alone takes longer than all else here, is not loaded.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from importlib import import_module
from types import ModuleType

import msgspec

from corpus.document import Document
from corpus.mention import Mention
from corpus.profile import EMPTY, Profile
from corpus.registers import Meaning
from tagging.overlap import resolve
from tagging.parts import each, parts
from tagging.passage import Context, Model, Passage

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


def load(model: str = "") -> None:
    """Loads all that tagging takes, with the trained model of this package or folder, if any.

    Raises ModelError for a model that cannot be loaded.
    """
    _taggers()
    _model(model)


@lru_cache
def _taggers() -> tuple[ModuleType, ...]:
    gc.disable()  # what is loaded stays: to look for garbage in it takes a tenth of the time for nothing
    try:
        import_module("tagging.commitments.finder")
        return tuple(import_module(f"tagging.{tagger}") for tagger in TAGGERS)
    finally:
        gc.enable()


def _model(name: str) -> Model | None:
    if not name:
        return None
    from tagging.model import load

    return load(name)


def tag(
    document: Document,
    profile: Profile = EMPTY,
    model: str = "",
    *,
    private_names: bool = False,
    columns: Mapping[str, Meaning] | None = None,
    processes: int = 1,
) -> Document:
    """The document with its mentions, in order of their offsets, and its commitments.

    `model` names a trained model of spaCy that is installed; what it finds is taken where our own rules say
    nothing. With `private_names` people without a public role are found too. `columns` says of the headers
    of a register what they mean, over what `corpus.registers` makes of them. Up to so many `processes` share
    the work on a long document, where the system can fork.
    """
    from tagging import commitments, registers

    context = Context(document, profile, _model(model), private_names=private_names)
    tagged = msgspec.structs.replace(document, mentions=tuple(mentions(context, processes)))
    if registers.is_register(tagged, columns):
        found = tuple(registers.find(tagged, columns))
    else:
        found = tuple(commitments.find(tagged, profile, processes))
    return msgspec.structs.replace(tagged, commitments=found)


def mentions(context: Context, processes: int = 1) -> list[Mention]:
    """The mentions of a document, in order of their offsets."""
    for name, tagger in zip(TAGGERS, _taggers(), strict=True):
        if hasattr(tagger, "harvest"):
            context.lexicons[name] = tagger.harvest(context)
    return list(each(Mention, parts(context.document, processes), partial(_found, context)))


def _found(context: Context, blocks: list[int]) -> Iterator[Mention]:
    finders = [tagger.find for tagger in _taggers()]
    for index in blocks:
        passage = Passage(context, index)
        for find in finders:
            passage.mentions.extend(find(passage))
        yield from resolve(passage.mentions)
