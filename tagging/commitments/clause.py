"""What the main clauses of a sentence say: which verb of municipal work, in what tense and voice, by whom.

Dutch shows this by position. In a main clause the finite verb stands second with its particle or its infinitives
and participles at the end; in a subordinate clause everything verbal stands at the end. So a finite verb beside
"we", beside an official subject, or an auxiliary with a participle counts where no subordinator has opened a clause
before it that still waits for its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tagging.commitments import words as w
from tagging.commitments.lexicon import Finite, Lexicon, Verb, load

TOKEN = re.compile(r"\w[\w&]*(?:[-’'.]\w+)*-?|[^\w\s\"“”„‘’'«»*_]")
"""Words and punctuation; quotation marks are left out, they change nothing in the order of words."""
_TRANSPARENT = re.compile(
    r"\b(?:planning|streven|bedoeling|voornemen|verwachting|afspraak|inzet|doel|opdracht) is (?:om )?dat$"
    r"|\b(?:besloten|afgesproken|toegezegd|voorgesteld|overeengekomen|voorgenomen) (?:om )?dat$"
    r"|\b(?:betekent|houdt)(?: \w+){0,5} (?:in )?dat$|\b(?:streven|planning|voornemen) dat$"
)
"""Stems whose "dat" brings the main thing said."""

Voice = Literal["we", "official", "passive", "event"]
Tense = Literal["present", "past", "perfect", "future", "must", "want", "can", "keep"]
_MODAL_TENSE: dict[str, Tense] = {
    "zullen": "future",
    "zouden": "can",
    "gaan": "future",
    "moeten": "must",
    "dienen": "must",
    "willen": "want",
    "kunnen": "can",
    "mogen": "can",
    "blijven": "keep",
    "laten": "present",
    "proberen": "want",
    "hoeven": "can",
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """One main-clause statement: `verb` done by `subject` ("we", an official word, or "" in a passive)."""

    verb: Verb
    voice: Voice
    tense: Tense
    subject: str
    at: int
    """Index of the finite verb among the tokens."""
    cue: str
    negated: bool = False
    concrete: bool = False
    """An object beside a light verb that makes an act of it."""
    third_party: bool = False
    question: bool = False


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
    waiting, verbs, depth = False, 0, 0
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
                waiting, verbs = True, 0
        elif waiting and (token == ";" or (token in ",:–" and verbs)):
            waiting = False
        elif (
            waiting
            and following in w.WE
            and token not in w.SUBORDINATORS
            and token.isalpha()
            and verbs + i > 1
        ):
            waiting = not _could_be_finite(token)
        elif waiting and token in w.AUXILIARY:
            if verbs and token not in ("worden", "zijn", "hebben", "kunnen", "blijven", "gaan", "moeten"):
                waiting = False
            verbs += 1
        elif waiting and token in load().finite and token.endswith(("t", "n")):
            verbs += 1
        main.append(not waiting)
    return main, said


def _could_be_finite(token: str) -> bool:
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
    if token == "als":
        return following in w.ARTICLES or following in ("blijkt", "uit", "inwoners")
    if token in ("sinds", "toen", "waar"):
        return following in w.ARTICLES or following == "nodig"
    if token == "of":
        return (
            not i or before in (",", "we", "wij", "na", "bezien", "bekijken", "onderzoeken")
        ) or following in ("we", "wij", "er", "het", "dit", "deze")
    if token in ("wat", "welke", "wie", "hoe"):
        return bool(i)
    return True


def predicates(
    clauses: Clauses, people: frozenset[int] = frozenset(), own: frozenset[str] = frozenset()
) -> Iterator[Predicate]:
    """Every main-clause statement made with a verb of municipal work.

    `people` are the indexes of tokens that belong to names of persons, who are subjects too.
    """
    lexicon = load()
    yield from (_judged(clauses, found) for found in _fronted(clauses, lexicon))
    for i in clauses.said:
        yield from (_judged(clauses, found) for found in _said(clauses, i, lexicon))
    for i, token in enumerate(clauses.tokens):
        if not clauses.main[i]:
            continue
        entry = lexicon.finite.get(token)
        if entry is None and token not in w.AUXILIARY:
            continue
        if i and clauses.tokens[i - 1] in ("de", "het", "een", "van", "bij", "per", "dan"):
            continue
        if token == "zijn" and _has_finite(clauses, i):
            continue
        voice, subject = _subject(clauses, i, people, own)
        for found in _readings(clauses, i, entry, voice, subject, lexicon):
            yield _judged(clauses, found)


def _has_finite(clauses: Clauses, i: int) -> bool:
    """Whether the clause has its finite verb before token `i`, so that "zijn" there is "his" or an infinitive."""
    for j in range(i - 1, -1, -1):
        if clauses.tokens[j] in (",", ";", ":", "en", "maar", "of"):
            return False
        if clauses.main[j] and clauses.tokens[j] in w.AUXILIARY:
            return True
    return False


def _said(clauses: Clauses, i: int, lexicon: Lexicon) -> Iterator[Predicate]:
    """What "we" do in a clause after "betekent dat": its verbs stand at its end, in any form."""
    tokens = clauses.tokens
    if i + 1 >= len(tokens) or tokens[i + 1] not in w.WE:
        return
    scope = _scope(clauses, i + 1)
    modals = [w.MODAL[tokens[j]] for j in scope if tokens[j] in w.MODAL]
    for j in scope:
        verb = lexicon.infinitives.get(tokens[j])
        if verb is None or tokens[j - 1] in ("te", "het", "van"):
            continue
        tense = _MODAL_TENSE[modals[0]] if modals else "present"
        light = _light(clauses, scope, verb.lemma)
        yield Predicate(
            light or verb, "we", tense, "we", i, f"dat we … {tokens[j]}", concrete=light is not None
        )


def _subject(clauses: Clauses, i: int, people: frozenset[int], own: frozenset[str]) -> tuple[Voice, str]:
    tokens = clauses.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else ""
    if after in w.WE:
        return "we", "we"
    if i and tokens[i - 1] in w.WE:
        inverted = i > 1 and _could_be_finite(tokens[i - 2]) and clauses.main[i - 2]
        return ("passive", "") if inverted else ("we", "we")
    if i and tokens[i - 1] in ("en", ",") and _elliptic(clauses, i):
        return "we", "we"
    for j in range(i + 1, min(i + 4, len(tokens))):
        if tokens[j] in w.OFFICIALS:
            return "official", tokens[j]
        if j in people:
            return "official", "person"
        if tokens[j] in own:
            return "official", "gemeente"
        if tokens[j] == "gemeenten":
            continue
        if tokens[j] not in w.ARTICLES and tokens[j] not in ("ook", "onze", "bestuurlijk", "ambtelijk"):
            break
    for j in range(i - 1, max(-1, i - 9), -1):
        if tokens[j] in w.OFFICIALS:
            preceded = tokens[j - 1] if j else ""
            if preceded in w.PREPOSITIONS or (
                j > 1 and tokens[j - 2] in w.PREPOSITIONS and preceded in w.ARTICLES
            ):
                if tokens[j] == "gemeente" and preceded == "van":
                    continue
                if tokens[j] in ("wethouders", "raad"):
                    continue
                break
            return "official", tokens[j]
        if j in people and j == i - 1:
            return "official", "person"
        if tokens[j] in own and j == i - 1 and (not j or tokens[j - 1] not in w.PREPOSITIONS):
            return "official", "gemeente"
        if tokens[j] in w.AUXILIARY or tokens[j] in ",;:":
            break
        if tokens[j] in w.PREPOSITIONS and tokens[j] != "van":
            break
    return "passive", ""


def _elliptic(clauses: Clauses, i: int) -> bool:
    """A second finite verb after "en" whose "we" stands with the first ("We zoeken partners en werken plannen uit")."""
    entry = load().finite.get(clauses.tokens[i])
    if entry is None or not entry.plural:
        return False
    for j in range(i - 2, -1, -1):
        if clauses.tokens[j] in w.WE and clauses.main[j]:
            first = [k for k in (j - 1, j + 1) if 0 <= k < i and _could_be_finite(clauses.tokens[k])]
            return bool(first) and not any(clauses.tokens[k] in w.AUXILIARY for k in first)
    return False


def _readings(
    clauses: Clauses, i: int, entry: Finite | None, voice: Voice, subject: str, lexicon: Lexicon
) -> Iterator[Predicate]:
    token = clauses.tokens[i]
    scope = _scope(clauses, i)
    active = voice != "passive"
    if token in w.HAVE:
        if not active:
            for found_event in _with_participle(clauses, i, scope, lexicon, "event", "perfect", ""):
                if found_event.verb.kind == "event":
                    yield found_event
        if active:
            found = list(_with_participle(clauses, i, scope, lexicon, voice, "perfect", subject))
            yield from found
            if not found and (verb := _light(clauses, scope, "hebben")):
                yield Predicate(verb, voice, "present", subject, i, verb.lemma, concrete=True)
        return
    if token in w.BE:
        tense: Tense = "perfect"
        yield from _with_participle(
            clauses, i, scope, lexicon, voice if active else "passive", tense, subject
        )
        return
    if token == "worden" and _infinitive_of_modal(clauses, i):
        return
    if token in w.BECOME:
        tense = "past" if w.BECOME[token] == "past" else "present"
        yield from _with_participle(clauses, i, scope, lexicon, "passive", tense, "")
        return
    if token in w.MODAL:
        tense = "past" if token in w.PAST_MODALS else _MODAL_TENSE[w.MODAL[token]]
        found = list(_with_infinitive(clauses, i, scope, lexicon, voice, tense, subject, w.MODAL[token]))
        if found:
            yield from found
            return
    if entry is not None:
        yield from _finite(clauses, i, entry, scope, voice, subject, lexicon)


def _infinitive_of_modal(clauses: Clauses, i: int) -> bool:
    """Whether "worden" is the infinitive that a modal before it asks for."""
    for j in range(i - 1, -1, -1):
        if clauses.tokens[j] in ",;:" and clauses.main[j]:
            return False
        if clauses.tokens[j] in w.MODAL and clauses.main[j]:
            return True
    return False


def _fronted(clauses: Clauses, lexicon: Lexicon) -> Iterator[Predicate]:
    """A passive with its participle first ("Onderzocht zal worden of ...")."""
    if len(clauses.tokens) < 3:
        return
    verb, finite = lexicon.participles.get(clauses.tokens[0]), clauses.tokens[1]
    if verb is None or finite not in w.AUXILIARY:
        return
    tense: Tense = "perfect" if finite in w.BE else "present"
    if finite in w.MODAL:
        if "worden" not in clauses.tokens[2:5]:
            return
        tense = _MODAL_TENSE[w.MODAL[finite]]
    yield Predicate(verb, "passive", tense, "", 1, f"{clauses.original(0)} {finite}")


def _scope(clauses: Clauses, i: int) -> list[int]:
    """Tokens after the finite verb that belong to its clause."""
    scope: list[int] = []
    for j in range(i + 1, len(clauses.tokens)):
        if clauses.tokens[j] in ";:?" or j in clauses.said:
            break
        if clauses.main[j]:
            scope.append(j)
    return scope


def _with_participle(
    clauses: Clauses, i: int, scope: list[int], lexicon: Lexicon, voice: Voice, tense: Tense, subject: str
) -> Iterator[Predicate]:
    for j in scope:
        token = clauses.tokens[j]
        verb = lexicon.participles.get(token)
        phrase = _phrase(clauses, j, lexicon.participle_phrases)
        if phrase is not None:
            verb = phrase
        if verb is None or clauses.tokens[j - 1] == "dan" or _attributive(clauses, j):
            continue
        following = clauses.tokens[j + 1] if j + 1 < len(clauses.tokens) else ""
        if following in lexicon.participles or (
            token == "uitgebreid" and re.match(r"(?:be|ge|ver|toege|om)\w+[dtn]$", following)
        ):
            continue
        cue = (
            f"{clauses.original(i)} … {clauses.original(j)}"
            if j > i + 1
            else clauses.text[clauses.spans[i][0] : clauses.spans[j][1]]
        )
        light = _light(clauses, [*range(max(0, i - 12), i), *[k for k in scope if k < j]], verb.lemma)
        yield Predicate(light or verb, voice, tense, subject, i, cue, concrete=light is not None)


def _attributive(clauses: Clauses, j: int) -> bool:
    """A participle inside a noun phrase ("de vastgestelde" is inflected, but "een gesloten systeem" is not)."""
    if j + 1 >= len(clauses.tokens) or j == 0:
        return False
    following = clauses.tokens[j + 1]
    if not following.isalpha() or following in w.AFTER_PARTICLE or following in w.SUBORDINATORS:
        return False
    if clauses.tokens[j - 1] in ("een", "de", "het", "zowel", "alle", "meer"):
        return True
    return following in _NOUNS_AFTER_PARTICIPLE


_NOUNS_AFTER_PARTICIPLE = frozenset(
    {"onderwijs", "beleid", "werk", "vastgoed", "vervoer", "gebruik", "inkomen"}
)
"""Nouns of fixed phrases with an uninflected participle ("voortgezet onderwijs", "gesubsidieerd werk")."""


def _phrase(clauses: Clauses, j: int, phrases: dict[str, dict[str, Verb]]) -> Verb | None:
    choices = phrases.get(clauses.tokens[j])
    if not choices:
        return None
    before = " ".join(clauses.tokens[max(0, j - 10) : j]) + " "
    for phrase, verb in choices.items():
        if f" {phrase} " in f" {before}":
            return verb
    return None


def _with_infinitive(
    clauses: Clauses,
    i: int,
    scope: list[int],
    lexicon: Lexicon,
    voice: Voice,
    tense: Tense,
    subject: str,
    modal: str,
) -> Iterator[Predicate]:
    tokens = clauses.tokens
    passive = any(tokens[j] == "worden" for j in scope)
    if passive:
        yield from _with_participle(clauses, i, scope, lexicon, "passive", tense, "")
    for j in scope:
        token = tokens[j]
        parted = tokens[j - 1] == "te"
        if parted and modal != "dienen":
            continue
        verb = lexicon.infinitives.get(token)
        if parted and (tokens[j - 2], token) in lexicon.split_infinitives:
            verb = lexicon.split_infinitives[tokens[j - 2], token]
        verb = _phrase(clauses, j, lexicon.infinitive_phrases) or verb
        if verb is None or tokens[j - 1] in ("het", "de", "een", "van", "tot"):
            continue
        if voice == "passive" and verb.kind not in ("event", "start") and verb.lemma not in _EVENTS:
            continue
        light = _light(clauses, [k for k in scope if k < j], verb.lemma)
        kind: Voice = "event" if voice == "passive" else voice
        yield Predicate(
            light or verb,
            kind,
            tense,
            subject,
            i,
            f"{clauses.original(i)} … {token}",
            concrete=light is not None,
        )


_EVENTS = frozenset(
    {"starten", "beginnen", "volgen", "plaatsvinden", "van start gaan", "aanvangen", "doorgaan", "fungeren"}
)


def _finite(
    clauses: Clauses, i: int, entry: Finite, scope: list[int], voice: Voice, subject: str, lexicon: Lexicon
) -> Iterator[Predicate]:
    verb, cue = _parted(clauses, i, entry, scope)
    if verb is None:
        return
    tense: Tense = entry.tense
    if voice == "passive":
        if verb.kind not in ("event", "start") or (entry.plural and not _beside_subject(clauses, i)):
            return
        yield Predicate(verb, "event", tense, "", i, cue)
        return
    if voice == "we" and not entry.plural and entry.tense == "present":
        return
    if voice == "official" and entry.plural and not _plural_subject(clauses, i, subject):
        return
    light = _light(clauses, scope, verb.lemma)
    yield Predicate(light or verb, voice, tense, subject, i, cue, concrete=light is not None)


def _plural_subject(clauses: Clauses, i: int, subject: str) -> bool:
    """Whether a plural verb can have this official for subject: there are several, or the word is a plural."""
    return (
        subject in ("wethouders", "b&w", "gs", "ps", "staten")
        or subject.endswith("s")
        or "en" in clauses.tokens[max(0, i - 6) : i + 6]
    )


def _beside_subject(clauses: Clauses, i: int) -> bool:
    """A plural present looks like an infinitive: as a finite verb it stands early in its clause."""
    return i <= 6 and clauses.tokens[i - 1] not in ("te", "het", "van", "kunnen", "zullen")


def _parted(clauses: Clauses, i: int, entry: Finite, scope: list[int]) -> tuple[Verb | None, str]:
    """The verb with the particle or phrase that stands later in the clause, else the bare verb."""
    tokens = clauses.tokens
    shown = clauses.original(i)
    running = " " + " ".join(tokens[j] for j in scope) + " "
    best: tuple[int, Verb] | None = None
    for particle, verb in entry.verbs.items():
        if " " in particle:
            if f" {particle} " in running:
                return verb, f"{shown} … {particle}"
            continue
        if not particle:
            continue
        for j in scope:
            if tokens[j] == particle and _is_particle(tokens, j):
                if best is None or j > best[0]:
                    best = (j, verb)
    if best is not None:
        return best[1], f"{shown} … {tokens[best[0]]}"
    if scope and tokens[scope[-1]] == "." and len(scope) > 1 and tokens[scope[-2]] in w.PREPOSITION_LIKE:
        return None, shown
    return entry.verbs.get(""), shown


def _is_particle(tokens: list[str], j: int) -> bool:
    following = tokens[j + 1] if j + 1 < len(tokens) else "."
    if tokens[j] not in w.PREPOSITION_LIKE:
        return True
    return following in w.AFTER_PARTICLE or following in w.SUBORDINATORS


def _light(clauses: Clauses, scope: list[int], lemma: str) -> Verb | None:
    nouns = load().objects.get(lemma)
    if not nouns:
        return None
    for j in scope:
        token = clauses.tokens[j]
        if len(token) > 3 and any(noun in token for noun in nouns):
            return Verb(f"{token} {lemma}", "lasting" if lemma in ("werken", "samenwerken", "hebben") else "product")
    return None


def _segment_start(tokens: list[str], at: int) -> int:
    """Index after the last comma before token `at`, but at most ten back."""
    for j in range(at - 1, max(-1, at - 10), -1):
        if tokens[j] in (",", ";", ":", "(", ")"):
            return j + 1
    return max(0, at - 9)


def _judged(clauses: Clauses, found: Predicate) -> Predicate:
    """The predicate with what speaks against it: a negation, another's deed, a question."""
    tokens = clauses.tokens
    negated = any(
        tokens[j] in w.NEGATIONS
        and not (j + 1 < len(tokens) and tokens[j + 1] in ("alleen", "enkel", "slechts"))
        for j in range(len(tokens))
        if clauses.main[j] and j >= _segment_start(tokens, found.at)
    )
    third = found.voice in ("passive", "event") and _by_third_party(clauses, found)
    return replace(
        found,
        negated=negated,
        third_party=third,
        question=clauses.text.rstrip().endswith("?") and found.at < 2,
    )


_OTHERS_LAWS = frozenset({"wetsvoorstel", "wetswijziging", "rijksbegroting", "miljoenennota"})


def _by_third_party(clauses: Clauses, found: Predicate) -> bool:
    tokens = clauses.tokens
    if any(t in _OTHERS_LAWS for t in tokens):
        return True
    if any(t in ("landelijk", "europees", "wettelijk", "internationaal") for t in tokens[: found.at + 1]):
        return True
    for j, token in enumerate(tokens):
        if token == "door":
            after = tokens[j + 1 : j + 4]
            if any(t in w.THIRD_PARTIES for t in after) and not any(t in w.OFFICIALS for t in after):
                return True
    if found.voice == "event":
        before = tokens[max(0, found.at - 3) : found.at]
        near = [*([] if w.PREPOSITIONS & set(before) else before), *tokens[found.at + 1 : found.at + 4]]
        return any(t in w.THIRD_PARTIES or t in w.ABSTRACT for t in near)
    return False
