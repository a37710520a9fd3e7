"""What stands around the names of places, as patterns: after a noun that tells, before a name that may."""

from __future__ import annotations

import re

from tagging.areas import exclusions, forms

WORDS = re.compile(r"[^\W_]+")
CUED = re.compile(
    rf" (?:[‘'“\"](?=\w))?(?P<name>{forms.NAME})(?P<more>(?:(?:, (?:en )?| en (?:in )?|/| & ){forms.NAME})*)"
)
LISTED = re.compile(rf"(?P<name>{forms.NAME})(?P<more>(?:(?:, (?:en )?| en ){forms.NAME})+)")
BEFORE_LIST = re.compile(r"(?:,? (?:zoals|waaronder|te weten|namelijk|zijn):?|,|:|(?= \()) ?\(?")
STRAIGHT = re.compile(r" (?=(?:de |het )?[A-Z])")
"""A list straight after its noun ("de buurtcentra de Wending en Oosthof")."""
QUOTED = re.compile(
    rf" (?:van (?:de |het )?)?(?P<open>[‘’'“\"„])(?P<name>{forms.QUOTED_NAME})(?P<close>[’'”\"])(?!\w)"
)
PARK = re.compile(
    r"(?<!ationaal )(?<!ationale )[Pp]ark (?:van (?=De |Het ))?"
    rf"(?P<name>{forms.NAME}(?: en {forms.WORD})?)(?P<more>)"
)
CORNER = re.compile(
    rf" (?:van (?:de )?)?(?P<name>{forms.TWO_WORDS})(?P<more>(?: ?[-–/] ?|,? en (?:de )?){forms.TWO_WORDS})"
)
CALLED = re.compile(rf" (?P<name>(?:[Dd]e|[Hh]et|['’]t) {forms.WORD}(?: {forms.WORD})?)(?![\w-])")
LABEL = re.compile(rf"\t(?P<name>{forms.NAME})(?P<more>)(?=$|[,;(\t])")
CAPITAL_BEFORE = re.compile(rf"(?<![\w-])[{forms.UPPER}]\w*[a-z] $")
QUALIFIED = re.compile(r"(?<![\w-])(?:Algemene|Gemeentelijke|Joodse|Koninklijke) $")
NAME_AFTER = re.compile(rf" (?P<name>{forms.NAME})")
APPROACH = re.compile(rf" (?P<name>{forms.NAME})(?P<more>(?: en {forms.NAME})?)")
BEFORE_STREET = re.compile(
    rf"(?<![\w-])(?:{forms.BEFORE_STREET}{{1,3}}(?:(?:van|de|der|den|ter|ten) ){{0,2}}"
    rf"(?:[{forms.UPPER}]\w+[ -])?"
    rf"|(?!{forms.WORK.pattern}){forms.FIRST_NAME} van (?:der )?|(?<=\bde ){forms.FIRST_NAME} )?(?:['’]s-)?$"
)
BEFORE_LONE = re.compile(rf"(?<![\w-]){forms.LONE_ADJECTIVE} $")
ROAD = re.compile(
    r"(?<![\w-])(?:N ?\d{2,3}|(?<=[Dd]e )A\d{1,3}|(?<=weg )A\d{1,3}|(?<=langs )A\d{1,3})(?![\w-]|[.,]\d)"
)
"""Numbered roads; the number of a motorway needs a word before it, for sizes of paper have the same form."""
NAMED = re.compile(rf" (?P<name>(?:De|Het|Den|['’]t) {forms.WORD}(?: {forms.WORD})?)(?![\w-])")
BEFORE_LOOSE = re.compile(rf"(?<![\w-])(?!(?:De|Het) )(?:{forms.WORD} ){{1,3}}$")
BEFORE_TOPOGRAPHIC = re.compile(rf"(?<![\w-])(?<!ark )(?<!NP )(?:{forms.ADJECTIVE}) $")
BEFORE_NOUN = re.compile(rf"(?<![\w-])(?:[{forms.UPPER}][\w&]*-|[{forms.UPPER}][{forms.UPPER}\d&]+ )$")
TOWN_BEFORE = re.compile(rf"(?<![\w-])(?P<town>[{forms.UPPER}][\w’'-]*[a-z])[ -]$")
PLACE_BEFORE = re.compile(forms.PLACE_BEFORE)
PERSON_BEFORE = re.compile(rf"{forms.PERSON_BEFORE}(?:van |de |der |den )*$")
GENERIC = re.compile(rf"[Ss]poorzone(?: {forms.WORD}(?: ?[-–] ?| ){forms.WORD}| {forms.WORD})(?!\w)")
IN_PLACE = re.compile(
    r"(?: onder (?:andere|meer)| o\.a\.)? "
    rf"(?P<name>[{forms.UPPER}][a-zß-ÿ]{{4,}}(?:-[{forms.UPPER}][a-zß-ÿ]+)?)"
    rf"(?![\w-]| [{forms.UPPER}])"
)
NUMBERED = re.compile(
    rf"(?<![\w-])(?!{exclusions.NOT_NUMBERED}\b)"
    rf"(?P<name>(?:(?:De|Het|Hoge|Lage|Oude|Nieuwe|Grote|Kleine) )?{forms.WORD})"
    r" \d{1,4}(?: ?[A-H]|[a-df-h])(?!\w)"
)
NUMBERED_HINT = re.compile(r" \d{1,4} ?[a-df-hA-H]\b")
HEART = re.compile(rf"{forms.HEARTS} (?:van|aan) (?:de |het |den )?{forms.WORD}")
