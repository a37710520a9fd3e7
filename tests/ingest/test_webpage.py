"""Web pages: content with and without landmarks, furniture, tables, accordions, metadata, encodings."""

from __future__ import annotations

import collections
import datetime as dt
import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from corpus.document import Block
from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source
from ingest.webpage import read
from tests.ingest import golden

SENTENCE = "De gemeente Voorbeelddam werkt aan een stad waar het voor iedereen prettig wonen is. "
SEMANTIC = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "p",
        "a",
        "button",
        "strong",
    ]
)
INLINE = frozenset({"a", "button", "strong"})


def page(html: str | bytes) -> Extraction:
    data = html if isinstance(html, bytes) else html.encode()
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return read(Source(name="https://example.org/p", data=data, media_type="text/html", retrieved=now))


def blocks(body: str) -> list[Block]:
    return page(f"<html><body><main><h1>Titel</h1>{body}</main></body></html>").blocks[1:]


def chapter() -> str:
    """A page with everything around its content that a planning-and-control site has."""
    return f"""<html><head><title>Begroting 2026 - Wonen</title></head><body>
    <div id="cookiebar">Deze website maakt gebruik van cookies. <a href="/c">Meer informatie</a></div>
    <header><a href="/">Gemeente Voorbeelddam</a><nav><button>Menu</button><ul>
    <li><a href="/a">Aanbieding</a></li><li><a href="/b">Programma's</a></li>
    <li><a href="/c">Financiën</a></li>
    </ul></nav></header>
    <nav class="breadcrumb"><a href="/">Home</a> &rsaquo; <a href="/p">Programma's</a> &rsaquo;
    <span>Wonen</span></nav>
    <main><article><h1>Wonen</h1><p>{SENTENCE * 3}</p><h2>Wat we doen in 2026</h2><p>{SENTENCE * 2}</p>
    <ul><li>We bouwen in de Polder.</li><li>We verkopen kavels in de Haven.</li></ul>
    <table><thead><tr><th>Post</th><th>Bedrag</th></tr></thead>
    <tbody><tr><td>Grond</td><td>€ 4.000</td></tr><tr><td>Wegen</td><td>€ 5.000</td></tr></tbody></table>
    <h2>Geld</h2><p>{SENTENCE * 2}</p></article></main>
    <aside class="related"><h2>Zie ook</h2><ul><li><a href="/z">Zomernota</a></li></ul></aside>
    <section class="report-builder"><h2>Stel uw begroting zelf samen</h2><p>SELECTIE</p>
    <p>0 - geselecteerd</p></section>
    <footer><ul><li><a href="/x">Privacy</a></li><li><a href="/y">Toegankelijkheid</a></li></ul></footer>
    </body></html>"""


def without_landmarks(html: str, kept: frozenset[str]) -> str:
    """The page with class names hashed, roles gone, and every element but the kept ones made a div."""
    soup = BeautifulSoup(html, "lxml")
    assert soup.body is not None
    for element in soup.body.find_all(True):
        for name in ("class", "id"):
            if element.has_attr(name):
                element[name] = "c" + hashlib.sha1(str(element[name]).encode()).hexdigest()[:6]
        if element.name not in kept:
            element.name = "div"
    return str(soup)


@pytest.mark.parametrize("kept", [SEMANTIC, INLINE, frozenset[str]()], ids=["hashed", "div", "div alone"])
def test_content_is_found_without_landmarks(kept: frozenset[str]) -> None:
    expected, found = page(chapter()), page(without_landmarks(chapter(), kept))
    wanted, words = (
        collections.Counter(re.findall(r"\w+", " ".join(b.text for b in extraction.blocks)))
        for extraction in (expected, found)
    )
    right = (wanted & words).total()
    assert right >= 0.95 * words.total()
    assert right >= 0.99 * wanted.total()
    assert [b.text for b in expected.blocks] == [b.text for b in found.blocks]
    for kind in ("heading", "table_row"):
        assert [b.text for b in expected.blocks if b.kind == kind] == [
            b.text for b in found.blocks if b.kind == kind
        ]


def test_furniture_of_a_chapter_is_left_out() -> None:
    text = " ".join(block.text for block in page(chapter()).blocks)
    for words in ("cookies", "Aanbieding", "Home", "Zie ook", "zelf samen", "SELECTIE", "Privacy"):
        assert words not in text


@pytest.mark.parametrize(
    "html",
    [
        '<div class="share"><p>Deel dit bericht</p></div>',
        '<p class="sr-only">Externe link</p>',
        "<aside><h2>Gerelateerd</h2><a href='/'>Zomernota</a></aside>",
        "<h2>Zie ook</h2><ul><li><a href='/'>Zomernota</a></li></ul>",
        "<p>Terug naar boven</p>",
        "<div hidden>Verborgen</div>",
        '<div style="display: none">Verborgen</div>',
        "<button>Download als PDF</button>",
        "<form><label>Zoek</label></form>",
        "<template><p>Sjabloon</p></template><!-- opmerking -->",
    ],
)
def test_furniture_within_the_content(html: str) -> None:
    found = blocks(f"<p>{SENTENCE}</p>{html}")
    assert [block.text for block in found] == [SENTENCE.strip()]


@pytest.mark.parametrize(
    "html",
    [
        f'<div class="menu-content"><p>{SENTENCE * 30}</p></div>',
        f"<aside><p>{SENTENCE}</p></aside>",
        f"<h2>Contact</h2><p>{SENTENCE}</p>",
        '<button aria-expanded="false" aria-controls="x">Meer</button>'
        f'<div id="x" hidden><p>{SENTENCE}</p></div>',
        f"<details><summary>Meer</summary><p>{SENTENCE}</p></details>",
        f"<form><p>{SENTENCE * 30}</p></form>",
    ],
)
def test_text_that_looks_like_furniture_is_kept(html: str) -> None:
    assert any(SENTENCE.strip() in block.text for block in blocks(html))


def test_a_form_around_the_whole_page_is_no_furniture() -> None:
    found = page(f"<body><form action='/'><div><h1>Titel</h1><p>{SENTENCE * 3}</p></div></form></body>")
    assert [block.kind for block in found.blocks] == ["heading", "paragraph"]


def test_accordions_give_headings_under_their_section() -> None:
    found = blocks(
        f"<h2>Wonen</h2><details><summary>Huren</summary><p>{SENTENCE}</p></details>"
        f'<h3><button aria-expanded="false">Kopen</button></h3><div><p>{SENTENCE}</p></div>'
    )
    assert [(b.text, b.level) for b in found if b.kind == "heading"] == [
        ("Wonen", 2),
        ("Huren", 3),
        ("Kopen", 3),
    ]


def test_lists_in_lists_and_numbers() -> None:
    found = blocks("<ol start='3'><li>Een<ul><li>Twee</li></ul></li><li><p>Drie</p></li></ol>")
    assert [(b.kind, b.text, b.marker, b.level) for b in found] == [
        ("list_item", "3. Een", "3.", 0),
        ("list_item", "Twee", "•", 1),
        ("list_item", "4. Drie", "4.", 0),
    ]


def test_spans_are_filled_in() -> None:
    (head, *rows) = blocks(
        "<table><tr><th rowspan=2>Post</th><th colspan=2>2026</th></tr><tr><th>Lasten</th><th>Baten</th></tr>"
        "<tr><td rowspan=2>Grond</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"
        "<tr><td colspan=3>Noot</td></tr></table>"
    )
    assert head.cells == head.header == ("Post", "2026 Lasten", "2026 Baten")
    assert [row.cells for row in rows] == [("Grond", "1", "2"), ("Grond", "3", "4"), ("Noot", "", "")]
    assert all(row.header == head.cells and row.table == head.table for row in rows)


def test_a_span_of_absurd_size_is_cut() -> None:
    (row, *_) = blocks("<table><tr><th>a</th><th>b</th></tr><tr><td colspan=99999999>x</td></tr></table>")
    assert len(row.cells) <= 200


def test_layout_tables_are_no_tables() -> None:
    found = blocks(f"<table><tr><td><h2>Links</h2><p>{SENTENCE}</p></td><td>Rechts</td></tr></table>")
    assert [block.kind for block in found] == ["heading", "paragraph", "paragraph"]


def test_definitions_are_rows_and_long_ones_sections() -> None:
    found = blocks(f"<dl><dt>Datum</dt><dd>3 maart</dd><dt>Waarom?</dt><dd>{SENTENCE * 4}</dd></dl>")
    assert [block.kind for block in found] == ["table_row", "heading", "paragraph"]
    assert found[0].cells == ("Datum", "3 maart")


def test_breaks_part_lines_but_not_sentences() -> None:
    found = blocks("<p>Beleids-<br>en beheerplan<br>Tweede regel.<br><br>Derde.</p>")
    assert [block.text for block in found] == ["Beleids- en beheerplan", "Tweede regel.", "Derde."]


def test_metadata_of_several_vocabularies() -> None:
    found = page(
        "<head><title>Titel | Programmabegroting 2025-2028</title>"
        '<meta name="OVERHEID.authority" content="Voorbeelddam">'
        '<meta name="DCTERMS.available" content="start=2024-10-02;">'
        '<meta name="DCTERMS.modified" content="2025-01-01">'
        f'<meta name="description" content="Kort"></head><body><h1>Titel</h1><p>{SENTENCE}</p></body>'
    ).metadata
    assert found == {
        "title": "Titel | Programmabegroting 2025-2028",
        "date": "2024-10-02",
        "municipality": "Voorbeelddam",
        "publication": "Programmabegroting 2025-2028",
        "description": "Kort",
    }


def test_a_breadcrumb_names_the_publication() -> None:
    trail = (
        '<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/b">Jaarstukken 2024</a></li></ol>'
    )
    found = page(f"<head><title>Wonen</title></head><body>{trail}<h1>Wonen</h1><p>{SENTENCE}</p></body>")
    assert found.metadata["publication"] == "Jaarstukken 2024"
    assert not any("Jaarstukken" in block.text for block in found.blocks)


def test_broken_json_ld_says_nothing() -> None:
    script = '<script type="application/ld+json">{"datePublished": </script>'
    assert "date" not in page(f"<head>{script}</head><body><h1>Titel</h1><p>{SENTENCE}</p></body>").metadata


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("", "cp1252"),
        ("niets", "utf-8"),
    ],
)
def test_encodings_declared_well_and_badly(declared: str, encoding: str) -> None:
    html = f'<meta charset="{declared}"><body><h1>Café</h1><p>{SENTENCE}Het kost € 5 – ‘één’ keer.</p></body>'
    found = page(html.encode(encoding))
    assert found.blocks[0].text == "Café"
    assert found.blocks[1].text.endswith("Het kost € 5 – ‘één’ keer.")


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<script>render()</script>", "<body><nav>Menu</nav>"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="holds no text"):
        page(html)


def test_every_fixture_keeps_its_table_rows_whole() -> None:
    for path in golden.fixtures("html"):
        rows = [block for block in page(path.read_bytes()).blocks if block.kind == "table_row"]
        for row in rows:
            assert not row.header or len(row.header) == len(row.cells), path.name


def test_links_that_come_back_under_every_item_are_left_out() -> None:
    links = '<div class="last"><a href="#b">Bijlage</a> <a href="#f">Film</a></div>'
    items = "".join(f"<h3>{n} Punt</h3><p>{SENTENCE}</p><p>Besluit: akkoord.</p>{links}" for n in range(1, 5))
    read_blocks = blocks(f"<main><h2>Agenda</h2>{items}</main>")
    assert [block.text for block in read_blocks].count("Besluit: akkoord.") == 4
    assert not [block.text for block in read_blocks if "Film" in block.text]
    few = blocks(f"<main><h2>Agenda</h2><p>{SENTENCE}</p>{links}<p>{SENTENCE}</p></main>")
    assert [block.text for block in few if "Film" in block.text] == ["Bijlage Film"]


def test_what_a_page_holds_twice_is_read_once() -> None:
    text = f"<h2>Prijs</h2><p>Nieuws</p><p>{SENTENCE * 4}</p><p>Meld u aan.</p>"
    found = blocks(
        f"{text}<p>Nieuws</p><p>{SENTENCE * 4}</p><div class='wide'>{text}</div><p>Meld u aan.</p>"
    )
    whole = (SENTENCE * 4).strip()
    assert [block.text for block in found] == [
        "Prijs",
        "Nieuws",
        whole,
        "Meld u aan.",
        "Nieuws",
        whole,
        "Meld u aan.",
    ]
