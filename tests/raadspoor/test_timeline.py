"""A trail drawn on a line of time."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

from corpus.commitment import Commitment, Deadline, Status
from raadspoor import i18n
from raadspoor.export.timeline import strip, svg
from search.trails import Entry, Slip, Trail


def entry(title: str, said: dt.date, due: dt.date | None, status: Status = "planned") -> Entry:
    deadline = Deadline(start=due, end=due, source="sentence", words="") if due else None
    return Entry(
        document="d" * 12,
        title=title,
        doc_type="begroting",
        doc_date=said,
        municipality="Voorbeelddam",
        commitment=Commitment(
            id=title, text="Het plan is <gereed> & \x1b[31mrood.", start=0, end=1, block=0, page=None,
            heading=(), status=status, deadline=deadline,
        ),
    )  # fmt: skip


TRAIL = Trail(
    id="x",
    subject="plan & meer",
    areas=(),
    opgaven=(),
    entries=(
        entry("Begroting 2024", dt.date(2023, 9, 30), dt.date(2024, 12, 31)),
        entry("Begroting 2025", dt.date(2024, 9, 30), dt.date(2025, 12, 31)),
        entry("Jaarstukken 2025", dt.date(2026, 5, 1), None, "done"),
    ),
    slips=(Slip(earlier=0, later=1, due=dt.date(2024, 12, 31), moved_to=dt.date(2025, 12, 31)),),
    kept=2,
)


def test_the_terminal_shows_a_row_a_document_in_the_width_that_there_is() -> None:
    axis, first, second, third = strip(TRAIL, 60)
    assert axis.split() == ["2023", "2024", "2025", "2026"]
    assert first.startswith("Begroting 2024")
    assert first.index("○") < first.index("▷") == first.rindex("─") + 1
    assert "═" in second
    assert third.endswith("●")
    assert all(len(line) <= 60 for line in strip(TRAIL, 60))


def test_a_narrow_terminal_leaves_years_out_but_never_overwrites_them() -> None:
    axis = strip(TRAIL, 30)[0]
    assert all(year in {"2023", "2024", "2025", "2026"} for year in axis.split())


def test_the_picture_is_well_formed_and_harmless() -> None:
    i18n.use("en")
    root = ET.fromstring(svg(TRAIL))
    words = "".join(root.itertext())
    assert "plan & meer" in words
    assert "<gereed> &" in words
    assert "\x1b" not in svg(TRAIL)
    assert len(root.findall(".//{http://www.w3.org/2000/svg}circle")) == 3
    assert not root.findall(".//{http://www.w3.org/2000/svg}script")
