"""What the line before a list makes of its items: things done, things to be done, or no commitments at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

StemKind = Literal["done", "planned", "decided", "none", "unknown"]

_DECISION = re.compile(r"^\W*(?:voorgesteld )?besluit(?:en|punten)?\W*$|\b(?:besluit|heeft besloten|besloten|stelt voor|in te stemmen met)\b[^.]*:\W*$", re.I)
_NONE = re.compile(
    r"\b(?:aandacht|indicatoren|doelen|doelstellingen|uitgangspunten|kaders|randvoorwaarden|afwegingen|criteria|thema.s|opgaven|sporen"
    r"|redenen|oorzaken|risico.s|begrippen|knelpunten|ambities|voordelen|nadelen|partijen|aanwezig|bijlagen|programma.s|lijnen"
    r"|pijlers|onderwerpen|vragen|kernwaarden|motieven|aandachtsgebieden|onderdelen|voorwaarden|verschillen|afwijkingen)\b",
    re.I,
)
_DONE = re.compile(
    r"\bresultaten\b[^.]*\b(?:behaald|bereikt|gerealiseerd)\b|\b(?:hebben|heeft)\b[^.]*\b(?:we|wij|college|gemeente)\b[^.]*:\W*$"
    r"|\b(?:is|zijn)\b[^.]*\b(?:bereikt|gerealiseerd|uitgevoerd|afgerond|opgeleverd|gedaan|behaald|besloten)\b", re.I
)
_PLANNED = re.compile(
    r"\b(?:acties|activiteiten|maatregelen|resultaten|producten|stappen|projecten|werkzaamheden)\b[^.]*\b(?:worden|wordt|moeten|zullen|zal)\b[^.]*\b(?:uitgevoerd|opgeleverd|genomen|gezet"
    r"|ondernomen|gerealiseerd|opgepakt|voorzien|gepland)\b|\b(?:gaan|zullen|moeten)\b[^.]*\b(?:we|wij|worden)\b|\b(?:we|wij)\b (?:gaan|zullen)\b"
    r"|\bop te leveren\b|\bwordt het volgende\b|\bde volgende (?:acties|activiteiten|maatregelen|stappen)\b|\bwe doen dit door\b"
    r"|\b(?:acties|activiteiten|planning|wat gaan we doen|toezegging(?:en)?|afspraken)\W*$", re.I
)
_WE_STEM = re.compile(r"\b(?:we|wij|college|gemeente)\b[^.:]*:\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Stem:
    kind: StemKind
    cue: str


def read(text: str) -> Stem:
    """What the stem `text` (ending in a colon) says of the items after it."""
    last = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])", text)[-1]
    if match := _DECISION.search(last):
        return Stem("decided", match.group().strip(" :"))
    if match := _PLANNED.search(last):
        return Stem("planned", match.group().strip(" :"))
    if match := _DONE.search(last):
        return Stem("done", match.group().strip(" :"))
    if match := _NONE.search(last):
        return Stem("none", match.group())
    if match := _WE_STEM.search(last):
        return Stem("planned", match.group().strip(" :"))
    return Stem("unknown", "")
