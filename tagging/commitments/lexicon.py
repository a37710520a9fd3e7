"""The verbs that make a sentence a commitment, by form: finite with particles, participle, infinitive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tagging.commitments.language import lines
from tagging.commitments.morphology import forms
from tagging.vocabulary import listed

Class = Literal["product", "lasting", "effort", "soft", "start", "event"]
Tense = Literal["present", "past"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of municipal work. `particle` may be a phrase ("in kaart")."""

    lemma: str
    kind: Class
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Finite:
    """What a finite form can be: its tense, and the verbs it belongs to by particle ("" for none)."""

    tense: Tense
    plural: bool
    verbs: dict[str, Verb]


@dataclass(frozen=True, slots=True)
class Lexicon:
    finite: dict[str, Finite]
    participles: dict[str, Verb]
    """Participles and, for phrases, the participle of the bare verb with its phrases in `phrases`."""
    infinitives: dict[str, Verb]
    split_infinitives: dict[tuple[str, str], Verb]
    """("op", "stellen"): parted by "te", or by a verb of the cluster."""
    infinitive_phrases: dict[str, dict[str, Verb]]
    """By infinitive of the bare verb: phrases such as "in kaart" that stand before it."""
    participle_phrases: dict[str, dict[str, Verb]]
    """The same by participle."""
    objects: dict[str, tuple[str, ...]]
    """By lemma of a light verb, parts of nouns that make it an act ("maken": "afspra", "analyse")."""


_SPELLED_APART = frozenset(
    listed("beschikbaar bekend mogelijk openbaar inzichtelijk klaar gereed vrij open plaats")
)
"""Particles that are written apart from participle and infinitive as often as together."""


def _entries() -> list[tuple[Class, str]]:
    kind: Class = "product"
    entries: list[tuple[Class, str]] = []
    for line in lines("verbs.txt"):
        if line.startswith("["):
            kind = line.strip("[]")  # type: ignore[assignment]
        else:
            entries.extend((kind, word) for word in line.split())
    return entries


@lru_cache
def load() -> Lexicon:
    """The lexicon of the package's own word lists, built once."""
    irregular: dict[str, tuple[str, ...]] = {}
    for line in lines("irregular.txt"):
        infinitive, *rest = line.split()
        irregular[infinitive] = tuple(part.lstrip("=") for part in rest)
    lexicon = Lexicon({}, {}, {}, {}, {}, {}, _objects())
    for kind, entry in _entries():
        particle, _, base = entry.rpartition("|")
        particle = particle.replace("_", " ")
        prefixed = "-" in base
        base = base.replace("-", "")
        made = forms(base, irregular, prefixed)
        separator = " " if " " in particle else ""
        verb = Verb(particle + separator + base, kind, particle)
        _add_finite(lexicon, made.third, "present", False, verb)
        _add_finite(lexicon, base, "present", True, verb)
        _add_finite(lexicon, made.past_singular, "past", False, verb)
        _add_finite(lexicon, made.past_plural, "past", True, verb)
        if " " in particle:
            lexicon.infinitive_phrases.setdefault(base, {})[particle] = verb
            lexicon.participle_phrases.setdefault(made.participle, {})[particle] = verb
            continue
        if particle in _SPELLED_APART:
            lexicon.participle_phrases.setdefault(made.participle, {})[particle] = verb
            lexicon.infinitive_phrases.setdefault(base, {})[particle] = verb
        lexicon.participles.setdefault(particle + made.participle, verb)
        lexicon.infinitives.setdefault(particle + base, verb)
        if particle:
            lexicon.split_infinitives.setdefault((particle, base), verb)
    return lexicon


def _add_finite(lexicon: Lexicon, form: str, tense: Tense, plural: bool, verb: Verb) -> None:
    if len(form) < 3:
        return  # "in" of "innen" is a preposition
    entry = lexicon.finite.get(form)
    if entry is None:
        entry = lexicon.finite[form] = Finite(tense, plural, {})
    entry.verbs.setdefault(verb.particle, verb)


def _objects() -> dict[str, tuple[str, ...]]:
    pairs = (line.split(":") for line in lines("objects.txt"))
    return {verb.strip(): tuple(nouns.split()) for verb, nouns in pairs}
