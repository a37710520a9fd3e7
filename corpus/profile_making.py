"""A first profile of a municipality, from the CBS table of wijken and buurten and from a corpus.

What comes out is a draft for a person to read: names as the sources write them, nothing guessed.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from corpus.document import Document
from corpus.errors import ProfileError
from corpus.mention import Area, AreaKind, Opgave, Organisation, Person
from corpus.profile import (
    Profile,
    ProfileArea,
    ProfileOpgave,
    ProfileOrganisation,
    ProfilePerson,
    ProfileTerm,
)

_CODE = re.compile(r"^(GM|WK|BU)?(\d{4})(\d{2})?(\d{2})?$")
_CODE_COLUMNS = ("gwbcode", "codering", "regiocode", "code", "statcode")
_NAME_COLUMNS = (
    "regio",
    "naam",
    "wijknaam",
    "buurtnaam",
    "statnaam",
    "gwbnaam",
    "regionaam",
    "wijkenenbuurten",
)
_TOWN_COLUMNS = ("gmnaam", "gemeentenaam", "gemeente")
_TITLE_LINES = 10
"""Lines of a title that StatLine may put above the headers."""
_NUMBERED = re.compile(r"^(?:(?:Wijk|Buurt) )?\d{2}(?: \d{2})? ")
_ROLES_KEPT = frozenset(["burgemeester", "wethouder", "secretaris", "gemeentesecretaris", "griffier"])


def from_cbs(table: str, municipality: str) -> Profile:
    """The wijken and buurten of one municipality in the text of a CBS table with headers (CSV, "," or ";").

    Columns are known by their headers, those of StatLine (`WijkenEnBuurten`, `Codering_3`,
    `Regioaanduiding/Gemeentenaam (naam)`) too: a code (GM0164, WK016402, BU01640203), a name, and the
    municipality's name where the table has it. A buurt is part of the wijk that its code begins with.
    Raises ProfileError when the columns, names or the municipality are not in the table.
    """
    lines = table.removeprefix("\ufeff").splitlines(keepends=True)
    headers = [{_header(cell): cell for cell in _cells(line)[::-1]} for line in lines[:_TITLE_LINES]]
    first, columns = next(
        (
            (number, columns)
            for number, columns in enumerate(headers)
            if _column(columns, _CODE_COLUMNS) and _column(columns, _NAME_COLUMNS)
        ),
        (0, {}),
    )
    code_column, name_column = _column(columns, _CODE_COLUMNS), _column(columns, _NAME_COLUMNS)
    if not code_column or not name_column:
        said = ", ".join(_cells(lines[0])) if lines else "none"
        raise ProfileError(
            f"The table has no column of codes and names (it has: {said}).",
            "Give the CBS table of wijken and buurten as CSV, with its headers.",
        )
    reader = csv.DictReader(lines[first:], delimiter=_delimiter(lines[first]))
    town_column = _column(columns, _TOWN_COLUMNS)
    rows = [((row[code_column] or "").strip(), (row[name_column] or "").strip(), row) for row in reader]
    if rows and all(_CODE.match(name) for _, name, _ in rows):
        raise ProfileError(
            f"The column {name_column} of the table holds codes and no names.",
            "Download the table of StatLine with labels (CSV with titles), not the untyped data set.",
        )
    town = next(
        (
            match[2]
            for code, name, _ in rows
            if (match := _CODE.match(code)) and not match[3] and _same(name, municipality)
        ),
        None,
    ) or next(
        (
            match[2]
            for code, _, row in rows
            if town_column and (match := _CODE.match(code)) and _same(row[town_column] or "", municipality)
        ),
        None,
    )
    if not town:
        raise ProfileError(f"The table has no municipality {municipality}.", "Write its name as CBS does.")
    return Profile(municipality=municipality, code=f"GM{town}", areas=tuple(_areas(rows, town)))


def from_documents(documents: Iterable[Document], municipality: str, least: int = 2) -> Profile:
    """The places, opgaven, office holders and organisations that documents name at least `least` times."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, AreaKind] = {}
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        unread = {page for problem in document.problems for page in problem.pages}
        for mention in document.mentions:
            if mention.page in unread:
                continue
            value = mention.value
            if isinstance(value, Area):
                counts["area"][value.name] += 1
                kinds.setdefault(value.name, value.kind)
            elif isinstance(value, Opgave):
                counts["opgave"][value.label] += 1
            elif isinstance(value, Organisation):
                counts["organisation"][value.name] += 1
            elif isinstance(value, Person) and " " in value.name:
                counts["person"][value.name] += 1
                if value.role in _ROLES_KEPT:
                    roles[value.name][value.role] += 1

    def kept(kind: str) -> list[str]:
        """The names that are there often enough, each in its most frequent spelling."""
        total: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for name, count in counts[kind].most_common():
            total[name.casefold()] += count
            spelled.setdefault(name.casefold(), name)
        return [spelled[folded] for folded, count in total.most_common() if count >= least]

    return Profile(
        municipality=municipality,
        areas=tuple(ProfileArea(name=name, kind=kinds[name]) for name in kept("area")),
        opgaven=tuple(ProfileOpgave(label=label) for label in kept("opgave")),
        people=tuple(
            ProfilePerson(name=name, terms=(ProfileTerm(role=roles[name].most_common(1)[0][0]),))
            for name in kept("person")
            if roles[name]
        ),
        organisations=tuple(ProfileOrganisation(name=name) for name in kept("organisation")),
    )


def merge(first: Profile, second: Profile) -> Profile:
    """Both profiles in one: what `first` has stands, what only `second` has is added."""
    return msgspec.structs.replace(
        first,
        municipality=first.municipality or second.municipality,
        code=first.code or second.code,
        areas=(*first.areas, *(new for new in second.areas if not _known(new.name, first.areas))),
        opgaven=(
            *first.opgaven,
            *(new for new in second.opgaven if new.label not in {o.label for o in first.opgaven}),
        ),
        people=(
            *first.people,
            *(new for new in second.people if new.name not in {p.name for p in first.people}),
        ),
        organisations=(
            *first.organisations,
            *(new for new in second.organisations if new.name not in {o.name for o in first.organisations}),
        ),
    )


def as_toml(profile: Profile) -> str:
    """The profile as the text of a .toml file that `corpus.profile.load` reads back."""
    lines = [f"municipality = {_quoted(profile.municipality)}", f"code = {_quoted(profile.code)}"]
    for name in ("areas", "opgaven", "people", "organisations"):
        for entry in getattr(profile, name):
            fields = msgspec.structs.asdict(entry)
            terms = fields.pop("terms", ())
            lines += ["", f"[[{name}]]", *_fields(fields)]
            for term in terms:
                lines += ["", f"[[{name}.terms]]", *_fields(msgspec.structs.asdict(term))]
    return "\n".join(lines) + "\n"


def _areas(rows: list[tuple[str, str, dict[str, str]]], town: str) -> Iterator[ProfileArea]:
    wijken: dict[str, str] = {}
    for code, written, _ in rows:
        match = _CODE.match(code)
        if not match or match[2] != town or not match[3]:
            continue
        name = _NUMBERED.sub("", written)
        if not match[4]:
            wijken[match[3]] = name
            yield ProfileArea(name=name, kind="wijk", code=f"WK{town}{match[3]}")
        else:
            wijk = wijken.get(match[3])
            part_of = wijk if wijk != name else None
            yield ProfileArea(name=name, kind="buurt", code=f"BU{town}{match[3]}{match[4]}", part_of=part_of)


def _delimiter(line: str) -> str:
    return ";" if line.count(";") > line.count(",") else ","


def _cells(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=_delimiter(line)), [])


def _header(written: str) -> str:
    """The letters of a header, without StatLine's group before it, and number and kind after it."""
    last = re.sub(r"\s*\(\w+\)$", "", written.strip().rpartition("/")[2])
    return re.sub(r"[^a-z]", "", last.casefold())


def _column(columns: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    return next((columns[name] for name in wanted if name in columns), None)


def _same(written: str, municipality: str) -> bool:
    return (
        re.sub(r" \((?:gemeente|[A-Z][\w.]*)\)$", "", written.strip()).casefold() == municipality.casefold()
    )


def _known(name: str, areas: tuple[ProfileArea, ...]) -> bool:
    folded = re.sub(r"[\s-]+", " ", name).casefold()
    names = {re.sub(r"[\s-]+", " ", each).casefold() for area in areas for each in (area.name, *area.aliases)}
    return folded in names


def _fields(fields: dict[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, tuple) and value:
            yield f"{name} = [{', '.join(_quoted(str(each)) for each in value)}]"
        elif isinstance(value, bool):
            if value:
                yield f"{name} = true"
        elif isinstance(value, str):
            yield f"{name} = {_quoted(value)}"
        elif value:
            yield f"{name} = {value}"


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()
