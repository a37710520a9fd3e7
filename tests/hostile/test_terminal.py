"""A document full of escape sequences and formulas, asked for by every command in every format."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from raadspoor.cli import cli

ESCAPES = "\x1b]0;overgenomen\x07\x1b[2J\x9b31m\u202e\u2066\x08\r\x7f"
DOCUMENT = f"""# Brief{ESCAPES} over het =HYPERLINK("http://kwaad.example";"klik") speelplein

Wethouder Jan{ESCAPES} Jansen legt in 2026 in de wijk Voorbeelddam{ESCAPES} een plein aan voor € 25.000.

- @SUM(A1:A9) Het college opent in 2027 het <script>alert(1)</script> wijkcentrum | kolom `code` voor € 5.000.
- -2+3|cmd Het college stelt in 2026{ESCAPES} de nota Wonen vast.\x00

BEGIN:VEVENT Het college stuurt voor 1 juli 2026 een brief;RRULE:FREQ=DAILY;\\nATTACH:file:///x aan de raad.
"""
NAME = f"brief{ESCAPES.replace(chr(0), '')} [rood]\n=1+1.md"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of that document and of files that cannot be read, all under hostile names."""
    folder = tmp_path_factory.mktemp("stukken")
    (folder / NAME).write_text(DOCUMENT, encoding="utf-8")
    (folder / f"kapot{ESCAPES}.pdf").write_bytes(b"%PDF-1.7 kapot")
    (folder / f"leeg{ESCAPES}\n.txt").write_bytes(b"")
    (folder / b"\xff\xfe.md".decode("utf-8", "surrogateescape")).write_text("# Kop\n\nTekst.\n")
    directory = tmp_path_factory.mktemp("corpus") / "hier"
    result = run("ingest", str(folder), "--corpus", str(directory))
    assert result.exit_code == 1
    assert_harmless(result)
    assert "Partly read" not in result.output
    return directory


def run(*arguments: str) -> Result:
    environment = {"LC_ALL": "C.UTF-8", "COLUMNS": "100", "LANGUAGE": None, "RAADSPOOR_CORPUS": None}
    return CliRunner().invoke(cli, list(arguments), prog_name="raadspoor", env=environment)


def assert_harmless(result: Result) -> None:
    """Nothing in the answer or the errors steers a terminal, and no bug of ours came up."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    steering = {
        sign
        for sign in result.output
        if (unicodedata.category(sign) == "Cc" and sign not in "\n\t") or sign in "\u202e\u2066"
    }
    assert not steering, result.output


ASKED = [
    ("commitments",),
    ("commitments", "speelplein"),
    ("search", "plein"),
    ("search", "overgenomen"),
    ("trail",),
    ("people",),
    ("areas",),
    ("opgaven",),
    ("amounts",),
    ("stats",),
    ("check",),
    ("show", "brief"),
]


@pytest.mark.parametrize("form", [None, "json", "jsonl", "csv", "md", "ics"])
@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_no_answer_steers_the_terminal(corpus: Path, asked: tuple[str, ...], form: str | None) -> None:
    result = run(*asked, "--corpus", str(corpus), *(("--format", form) if form else ()))
    result = Result(
        result.runner,
        result.stdout_bytes.replace(b"\r\n", b"\n"),  # iCalendar ends its lines so
        result.stderr_bytes,
        result.output_bytes.replace(b"\r\n", b"\n"),
        result.return_value,
        result.exit_code,
        result.exception,
        result.exc_info,
    )
    assert_harmless(result)
    if form == "json" and result.exit_code == 0:
        json.loads(result.stdout)


@pytest.mark.parametrize(
    "asked",
    [
        ("show", f"weg{ESCAPES}"),
        ("tag", f"weg{ESCAPES}.pdf"),
        ("ingest", f"weg{ESCAPES}.pdf"),
        ("commitments", "--area", f"weg{ESCAPES}"),
        ("commitments", "--person", f"weg{ESCAPES}"),
        ("commitments", "--status", f"weg{ESCAPES}"),
        ("commitments", "--due-before", f"weg{ESCAPES}"),
        ("commitments", "--municipality", f"weg{ESCAPES}"),
        ("commitments", "--format", f"weg{ESCAPES}"),
        ("commitments", "-o", f"weg{ESCAPES}/weg.csv"),
        ("search", f"wijk:weg{ESCAPES}"),
        ("search", f'"weg{ESCAPES}'),
        ("search", f"({ESCAPES}"),
        ("search", f"weg{ESCAPES}:x"),
        ("people", f"weg{ESCAPES}"),
        ("people", "--doc-type", f"weg{ESCAPES}"),
        (f"weg{ESCAPES}",),
        ("commitments", f"--weg{ESCAPES}"),
        ("trail", f"weg{ESCAPES}"),
        *((command, "\udcff") for command in ("search", "commitments", "trail", "people", "show", "tag")),
        *(("commitments", f"--{name}", "\udcff") for name in ("area", "opgave", "person", "status")),
        ("search", "wijk:\udcff"),
    ],
    ids=lambda asked: " ".join(asked).encode("unicode_escape").decode()[:40],
)
def test_no_error_steers_the_terminal(corpus: Path, asked: tuple[str, ...]) -> None:
    result = run(*asked, "--corpus", str(corpus)) if asked[0] != "tag" else run(*asked)
    assert_harmless(result)


def test_cells_of_a_spreadsheet_are_no_formulas(corpus: Path) -> None:
    from openpyxl import load_workbook

    answered = run("commitments", "--corpus", str(corpus), "--format", "csv")
    for row in csv.reader(io.StringIO(answered.stdout)):
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)
    book = load_workbook(
        io.BytesIO(run("commitments", "--corpus", str(corpus), "--format", "xlsx").stdout_bytes)
    )
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert len(cells) > 20
    assert all(cell.data_type != "f" for cell in cells)


def test_a_calendar_holds_our_events_alone(corpus: Path) -> None:
    from icalendar import Calendar

    written = run("commitments", "--corpus", str(corpus), "--format", "ics").stdout_bytes
    calendar = Calendar.from_ical(written)
    events = calendar.walk("VEVENT")
    assert len(events) >= 1
    for event in events:
        assert not {"RRULE", "ATTACH", "VALARM"} & set(event)


def test_markdown_keeps_a_commitment_in_its_cell(corpus: Path) -> None:
    written = run("commitments", "--corpus", str(corpus), "--format", "md").stdout
    rows = written.splitlines()
    assert len(rows) > 2
    unescaped = [row.replace("\\\\", "").replace("\\|", "").count("|") for row in rows]
    assert len(set(unescaped)) == 1
    assert written.count("<script") == written.count("\\<script") > 0
