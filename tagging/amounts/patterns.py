"""How amounts of money are written in Dutch municipal texts: forms built from named parts."""

from __future__ import annotations

import re

from tagging.numbers import DIGITS, GROUPED, HALF, WORDS

SPACE = r"[ \xa0]"
CURRENCY = r"(?:[kKM]?€|EUR(?:O)?(?![A-Za-z])|(?<!\w)euro(?=[ \xa0]\d))"
EURO = r"(?:[eE]uro(?:['’]?s)?|EURO?|€)(?!\w)"
LARGE = r"(?:miljoen|miljard|mln|mld|mrd|mio|duizend|ton)(?!\w)"
"""Words that multiply a number."""
LETTER = r"(?:[kK]|M|mln)(?![\w²³])"
"""Letters that do so, written against the number."""
TAIL = r",(?:-{1,2}|–|—|=)(?!\d)"
"""What stands for no cents: € 10.000,-"""
SPACED = r"\d{1,3}(?:[ \xa0]\d{3})+(?![\d.,]\d|\d)"
SPLIT = r"\d{1,3}\.[ \xa0]\d{3}(?![\d.,]\d|\d)(?![ \xa0][a-z]+en\b)"
"""A thousand with a blank after its point, as justified lines and slips leave it ("€ 20. 000")."""
NUMBER = rf"(?:{SPACED}|{DIGITS})"
SPELLED = rf"(?<!\w)(?:{HALF}|{WORDS})"
TO = rf"(?:{SPACE}?[-–—]{SPACE}?|{SPACE}(?:tot|à|a|of|tot{SPACE}en{SPACE}met|t/m){SPACE})"
AND = rf"{SPACE}en{SPACE}"
SIGN = r"-/-|[-–−]"

_SIZE = rf"(?:{SPACE}?{LETTER}|{SPACE}{LARGE})"
_NOT_A_YEAR = r"(?!(?:19|20)\d\d(?![\d.,]))"

FORMS: dict[str, str] = {
    "sign first": (
        rf"(?:(?P<sign>{SIGN}){SPACE}?)?(?P<start>){CURRENCY}{SPACE}{{0,2}}(?P<inner>[-–−])?{SPACE}?"
        rf"(?P<low>{SPLIT}|{NUMBER})(?!\d)(?:{TAIL})?(?P<lowsize>{_SIZE})?"
        rf"(?:(?P<link>{TO}|{AND})(?:(?P<again>{CURRENCY}){SPACE}?)?{_NOT_A_YEAR}"
        rf"(?P<high>{NUMBER})(?:{TAIL})?(?P<highsize>{_SIZE})?)?(?:(?<!€){SPACE}euro(?!\w))?"
    ),
    "euro last": (
        rf"(?<![\w.,/€-])(?:(?P<low>{NUMBER}|{SPELLED})(?P<lowsize>{_SIZE})?(?P<link>{TO}|{AND}))?"
        rf"(?P<high>{NUMBER}|{SPELLED})(?:{TAIL})?(?P<highsize>{_SIZE})?{SPACE}?{EURO}"
    ),
    "size alone": (
        rf"(?<![\w.,/€-])(?:(?P<low>{NUMBER}|{SPELLED})(?P<lowsize>{_SIZE})?(?P<link>{TO}))?"
        rf"(?P<high>{NUMBER}|{SPELLED})(?P<highsize>{SPACE}(?:miljoen|miljard|mln|mld|mrd|ton)(?!\w)|[kK](?![\w-]))"
    ),
}
COMPILED = {
    name: re.compile(form, re.IGNORECASE if name != "sign first" else 0) for name, form in FORMS.items()
}

WORTH_A_LOOK = ("€", "eur", "miljoen", "miljard", "mln", "mld", "mrd", "ton")
THOUSANDS = re.compile(r"\d[kK](?!\w)")
"""One of these is in every text with a sum."""
SIGN_FIRST = COMPILED["sign first"]
SIZE_WORD = re.compile(
    r"euro|€|EUR|miljoen|miljard|ml[nd](?!\w)|mrd|(?<![a-z])ton(?!\w)|(?<=\d)[kK](?![\w-])", re.IGNORECASE
)
"""Where a form that starts with its number must have its unit; the number stands shortly before it."""

BORROWED = re.compile(
    rf"{SPACE}(?:naar{SPACE}(?:€{SPACE}?)?|en{SPACE}){NUMBER}(?P<size>{_SIZE})", re.IGNORECASE
)
"""What gives its multiplier to the number before it ("van € 2 naar 3 miljoen")."""
UNIT_NOTATION = re.compile(
    r"(?:[x×*]|bedragen in|in eenheden van|veelvouden van)[ \xa0]{0,2}$", re.IGNORECASE
)
"""Before a sum that is the unit of a table ("bedragen x € 1.000") and no amount."""

APPROXIMATELY = re.compile(
    r"(?<!\w)(?:ruim|circa|ca\.?|ongeveer|zo[’']n|bijna|nagenoeg|grofweg|plm\.?|ong\.|"
    r"naar schatting|om en nabij|rond(?: de)?|afgerond|krap|dik|een kleine|"
    r"een slordige)[ \xa0](?:de[ \xa0])?$|(?:~|±|\+/-|≈)[ \xa0]?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?<!\w)tussen(?:[ \xa0]de)?[ \xa0]$", re.IGNORECASE)

STRUCTURAL = re.compile(r"(?<!\w)(?:structure(?:el|le)|jaarlijkse?|meerjarige?)(?!\w)", re.IGNORECASE)
INCIDENTAL = re.compile(r"(?<!\w)(?:incidente(?:el|le)|eenmalige?)(?!\w)", re.IGNORECASE)
CLAUSE_END = re.compile(r"[;\t]|[.!?](?:\s|$)|,[ \xa0](?:maar|terwijl|waarvan)[ \xa0]")

MONEY_WORDS = re.compile(
    r"bedrag|krediet|budget|kosten|lasten|baten|reserve|tekort|voordeel|nadeel|subsidie|bijdrage|investe|dotatie|"
    r"onttrek|overschot|bespar|bezuinig|taakstelling|uitkering|begroot|raming|geraamd|saldo|vermogen|lening|"
    r"opbrengst|inkomsten|uitgaven|middelen|dekking|storting|resultaat|fonds|stelpost|boekwaarde|schuld|opgave|"
    r"schade|prijs|omzet|financier|voorziening|\bkost(?:te|ten)?\b|betaal",
    re.IGNORECASE,
)
"""Words that make a number with "miljoen" money though no euro is written."""

GOES_ON = re.compile(
    r"[ \xa0]?(?:$|[.,;:)\]\t–-]|(?:in|voor|aan|uit|per|ten|van|om|op|naar|te|is|was|wordt|werd|en|of|"
    r"structureel|"
    r"incidenteel|beschikbaar|extra|meer|minder|lager|hoger|nodig|begroot|geraamd|voordelig|nadelig|negatief|"
    r"positief|vanaf|tot|over|ten|bij|gereserveerd|bedraagt|als|vrij|jaarlijks|eenmalig)(?!\w))",
    re.IGNORECASE,
)
"""What may follow a sum whose unit is not written; a counted noun ("miljoen inwoners") may not."""

SET_ASIDE = re.compile(
    r"[ \xa0](?:beschikbaar|gereserveerd|begroot|geraamd|voordelig|nadelig)(?!\w)", re.IGNORECASE
)
"""After a number with "miljoen": what is said of money alone."""

ELIDED = re.compile(rf"(?<![\w.,/€-])(?<!€[ \xa0])(?P<number>{GROUPED}|\d{{4,}})(?![\w%]|[.,/-]\d)")
"""A number in digits that may share the euro sign of another."""
ELIDED_LINK = re.compile(
    rf"{SPACE}?(?:\(?(?:(?:in|voor|over|vanaf){SPACE}(?:het{SPACE}jaar{SPACE})?)?(?:19|20)\d\d\)?{SPACE}?)?"
    rf"(?:,|;|{SPACE}?(?:en|of|resp\.?|respectievelijk|naar|tot)(?:{SPACE}(?:in|voor){SPACE}(?:19|20)\d\d)?)"
    rf"{SPACE}(?:(?:en|naar|voor|ruim|circa|respectievelijk){SPACE})?"
)
"""What stands between two sums of one enumeration."""

ELIDED_PURPOSE = re.compile(
    rf"(?:,|,?{SPACE}en){SPACE}(?:voor|aan){SPACE}(?:(?:de|het){SPACE})?[a-zë-]+{SPACE}(?:[a-zë-]+{SPACE})?"
)
"""The same, with what each sum is for; no counted noun may follow the last then."""
RECURRENCE_BESIDE = re.compile(
    rf"(?P<said>\w+){SPACE}(?:een{SPACE}(?:bedrag|budget|bijdrage)(?:{SPACE}van)?{SPACE})?(?:(?:ruim|circa|nog){SPACE})?$"
)
"""The word straight before a sum, which says more of it than any other."""

YEAR_AFTER = re.compile(
    rf"{SPACE}?(?:(?:structureel|incidenteel|eenmalig|extra){SPACE})?\(?"
    rf"(?:(?:in|voor|over|vanaf|per){SPACE}(?:het{SPACE}(?:begrotings)?jaar{SPACE})?)"
    r"(?P<year>(?:19|20)\d\d)(?!\d|[.,/–-]\d)"
)
YEAR_BEFORE = re.compile(
    rf"(?P<year>(?:19|20)\d\d){SPACE}?(?:\(|:|=|is|een|bedrag(?:en)? van|met|nog){SPACE}?(?:van{SPACE})?"
    rf"(?:(?:ruim|circa|ongeveer|bijna|nog|nog eens|een bedrag van){SPACE})?$|"
    rf"(?<!\w)[iI]n{SPACE}(?P<in>(?:19|20)\d\d){SPACE}"
    rf"(?:(?:ruim|circa|is|was|wordt|werd|een bedrag van){SPACE})?$"
)
