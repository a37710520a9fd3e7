"""Documents of a fixed wording: by-laws with their year, plans with a subject of their own, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.mention import ReferenceKind
from tagging.references import official
from tagging.references.codes import Found
from tagging.references.rule import NAME, Rule
from tagging.references.rule import NO_TITLE as _NO_TITLE
from tagging.references.rule import SUBJECT as _SUBJECT
from tagging.references.rule import YEAR as _YEAR
from tagging.spans import holds_any
from tagging.vocabulary import listed

_YEARS = r"20\d\d ?[-–] ?20\d\d(?!\d)"
_SMALL = rf"(?: (?!{_NO_TITLE})[a-zß-ÿ][a-zß-ÿ-]*)"
_ANY = rf"(?: (?!{_NO_TITLE})[A-Za-zß-ÿ][\w-]*,?)"
_PLACE = r"(?: gemeenten? [A-Z][\w’'-]+(?:(?: en | )[A-Z][\w’'-]+){0,2})"
_BY_LAW = re.compile(
    r"(?<![\w-])(?:[Ff]inanciële |[Aa]lgemene (?:subsidie|plaatselijke ))?"
    r"(?i:[a-z]*(?:verordening|beleidsregels?|regeling|reglement|statuut|protocol|nota))"
    rf"(?:{_ANY}{{0,10}}{_PLACE}{_SMALL}{{0,3}}"
    rf"| (?:op|voor|tot|inzake|betreffende|over|van)(?: (?:de|het))?(?: [a-zß-ÿ-]+){{1,5}}"
    rf"(?: {NAME})?) {_YEAR}"
)
"""With the municipality or its subject before the year: "Verordening op de heffing van leges 2026"."""
_TITLE = re.compile(
    r"(?<![\w-])(?:Convenant|Regeling|Kader|Verordening|Beleidsregels?|Uitvoeringsprogramma|Overeenkomst"
    r"|Protocol|Nota|Notitie|[A-Z][a-z]+not(?:a|itie)|(?:[A-Z][a-z]+- en [a-z]+|[A-Z][a-z]+)kaart"
    r"|[A-Z]\w*rapportages?)"
    rf"{_SMALL}{{1,10}} {_YEAR}"
)
_HEAD = (
    r"(?:plan|[Vv]isie|nota|notitie|agenda|kader|programma|verordening|regeling|besluit|reglement|protocol|statuut"
    r"|convenant|overeenkomst|rapportage|profiel|regels?|akkoord)"
)
_ARTICLE = r"(?<!van)(?<!op)(?<!in)(?<!voor)(?<!tot)(?<!aan)(?<!bij) (?:het|de|een) "
_INSIDE = (
    rf"(?:(?!{_ARTICLE}| en (?:de|het|deze) |[,;&’”\"\t\n]| \((?:bijlage|zaak)|inclusief|conform|\bd\.d\."
    rf"|\b{_NO_TITLE}|\bvast te).)"
)
_ADOPTED = re.compile(
    r"(?<![\w-])(?:[A-Z][a-zë]+(?:e|aal|eel|ief) )?(?:[A-Z][\w-]*- en )?"
    rf"(?!Raadsbesluit|Collegebesluit|Najaars|Voorjaars)[A-Z][\w-]*{_HEAD}(?: {_INSIDE}{{1,110}}?)?"
    r"(?= (?:vast te stellen|in te trekken|te ondertekenen|te verlengen|goed te keuren|te wijzigen))"
)
"""A title between its noun with a capital and what the council or college does with it."""
_VISION = re.compile(r"(?<![\w-])[a-zA-Z]{1,3}-[Vv]isie(?!\w)")
_APPROACH = re.compile(rf"(?<!\w)[Pp]lan van [Aa]anpak (?:{_YEARS}|{_YEAR})")
_SCHEME = re.compile(
    r"(?:(?<=\bde )|(?<=\bDe ))(?:(?!Gemeenschap)[A-Z][a-z]+e )?Regeling"
    rf"(?: (?!{_NO_TITLE})[a-z]{{4,}}){{0,3}}(?: [A-Z]\w+(?:- en [A-Z]\w+)?)+"
)
_ZONING = re.compile(r"(?<!\w)NL\.IMRO\.\d{4}\.[\w-]+(?:\.[\w-]+)?")
"""The identification of a spatial plan (IMRO, the information model of spatial planning)."""
_AGREEMENT = re.compile(rf"(?<!\w)[Cc](?:ao|AO) [A-Z]\w+(?: [A-Z]\w+){{0,2}}(?: (?:{_YEARS}|{_YEAR}))?")
_CIRCULAR = re.compile(
    r"(?<!\w)(?i:(?:mei|september|december)circulaire(?: gemeentefonds)?|(?:ontwerp)?begrotingswijziging"
    rf"|(?:financieel )?jaarbericht|kaderbrief(?: begroting)?) {_YEAR}"
)
_VERSION = re.compile(r"(?<![\w-])[A-Z]{2,6} ?\d\.\d(?!\.?\d)")
_BUDGET_YEARS = re.compile(rf"(?<![\w-])[A-Z]{{2,5}} ?{_YEARS}")
_POLICY = re.compile(r"(?<!\w)[Ii]ntegra(?:al|le) (?:[a-z]{2,} )?[A-Za-z]{5,}beleid(?!\w)")
_NOTE = re.compile(
    r"(?<![\w-])(?i:(?:ontwerp|concept|start|kader|beleids)?not(?:a|itie)"
    rf"|plan|uitvoerings(?:programma|plan|agenda)) {_SUBJECT}(?: en {_SUBJECT})?(?![\w-])"
)
"""A paper straight before its subject, without an article: "nota parkeerbeleid"."""
_HOUSE = r"(?!(?:19|20)\d\d(?!\d))\d{1,4}(?: ?[a-hA-H](?!\w))?"
_ADDRESS_PLAN = re.compile(
    r"(?<![\w-])(?i:(?:voor)?ontwerp)?(?i:bestemmingsplan|wijzigingsplan|uitwerkingsplan)"
    rf" (?:[A-Z][\w’'-]+ ){{1,4}}{_HOUSE}(?:(?:,| en|-|/) ?{_HOUSE})*(?!\w)"
)
_OF_LAW = re.compile(
    r"(?<!\w)[Pp]aragraaf (?:[Ll]okale heffingen|[Ww]eerstandsvermogen(?: en risicobeheersing)?"
    r"|[Oo]nderhoud kapitaalgoederen|[Ff]inanciering|[Bb]edrijfsvoering|[Vv]erbonden partijen"
    r"|[Gg]rondbeleid)(?!\w)"
)
"""The paragraphs that every budget has (Besluit begroting en verantwoording, article 9)."""
_PLAN = re.compile(
    r"(?:(?<![\w-])(?:[Hh]et|[Dd]it|[Oo]ns|finale|nieuwe|definitieve|vastgestelde|[Oo]ntwerp|[Cc]oncept"
    r"|[Oo]pgesteld|[Oo]pstellen|[Oo]pstelling|[Vv]aststellen|[Vv]aststelling|[Aa]ctualiseren"
    r"|[Aa]ctualisatie) |^)"
    r"(?P<plan>\w{4,}plan)(?![\w-])"
)
_COMMON_PLANS = frozenset(
    listed(
        """
        bestemmings ontwerpbestemmings uitwerkings wijzigings beleids uitvoerings inrichtings beheer actie
        jaar
        programma bouw woningbouw realisatie controle sanerings participatie principe herstructurerings
        implementatie communicatie project ontwerp exploitatie formatie sturings vlekken beeldkwaliteits
        kwaliteits subsidie meerjaren ontwikkel ontwikkelings master stappen deel concept investerings
        onderzoeks behandel zorg leef onderhouds activiteiten opleidings scenario herstel verbeter kavel
        stedenbouw marketing dekkings bezuinigings financierings ondernemings business calamiteiten crisis
        draaiboek speel school rooster werk dienst trainings hulpverlenings ondersteunings begeleidings
        gezins behoud nazorg sociaal ruimte matrijs platte dekkings ambitie sloop
        """
    )
)
"""First parts of plans that say what kind of plan it is, not what it is about: no names."""
_OFTEN = (
    Rule(
        _BY_LAW,
        ("erordening", "egel", "eglement", "tatuut", "rotocol", "ota "),
        "rules on a subject, with their year",
    ),
    Rule(
        _TITLE,
        ("Conv", "Reg", "Kader", "Verord", "Bel", "Uitv", "Over", "Proto", "Not", "not", "kaart", "rapport"),
        "title with its year",
    ),
    Rule(
        _ADOPTED,
        (
            " vast te stellen",
            " in te trekken",
            " te ondert",
            " te verlengen",
            " goed te keuren",
            " te wijzigen",
        ),
        "title that is adopted",
    ),
    Rule(_VERSION, tuple(f".{digit}" for digit in range(10)), "abbreviation with its version"),
    Rule(_BUDGET_YEARS, ("-20", "- 20", "–20", "– 20"), "abbreviation with its years"),
    Rule(
        _NOTE,
        ("ota ", "otitie ", "lan ", "sprogramma ", "sagenda "),
        "paper straight before its subject",
    ),
)
_SELDOM = (
    Rule(_VISION, ("-visie", "-Visie"), "vision with a letter"),
    Rule(_APPROACH, ("anpak 20", "anpak 19"), "plan of approach with its years"),
    Rule(_SCHEME, ("Regeling ",), "scheme with its subject"),
    Rule(_ZONING, ("IMRO",), "identification of a spatial plan", "code"),
    Rule(_AGREEMENT, ("ao ", "AO "), "agreement on employment"),
    Rule(
        _CIRCULAR,
        ("irculaire", "wijziging ", "bericht ", "aderbrief "),
        "circular with its year",
    ),
    Rule(_POLICY, ("ntegraal ", "ntegrale "), "policy called integral"),
    Rule(_ADDRESS_PLAN, ("mingsplan ", "gingsplan ", "kingsplan "), "plan for an address"),
    Rule(_OF_LAW, ("aragraaf ",), "paragraph that every budget has", "paragraaf"),
    *official.RULES,
)
"""Those whose hints hold a word that few lines have."""
RULES = _OFTEN + _SELDOM
_PARTS = tuple(sorted({hint.split()[0] for rule in _SELDOM for hint in rule.hints}))


@lru_cache(maxsize=50_000)
def may_tell(word: str) -> bool:
    """Whether a rule that seldom has something to say has a hint in this word."""
    return holds_any(word, _PARTS)


def by_wording(text: str) -> Iterator[Found]:
    """The documents of a fixed wording in a line."""
    for rule in RULES if any(map(may_tell, text.split())) else _OFTEN:
        if holds_any(text, rule.hints):
            for match in rule.pattern.finditer(text):
                yield _found(*match.span(), match.group(), rule.kind, rule.why)
    if "plan" in text:
        for match in _PLAN.finditer(text):
            if match["plan"].lower().removesuffix("plan") not in _COMMON_PLANS:
                yield _found(*match.span("plan"), match["plan"], "document", "plan with a subject of its own")


def _found(start: int, end: int, name: str, kind: ReferenceKind, rule: str) -> Found:
    return Found(start=start, end=end, kind=kind, rule=rule, name=re.sub(r"\s+", " ", name))
