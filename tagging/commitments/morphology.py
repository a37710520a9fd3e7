"""The forms of a Dutch verb, made from its infinitive by the rules of spelling; strong verbs are listed.

The rules are the common ones of Dutch grammar: the stem is the infinitive without -en with its vowel
kept long or its consonant kept single; weak pasts take -te after the consonants of 't kofschip and -de
after all others; the participle takes ge- unless the verb has an unstressed prefix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNSTRESSED_PREFIX = re.compile(r"(?:be|ge|her|ont|ver|er)(?=.*[aeiouy].*en$)")
_LONG_VOWEL_ER = re.compile(
    r"(?:lev|bet|vord|mind|and|zek|luist|ank|helder|gad|hind|teg|wat|zuiv|wijd|schild|beluist|ad)er$"
)
"""Verbs whose -er- is unstressed (leveren: lever); others in -eren are loans (evalueren: evalueer)."""
_NO_GE = ("be", "her", "ont", "ver", "er", "ge")


@dataclass(frozen=True, slots=True)
class Forms:
    """Every form that matters, of the verb without its particle."""

    infinitive: str
    stem: str
    third: str
    past_singular: str
    past_plural: str
    participle: str


def forms(base: str, irregular: dict[str, tuple[str, ...]], prefixed: bool = False) -> Forms:
    """Forms of the infinitive `base`; `prefixed` for one with an unusual inseparable prefix."""
    if base in irregular:
        past_singular, past_plural, participle, *stems = irregular[base]
        stem = stems[0] if stems else _stem(base)
        return Forms(base, stem, _third(stem), past_singular, past_plural, participle)
    for prefix in (*_NO_GE, "onder", "over", "vol", "door", "weer", "mis"):
        rest = base.removeprefix(prefix)
        if rest != base and rest in irregular:
            past_singular, past_plural, participle, *stems = irregular[rest]
            stem = prefix + (stems[0] if stems else _stem(rest))
            participle = prefix + participle.removeprefix("ge")
            return Forms(base, stem, _third(stem), prefix + past_singular, prefix + past_plural, participle)
    stem = _stem(base)
    root = base.removesuffix("en")
    ending = "t" if re.search(r"(?:t|k|f|s|ch|p|x)$", root) else "d"
    participle = stem if stem.endswith(ending) else stem + ending
    if not (prefixed or _has_prefix(base)):
        participle = "ge" + _with_diaeresis(participle)
    return Forms(base, stem, _third(stem), f"{stem}{ending}e", f"{stem}{ending}en", participle)


def _with_diaeresis(word: str) -> str:
    """The word as it is written after ge-: a first vowel that would be read together gets its diaeresis."""
    marked = {"e": "ë", "i": "ï", "u": "ü"}.get(word[0])
    return word if marked is None or re.match(r"ei|eu|ui|ie", word) else marked + word[1:]


def _has_prefix(base: str) -> bool:
    match = _UNSTRESSED_PREFIX.match(base)
    return bool(match) and len(base) - match.end() > 3 if match else False


def _third(stem: str) -> str:
    if stem in ("ga", "sta", "sla"):
        return {"ga": "gaat", "sta": "staat", "sla": "slaat"}[stem]
    return stem if stem.endswith("t") else stem + "t"


def _stem(base: str) -> str:
    root = base.removesuffix("en")
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in "aeiou":
        return root[:-1]
    if root.endswith("ë"):
        return root[:-1] + "e"
    if root.endswith("ër"):
        return root[:-2] + ("eer" if root[-3:-2] == "i" else "ëer")
    stem = _lengthened(root)
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def _lengthened(root: str) -> str:
    """The root with its last vowel doubled where the infinitive's open syllable made it long."""
    match = re.fullmatch(r"(.*?)([aeou])([bcdfghjklmnprstvwz])", root)
    if not match or (re.search(r"[aeiou]$", match[1]) and not root.endswith("uer")):
        return root
    if root.endswith(("itor", "sponsor")):
        return root
    before = re.sub(r"^(?:her)?(?:be|ver|ont|her|ge)(?=[^aeiou])", "", match[1])
    earlier_vowel = re.search(r"[aeiouy]", before)
    if (
        match[2] == "e"
        and earlier_vowel
        and (match[3] in "lnm" or (match[3] == "r" and _LONG_VOWEL_ER.search(root)))
    ):
        return root
    return f"{match[1]}{match[2] * 2}{match[3]}"
