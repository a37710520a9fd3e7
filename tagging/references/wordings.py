"""Documents of a fixed wording: by-laws with their year, plans with a subject of their own, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.mention import ReferenceKind
from tagging.references.codes import Found
from tagging.spans import holds_any
from tagging.vocabulary import listed

_YEAR = r"(?:19|20)\d\d(?![\d-])"
_YEARS = r"20\d\d ?[-–] ?20\d\d(?!\d)"
_NO_TITLE = (
    r"(?:is|wordt|worden|zijn|was|waren|heeft|hebben|zal|zullen|kan|moet|moeten|treedt|die|dat|te|er|om|niet"
    r"|vastgesteld|ingetrokken|gewijzigd|geldt|waarin|zodat|als|per|sinds|vanaf|tot|eind|begin|medio)\b"
)
_SMALL = rf"(?: (?!{_NO_TITLE})[a-zß-ÿ][a-zß-ÿ-]*)"
_ANY = rf"(?: (?!{_NO_TITLE})[A-Za-zß-ÿ][\w-]*,?)"
_PLACE = r"(?: gemeenten? [A-Z][\w’'-]+(?:(?: en | )[A-Z][\w’'-]+){0,2})"
_BY_LAW = re.compile(
    r"(?<![\w-])(?:[Ff]inanciële |[Aa]lgemene (?:subsidie|plaatselijke ))?"
    r"(?i:[a-z]*(?:verordening|beleidsregels?|regeling|reglement|statuut|protocol|nota))"
    rf"(?:{_ANY}{{0,10}}{_PLACE}{_SMALL}{{0,3}}"
    rf"| (?:op|voor|tot|inzake|betreffende|over|van)(?: (?:de|het))?(?: [a-zß-ÿ-]+){{1,5}}) {_YEAR}"
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
    rf"(?: (?!{_NO_TITLE})[a-z]{{4,}}){{0,3}}(?: [A-Z]\w+)+"
)
_ZONING = re.compile(r"(?<!\w)NL\.IMRO\.\d{4}\.[\w-]+(?:\.[\w-]+)?")
"""The identification of a spatial plan (IMRO, the information model of spatial planning)."""
_AGREEMENT = re.compile(rf"(?<!\w)[Cc](?:ao|AO) [A-Z]\w+(?: [A-Z]\w+){{0,2}}(?: (?:{_YEARS}|{_YEAR}))?")
_CIRCULAR = re.compile(
    r"(?<!\w)(?i:(?:mei|september|december)circulaire(?: gemeentefonds)?|(?:ontwerp)?begrotingswijziging"
    rf"|(?:financieel )?jaarbericht|kaderbrief) {_YEAR}"
)
_VERSION = re.compile(r"(?<![\w-])[A-Z]{2,6} ?\d\.\d(?!\.?\d)")
_BUDGET_YEARS = re.compile(rf"(?<![\w-])[A-Z]{{2,5}} ?{_YEARS}")
_POLICY = re.compile(r"(?<!\w)[Ii]ntegra(?:al|le) (?:[a-z]{2,} )?[A-Za-z]{5,}beleid(?!\w)")
_SUBJECT = (
    r"[a-zß-ÿ]{3,}(?:beleid|beheer|normen|plan|gebruik|kwaliteit|veiligheid|ruimte|groen|verkeer|vervoer|water"
    r"|energie|zorg|erfgoed|onderwijs|economie|voorzieningen|accommodaties|participatie|transitie|vastgoed"
    r"|horeca|kern|dienstverlening|huisvesting|nota|visie|akkoord)"
)
_NOTE = re.compile(
    r"(?<![\w-])(?i:(?:ontwerp|concept|start|kader|beleids)?not(?:a|itie)"
    rf"|plan|uitvoerings(?:programma|plan|agenda)) {_SUBJECT}(?![\w-])"
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
    r"(?:(?<![\w-])(?:[Hh]et|[Dd]it|[Oo]ns|finale|nieuwe|definitieve|vastgestelde|[Oo]ntwerp|[Cc]oncept) |^)"
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
_RULES: tuple[tuple[re.Pattern[str], ReferenceKind, str], ...] = (
    (_BY_LAW, "document", "rules on a subject, with their year"),
    (_TITLE, "document", "title with its year"),
    (_ADOPTED, "document", "title that is adopted"),
    (_VISION, "document", "vision with a letter"),
    (_APPROACH, "document", "plan of approach with its years"),
    (_SCHEME, "document", "scheme with its subject"),
    (_ZONING, "code", "identification of a spatial plan"),
    (_AGREEMENT, "document", "agreement on employment"),
    (_CIRCULAR, "document", "circular with its year"),
    (_VERSION, "document", "abbreviation with its version"),
    (_BUDGET_YEARS, "document", "abbreviation with its years"),
    (_POLICY, "document", "policy called integral"),
    (_NOTE, "document", "paper straight before its subject"),
    (_ADDRESS_PLAN, "document", "plan for an address"),
    (_OF_LAW, "paragraaf", "paragraph that every budget has"),
)
_HINT = (
    "erordening", "egel", "onvenant", "vereenkomst", "ader ", "rogramma ", "IMRO", "ota ", "otitie ",
    "eglement", "tatuut", "rotocol", "kaart ", "rapportage", "wijziging ", "bericht ", "brief ", "ao ", "AO ",
    "irculaire", "ntegra", "lan ", "aragraaf ", "isie", "tellen", "trekken", "kenen", "lengen", "keuren",
    "wijzigen", "vaststelling",
)  # fmt: skip
"""One of these is in every line with such a wording, but for those in capitals."""
_CAPITALS = re.compile(r"[A-Z]{2,} ?\d")


def by_wording(text: str) -> Iterator[Found]:
    """The documents of a fixed wording in a line."""
    if holds_any(text, _HINT) or _CAPITALS.search(text):
        for pattern, kind, rule in _RULES:
            for match in pattern.finditer(text):
                yield _found(*match.span(), match.group(), kind, rule)
    if "plan" in text:
        for match in _PLAN.finditer(text):
            if match["plan"].lower().removesuffix("plan") not in _COMMON_PLANS:
                yield _found(*match.span("plan"), match["plan"], "document", "plan with a subject of its own")


def _found(start: int, end: int, name: str, kind: ReferenceKind, rule: str) -> Found:
    return Found(start=start, end=end, kind=kind, rule=rule, name=re.sub(r"\s+", " ", name))
