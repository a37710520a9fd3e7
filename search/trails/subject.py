"""What a commitment is about: its terms, its title, and what tells it from others of its kind."""

from __future__ import annotations


class Subject:
    """The terms of one commitment, and the numbered things it names ("wijkaanpak 2", "Nota 2023")."""

    __slots__ = (
        "addresses",
        "appointed",
        "areas",
        "compounds",
        "days",
        "deeds",
        "done_at",
        "grounds",
        "heading",
        "letters",
        "modifiers",
        "named",
        "names",
        "numbered",
        "parts",
        "passed",
        "phrases",
        "proper",
        "rare",
        "request",
        "scopes",
        "surface",
        "terms",
        "title",
        "weights",
        "words",
        "years",
    )

    def __init__(self) -> None:
        self.terms: set[str] = set()
        self.title: set[str] = set()
        """Terms of the title that it stands under, one of which must be shared; none where no title tells."""
        self.phrases: set[tuple[str, str]] = set()
        """Terms that follow one another: rarer together than each by itself."""
        self.parts: dict[str, str] = {}
        """Terms that are only part of a compound here, with the compound; they weigh half."""
        self.modifiers: set[str] = set()
        """Those parts that are not the head of their compound, and stand nowhere by themselves."""
        self.compounds: set[str] = set()
        """Terms that are compounds: each names one thing more surely than a simple word."""
        self.words: frozenset[str] = frozenset()
        """Stems of all words of the title."""
        self.heading = ""
        """The title as written."""
        self.names: set[str] = set()
        """What the title writes with a capital, also places and organisations."""
        self.proper: set[str] = set()
        """Terms that are names: never written without a capital, and no compounds."""
        self.rare: set[str] = set()
        """Terms that few commitments share."""
        self.numbered: dict[str, set[str]] = {}
        """Numbers that stand with a term: of a stage, a house."""
        self.years: dict[str, set[int]] = {}
        """Years that are part of a term's name; a period gives all its years."""
        self.grounds: set[str] = set()
        """Terms that stand only where the statement names a ground, a source or a place of its subject."""
        self.named: dict[str, float] = {}
        """Every word of the title that is no function word, places too, with its weight among titles."""
        self.addresses: set[tuple[str, str]] = set()
        """Streets with a house number."""
        self.days: dict[str, set[str]] = {}
        """Days that tell what a term stands for from others ("klacht van 5 maart")."""
        self.areas: frozenset[str] = frozenset()
        """The places that it is about."""
        self.deeds: set[str] = set()
        """What is done once to its object: evaluated, tendered out."""
        self.done_at: set[tuple[str, str]] = set()
        """The same, with each place that it is done at."""
        self.letters: set[str] = set()
        """Abbreviations, as stems: names of things, also where they say nothing to a reader."""
        self.scopes: dict[str, set[str]] = {}
        """Whether a term is local, regional, national."""
        self.appointed: frozenset[str] | None = None
        """Who is appointed."""
        self.passed: frozenset[str] = frozenset()
        """Words of names: one organisation does many things, and many are done in one place."""
        self.request = False
        """Whether a request for documents is answered."""
        self.surface: dict[str, str] = {}
        """A term as it was written first."""
        self.weights: dict[str, float] = {}
