"""The Dutch pipeline: one component of spaCy a tagger, then what they found put in order.

A tagger is a package of `tagging/` with `find(passage) -> Iterator[Mention]` and, where it needs to have
seen the whole document first, `harvest(context) -> lexicon`. One line of TAGGERS registers it. With a trained
model its components come first, and a tagger sees the entities that it found as `passage.entities(...)`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from importlib import import_module
from typing import Any

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from corpus.document import Document
from corpus.errors import ModelError
from corpus.mention import Mention
from corpus.profile import EMPTY, Profile
from corpus.registers import Meaning
from tagging.overlap import resolve
from tagging.parts import each, parts
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
    """The spaCy component around one tagger; what it finds is added to the passage of the `Doc`."""
    find: Find = import_module(module).find

    def component(doc: Doc) -> Doc:
        passage: Passage = doc.user_data[_PASSAGE]
        passage.mentions.extend(find(passage))
        return doc

    return component


@spacy.registry.tokenizers("raadspoor.no_tokens")  # type: ignore[attr-defined,untyped-decorator]
def make_tokenizer() -> Callable[[Language], Callable[[str], Doc]]:
    """Gives an empty `Doc`: our taggers read characters, and only a trained model needs words.

    spaCy's own takes half a second to load its exceptions, and a third of the time that all taggers take.
    """
    return lambda nlp: lambda text: Doc(nlp.vocab)  # noqa: ARG005


def _at_the_end(search: Callable[..., Any]) -> Callable[[str], Any]:
    """A tokenizer's search for a suffix, at the end of a word alone.

    By itself it searches the whole word again for each sign that it takes off, which takes the cube of the
    length of a run of brackets or colons: minutes for ten thousand of them.
    """
    return lambda word: search(word, max(0, len(word) - _LONGEST_SUFFIX))


def load(model: str = "") -> Language:
    """The pipeline on `spacy.blank("nl")`, or on a trained model that is installed (its package or folder).

    Raises ModelError for a model that cannot be loaded.
    """
    return _load(model)


@lru_cache
def _load(model: str) -> Language:
    gc.disable()  # what is loaded stays: to look for garbage in it takes a tenth of the time for nothing
    try:
        nlp = _trained(model) if model else _untrained()
        for tagger in TAGGERS:
            name = f"raadspoor_{tagger}"
            nlp.add_pipe("raadspoor_tagger", name=name, config={"module": f"tagging.{tagger}"})
    finally:
        gc.enable()
    return nlp


def _untrained() -> Language:
    return spacy.blank("nl", config={"nlp": {"tokenizer": {"@tokenizers": "raadspoor.no_tokens"}}})


def _trained(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except (OSError, ImportError, ValueError, KeyError) as error:
        said = str(error).splitlines()[0]
        raise ModelError(
            f"The language model {model} cannot be loaded: {said}",
            f"Install it (python -m spacy download {model}), name a folder that holds one, or leave it out.",
        ) from error
    tokenizer: Any = nlp.tokenizer
    if getattr(tokenizer, "suffix_search", None):
        tokenizer.suffix_search = _at_the_end(tokenizer.suffix_search)
    return nlp


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

    context = Context(document, profile, private_names=private_names)
    tagged = msgspec.structs.replace(document, mentions=tuple(mentions(context, model, processes)))
    if registers.is_register(tagged, columns):
        found = tuple(registers.find(tagged, columns))
    else:
        found = tuple(commitments.find(tagged, profile, processes))
    return msgspec.structs.replace(tagged, commitments=found)


def mentions(context: Context, model: str = "", processes: int = 1) -> list[Mention]:
    """The mentions of a document, in order of their offsets."""
    nlp = load(model)
    for tagger in TAGGERS:
        harvest = getattr(import_module(f"tagging.{tagger}"), "harvest", None)
        if harvest:
            context.lexicons[tagger] = harvest(context)
    work = partial(_found, context, nlp)
    return list(each(parts(context.document, processes), work))


def _found(context: Context, nlp: Language, blocks: list[int]) -> Iterator[Mention]:
    components = [component for _, component in nlp.pipeline]
    for index in blocks:
        doc = nlp.make_doc(context.document.blocks[index].text)
        doc.user_data[_PASSAGE] = passage = Passage(context, index, doc)
        for component in components:  # what `nlp(doc)` does besides takes as long as a tagger
            doc = component(doc)
        yield from resolve(passage.mentions)
