"""Named places within the municipality: those of the profile, and those that a document's own words give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.mention import Area, Mention
from corpus.profile import ProfileArea
from tagging import abbreviations
from tagging.areas import forms
from tagging.areas.discover import places
from tagging.areas.place import Place
from tagging.passage import Context, Passage
from tagging.phrases import Phrases, spelling
from tagging.spans import Taken
from tagging.vocabulary import outside_names, words


@dataclass
class Areas:
    """What is known of places while a document is tagged."""

    known: Phrases[Area]
    """Names and aliases of the profile, and abbreviations that the document gives to them."""
    learned: Phrases[Area]
    """Names that the document itself gives somewhere with a cue or form."""
    by_block: dict[int, list[Place]] = field(default_factory=dict)
    canonical: dict[str, Area] = field(default_factory=dict)
    """By folded spelling, the one value of a discovered name."""


_HYPHEN = re.compile(r"\w-\w")
"""The spelling that the canonical name takes where a document has several ("Oost-West", "Oost - West")."""


def harvest(context: Context) -> Areas:
    """The places of the profile, and those found by cue or form anywhere in the document."""
    known = _of_profile(context)
    shorts = {
        pair.short
        for pair in abbreviations.of(context)
        if known.get(pair.short) or any(place.rule == "place of every town" for place in places(pair.long))
    }
    towns = {context.document.municipality, context.profile.municipality}
    by_block: dict[int, list[Place]] = {}
    names: Counter[str] = Counter()
    first: dict[str, Place] = {}
    longer: dict[str, Place] = {}
    for index, block in enumerate(context.document.blocks):
        found = [
            place
            for place in places(block.text)
            if place.name not in towns and not _is_wider(place, block.text, known, shorts)
        ]
        if found:
            by_block[index] = found
        for place in found:
            if place.is_name:
                names[place.name] += 1
                first.setdefault(_fold(place.name), place)
            if place.short:
                longer.setdefault(_fold(place.short), place)
    spelled: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (bool(_HYPHEN.search(name)), names[name])):
        spelled[_fold(name)] = name
    canonical = {
        folded: known.get(place.name) or Area(name=_capital(spelled[folded]), kind=place.kind)
        for folded, place in first.items()
    }
    for folded in canonical.keys() & longer.keys():  # "De Berg" is the "sportpark De Berg" of the document
        canonical[folded] = canonical[_fold(longer[folded].name)]
    _lengthen_generic(canonical)
    learned = [
        (name, canonical[folded])
        for folded, place in first.items()
        if _may_stand_alone(place.name)
        for name in (*_with_article(place.name), *_without_article(place.name, context.document.text))
    ]
    learned += [
        (name, canonical[folded])
        for folded, place in first.items()
        if place.short and _may_stand_alone(place.short)
        for name in _with_article(place.short)
    ]
    learned += [
        (pair.short, canonical[_fold(pair.long)])
        for pair in abbreviations.of(context)
        if _fold(pair.long) in canonical
    ]
    return Areas(known=known, learned=Phrases(learned), by_block=by_block, canonical=canonical)


def find(passage: Passage) -> Iterator[Mention]:
    """Places with their canonical name, kind and CBS code."""
    areas: Areas = passage.context.lexicons["areas"]
    found: list[tuple[int, int, Area, str]] = [
        (start, end, area, "profile") for start, end, area in areas.known.finditer(passage.text)
    ]
    for place in areas.by_block.get(passage.index, ()):
        text = passage.text[place.start : place.end]
        value = areas.known.get(place.name) or areas.known.get(text[0].upper() + text[1:])
        value = value or areas.canonical.get(_fold(place.name)) or Area(name=place.name, kind=place.kind)
        found.append((place.start, place.end, value, place.rule))
    found += [
        (start, end, area, "name given elsewhere")
        for start, end, area in areas.learned.finditer(passage.text)
    ]
    taken = Taken()
    for start, end, area, rule in sorted(
        found, key=lambda one: (one[0] - one[1], one[3] != "profile", one[0])
    ):
        if taken.claim(start, end):
            yield passage.mention(start, end, area, rule)
    for start, end in passage.entities("LOC", "FAC", "GPE"):
        name = passage.text[start:end]
        if _may_stand_alone(name) and not taken.overlaps(start, end):
            area = areas.canonical.get(_fold(name)) or Area(name=name, kind="gebied")
            yield passage.mention(start, end, area, "trained model")


def _is_wider(place: Place, text: str, known: Phrases[Area], shorts: set[str]) -> bool:
    """Whether a place is a known name or abbreviation with a noun beside it, which names no other place."""
    if place.rule == "name before its noun" and re.split("[ -]", place.name)[0] in shorts:
        return True
    if not place.rule.startswith(("after", "name before")) or known.get(place.name):
        return False
    return any(True for _ in known.finditer(text[place.start : place.end]))


def _lengthen_generic(canonical: dict[str, Area]) -> None:
    """Lets "Spoorzone" be the one longer name that the document gives it."""
    long = {area.name: area for folded, area in canonical.items() if folded.startswith("spoorzone\0")}
    if len(long) == 1:
        canonical["spoorzone"] = next(iter(long.values()))


def _with_article(name: str) -> Iterator[str]:
    yield name
    if name.startswith(("de ", "De ", "het ", "Het ", "den ", "Den ")):
        yield name[0].swapcase() + name[1:]


def _without_article(name: str, text: str) -> Iterator[str]:
    """The name without its article, where the text has it so after a word of a sentence or a comma."""
    article, _, bare = name.partition(" ")
    if article not in ("De", "Het", "Den") or len(bare) < 6:
        return
    if re.search(rf"(?<![Dd]e)(?<![Hh]et)(?<![Dd]en)(?<=[a-z,;]) {re.escape(bare)}(?![\w-])", text):
        yield bare


def _of_profile(context: Context) -> Phrases[Area]:
    entries: list[tuple[str, Area]] = []
    values = {area.name: _value(area) for area in context.profile.areas}
    town = context.profile.municipality.casefold()
    for area in context.profile.areas:
        names = [area.name, *area.aliases]
        if (
            area.name.casefold() == town
        ):  # a wijk that is called as its town is meant only where "wijk" stands
            names[0] = f"{area.kind} {area.name}"
        entries += [(name, values[area.name]) for name in names]
    phrases = Phrases(entries)
    shortened = [
        (pair.short, value)
        for pair in abbreviations.of(context)
        if (value := phrases.get(pair.long)) and not phrases.get(pair.short)
    ]
    return Phrases([*entries, *shortened]) if shortened else phrases


def _value(area: ProfileArea) -> Area:
    return Area(name=area.name, kind=area.kind, code=area.code)


def _may_stand_alone(name: str) -> bool:
    """Whether a name found with a cue is distinctive enough to be one wherever it stands."""
    bare = name.removeprefix("de ").removeprefix("De ").removeprefix("Het ")
    return not (
        bare in forms.COMPASS
        or bare in outside_names()
        or bare in words("openers")
        or bare.lower() in words("domains")
        or (len(bare) < 4 and not bare.isupper())
    )


def _fold(name: str) -> str:
    return spelling(name).casefold()


def _capital(name: str) -> str:
    """A name with its article in capitals ("De Noork"); other lower-case openings are nouns of the name."""
    return name[0].upper() + name[1:] if name.startswith(("de ", "den ", "het ")) else name
