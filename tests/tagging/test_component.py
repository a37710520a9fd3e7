"""The taggers work in a pipeline of spaCy, where its users expect what they find."""

from __future__ import annotations

import spacy

TEXT = "Besluit\nVolgende maand stelt wethouder Anna de Wit\n\n€ 25.000 beschikbaar voor de wijk Noordermaat."


def test_a_pipeline_finds_the_component_by_its_name() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("raadspoor", config={"date": "2024-05-28"})
    doc = nlp(TEXT)
    found = {kind: [span.text for span in spans] for kind, spans in doc.spans.items()}
    assert found["amount"] == ["€ 25.000"]
    assert found["person"] == ["Anna de Wit"]
    assert found["area"] == ["Noordermaat"]
    day = next(one for one in doc.user_data["raadspoor"].mentions if one.type == "date")
    assert day.value.start.isoformat() == "2024-06-01"
    assert all(span.label_ == kind for kind, spans in doc.spans.items() for span in spans)


def test_commitments_are_spans_too() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("raadspoor")
    doc = nlp("De lente kwam.\nIn 2026 openen we een wijkcentrum.")
    assert [span.text for span in doc.spans["commitment"]] == ["In 2026 openen we een wijkcentrum."]


def test_a_text_without_anything_to_find_stays_as_it_is() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("raadspoor")
    assert not nlp("De lente kwam.").spans
