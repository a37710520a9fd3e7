"""What the rules for documents of a fixed wording share: their form, and pieces of their patterns."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.mention import ReferenceKind
from tagging.references.nouns import SMALL_WORDS, TIES
from tagging.vocabulary import words

YEAR = r"(?:19|20)\d\d(?![\d-])"
PERIOD = r"20\d\d ?(?:[-–]|t/m|tot en met) ?20\d\d(?!\d)"
NO_TITLE = (
    r"(?:is|wordt|worden|zijn|was|waren|heeft|hebben|zal|zullen|kan|moet|moeten|treedt|die|dat|te|er|om|niet"
    r"|vastgesteld|ingetrokken|gewijzigd|geldt|waarin|zodat|als|per|sinds|vanaf|tot|eind|begin|medio)\b"
)
"""Words that no title goes on with."""
_NO_OPENER = rf"(?!(?:{'|'.join(sorted(words('openers')))})\b)"
_WORD = rf"{_NO_OPENER}[A-ZÀ-ÖØ-Þ][\w&.’'+-]*(?<![.’'])(?!\w)(?:(?<=-) en [A-ZÀ-ÖØ-Þ]\w+)?"
NAME = rf"{_WORD}(?: (?:{TIES} )?{_WORD}){{0,6}}"
"""Words with capitals, and small words between them."""
SUBJECT = (
    r"[a-zß-ÿ]{3,}(?:beleid|beheer|normen|plan|gebruik|kwaliteit|veiligheid|ruimte|groen|verkeer|vervoer|water"
    r"|energie|zorg|erfgoed|onderwijs|economie|voorzieningen|accommodaties|participatie|transitie|vastgoed"
    r"|horeca|kern|dienstverlening|huisvesting|nota|visie|akkoord|strategie|management|vermogen|bestrijding)"
)
"""Compounds in small letters that say what a document is about."""
_ADJECTIVE = (
    rf"(?!(?:Armoede|Periode|Methode|Bijlage|Bijdrage|Inzage|Waarde|Schade|Einde|Inname)\b){_NO_OPENER}"
    r"[A-ZÀ-ÖØ-Þ][a-zß-ÿ]{2,}(?<![ieot])e|[a-zß-ÿ]{3,}(?:lijke|ische|[inrt]ale|ele|aire|ieve|bare|zame|dere)"
)
_SMALL = rf"(?!(?:{'|'.join(SMALL_WORDS)})\b)"
DESCRIBED = rf"{_SMALL}(?:{_ADJECTIVE}) {_SMALL}(?!{NO_TITLE})[a-zß-ÿ]{{4,}}(?![\w-])"
"""An adjective, with a capital or in a form that few other words have, and its noun ("Duurzame inkoop")."""


class Rule(NamedTuple):
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    """One of these is in every line that the pattern finds something in."""
    why: str
    kind: ReferenceKind = "document"
