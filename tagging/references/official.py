"""Documents with a name of their own that a law, a government or an agreement gives them."""

from __future__ import annotations

import re

from tagging.references.rule import NAME, NO_TITLE, PERIOD, SUBJECT, YEAR, Rule
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
_SHORT_TITLE = re.compile(
    rf"(?<![\w-])(?:(?:APV|Apv|ASV|Asv)[A-Z]?(?: {NAME})?(?: {YEAR})?(?<!APV)(?<!Apv)(?<!ASV)(?<!Asv)"
    rf"|(?:DVO|SOK|SLA|BOK|ROK|UVO) {NAME}(?: {YEAR})?|GR {NAME} {YEAR})"
)
"""What every municipality has and shortens: by-laws (APV, ASV) with its name or their year, agreements with
whom or what they are about. A joint arrangement (GR) with its year is its text, without one the body."""
_AGREEMENT = re.compile(
    r"(?<![\w-])(?:[A-Z][a-zë]+(?:e|aal|eel|ief) |anterieure )?(?:\w+- en )?\w*[Oo]vereenkomst"
    rf"(?: {NAME}(?: en {NAME}| {SUBJECT}(?![\w-]))?(?: (?:{PERIOD}|{YEAR}|\d{{1,4}}[a-z]?(?![\w-])))?"
    rf"| (?:{PERIOD}|{YEAR}))"
)
_OF_TOWN = re.compile(
    rf"(?<![\w-])(?:[A-Z][a-zë]+(?:e|aal|eel|ief) )?\w{{3,}}(?:verordening|reglement)"
    rf" (?:van de )?gemeente {NAME}(?: {YEAR})?"
)
"""By-laws without a year that name their municipality."""
_DETAILED_RULES = re.compile(
    r"(?<![\w-])[Nn]adere [Rr]egels"
    rf"(?: (?!{NO_TITLE}|(?:in|uit|naar|volgen|gelden|komen|staan)\b)[a-zß-ÿ-]+){{0,6}}"
    rf"(?: (?:gemeente )?{NAME})? {YEAR}"
)
_DECISION = re.compile(
    r"(?<![\w-])(?:\w+- en )?(?i:aanwijzings|mandaat|delegatie|machtigin\w{1,3}|volmacht|ondermandaat)"
    r"(?:besluit|regeling|register)"
    rf"(?: (?!{NO_TITLE})[\w-]+| \([^()]{{3,60}}\)){{0,9}}?"
    rf" (?:(?:{NAME} )?{YEAR}(?: en {NAME})?|{NAME}(?! [a-z]))"
)
_PREPARATION = re.compile(
    rf"(?<![\w-])[Vv]oorbereidingsbesluit (?:{NAME}|(?i:{domain_pattern()})|wind|zon|{SUBJECT}(?![\w-]))"
)
_STATUTE = re.compile(
    r"(?<![\w-])(?i:treasury|mandaat|directie|inkoop|aanbestedings|personeels|control(?:lers?)?|budget\w*"
    r"|organisatie|garantie|archief|investerings|financierings|cliënten|grondbank|onderzoeks)-?statuut"
    rf"(?: {YEAR})?(?!\w)"
)
_ASSESSMENT = re.compile(
    r"(?<![\w-])(?i:plan-?MER|project-?MER|milieueffectrapport(?:age)?|omgevingseffectrapport(?:age)?)"
    rf" {NAME}"
)
_BASELINE = re.compile(rf"(?<![\w-])Baseline {NAME}")
_ORDER = re.compile(
    r"(?<![\w-])[Rr]eglement van [Oo]rde (?:van|voor) (?:de|het) (?:\w+)(?: \([a-z]+\))?"
    rf"(?: (?:van de )?gemeente {NAME})?(?: {YEAR})?"
)
_SAFETY = re.compile(
    r"(?<![\w-])[Rr]egionaal (?:[Rr]isicoprofiel|[Cc]risisplan|[Bb]eleidsplan)"
    rf"(?: (?:[Pp]olitie-?eenheid |[Vv]eiligheidsregio )?{NAME}"
    r"| [Rr]ampenbestrijding en [Cc]risisbeheersing)?"
    rf"(?: (?:{PERIOD}|{YEAR}))?"
)
"""The documents that each safety region has (Wet veiligheidsregio's, articles 14 to 16)."""
_MAP = re.compile(
    r"(?<![\w-])(?:[a-z]+- en )?(?:[A-Z]{2,5}[- ]risicokaart"
    r"|(?i:[a-z]*(?:bodem|waarden|verwachtings|beleids|risico|structuur"
    rf"|prognose|functie)\w{{0,12}}kaart) {YEAR})(?: {YEAR})?"
)
_PAPERS = re.compile(
    r"(?<![\w-])Kamerstuk(?:ken)?(?: I{1,2}| [TE]K)?,? (?:(?:19|20)\d\d ?[-–/] ?(?:19|20)?\d\d, )?"
    r"(?:nr\. )?\d\d[ .]?\d{3}(?:[- ][IVX]+)?(?:,? (?:nr\. ?|[A-Z]{1,2}(?!\w))\d{0,4})?"
)
"""Papers of parliament: house, session, file and number."""
_REPORT = re.compile(
    r"(?<![\w-])(?i:eindejaarsbrief|decemberbrief|slotwijziging|managementletter|boardletter|accountantsverslag"
    rf"|[bt]urap|berap|marap) {YEAR}"
)
_DEAL = re.compile(
    r"(?<![\w-])(?:Intentieverklaring|Regio Deal|City Deal|Green Deal|Health Deal|Bestuursconvenant)"
    rf" {NAME}(?: {PERIOD})?"
)
_APPOINTMENTS = re.compile(rf"(?<![\w-])[Pp]restatieafspraken (?:(?:{NAME} )?(?:{PERIOD}|{YEAR}))")
"""What a municipality agrees with its housing associations each year or few (Woningwet, article 44)."""

RULES = (
    Rule(
        _REPORT,
        ("jaarsbrief ", "emberbrief ", "lotwijziging ", "letter ", "antsverslag ", "rap ", "RAP "),
        "report or letter with its year",
    ),
    Rule(_DEAL, ("Deal ", "Intentieverklaring ", "Bestuursconvenant "), "deal with its subject"),
    Rule(_APPOINTMENTS, ("restatieafspraken ",), "agreements with their years"),
    Rule(_PAPERS, ("Kamerstuk",), "paper of parliament", "code"),
    Rule(
        _SHORT_TITLE,
        ("APV", "Apv", "ASV", "Asv", "VO ", "OK ", "SLA ", "GR "),
        "short title with a name or year",
    ),
    Rule(_AGREEMENT, ("vereenkomst ",), "agreement with its name"),
    Rule(
        _OF_TOWN,
        ("erordening gem", "erordening van de gem", "eglement gem", "eglement van de gem"),
        "by-law of its municipality",
    ),
    Rule(_DETAILED_RULES, ("adere regels ", "adere Regels "), "detailed rules with their year"),
    Rule(
        _DECISION,
        ("anwijzingsbesluit ", "anwijzingsregeling ", "andaat", "elegatie", "achtigin", "olmacht"),
        "decision on powers with its subject",
    ),
    Rule(_PREPARATION, ("ereidingsbesluit ",), "preparatory decision with its subject"),
    Rule(_STATUTE, ("statuut",), "statute of the municipality"),
    Rule(_ASSESSMENT, ("MER ", "effectrapport"), "environmental report with its subject"),
    Rule(_BASELINE, ("Baseline ",), "baseline with its subject"),
    Rule(_ORDER, ("eglement van ",), "rules of order of a body"),
    Rule(_SAFETY, ("egionaal ",), "document that each safety region has"),
    Rule(_MAP, ("kaart",), "map with its year"),
    Rule(_EU_LAW, ("EU", "EG", "Euratom"), "law of the European Union by its number", "wet"),
    Rule(
        _PROGRAMME,
        ("rogramma ",),
        "programme of a level of government",
    ),
)
