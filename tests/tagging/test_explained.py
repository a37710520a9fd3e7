"""Every mention says which rule fired, and the words that it rests on besides its own."""

from __future__ import annotations

import pytest

from corpus.mention import MentionType
from tagging.pipeline import tag
from tests.tagging import marked

TEXT = (
    "In samenwerking met Zilverblik start wethouder A. de Wit vanaf mei 2026 en volgend jaar "
    "de woningbouwopgave in de wijk Oost, voor ruim € 2,3 mln en circa 500 woningen, "
    "volgens de Woonvisie 2030."
)


@pytest.mark.parametrize(
    ("kind", "text", "cues"),
    [
        ("organisation", "Zilverblik", ("partner after In samenwerking met",)),
        ("person", "A. de Wit", ("role before name", "wethouder")),
        ("date", "mei 2026", ("month", "vanaf")),
        ("date", "volgend jaar", ("relative", "counted from 2024-05-28")),
        ("opgave", "woningbouwopgave", ("compound of opgave",)),
        ("area", "wijk Oost", ("after wijk",)),
        ("amount", "€ 2,3 mln", ("sign first", "ruim")),
        ("quantity", "500 woningen", ("plural", "circa")),
        ("reference", "Woonvisie 2030", ("noun of one document",)),
    ],
)
def test_the_cues_of_each_type(kind: MentionType, text: str, cues: tuple[str, ...]) -> None:
    document = tag(marked.Sentence(TEXT, (), {"date": "2024-05-28"}).document)
    (found,) = [mention for mention in document.mentions if (mention.type, mention.text) == (kind, text)]
    assert found.cues == cues


def test_a_sum_in_a_table_rests_on_its_header_and_caption() -> None:
    headers = {"caption": "bedragen x € 1.000", "header": "Omschrijving | 2025"}
    document = tag(marked.Sentence("Groen\t1.250", (), headers).document)
    (amount,) = [mention for mention in document.mentions if mention.text == "1.250"]
    assert amount.cues == ("table x 1000", "bedragen x € 1.000", "2025")
