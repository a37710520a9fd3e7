"""Named organisations: the profile's, those known throughout the country, and those found by form or cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from corpus.mention import Mention, Organisation
from corpus.profile import Profile
from tagging import abbreviations
from tagging.organisations import forms
from tagging.organisations.discover import Body, bodies
from tagging.passage import Context, Passage
from tagging.phrases import Phrases, spelling
from tagging.spans import Taken

_LEGAL = re.compile(rf",? {forms.LEGAL}$")
_TITLED = re.compile(
    r"(?:[Hh]eer|[Mm]evrouw|[Ww]ethouder|[Rr]aadslid|[Bb]urgemeester) ([A-Z][a-zß-ÿ]+)(?!\w| [A-Z])"
)
_BEFORE_NOUN = re.compile(r"(?<![\w-])[A-Z][A-Z][A-Za-z\d]*(?=-[a-z]{4})")
"""An abbreviation that opens a compound ("VNG-bestuur")."""


@dataclass
class Organisations:
    """What is known of organisations while a document is tagged."""

    known: Phrases[str]
    learned: Phrases[str] = field(default_factory=lambda: Phrases(()))
    by_block: dict[int, list[Body]] = field(default_factory=dict)


def harvest(context: Context) -> Organisations:
    """The organisations of the profile and the country, and those the document gives by form or cue.

    A council group named after its one member is that person where the document calls him or her so.
    """
    document = context.document
    known = _known(context.profile)
    people = {person.name for person in context.profile.people}
    areas = _area_names(context)
    surnames = set(_TITLED.findall(document.text))
    by_block: dict[int, list[Body]] = {}
    learned: dict[str, str] = {}
    for index, block in enumerate(document.blocks):
        found = [
            body
            for body in bodies(block.text)
            if body.name not in people | surnames
            and not (body.rule.startswith("partner") and body.name.split(" ")[-1] in surnames)
            and spelling(body.name).casefold() not in areas
        ]
        if found:
            by_block[index] = found
        for body in found:
            if not known.get(body.name):
                learned.setdefault(body.name, body.name)
    for pair in abbreviations.of(context):
        full = known.get(pair.long) or learned.get(pair.long) or _ends_as_known(pair.long, learned)
        if full and not known.get(pair.short) and learned.get(pair.short, pair.short) == pair.short:
            learned[pair.short] = full
    return Organisations(known=known, learned=Phrases(learned.items()), by_block=by_block)


def find(passage: Passage) -> Iterator[Mention]:
    """Organisations with their canonical name; the longest at each place."""
    lexicon: Organisations = passage.context.lexicons["organisations"]
    found = [(start, end, name, "profile") for start, end, name in lexicon.known.finditer(passage.text)]
    for match in _BEFORE_NOUN.finditer(passage.text) if "-" in passage.text else ():
        if known := lexicon.known.get(match.group()):
            found.append((match.start(), match.end(), known, "profile"))
    for body in lexicon.by_block.get(passage.index, ()):
        name = lexicon.known.get(_LEGAL.sub("", body.name)) or lexicon.learned.get(body.name) or body.name
        found.append((body.start, body.end, name, body.rule))
    found += [(*one, "name given elsewhere") for one in lexicon.learned.finditer(passage.text)]
    titles = [(mention.start, mention.end) for mention in passage.found("reference")]
    sites = [(mention.start, mention.end) for mention in passage.found("area")]
    elsewhere = titles + sites
    offset = passage.document.starts[passage.index]
    taken = Taken()
    for start, end, name, rule in sorted(
        found, key=lambda one: (one[0] - one[1], one[3] != "profile", one[0])
    ):
        inside = sites if rule == "profile" else elsewhere
        if any(first <= start + offset and end + offset <= last for first, last in inside):
            continue
        if taken.claim(start, end):
            yield passage.mention(start, end, Organisation(name=name), rule)
    for start, end in passage.entities("ORG"):
        if any(first < end + offset and start + offset < last for first, last in elsewhere):
            continue
        if taken.claim(start, end):
            yield passage.mention(start, end, Organisation(name=passage.text[start:end]), "trained model")


@lru_cache
def national() -> tuple[tuple[str, str], ...]:
    """Names with the canonical name of each, of organisations known throughout the country."""
    text = resources.files(__package__ or "tagging.organisations").joinpath("national.txt").read_text("utf-8")
    entries: list[tuple[str, str]] = []
    for line in text.splitlines():
        names = [name.strip() for name in line.split("=") if name.strip() and not line.startswith("#")]
        entries += [(name, names[0]) for name in names]
    return tuple(entries)


@lru_cache(maxsize=8)
def _known(profile: Profile) -> Phrases[str]:
    own = [(name, body.name) for body in profile.organisations for name in (body.name, *body.aliases)]
    return Phrases([*own, *national()])


def _area_names(context: Context) -> set[str]:
    areas = context.lexicons.get("areas")
    names = {
        spelling(name).casefold() for area in context.profile.areas for name in (area.name, *area.aliases)
    }
    return names | set(areas.canonical if areas else ())


def _ends_as_known(long: str, learned: dict[str, str]) -> str | None:
    """An organisation whose name stands at the end of an abbreviation's long form, or opens as one does."""
    first = re.split(r"[ -]", long)[0].lower()
    if forms.HEADS.get(first) and first not in forms.FIRST_WORDS:
        return long
    return next((name for name in learned if long.endswith(name) and len(name) > 0.6 * len(long)), None)
