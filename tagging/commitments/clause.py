"""The clauses of a Dutch sentence: its tokens, and which of them stand in main clauses.

Dutch shows this by position. In a main clause the finite verb stands second, with its particle,
infinitives and participles at the end; in a subordinate clause everything verbal stands at the end. So
what follows a subordinator is subordinate until its verb has come and a comma or a second finite verb
closes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tagging.commitments import words as w
from tagging.commitments.language import cue
from tagging.commitments.lexicon import load

TOKEN = re.compile(r"\w[\w&]*(?:[-’'.]\w+)*-?|[^\w\s\"“”„‘’'«»*_]")
"""Words and punctuation; quotation marks are left out, they change nothing in the order of words."""
_VERB = re.compile(r"\w{3,}eert")
"""A finite verb by its form, known or not: "genereert", "signaleert"."""
_TRANSPARENT = cue("brings what is said")


@dataclass(slots=True)
class Clauses:
    """The tokens of a sentence, with what stands in main clauses."""

    text: str
    tokens: list[str]
    spans: list[tuple[int, int]]
    main: list[bool]
    said: list[int]
    """Where "dat" brings what a stem such as "de planning is dat" says."""

    def original(self, index: int) -> str:
        start, end = self.spans[index]
        return self.text[start:end]


def parse(text: str) -> Clauses:
    """The tokens of one sentence and which of them stand in main clauses."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    tokens = [text[start:end].lower() for start, end in spans]
    main, said = _main(text, tokens, spans)
    return Clauses(text, tokens, spans, main, said)


def _main(text: str, tokens: list[str], spans: list[tuple[int, int]]) -> tuple[list[bool], list[int]]:
    main: list[bool] = []
    said: list[int] = []
    waiting, verbs, depth, opened = False, 0, 0, 0
    participles = load().participles
    for i, token in enumerate(tokens):
        if token == "(":
            depth += 1
        elif token == ")":
            depth = max(0, depth - 1)
            main.append(not waiting)
            continue
        if depth:
            main.append(False)
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        if token in w.SUBORDINATORS and _opens_clause(tokens, i):
            if token == "dat" and _TRANSPARENT.search(text[: spans[i][1]].lower()):
                said.append(i)
                waiting = False
            else:
                waiting, verbs, opened = True, 0, i
        elif waiting and (token == ";" or (token in ",:–" and (verbs or _resumes(following, opened)))):
            waiting = False
        elif waiting and verbs and token in participles and tokens[i - 1] in participles:
            waiting = False  # the clause's own came before ("de afspraken die we hebben gemaakt opgenomen")
        elif (
            waiting
            and (following in w.WE or following == "u")
            and token not in w.SUBORDINATORS
            and token.isalpha()
            and verbs + i > 1
        ):
            waiting = not could_be_finite(token)
        elif waiting and token in w.AUXILIARY:
            if verbs and token not in ("worden", "zijn", "hebben", "kunnen", "blijven", "gaan", "moeten"):
                waiting = False
            verbs += 1
        elif waiting and (_VERB.fullmatch(token) or (token in load().finite and token.endswith(("t", "n")))):
            verbs += 1
        main.append(not waiting)
    return main, said


def _resumes(following: str, opened: int) -> bool:
    """Whether after a comma the main clause comes, where a clause opened the sentence."""
    return opened < 2 and could_be_finite(following)


def could_be_finite(token: str) -> bool:
    """Whether a word can be a finite verb: an auxiliary, or a form in the lexicon."""
    return token in w.AUXILIARY or token in load().finite


def _opens_clause(tokens: list[str], i: int) -> bool:
    """Whether a word that can subordinate does so here, and is no demonstrative or comparison."""
    token, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else ""
    before = tokens[i - 1] if i else ""
    if token in ("dat", "die"):
        if not i or (before in w.PREPOSITIONS and following not in w.ARTICLES):
            return False
        pronoun = following in w.AUXILIARY and before in (",", ";", ":", "en", "maar", "want", "of", "–", "-")
        return not (token == "dat" and pronoun)
    if token == "zoals":
        return not i and following not in w.AUXILIARY
    if token == "als":
        return following in w.ARTICLES or following in ("blijkt", "uit", "inwoners")
    if token in ("sinds", "toen", "waar"):
        return following in w.ARTICLES
    if token == "of":
        return (
            not i or before in (",", "we", "wij", "na", "bezien", "bekijken", "onderzoeken")
        ) or following in ("we", "wij", "er", "het", "dit", "deze")
    if token == "wat" and before == "voor" and following == "betreft":
        return False
    if token in ("wat", "welke", "wie", "hoe"):
        return bool(i)
    return True
