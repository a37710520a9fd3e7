"""What every engine must answer alike. A second engine adds a class at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol

import pytest

from corpus.errors import QueryError
from corpus.store import Corpus
from search.filters import Filters
from search.passages import Searcher
from search.results import Results


class Ask(Protocol):
    def __call__(
        self, query: str, wanted: Filters | None = None, *, limit: int = 10, offset: int = 0
    ) -> Results: ...


def texts(results: Results) -> list[str]:
    return [hit.text for hit in results.hits]


class EngineContract:
    """Give a subclass a fixture `ask` that answers from the corpus of the fixture of that name."""

    def test_part_of_a_compound_finds_the_whole(self, ask: Ask) -> None:
        assert "Wijkuitvoeringsplan" in texts(ask("uitvoeringsplan"))[0]

    @pytest.mark.parametrize(
        ("asked", "written"),
        [
            pytest.param(
                "vaststellen", "stellen", marks=pytest.mark.xfail(reason="separable verbs stay apart")
            ),
            ("laadpaal", "laadlocaties"),
            ("zonnepark", "zonneveld"),
            ("cafe", "café"),
            ("CAFÉ", "café"),
            ("warmtenet", "warmte-net"),
            ("warmte-net", "warmtenet"),
            ("vergunningen", "vergunning"),
            ("schoollocatie", "scholen"),
            ("laadpunten", "laadlocaties"),
            ("verlichting", "straatverlichting"),
        ],
    )
    def test_words_find_what_they_are_called_elsewhere(self, ask: Ask, asked: str, written: str) -> None:
        assert any(written in text for text in texts(ask(asked)))

    def test_abbreviation_and_long_form_find_one_another(self, ask: Ask) -> None:
        for query in ("WUP", "wijkuitvoeringsplan"):
            found = texts(ask(query))
            assert any("(WUP)" in text for text in found)
            assert any("het WUP ter" in text for text in found)

    def test_exact_form_comes_before_inflection_and_part(self, ask: Ask) -> None:
        found = texts(ask("plan"))
        assert found[0] == "Plannen maken kost tijd, en een plan uitvoeren kost meer tijd."
        assert any("Wijkuitvoeringsplan" in text for text in found[1:])

    def test_all_of_few_words_are_needed(self, ask: Ask) -> None:
        assert ask("WUP café").total == 1 or ask("WUP café").needed == 1
        assert ask("terrassen kade").total == 2

    def test_phrase_is_found_as_it_stands(self, ask: Ask) -> None:
        assert ask('"regels voor terrassen"').total == 2
        assert ask('"terrassen voor regels"').total == 0

    def test_or_and_exclusion(self, ask: Ask) -> None:
        assert ask("zonneveld OR café").total == 2
        assert ask("terrassen -2026").total == 1
        assert ask("(zonneveld OR café) -haven").total == 1

    def test_prefix(self, ask: Ask) -> None:
        assert ask("terra*").total == 2
        assert all(hit.highlights for hit in ask("terra*").hits)

    def test_headings_answer_for_what_stands_under_them(self, ask: Ask) -> None:
        found = ask("Havenkwartier vergunning")
        assert "vergunning" in found.hits[0].text
        assert found.hits[0].heading == ("Wonen in het Havenkwartier",)

    def test_highlights_are_the_words(self, ask: Ask) -> None:
        hit = ask("uitvoeringsplan").hits[0]
        shown = [hit.text[start:end] for start, end in hit.highlights]
        assert "Wijkuitvoeringsplan" in shown
        assert ask('"regels voor terrassen"').hits[0].highlights
        only = ask("cafe").hits[0]
        assert [only.text[a:b] for a, b in only.highlights] == ["café"]

    def test_hit_says_where_it_stands(self, ask: Ask) -> None:
        hit = next(h for h in ask("terrassen").hits)
        places = {(hit.title, hit.page), *((r.title, r.page) for r in hit.repeats)}
        assert places == {("Begroting 2025", 2), ("Begroting 2026", 1)}

    def test_passages_of_successive_years_are_one_hit(self, ask: Ask) -> None:
        found = ask("terrassen kade")
        assert (len(found.hits), found.total) == (1, 2)
        assert found.hits[0].years == (2024, 2025)

    def test_pages_follow_one_another(self, ask: Ask) -> None:
        every = texts(ask('"de" OR "het" OR "een"', limit=100))
        assert [
            texts(ask('"de" OR "het" OR "een"', limit=2, offset=n))[0] for n in range(len(every))
        ] == every

    def test_filters_narrow(self, ask: Ask) -> None:
        assert ask("plan", Filters(doc_type="raadsbrief")).total == 2
        assert ask("WUP", Filters(area="molenbuurt")).total == 1
        assert ask("WUP", Filters(person="Anna de Wit")).total == 1
        assert ask("straatverlichting", Filters(min_eur=1_000_000)).total == 0
        assert ask("warmtenet", Filters(min_eur=1_000_000)).total == 1
        assert ask("WUP", Filters(year=2026)).total == 1
        assert ask("WUP", Filters(due_before=dt.date(2026, 1, 1))).total == 1
        assert ask("WUP", Filters(due_after=dt.date(2026, 1, 1))).total == 1
        assert ask("WUP", Filters(status="gepland")).total == 2

    def test_fields_narrow(self, ask: Ask) -> None:
        assert ask("wijk:Molenbuurt").total == 4
        assert ask("soort:raadsbrief plan").total == 2
        assert ask("bedrag:>1mln").total == 1
        assert ask("bedrag:200.000..300.000").total == 2
        assert ask("jaar:2026 terrassen").total == 1
        assert ask("termijn:2026 WUP").total == 1
        assert ask("WUP -wie:Wit").total == 1

    def test_areas_of_one_name_are_told_apart_by_their_municipality(self, ask: Ask) -> None:
        found = ask("klaprozen OR café", Filters(area="Molenbuurt"))
        assert [(f.name, f.count) for f in found.facets["area"]] == [
            ("Molenbuurt (Dijkhaven)", 2),
            ("Havenkwartier (Dijkhaven)", 1),
            ("Havenkwartier (Voorbeelddam)", 1),
            ("Molenbuurt (Voorbeelddam)", 1),
        ]
        for facet in found.facets["area"]:
            assert ask("klaprozen OR café", Filters(area=facet.name)).total == facet.count
        assert ask('wijk:"Molenbuurt (Voorbeelddam)"').total == 2
        assert ask("klaprozen", Filters(area="Molenbuurt", municipality="Voorbeelddam")).total == 0
        with pytest.raises(QueryError, match="does not lie in Voorbeelddam"):
            ask("plan", Filters(area="Molenbuurt (Dijkhaven)", municipality="Voorbeelddam"))

    def test_facets_and_filters_by_municipality(self, ask: Ask) -> None:
        counts = {f.name: f.count for f in ask("Molenbuurt").facets["municipality"]}
        assert counts["Dijkhaven"] == 2
        for name, count in counts.items():
            assert ask("Molenbuurt", Filters(municipality=name)).total == count

    def test_unknown_values_are_refused_with_the_nearest(self, ask: Ask) -> None:
        with pytest.raises(QueryError, match="Molenbuurt"):
            ask("plan", Filters(area="Molenburt"))
        with pytest.raises(QueryError, match="Havenkwartier"):
            ask("wijk:Havenkwatier")
        with pytest.raises(QueryError, match="2026"):
            ask("plan", Filters(year=2029))
        with pytest.raises(QueryError, match="begroting"):
            ask("plan", Filters(doc_type="begrotingen"))
        with pytest.raises(QueryError, match="planned"):
            ask("plan", Filters(status="planed"))

    def test_facets_count_everything_found(self, ask: Ask) -> None:
        facets = ask("WUP", limit=1).facets
        assert [(f.name, f.count) for f in facets["year"]] == [("2025", 1), ("2026", 1)]
        assert [(f.name, f.count) for f in facets["doc_type"]] == [("begroting", 2)]
        assert ("Anna de Wit", 1) in [(f.name, f.count) for f in facets["person"]]

    def test_mistyped_word_gets_a_suggestion(self, ask: Ask) -> None:
        found = ask("terassen kade")
        assert found.suggestion == "terrassen kade"
        assert ask("terrassen").suggestion is None

    def test_only_function_words_and_unknown_words(self, ask: Ask) -> None:
        with pytest.raises(QueryError, match="de, het, een"):
            ask("de het een")
        assert ask("qwertyuiop").total == 0
        assert ask("qwertyuiop").suggestion is None


class TestWhoosh(EngineContract):
    @pytest.fixture
    def ask(self, corpus: Corpus) -> Iterator[Ask]:
        with Searcher(corpus) as searcher:
            yield searcher.search
