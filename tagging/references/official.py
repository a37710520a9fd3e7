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

RULES = (
    Rule(
        _PROGRAMME,
        ("le programma ", "l programma ", "e programma ", "k programma ", "s programma ", " Programma "),
        "programme of a level of government",
    ),
)
