"""A reference by title finds the document that it means, or none."""

from __future__ import annotations

import msgspec
import pytest

from corpus.document import DocumentType
from corpus.referred import documents_meant


class Listed(msgspec.Struct, frozen=True):
    id: str
    title: str
    doc_type: DocumentType = "onbekend"
    years: tuple[int, ...] = ()


CORPUS = (
    Listed("a", "Strategische agenda", "begroting", (2025, 2026, 2027, 2028)),
    Listed("b", "Programma Wonen", "begroting", (2025, 2026, 2027, 2028)),
    Listed("c", "Begroting 2026-2029", "begroting", (2026, 2027, 2028, 2029)),
    Listed("d", "Jaarstukken 2024", "jaarstukken", (2024,)),
    Listed("e", "Mobiliteitsplan 2040 gemeente Voorbeelddam"),
    Listed("f", "Bestuurlijke opdracht wijkgericht werken en wijkaanpak"),
    Listed("g", "Nota Gezondheid"),
    Listed("h", "Nota gezondheid"),
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Beleidsbegroting 2025-2028", ("a", "b")),
        ("begroting 2026", ("c",)),
        ("jaarrekening 2024", ("d",)),
        ("jaarrekening 2023", ()),
        ("Mobiliteitsplan 2040", ("e",)),
        ("Mobiliteitsplan 2030", ()),
        ("bestuurlijke opdracht wijkgericht werken", ("f",)),
        ("begroting", ()),
        ("nota Gezondheid", ()),
        ("Omgevingsvisie", ()),
    ],
)
def test_meant(name: str, meant: tuple[str, ...]) -> None:
    assert documents_meant(name, CORPUS) == meant
