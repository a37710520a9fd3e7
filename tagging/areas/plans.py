"""Places that a spatial plan is named after ("bestemmingsplan Voorbeeldhorst")."""

from __future__ import annotations

import re

from tagging.areas import forms
from tagging.vocabulary import listed, words

PLANS = frozenset(
    first + plan
    for plan in ("bestemmingsplan", "wijzigingsplan", "uitwerkingsplan", "beheersverordening")
    for first in ("", "ontwerp", "voorontwerp")
) | {"beeldkwaliteitsplan"}
_ABOUT = frozenset(
    listed(
        """
        Woningbouw Herziening Partiële Eerste Tweede Derde Wijziging Paraplu Parapluplan Veegplan Reparatie
        Geluid Archeologie Cultuurhistorie Kamerbewoning Zorgwoningen Zonneparken Ruimte Fase Ontwerp Kernen
        Dorpen Bedrijventerreinen Woongebieden Woonwijken Technische Integrale Integraal Diverse Recreatie
        Bedrijven
        """
    )
)
"""What else such a plan opens with, or is about."""
_NAMED = re.compile(rf" (?:[‘’'“\"„])?(?:(?:{'|'.join(sorted(_ABOUT))}) )*(?P<name>{forms.NAME})(?![\w-])")
_NO_SITE = re.compile(r"(?:plan|visie|verordening|wet|besluit|beleid|regels?)(?!\w)|^[A-Z]+$")


def named_place(text: str, end: int) -> re.Match[str] | None:
    """The place, as the group `name`, that a plan whose noun ends here has in its name."""
    match = _NAMED.match(text, end)
    if not match or _NO_SITE.search(match["name"]):
        return None
    first = match["name"].split(" ")[0]
    return None if first in _ABOUT or first.lower() in words("domains") else match
