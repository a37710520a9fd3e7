"""References by number: case numbers, registration marks, paragraphs, annexes, codes, motions, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from corpus.document import Block
from corpus.mention import ReferenceKind
from tagging.references import motions
from tagging.spans import holds_any


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A reference at offsets of a block's text."""

    start: int
    end: int
    kind: ReferenceKind
    rule: str
    id: str | None = None
    name: str | None = None


_CASE_ID = r"(?:Z[/-]?\d{2}[/-]\d{4,8}|\d{4,5}[-/]\d{4,8}|[A-Z]{1,5}[-/.]?\d{2,4}[-/.]\d{3,9}|\d{5,10})"
_CASE = re.compile(
    rf"(?i:zaaknummers?|zaaknr\.?|zaak-?id|zaak|kenmerk|registratienummer|join registratie"
    rf"|dossiernummer|briefnummer|"
    rf"corsanummer|documentnummer)\s*(?:is|:|-)?\s*\(?({_CASE_ID}(?:(?:, | en "
    rf"|/ ?){_CASE_ID})*)(?![\w-]|\.\d)"
)
_MARK = re.compile(
    r"(?<!\w)(?i:kenmerk|referentie|(?:geregistreerd|bekend) onder (?:het )?nummer|onder kenmerk)\s*:?\s*"
    r"(?P<id>(?=[^\s,;]*\d{2})(?=[^\s,;]*[A-Z/-])[A-Z\d][A-Z\d./-]{3,20}[A-Z\d])(?![\w-])"
)
"""A registration mark of any form, after a word that says that it is one."""
_PROPOSAL = re.compile(
    r"(?<!\w)(?:[Rr]aads(?:voorstel|besluit|brief|stuk)|[Cc]ollege(?:voorstel|besluit))"
    r"(?: (?:van|d\.?d\.?) \d{1,2}(?:[-./]\d{1,2}[-./]| [a-z]+ )\d{4})?,? (?:nr\.|nummer) ?"
    r"(?P<id>\d{2,7}(?:[-/.]\d{1,7})?)(?![\w-])"
)
_CASE_ALONE = re.compile(
    r"(?<![\w/-])(?:[A-Z]{1,4}\d{2}\.\d{4,7}|Z/\d{2}/\d{4,8}|Z-\d{2}-\d{4,8}|UIT-\d{2}-\d{4,8}"
    r"|[A-Z]{1,3}-?20\d\d-\d\d-\d{4,8}|PS/?20\d\d[-/]\d{1,8})(?![\w/-])"
)
_CASE_TITLE = re.compile(
    r"^(?:uw |ons |onze )?(?:zaaknummer|zaaknr\.?|kenmerk|referentie|registratienummer)", re.I
)
_NUMBER = r"(?!0(?!\.))\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?"
_SECTION = re.compile(
    rf"(?<!\w)((?i:paragrafen|paragraaf|par\.|§|hoofdstukken|hoofdstuk))\s?({_NUMBER})(?!\w|,\d|\.\d)"
)
_PROGRAMME = re.compile(
    rf"(?:(?<=zie )|(?<=zie ook )|(?<=in )|(?<=onder )|(?<=bij )|(?<=van )"
    rf"|(?<=binnen )|(?<=[Zz]ie )|(?<=[Ii]n ))([Pp]rogramma) ({_NUMBER})(?![\w%]|,\d)(?! (?:jaar|maand))"
)
_ANNEX = re.compile(
    rf"(?<!\w)((?i:bijlagen|bijlage))\s(?:nr\.? )?({_NUMBER}|[A-Z]\d{{0,2}}|[IVX]{{1,4}})(?!\w|,\d)"
)
_MORE = re.compile(
    rf"(?:, | en | t/m | of )({_NUMBER})(?!\w|,\d| (?:jaar|euro|miljoen|procent|januari|februari))"
)
_CODE = re.compile(r"(?<![\w-])\d{2}-[A-Z]{1,4}-\d{1,3}(?:\.\d{1,3})*(?![\w-])")
_MOTION = re.compile(
    r"(?<!\w)(?P<noun>(?i:moties|motie|amendementen|amendement|subamendement))(?: (?:nr\.?|nummer))? "
    r"(?P<id>(?:[A-Z]{1,3}[-.]?\d{1,4}(?:[-.]\d{1,4})?[a-z]?|\d{4}[-/][A-Z]{0,2}\d{1,4}"
    r"|(?<!n )\d{1,3}[A-Za-z]?|(?<!n )[A-Z]))(?![\w-])(?! (?:keer|maal|jaar))"
)
_MOTION_IN_BRACKETS = re.compile(
    r"(?<!\w)(?i:motie|amendement|subamendement) \((?P<id>[A-Z]{1,2}[-.]?\d{1,3}(?:\.\d{1,2})?[a-z]?)\)"
)
_MOTION_MORE = re.compile(r"(?:, | en )([A-Z]{1,3}[-.]?\d{1,4}[a-z]?)(?![\w-])")
_MOTION_TITLE = re.compile(r"(?<!\w)(?:[Mm]otie|[Aa]mendement) [‘'“\"](?P<name>[^’'”\"\n]{4,90})[’'”\"]")
_NO_NAME = (
    r"(?:te|om|dat|die|is|wordt|worden|kan|moet|mag|zijn|heeft|besluit|bepaalt|regelt|volgt|niet|door|als)\b"
)
"""Words that no name of a law goes on with."""
_LAW = (
    r"(?:(?:van )?(?:de |het )?(?:(?:[A-Z][\w-]*|Wet)(?:wet|wetboek|besluit|verordening|regeling)(?: \d{4})?|"
    rf"Wet(?: (?!{_NO_NAME})(?:[a-zé-]+|[A-Z]\w+)){{1,6}}|Algemene wet bestuursrecht|Burgerlijk Wetboek"
    r"|BW|Awb|Wmo(?: 2015)?|Woo|Wob|"
    r"AVG|Bbl|Bkl|Bal|BBV|Wro|Wgr|APV))"
)
_ARTICLE = re.compile(
    rf"(?<!\w)(?:[Aa]rtikel(?:en)?|[Aa]rt\.) (\d{{1,3}}(?:[.:]\d{{1,3}})*[a-z]{{0,2}})"
    rf"(?:(?:,? (?:eerste|tweede|derde|vierde|vijfde) lid|,? lid \d+|,? (?:onder|sub"
    rf"|aanhef en onder) [a-z\d])[,;]?)* {_LAW}(?!\w)"
)
_HINT = (
    "zaak", "enmerk", "egistr", "nummer", "aragra", "par.", "§", "oofdstuk", "rogramma ", "ijlage", "otie",
    "mendement", "eferentie", "rtikel", "art.", "z/", "z-", "uit-", "nr.",
)  # fmt: skip
"""One of these, or the form of a code, is in every text with a numbered reference."""


def by_number(block: Block) -> Iterator[Found]:
    """The numbered references in a block."""
    yield from _case_cells(block)
    text = block.text
    if not (holds_any(text.lower(), _HINT) or _CODE.search(text) or _CASE_ALONE.search(text)):
        return
    for match in _CASE.finditer(text):
        for number in re.finditer(_CASE_ID, match.group(1)):
            start = match.start(1) + number.start()
            yield _found(start, start + len(number.group()), "zaaknummer", "number after cue", number.group())
    for match in _MARK.finditer(text):
        yield _found(*match.span("id"), "zaaknummer", "mark after cue", match["id"])
    if "raads" in text or "college" in text or "Raads" in text or "College" in text:
        for match in _PROPOSAL.finditer(text):
            yield _found(*match.span("id"), "zaaknummer", "mark after cue", match["id"])
    for match in _CASE_ALONE.finditer(text):
        yield _found(match.start(), match.end(), "zaaknummer", "form of a case number", match.group())
    for pattern, kind in ((_SECTION, "paragraaf"), (_PROGRAMME, "paragraaf"), (_ANNEX, "bijlage")):
        yield from _numbered(text, pattern, kind)  # type: ignore[arg-type]
    for match in _CODE.finditer(text):
        yield _found(match.start(), match.end(), "code", "form of a code", match.group())
    if "otie" in text or "mendement" in text:
        yield from _motions(text)
    for match in _ARTICLE.finditer(text):
        yield Found(
            start=match.start(),
            end=match.end(),
            kind="wet",
            rule="article of a law",
            id=match[1],
            name=match.group(),
        )


def _numbered(text: str, pattern: re.Pattern[str], kind: ReferenceKind) -> Iterator[Found]:
    for match in pattern.finditer(text):
        yield _found(match.start(), match.end(), kind, f"number after {match[1].lower()}", match[2])
        position = match.end()
        several = "." in match[2] or match[1].lower().endswith("en")
        while several and (more := _MORE.match(text, position)):
            yield _found(more.start(1), more.end(1), kind, f"number after {match[1].lower()}", more[1])
            position = more.end()


def _motions(text: str) -> Iterator[Found]:
    for match in _MOTION.finditer(text):
        yield _found(match.start(), match.end(), "motie", "motion with a number", match["id"])
        position = match.end()
        while more := _MOTION_MORE.match(text, position):
            yield _found(more.start(1), more.end(1), "motie", "motion with a number", more[1])
            position = more.end()
    for match in _MOTION_IN_BRACKETS.finditer(text):
        yield _found(*match.span("id"), "motie", "motion with a number", match["id"])
    titles = [(*match.span(), match["name"].strip()) for match in _MOTION_TITLE.finditer(text)]
    for start, end, name in (*titles, *motions.by_name(text)):
        yield Found(start=start, end=end, kind="motie", rule="motion with a title", name=name)


def _case_cells(block: Block) -> Iterator[Found]:
    """Numbers in a column headed "Zaaknummer" or "Kenmerk"."""
    if block.kind not in ("table_row", "letter_part") or block.is_header_row:
        return
    position = 0
    for column, cell in enumerate(block.cells):
        title = block.header[column] if column < len(block.header) else ""
        number = re.fullmatch(_CASE_ID, cell.strip())
        if number and _CASE_TITLE.match(title.strip()):
            start = position + cell.index(number.group())
            yield _found(start, start + len(number.group()), "zaaknummer", "field for it", number.group())
        position += len(cell) + 1


def _found(start: int, end: int, kind: ReferenceKind, rule: str, number: str) -> Found:
    return Found(start=start, end=end, kind=kind, rule=rule, id=number)
