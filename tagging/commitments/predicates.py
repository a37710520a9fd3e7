"""Every main-clause statement of a sentence that is made with a verb of municipal work.

A finite verb beside "we" or an official subject counts, and an auxiliary with a participle or
infinitive, where they stand in a main clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tagging.commitments import words as w
from tagging.commitments.clause import Clauses
from tagging.commitments.lexicon import Finite, Lexicon, load
from tagging.commitments.objections import judged
from tagging.commitments.predicate import MODAL_TENSE, Predicate, Tense
from tagging.commitments.subjects import Voice, plural_subject, subject_of
from tagging.commitments.verbs import attributive, light, parted, phrase, scope

_SINGULAR = frozenset({"is", "was", "wordt", "werd", "heeft", "had", "zal", "gaat", "kan", "moet"})
_REPORTED = frozenset({"aangegeven", "opgenomen", "vastgelegd", "bepaald", "geregeld"})
"""Before "dat" these only say where it stands what will be done."""
_EVENTS = frozenset(
    {"starten", "beginnen", "volgen", "plaatsvinden", "van start gaan", "aanvangen", "doorgaan", "fungeren"}
)


def predicates(
    clauses: Clauses, people: frozenset[int] = frozenset(), own: frozenset[str] = frozenset()
) -> Iterator[Predicate]:
    """Every main-clause statement made with a verb of municipal work.

    `people` are the indexes of tokens that belong to names of persons, who are subjects too.
    """
    lexicon = load()
    yield from (judged(clauses, found) for found in _fronted(clauses, lexicon))
    for i in clauses.said:
        yield from (judged(clauses, found) for found in _said(clauses, i, lexicon))
    for i, token in enumerate(clauses.tokens):
        if not clauses.main[i]:
            continue
        entry = lexicon.finite.get(token)
        if entry is None and token not in w.AUXILIARY:
            continue
        if i and clauses.tokens[i - 1] in ("de", "het", "een", "van", "bij", "per", "dan"):
            following = clauses.tokens[i + 1] if i + 1 < len(clauses.tokens) else ""
            if clauses.tokens[i - 1] != "dan" or following not in w.WE:  # "dan onderzoeken we"
                continue
        if token == "zijn" and _has_finite(clauses, i):
            continue
        if token == "werken" and i and clauses.tokens[i - 1].endswith("gericht"):
            continue  # "wijkgericht werken" is the name of a way of working
        voice, subject = subject_of(clauses, i, people, own)
        for found in _readings(clauses, i, entry, voice, subject, lexicon):
            yield judged(clauses, found)


def _has_finite(clauses: Clauses, i: int) -> bool:
    """Whether the clause has its finite verb before `i`, so that "zijn" there is "his" or an infinitive."""
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
    after = scope(clauses, i + 1)
    modals = [w.MODAL[tokens[j]] for j in after if tokens[j] in w.MODAL]
    if not modals and "hebben" in [tokens[j] for j in after]:
        yield from _with_participle(clauses, i + 1, after, lexicon, "we", "perfect", "we")
        return
    for j in after:
        verb = lexicon.infinitives.get(tokens[j])
        if verb is None or tokens[j - 1] in ("te", "het", "van"):
            continue
        tense = MODAL_TENSE[modals[0]] if modals else "present"
        made = light(clauses, after, verb.lemma)
        yield Predicate(
            made or verb, "we", tense, "we", i, f"dat we … {tokens[j]}", concrete=made is not None
        )


def _readings(
    clauses: Clauses, i: int, entry: Finite | None, voice: Voice, subject: str, lexicon: Lexicon
) -> Iterator[Predicate]:
    token = clauses.tokens[i]
    after = scope(clauses, i)
    active = voice != "passive"
    if token in w.HAVE:
        if not active:
            for found_event in _with_participle(clauses, i, after, lexicon, "event", "perfect", ""):
                if found_event.verb.kind == "event":
                    yield found_event
        if active:
            found = list(_with_participle(clauses, i, after, lexicon, voice, "perfect", subject))
            yield from found
            if not found and (verb := light(clauses, after, "hebben")):
                had: Tense = "perfect" if "gehad" in clauses.tokens else "present"
                yield Predicate(verb, voice, had, subject, i, verb.lemma, concrete=True)
        return
    if token in w.BE:
        tense: Tense = "perfect"
        yield from _with_participle(
            clauses, i, after, lexicon, voice if active else "passive", tense, subject
        )
        return
    if token == "worden" and _infinitive_of_modal(clauses, i):
        return
    if token in w.BECOME:
        tense = "past" if w.BECOME[token] == "past" else "present"
        yield from _with_participle(clauses, i, after, lexicon, "passive", tense, "")
        return
    if token in w.MODAL:
        tense = "past" if token in w.PAST_MODALS else MODAL_TENSE[w.MODAL[token]]
        found = list(_with_infinitive(clauses, i, after, lexicon, voice, tense, subject, w.MODAL[token]))
        if found:
            yield from found
            return
    if entry is not None:
        yield from _finite(clauses, i, entry, after, voice, subject)


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
        tense = MODAL_TENSE[w.MODAL[finite]]
    yield Predicate(verb, "passive", tense, "", 1, f"{clauses.original(0)} {finite}")


def _with_participle(
    clauses: Clauses, i: int, after: list[int], lexicon: Lexicon, voice: Voice, tense: Tense, subject: str
) -> Iterator[Predicate]:
    for j in after:
        token = clauses.tokens[j]
        verb = lexicon.participles.get(token)
        in_phrase = phrase(clauses, j, lexicon.participle_phrases)
        if in_phrase is not None:
            verb = in_phrase
        if verb is None or clauses.tokens[j - 1] in ("dan", "te", "als") or attributive(clauses, j):
            continue
        if _of_second_clause(clauses, i, j):
            return
        if j + 1 in clauses.said and token in _REPORTED:
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
        if j < i:
            cue = f"{clauses.original(j)} … {clauses.original(i)}"
        made = light(clauses, [*range(max(0, i - 12), i), *[k for k in after if k < j]], verb.lemma)
        yield Predicate(made or verb, voice, tense, subject, i, cue, concrete=made is not None)


def _of_second_clause(clauses: Clauses, i: int, j: int) -> bool:
    """Whether the participle at `j` belongs to an auxiliary after "en" ("is in beeld en wordt gemeld")."""
    tokens = clauses.tokens
    joined = False
    for k in range(i + 1, j):
        joined = joined or (tokens[k] in ("en", ";", "maar") and clauses.main[k])
        if joined and clauses.main[k] and tokens[k] in _SINGULAR:
            return True
    return False


def _with_infinitive(
    clauses: Clauses,
    i: int,
    after: list[int],
    lexicon: Lexicon,
    voice: Voice,
    tense: Tense,
    subject: str,
    modal: str,
) -> Iterator[Predicate]:
    tokens = clauses.tokens
    passive = any(tokens[j] in ("worden", "zijn") for j in after)
    if passive:
        yield from _with_participle(clauses, i, after, lexicon, "passive", tense, "")
    for j in after:
        token = tokens[j]
        with_te = tokens[j - 1] == "te"
        if with_te and modal != "dienen":
            continue
        verb = lexicon.infinitives.get(token)
        if with_te and (tokens[j - 2], token) in lexicon.split_infinitives:
            verb = lexicon.split_infinitives[tokens[j - 2], token]
        verb = phrase(clauses, j, lexicon.infinitive_phrases) or verb
        if verb is None or tokens[j - 1] in ("het", "de", "een", "van", "tot"):
            continue
        if voice == "passive" and verb.kind not in ("event", "start") and verb.lemma not in _EVENTS:
            continue
        made = light(clauses, [k for k in after if k < j], verb.lemma)
        kind: Voice = "event" if voice == "passive" else voice
        yield Predicate(
            made or verb,
            kind,
            tense,
            subject,
            i,
            f"{clauses.original(i)} … {token}",
            concrete=made is not None,
        )


def _finite(
    clauses: Clauses, i: int, entry: Finite, after: list[int], voice: Voice, subject: str
) -> Iterator[Predicate]:
    verb, cue = parted(clauses, i, entry, after)
    if verb is None:
        return
    tense: Tense = entry.tense
    if voice == "passive":
        if (
            i == 0
            or verb.kind not in ("event", "start")
            or (entry.plural and not _beside_subject(clauses, i))
        ):
            return
        yield Predicate(verb, "event", tense, "", i, cue)
        return
    if voice == "we" and not entry.plural and entry.tense == "present":
        return
    if voice == "official" and entry.plural and not plural_subject(clauses, i, subject):
        return
    fronted = range(i) if voice == "we" and clauses.tokens[0] in ("een", "de", "het") else ()
    made = light(clauses, [*fronted, *after], verb.lemma)
    yield Predicate(made or verb, voice, tense, subject, i, cue, concrete=made is not None)


def _beside_subject(clauses: Clauses, i: int) -> bool:
    """A plural present looks like an infinitive: as a finite verb it stands early in its clause."""
    return i <= 6 and clauses.tokens[i - 1] not in ("te", "het", "van", "kunnen", "zullen")
