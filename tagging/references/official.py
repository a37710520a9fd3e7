"""Documents with a name of their own that a law, a government or an agreement gives them."""

from __future__ import annotations

import re

from tagging.references.rule import NAME, PERIOD, SUBJECT, YEAR, Rule
from tagging.vocabulary import domain_pattern

_LEVEL = (
    r"(?i:provincia(?:al|le)|gemeentelijke?|regiona(?:al|le)|nationa(?:al|le)|landelijke?|stedelijke?"
    r"|loka(?:al|le)|europe(?:es|se)|interbestuurlijke?)"
)
_SUBJECT = rf"(?:{NAME}|(?i:{domain_pattern()})|{SUBJECT}(?![\w-]))"
_PROGRAMME = re.compile(rf"(?<![\w-]){_LEVEL} [Pp]rogramma {_SUBJECT}(?: (?:{PERIOD}|{YEAR}))?")
"""The level of government makes a document of the programme that is named after it."""
_EU = r"(?:EU|EG|EEG|Euratom|JBZ|GBVB)"
_EU_ACT = r"(?:(?:[Uu]itvoerings|[Gg]edelegeerde )?(?:[Vv]erordening|[Bb]esluit|[Rr]ichtlijn))"
_EU_NUMBER = r"(?:[Nn]r\.? )?(?:19|20)?\d\d/\d{1,4}|(?:[Nn]r\.? )?\d{1,4}/(?:19|20)\d\d"
_EU_LAW = re.compile(
    rf"(?<![\w-])(?:(?:EU|EG)-{_EU_ACT} (?:{_EU_NUMBER})(?:/{_EU})?"
    rf"|{_EU_ACT} \({_EU}(?:, {_EU})?\) (?:{_EU_NUMBER})|{_EU_ACT} (?:{_EU_NUMBER})/{_EU})(?![\w/])"
)
"""Numbers of acts of the European Union: number/year until 2014, year/number since (Interinstitutional Style
Guide, 2.3.1); without EU, EG or EEG it can be a municipality's own number."""

RULES = (
    Rule(_EU_LAW, ("EU", "EG", "Euratom"), "law of the European Union by its number", "wet"),
    Rule(
        _PROGRAMME,
        ("le programma ", "l programma ", "e programma ", "k programma ", "s programma ", " Programma "),
        "programme of a level of government",
    ),
)
