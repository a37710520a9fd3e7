"""Forms of Dutch verbs by rule, and the lists that hold them."""

from __future__ import annotations

import pytest

from tagging.commitments import language
from tagging.commitments.clause import parse
from tagging.commitments.lexicon import load
from tagging.commitments.morphology import forms
from tagging.commitments.predicates import predicates


@pytest.mark.parametrize(
    ("infinitive", "expected"),
    [
        ("maken", "maakt maakte maakten gemaakt"),
        ("leggen", "legt legde legden gelegd"),
        ("leveren", "levert leverde leverden geleverd"),
        ("evalueren", "evalueert evalueerde evalueerden geëvalueerd"),
        ("inventariseren", "inventariseert inventariseerde inventariseerden geïnventariseerd"),
        ("subsidiëren", "subsidieert subsidieerde subsidieerden gesubsidieerd"),
        ("verlengen", "verlengt verlengde verlengden verlengd"),
        ("beantwoorden", "beantwoordt beantwoordde beantwoordden beantwoord"),
        ("schaffen", "schaft schafte schaften geschaft"),
        ("plaatsen", "plaatst plaatste plaatsten geplaatst"),
        ("verhuizen", "verhuist verhuisde verhuisden verhuisd"),
        ("geven", "geeft gaf gaven gegeven"),
        ("verbinden", "verbindt verbond verbonden verbonden"),
        ("monitoren", "monitort monitorde monitorden gemonitord"),
        ("gaan", "gaat ging gingen gegaan"),
    ],
)
def test_forms(infinitive: str, expected: str) -> None:
    irregular = {
        "geven": ("gaf", "gaven", "gegeven"),
        "verbinden": ("verbond", "verbonden", "verbonden"),
        "gaan": ("ging", "gingen", "gegaan", "ga"),
    }
    made = forms(infinitive, irregular)
    assert " ".join((made.third, made.past_singular, made.past_plural, made.participle)) == expected


def test_a_prefix_that_never_parts_takes_no_ge() -> None:
    assert forms("ondertekenen", {}, prefixed=True).participle == "ondertekend"


@pytest.mark.parametrize(
    ("sentence", "lemma", "tense"),
    [
        ("We stellen in mei een plan op.", "opstellen", "present"),
        ("We stellen op basis daarvan een plan vast.", "vaststellen", "present"),
        ("Dit jaar brengen wij de bomen in kaart.", "in kaart brengen", "present"),
        ("Het plan is beschikbaar gesteld aan de raad.", "beschikbaarstellen", "perfect"),
        ("Onderzocht zal worden of het kan.", "onderzoeken", "future"),
        ("De planning is dat we het plan in mei vaststellen.", "vaststellen", "present"),
    ],
)
def test_predicates(sentence: str, lemma: str, tense: str) -> None:
    found = list(predicates(parse(sentence)))
    assert (found[0].verb.lemma, found[0].tense) == (lemma, tense)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het is mooi dat we plannen maken.",
        "De gemeente waarvoor wij dit plan opstellen is groot.",
        "Wie een plan vaststelt, is blij.",
    ],
)
def test_a_subordinate_clause_says_nothing_itself(sentence: str) -> None:
    assert list(predicates(parse(sentence))) == []


@pytest.mark.parametrize("name", ["boilerplate.txt", "cues.txt", "idioms.txt", "sections.txt", "stems.txt"])
def test_every_pattern_file_reads(name: str) -> None:
    assert all(header and pattern.pattern for header, pattern in language.patterns(name))


def test_a_turn_of_phrase_has_a_word_that_admits_it() -> None:
    """The quick check before the turns of phrase must let every line of them through."""
    (first, admitted), *turns = language.patterns("idioms.txt")
    assert first == "first"
    lines = [line for _, pattern in turns for line in pattern.pattern.split("|\\b")]
    shut_out = [line for line in lines if not admitted.search(line.replace("\\b", " "))]
    assert shut_out == []


def test_the_lexicon_is_broad_and_free_of_function_words() -> None:
    lexicon = load()
    assert len({verb.lemma for verb in lexicon.infinitives.values()}) > 500
    assert not {"in", "is", "de", "het", "een", "van"} & set(lexicon.finite)
