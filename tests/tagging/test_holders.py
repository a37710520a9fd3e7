"""An office alone is somebody where the document says who, and nobody where two can be meant."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.document import Block, Document
from corpus.profile import Profile, ProfilePerson, ProfileTerm
from tagging.people.holders import Holders
from tagging.pipeline import tag


def written(*texts: str, profile: Profile | None = None) -> tuple[Document, Profile]:
    blocks = tuple(
        Block(kind="heading" if text.startswith("# ") else "paragraph", text=text.removeprefix("# "), level=1)
        for text in texts
    )
    document = Document(
        id="0" * 12,
        source="voorbeeld.txt",
        sha256="0" * 64,
        media_type="text/plain",
        retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        title="",
        date=dt.date(2024, 5, 28),
        blocks=blocks,
    )
    known = profile or Profile()
    return tag(document, known), known


def meant(*texts: str, profile: Profile | None = None) -> list[str]:
    """Names of those meant by an office alone in the last block."""
    document, known = written(*texts, profile=profile)
    last = len(document.blocks) - 1
    return [held.name for held in Holders(document, known).within(last, 0, len(texts[-1]))]


ATTENDANCE = "Aanwezigen: burgemeester A. de Wit, wethouder B. Smit, wethouder C. Mol en secretaris D. Prins"


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        ((ATTENDANCE, "De burgemeester ondertekent de overeenkomst."), ["A. de Wit"]),
        ((ATTENDANCE, "De wethouder ondertekent de overeenkomst."), []),
        ((ATTENDANCE, "Wethouder Mol was er. De wethouder spreekt met bewoners."), ["C. Mol"]),
        ((ATTENDANCE, "Wethouder Smit licht dit toe.", "De wethouder spreekt met bewoners."), ["B. Smit"]),
        ((ATTENDANCE, "Wethouders Smit en Mol zijn er.", "De wethouder spreekt met bewoners."), []),
        ((ATTENDANCE, "# Vragen aan wethouder Mol", "De wethouder spreekt met bewoners."), ["C. Mol"]),
        (("Portefeuillehouder: B. Smit", "De portefeuillehouder stuurt een brief."), ["B. Smit"]),
        (
            (
                ATTENDANCE,
                "Wethouder Smit (financiën en sport) is er.",
                "Aan de wethouder Financiën wordt mandaat verleend.",
            ),
            ["B. Smit"],
        ),
        ((ATTENDANCE, "De portefeuillehouder Wonen tekent."), []),
        ((ATTENDANCE, "De burgemeester van Zwolle tekent ook."), []),
        ((ATTENDANCE, "Het college van burgemeester en wethouders tekent."), []),
        ((ATTENDANCE, "Iedere wethouder tekent, een burgemeester niet."), []),
        ((ATTENDANCE, "Het Burgemeester van der Veenplein is klaar."), []),
    ],
)
def test_an_office_alone(texts: tuple[str, ...], names: list[str]) -> None:
    assert meant(*texts) == names


def test_the_profile_says_who_held_an_office_at_the_documents_date() -> None:
    terms = {
        "An de Wit": ProfileTerm(role="burgemeester", end=dt.date(2024, 1, 31)),
        "Bo Smit": ProfileTerm(role="burgemeester", start=dt.date(2024, 2, 1)),
    }
    people = tuple(ProfilePerson(name=name, terms=(term,)) for name, term in terms.items())
    assert meant("De burgemeester komt langs.", profile=Profile(people=people)) == ["Bo Smit"]


def test_who_is_meant_is_responsible_and_that_is_marked_as_inferred() -> None:
    document, _ = written(
        ATTENDANCE, "De burgemeester stuurt de raad in juni een brief over het vuurwerkverbod."
    )
    (commitment,) = document.commitments
    assert commitment.people == ()
    assert commitment.responsible == ("A. de Wit",)
    (why,) = [one for one in commitment.evidence if one.attribute == "responsible"]
    assert why.inferred
    assert why.cue == "De burgemeester: A. de Wit, the only one in the document"
