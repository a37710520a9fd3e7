"""The opgave that a letter or note is about, by its title, where no heading above a sentence names one."""

from __future__ import annotations

import re

from corpus.document import Document
from corpus.profile import Profile
from tagging.commitments import words as w
from tagging.opgaven.lexicon import build

_CHAPTERED = frozenset({"begroting", "jaarstukken", "zomernota", "collegeprogramma", "webpagina"})
"""Kinds that treat many subjects, so that their title says nothing of a sentence."""
_SAYS_NOTHING = w.ARTICLES | w.PREPOSITIONS | {"en", "aanpak", "opgave", "opgaven", "programma", "thema"}
_SHORTEST = 5
"""Letters of a word that can tell one subject from another by itself."""


def title_opgaven(document: Document, profile: Profile) -> tuple[tuple[tuple[str, ...], str], ...]:
    """For each block the opgaven that the title of its part names, else the document's, and that title.

    A title names an opgave where it holds every word that tells the opgave apart: "Opdracht wijkgericht
    werken" is about 'wijkgerichte aanpak', "Programmaplan talent" about 'talentopgave'.
    """
    if document.doc_type in _CHAPTERED:
        return (((), ""),) * len(document.blocks)
    labels = [entry.label for entry in build(document, profile).strategic]
    labels += [entry.label for entry in profile.opgaven if entry.label not in labels]
    whole = (_named(document.title, labels), document.title)
    found = [whole] * len(document.blocks)
    for part in document.parts:
        own = (_named(part.title, labels), part.title)
        found[part.first_block :] = [own if own[0] else whole] * (len(found) - part.first_block)
    return tuple(found)


def _named(title: str, labels: list[str]) -> tuple[str, ...]:
    said = {_stem(word) for word in re.findall(r"\w+", title.lower())}
    return tuple(label for label in labels if (wanted := _telling(label)) and wanted <= said)


def _telling(label: str) -> set[str]:
    words = {_stem(word) for word in re.findall(r"\w+", label.lower()) if word not in _SAYS_NOTHING}
    return words if any(len(word) >= _SHORTEST for word in words) else set()


def _stem(word: str) -> str:
    return re.sub(r"e$", "", re.sub(r"opgaven?$", "", word)) or word
