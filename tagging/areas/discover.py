"""Names of places in one line of text, by their form or by the noun beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.mention import AreaKind
from tagging.areas import exclusions, forms, patterns
from tagging.areas.place import Place, place
from tagging.areas.plans import PLANS, named_place
from tagging.areas.sites import ENDS as SITE_ENDS
from tagging.areas.sites import site
from tagging.vocabulary import outside_names, words

_BACK = 50
_WHERE = frozenset(("in", "In", "nabij", "rondom", "rond"))
_TELLING = frozenset(
    (
        *forms.BEFORE_QUOTES,
        *forms.WITH_NOUN,
        *forms.APPROACHES,
        "hoek",
        *PLANS,
        *forms.SEVERAL,
        *forms.GENERIC,
        "centrum",
        "gebied",
        "locatie",
        "terrein",
        *forms.BUILDINGS,
    )
)
_TELLING_AS_WRITTEN = frozenset(
    (*_WHERE, *forms.COMPASS, *forms.LOOSE_ENDS, *forms.TOPOGRAPHIC, *forms.HEARTS_SET)
)


def places(text: str) -> Iterator[Place]:
    """The places in a line, each with the rule that gave it; one place may be given twice."""
    for match in patterns.WORDS.finditer(text):
        word = match.group()
        if not _may_tell(word):
            continue
        lower = word.lower()
        start, end = match.span()
        if lower in forms.CUES:
            yield from _cued(text, start, end, lower)
        elif (
            lower.endswith(forms.CUE_ENDS)
            and lower not in exclusions.NO_CUES
            and lower not in forms.WITH_NOUN
        ):
            yield from _cued(text, start, end, next(each for each in forms.CUE_ENDS if lower.endswith(each)))
        if lower in forms.SEVERAL and (
            before := patterns.BEFORE_LIST.match(text, end) or patterns.STRAIGHT.match(text, end)
        ):
            yield from _listed(text, before.end(), lower, forms.SEVERAL[lower])
        if lower == "hoek" and (corner := patterns.CORNER.match(text, end)):
            for name in ("name", "more"):
                first, last = corner.span(name)
                first = last - len(re.split(r" ?[-–/] ?|,? en (?:de )?", corner[name], maxsplit=1)[-1])
                yield place(text, first, last, "straat", "at a corner")
        if (
            lower in ("gebouw", "pand")
            and (called := patterns.CALLED.match(text, end))
            and _is_name(called["name"])
        ):
            yield place(text, *called.span("name"), "gebouw", f"after {lower}")
        if lower in PLANS and (named := named_place(text, end)):
            told = named["name"].lower().endswith((*forms.STREET_ENDS, *SITE_ENDS))
            if not told and named["name"].split(" ")[0].lower() not in _TELLING and _is_name(named["name"]):
                yield place(text, *named.span("name"), "gebied", "named by its plan")
        if lower in forms.BEFORE_QUOTES:
            yield from _quoted(text, end, lower)
        if lower in forms.WITH_NOUN:
            yield from _with_noun(text, start, end, lower)
        elif lower in forms.APPROACHES:
            yield from _approach(text, end)
        if lower in forms.GENERIC:
            yield _generic(text, start, end)
        elif lower == "centrum":
            yield from _centre(text, start, end)
        elif lower in ("gebied", "locatie", "terrein"):
            yield from _before_noun(text, start, end, "gebied")
        elif lower in forms.BUILDINGS and text[start - 1 : start] == "-":
            yield from _before_noun(text, start, end, "gebouw")
        elif word in _WHERE:
            yield from _in_place(text, end)
        elif word in forms.COMPASS:
            yield from _part_of_town(text, start, end)
        elif word[0].isupper():
            if (
                lower.endswith(forms.STREET_ENDS)
                and lower not in exclusions.NOT_STREETS
                and lower not in forms.STREET_ENDS
            ):
                yield from _street(text, start, end)
            elif lower.endswith(SITE_ENDS) and (found := site(text, start, end)):
                yield place(text, found[0], end, found[1], "form of a site")
            elif lower.endswith(forms.LONE_ENDS) and (
                lone := patterns.BEFORE_LONE.search(text, max(0, start - 20), start)
            ):
                yield place(text, lone.start(), end, forms.kind_of_lone(lower), "adjective of a place")
            elif word in forms.LOOSE_ENDS:
                yield from _loose(text, start, end)
            elif word in forms.TOPOGRAPHIC and (
                before := patterns.BEFORE_TOPOGRAPHIC.search(text, max(0, start - 30), start)
            ):
                yield place(text, before.start(), end, "gebied", "form of an area's name")
            elif word in forms.HEARTS_SET and (heart := patterns.HEART.match(text, start)):
                yield place(text, start, heart.end(), "gebied", "form of an area's name")
    for road in patterns.ROAD.finditer(text):
        yield place(text, *road.span(), "straat", "number of a road")
    if patterns.NUMBERED_HINT.search(text):
        for match in patterns.NUMBERED.finditer(text):
            if _is_name(match["name"]) and not match["name"].lower().endswith(forms.STREET_ENDS):
                yield place(text, *match.span("name"), "straat", "before a house number")


@lru_cache(maxsize=50_000)
def _may_tell(word: str) -> bool:
    """Whether any rule looks at this word; most words are met again and again."""
    lower = word.lower()
    return (
        lower in _TELLING
        or lower.endswith(forms.CUE_ENDS)
        or word in _TELLING_AS_WRITTEN
        or (word[0].isupper() and lower.endswith((*forms.STREET_ENDS, *forms.LONE_ENDS, *SITE_ENDS)))
    )


def _cued(text: str, start: int, end: int, cue: str) -> Iterator[Place]:
    match = patterns.PARK.match(text, start) if cue == "park" else patterns.CUED.match(text, end)
    if (
        not match
        and cue == "locatie"
        and (label := patterns.LABEL.match(text, end))
        and _is_name(label["name"])
    ):
        yield place(text, *label.span("name"), "gebouw", "after a label")
    if not match:
        if cue.endswith(("en", "s")) and (before := patterns.BEFORE_LIST.match(text, end)):
            yield from _listed(text, before.end(), cue, forms.CUES[cue])
        return
    name, kind = match["name"], forms.CUES[cue]
    if not _is_name(name) or (cue in ("gebied", "locatie", "kern") and name.split()[0] in ("De", "Het")):
        return
    if name in forms.COMPASS and kind == "wijk":
        yield Place(start=start, end=match.end("name"), name=f"wijk {name}", kind="wijk", rule=f"after {cue}")
    else:
        yield place(text, *match.span("name"), kind, f"after {cue}")
    if cue.endswith(("en", "s")) or kind == "wijk":
        yield from _others(match, kind, cue)


def _listed(text: str, start: int, cue: str, kind: AreaKind) -> Iterator[Place]:
    """Two names or more that stand after their noun ("de buurten: Noordhout, Klein Veen en De Es")."""
    match = patterns.LISTED.match(text, start)
    if match and _is_name(match["name"]):
        yield place(text, *match.span("name"), kind, f"listed after {cue}")
        yield from _others(match, kind, cue)


def _quoted(text: str, end: int, noun: str) -> Iterator[Place]:
    match = patterns.QUOTED.match(text, end)
    if match and len(match["name"]) > 2 and not (noun == "gebied" and text.startswith("van", end + 1)):
        yield place(text, *match.span("name"), forms.BEFORE_QUOTES[noun], f"in quotes after {noun}")


def _with_noun(text: str, start: int, end: int, noun: str) -> Iterator[Place]:
    match = patterns.NAME_AFTER.match(text, end)
    if match and _is_name(match["name"], outside=True):
        name = match["name"]
        if name.split(" ")[0].lower() in forms.WITH_NOUN:  # "paviljoen Camping De Berg" names the camping
            return
        qualifier = patterns.QUALIFIED.search(text, max(0, start - 20), start)
        start = qualifier.start() if qualifier and text[start].isupper() else start
        yield place(
            text, start, match.end(), forms.WITH_NOUN[noun], f"after {noun}", name if _is_name(name) else ""
        )


def _approach(text: str, end: int) -> Iterator[Place]:
    match = patterns.APPROACH.match(text, end)
    if not match or not _is_name(match["name"]):
        return
    start, stop = match.span("name")
    if match["name"] in forms.COMPASS:
        name = f"wijk {match['name']}"
        yield Place(start=start, end=stop, name=name, kind="wijk", rule="after an approach", is_name=False)
    else:
        yield place(text, start, stop, "wijk", "after an approach")
    yield from _others(match, "wijk", "an approach")


def _generic(text: str, start: int, end: int) -> Place:
    """A place that every town has one of, which a town may have given a longer name."""
    long = patterns.GENERIC.match(text, start)
    if long:
        return place(text, start, long.end(), "gebied", "place of every town")
    name = text[start].upper() + text[start + 1 : end]
    if name.startswith("Spoorzone"):
        name = "Spoorzone"
    return Place(start=start, end=end, name=name, kind="gebied", rule="place of every town", is_name=False)


def _centre(text: str, start: int, end: int) -> Iterator[Place]:
    """The centre of the municipality: no centre of something, and none with an adjective."""
    alone = text[start] == "C" and not patterns.CAPITAL_BEFORE.search(text, max(0, start - 30), start)
    town = patterns.NAME_AFTER.match(text, end) if alone else None
    if town and town["name"] in words("municipalities"):
        yield place(text, start, town.end(), "gebied", "part of a town")
        return
    if forms.BEFORE_CENTRE.search(text, max(0, start - 25), start) and not forms.OTHER_CENTRE.match(
        text, end
    ):
        yield Place(
            start=start, end=end, name="Centrum", kind="gebied", rule="place of every town", is_name=False
        )


def _street(text: str, start: int, end: int) -> Iterator[Place]:
    person = text[start:end].lower().endswith(forms.ALSO_SURNAMES)
    rare = text[start:end].lower().endswith(forms.RARE_STREETS)
    if rare and not patterns.PLACE_BEFORE.search(text, max(0, start - 10), start):
        return
    if person and patterns.PERSON_BEFORE.search(text, max(0, start - 25), start):
        return
    before = patterns.BEFORE_STREET.search(text, max(0, start - _BACK), start)
    yield place(text, before.start() if before else start, end, "straat", "form of a street")


def _loose(text: str, start: int, end: int) -> Iterator[Place]:
    before = patterns.BEFORE_LOOSE.search(text, max(0, start - _BACK), start)
    first = before.start() if before else start
    while work := forms.WORK.match(text, first, start):
        first = work.end()
    if first < start and _is_name(text[first:start].split()[0]):
        kind: AreaKind = "straat" if text[start:end] in forms.IS_STREET else "gebied"
        yield place(text, first, end, kind, "form of a square or park")


def _in_place(text: str, end: int) -> Iterator[Place]:
    """A single name straight after "in": a place, where it is no town, region or common word."""
    named = patterns.NAMED.match(text, end)
    if named and _is_name(named["name"]) and not exclusions.NO_NAMED_PLACE.search(named["name"]):
        yield place(text, *named.span("name"), "gebied", "article with a capital after a word of place")
    match = patterns.IN_PLACE.match(text, end)
    if (
        match
        and not _common(match["name"])
        and _is_name(match["name"])
        and not exclusions.NOT_IN.search(match["name"])
    ):
        yield place(text, *match.span("name"), "gebied", "after in")


def _part_of_town(text: str, start: int, end: int) -> Iterator[Place]:
    """A town with a point of the compass after it ("Voorbeelddam Oost")."""
    before = patterns.TOWN_BEFORE.search(text, max(0, start - 30), start)
    if before and before["town"] in words("municipalities"):
        yield place(text, before.start(), end, "gebied", "part of a town")


def _before_noun(text: str, start: int, end: int, kind: AreaKind) -> Iterator[Place]:
    before = patterns.BEFORE_NOUN.search(text, max(0, start - 25), start)
    if before:
        first = before.group().rstrip(" -")
        if _is_name(first) and not _common(first):
            yield place(text, before.start(), end, kind, "name before its noun")


def _others(match: re.Match[str], kind: AreaKind, cue: str) -> Iterator[Place]:
    for more in re.finditer(forms.NAME, match["more"]):
        if _is_name(more.group()) and more.group() not in forms.COMPASS:
            start = match.start("more") + more.start()
            yield Place(
                start=start, end=start + len(more.group()), name=more.group(), kind=kind, rule=f"after {cue}"
            )


def _is_name(name: str, *, outside: bool = False) -> bool:
    bare = re.sub(r"^(?:[Dd]en?|[Hh]et|['’]t) ", "", name)
    first, *others = bare.split(" ")
    return (
        (outside or not {bare, name} & outside_names())
        and not (first in exclusions.NOT_A_PLACE and not (first == "Nieuw" and others))
        and (bool(others) or first not in words("openers"))
        and bare.lower() not in words("domains")
        and not {"Programma", "Agenda", "Plan"} & set(bare.split())
        and len(bare.rstrip("’'")) > 1
        and name not in ("De", "Het", "Den", "Ter")
        and not name.endswith(("BV", "NV"))
    )


def _common(word: str) -> bool:
    return word in words("openers") or word.lower() in words("domains") or len(word) < 2
