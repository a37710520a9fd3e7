"""Named policy challenges: compounds and phrases of "opgave", and the strategic opgaven under their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.mention import Mention, Opgave
from tagging.opgaven.lexicon import Lexicon, bare, build
from tagging.opgaven.words import NO_OPGAVE, RANK_ADJECTIVE, TOPIC_ADJECTIVE
from tagging.passage import Context, Passage
from tagging.spans import just_before
from tagging.vocabulary import domain_pattern

_HEAD = re.compile(r"opgaven?(?!\w)", re.IGNORECASE)
_LONGEST = 60
_ADJECTIVE = re.compile(
    rf"(?<!\w)(?P<name>(?i:{TOPIC_ADJECTIVE})(?:(?:,| en|/) (?i:{TOPIC_ADJECTIVE}))* opgaven?"
    rf"|[A-Z][A-Z&]{{1,6}}[- ]opgaven?)(?!\w)"
)
_WITH_SUBJECT = re.compile(
    rf"(?<!\w)(?P<name>(?:(?i:{RANK_ADJECTIVE}) )?(?i:opgaven?) (?:(?i:{domain_pattern()})"
    rf"|[‘'“\"][^’'”\"]{{3,60}}[’'”\"]))(?!\w)"
)
_NAMING_CUE = re.compile(
    r"(?:opgaven?|(?:dwars)?thema'?s?|strategische|agenda|programmalijn|speerpunt"
    r"|pijler)\W+(?:van )?(?:de |het |een )?[‘'“\"]?$",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?i:dwarsthema|strategische opgave|opgave)(?: \d)?\s?[:–-]\s?(?:(?i:de|het) )?$")


def harvest(context: Context) -> Lexicon:
    """The strategic opgaven that the document and the profile name."""
    return build(context.document, context.profile)


def find(passage: Passage) -> Iterator[Mention]:
    """Named opgaven with their canonical label."""
    text, lexicon = passage.text, passage.context.lexicons["opgaven"]
    lower = text.lower()
    if "opga" in lower:
        yield from _of_the_word(passage)
    if lexicon.strategic:
        yield from _strategic(passage, lexicon)


def canonical(name: str) -> str:
    """The label of a name: lower case, singular, without quotes ("Woningbouwopgaven" is woningbouwopgave)."""
    label = re.sub(r"\s+", " ", re.sub(r"[‘’'“”\"]", "", name)).lower()
    return re.sub(r"opgave?(?:n|s)?\b", "opgave", label)


def _of_the_word(passage: Passage) -> Iterator[Mention]:
    text = passage.text
    for match in _HEAD.finditer(text):
        start, end = match.span()
        while start and (text[start - 1].isalnum() or text[start - 1] == "-") and end - start < _LONGEST:
            start -= 1
        name = text[start:end]
        if start < match.start() and name[0] != "-" and name.lower() not in NO_OPGAVE:
            yield passage.mention(start, end, Opgave(label=canonical(name)), "compound of opgave")
    for match in _ADJECTIVE.finditer(text):
        value = Opgave(label=canonical(match["name"]))
        yield passage.mention(*match.span("name"), value, "opgave with its topic")
    for match in _WITH_SUBJECT.finditer(text):
        value = Opgave(label=canonical(match["name"]))
        yield passage.mention(*match.span("name"), value, "opgave with its subject")


def _strategic(passage: Passage, lexicon: Lexicon) -> Iterator[Mention]:
    """Strategic opgaven by name: anywhere when distinctive, else only where the place or a cue names them."""
    text = passage.text
    offset = passage.document.starts[passage.index]
    titles = [(mention.start - offset, mention.end - offset) for mention in passage.found("reference")]
    for start, end, label in lexicon.names.finditer(text):
        name = text[start:end]
        if any(first < start and end <= last for first, last in titles):
            continue
        prefix = just_before(_PREFIX, text, start)
        titled = (
            passage.block.kind != "paragraph" and lexicon.label_of(_cell_at(text, start, end)) is not None
        )
        if titled or prefix:
            first = prefix.start() if prefix else start
            yield passage.mention(first, end, Opgave(label=label), "title of a strategic opgave")
        elif _is_named(text, start, name):
            yield passage.mention(start, end, Opgave(label=label), "name of a strategic opgave")


def _cell_at(text: str, start: int, end: int) -> str:
    """The cell of a table row, or the whole block, that a span stands in."""
    first = text.rfind("\t", 0, start) + 1
    last = text.find("\t", end)
    return text[first : last if last >= 0 else len(text)]


def _is_named(text: str, start: int, name: str) -> bool:
    distinctive = len(name.split()) >= 3 and not name.lower().startswith(("de ", "het "))
    inside = start > 0 and text[max(0, start - 2) : start] not in (". ", "? ", ": ")
    several = " " in name
    capital = (
        several
        and name[0].isupper()
        and (inside or name.split()[-1][0].isupper() or (start == 0 and _opens(text, name)))
    )
    return distinctive or capital or (several and bool(_NAMING_CUE.search(text, max(0, start - 40), start)))


def _opens(text: str, name: str) -> bool:
    """Whether a sentence that opens with the name has it as its subject ("Inwoner centraal betekent ...")."""
    return (
        re.match(r" (?:betekent|is|gaat|richt|omvat|vraagt|staat voor|houdt in)\b", text[len(name) :])
        is not None
    )


__all__ = ["bare", "canonical", "find", "harvest"]
