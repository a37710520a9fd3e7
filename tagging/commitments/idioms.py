"""Turns of phrase that commit without a verb of doing: what is on an agenda, part of an assignment, under way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Status = Literal["planned", "ongoing", "done"]


@dataclass(frozen=True, slots=True)
class Idiom:
    status: Status
    soft: bool
    cue: str
    joins: bool = False
    """Says something of the thing in the sentence before, so it is one commitment with it."""


_IDIOMS: tuple[tuple[Status, bool, bool, re.Pattern[str]], ...] = tuple(
    (status, soft, joins, re.compile(pattern, re.I))  # type: ignore[misc]
    for status, soft, joins, pattern in (
        ("planned", False, True, r"^(?:deze|dit|die|het \w+ van d[ei][ets]e?|het \w+ van (?:die|dat)) \w+(?: \w+)? (?:is|zijn) (?:een )?onderdeel van (?:deze|de|het|dit)"
                                 r"|^(?:deze|dit|die) \w+ (?:is|zijn) (?:een )?onderdeel van (?:deze|de|het|dit) (?:\w+ )?(?:opdracht|project|programma|plan)"),
        ("planned", False, False, r"^onderdeel (?:hiervan|daarvan|van (?:de|het|deze|dit) [\w-]+) (?:is|zijn|vormt|vormen) (?:de|een|het)\b"),
        ("planned", False, False, r"\bstaa(?:t|n)\b.{0,40}\b(?:start|uitvoering|afronding|oplevering|aanbesteding)\b.{0,60}\bcentraal\b"),
        ("planned", False, False, r"\b(?:is|zijn) verantwoordelijk voor (?:het|de) (?:\w+ )?(?:opleveren|opstellen|uitvoeren|uitvoering|oplevering|organiseren|aanleveren)\b"),
        ("planned", False, False, r"\b(?:moet|moeten|zal|zullen|dient|dienen)\b.{0,90}\b(?:gereed|klaar|afgerond|operationeel|beschikbaar)(?: te)? zijn\b"),
        ("planned", False, False, r"\b(?:zal|zullen)\b.{0,140}\bin beslag nemen\b"),
        ("planned", False, False, r"\b(?:er )?(?:komt|komen) (?:er )?(?:ook |daarnaast )?(?:een|\d+|twee|drie|nieuwe|extra) (?:\w+ ){0,3}\w*(?:plan|programma|loket|fonds|regeling|pilot|onderzoek|campagne|visie|verordening|woningen|school|centrum|fietspad|weg|voorziening|aanpak|monitor)"),
        ("planned", True, False, r"\b(?:het|ons) streven is\b|\bis het streven\b|\bbeoogd wordt\b|\bwordt beoogd\b|\bde intentie is\b|\bstreven (?:we|wij|naar|ernaar)\b.{0,80}\b(?:begin|eind|medio|uiterlijk|voor|in) (?:\w+ )?20\d\d"),
        ("planned", False, False, r"\b(?:de|onze) planning is (?:dat|om)\b|\b(?:wij|we) zijn (?:van plan|voornemens)\b|\bis voornemens\b|\bis het voornemen\b|\bhet voornemen is\b"),
        ("planned", True, False, r"\b(?:zien (?:we|wij)|(?:we|wij) zien) ruimte (?:voor|om)\b"),
        ("ongoing", False, False, r"\b(?:is|zijn|staat|staan) (?:\w+ ){0,3}agendapunt\b|\bstaat op de agenda\b|\bstaan op de agenda\b"),
        ("ongoing", False, False, r"\b(?:we|wij|gemeente|college) (?:is|zijn) (?:\w+ ){0,4}bezig (?:met|om)\b|\b(?:is|zijn) (?:we|wij) (?:\w+ ){0,4}bezig (?:met|om)\b"),
        ("ongoing", False, False, r"\b(?:is|zijn) (?:nu |momenteel |op dit moment |inmiddels |volop )?in (?:voorbereiding|uitvoering|ontwikkeling|aanbouw|aanleg|volle gang|behandeling)\b"),
        ("ongoing", False, False, r"\b(?:loopt|lopen) (?:er )?(?:nu |momenteel |op dit moment |ook )?(?:een|het|de|diverse|verschillende|meerdere) [\w\s-]{0,40}(?:agenda|onderzoek|campagne|pilot|project|programma|procedure|traject|aanbesteding|gesprekken|evaluatie|verkenning)"),
        ("planned", False, False, r"\bheeft u een uitnodiging\b.{0,40}\bvoor\b|\bontvangt u\b.{0,80}\b(?:brief|informatie|voorstel|rapportage|notitie|stukken)\b|\bkomen (?:we|wij) (?:\w+ ){0,6}(?:hierop|daarop|op) terug\b|\bkomen (?:we|wij)\b.{0,60}\bterug\b"),
        ("planned", False, False, r"\b(?:we|wij)\b.{0,30}\baan de slag (?:met|om)\b|\bgaan (?:we|wij)\b.{0,60}\baan de slag\b|\b(?:gaan|ga) (?:we|wij)\b.{0,30}\b(?:verder|door|van start|in gesprek|over tot|actief)\b|\b(?:we|wij) gaan\b.{0,40}\b(?:verder|door|van start|in gesprek|over tot) (?:met|op|in)\b"),
        ("planned", False, False, r"\bwordt\b.{0,30}\b(?:verder gegaan|een vervolg gegeven|een start gemaakt)\b"),
        ("done", False, False, r"\b(?:is|zijn|heeft|hebben)\b.{0,80}\b(?:akkoord gegaan|ingestemd)\b|^\W*(?:akkoord|conform(?: advies)?|conform besloten|vastgesteld|aangenomen)\W*$"),
        ("done", False, False, r"\b(?:zijn|is) (?:we|wij)\b.{0,60}\baan de slag gegaan\b|\b(?:we|wij) zijn\b.{0,60}\baan de slag gegaan\b"),
        ("done", False, False, r"\b(?:is|zijn)\b.{0,60}\b(?:gereed gekomen|tot stand gekomen|in gebruik genomen|in werking getreden|van kracht geworden|klaar|gereed|operationeel)\b(?!.{0,12}\bte\b)"),
        ("ongoing", False, False, r"\b(?:is|zijn)\b.{0,80}\b(?:van start gegaan|in gang gezet|begonnen met)\b"),
    )
)
_FIRST = re.compile(
    r"onderdeel|centraal|verantwoordelijk|gereed|klaar|beslag|kom(?:t|en)|stre(?:ven|eft)|planning|van plan|voornemen|ruimte|agenda"
    r"|bezig|in \w+|loopt|lopen|uitnodiging|ontvangt|slag|verder|door|gesprek|start|akkoord|conform|ingestemd|vastgesteld|beoogd|intentie|werking|aangenomen|afgerond|over tot",
    re.I,
)


def find(text: str) -> Idiom | None:
    """The first turn of phrase in a sentence that commits."""
    if not _FIRST.search(text) or re.match(r"hieronder|hierna|in (?:dit|deze) (?:hoofdstuk|paragraaf)", text, re.I):
        return None
    for status, soft, joins, pattern in _IDIOMS:
        if match := pattern.search(text):
            return Idiom(status, soft, match.group(), joins)
    return None
