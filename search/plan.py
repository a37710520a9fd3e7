"""A question made ready to evaluate: words looked up, names recognised, fields checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.errors import QueryError
from corpus.store import Corpus
from index.analysis.stopwords import stopwords
from index.vocabulary import Vocabulary
from search import leaves
from search.leaves import Leaf
from search.names import Names
from search.query.nodes import All, AnyOf, Field, Node, Not, Phrase, Prefix, Word
from search.tree import AllNode, AnyNode, Condition, ConditionNode, LeafNode, NotNode, Tree

MOST_PREFIXED = 2000
"""Forms that a prefix may stand for at most."""
LONGEST_NAME = 6
"""Words of a name or a synonym at most."""


class Planner:
    """Makes trees for one state of an index."""

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary, names: Names) -> None:
        self._corpus = corpus
        self._vocabulary = vocabulary
        self._names = names

    def plan(self, node: Node) -> Tree:
        """The tree of a question.

        Raises QueryError for unknown values, for too wide prefixes, and where all of it is function words.
        """
        if not self._says_something(node):
            words = ", ".join(dict.fromkeys(_function_words(node)))
            raise QueryError(
                f"The question holds only words that stand everywhere: {words}.",
                "Add a word that says more, or find them in a row with quotation marks: '\"van en naar\"'.",
            )
        if isinstance(node, Word | Prefix | Phrase):
            return self._all((node,))
        return self._tree(node)

    def _says_something(self, node: Node) -> bool:
        """Whether there is more to find than function words, which are no name either."""
        if isinstance(node, Word):
            return not _is_stopword(node) or bool(self._names.get((node.form,)))
        if isinstance(node, All):
            forms = tuple(child.form for child in node.nodes if isinstance(child, Word))
            return bool(self._names.get(forms)) or any(map(self._says_something, node.nodes))
        if isinstance(node, AnyOf):
            return any(map(self._says_something, node.nodes))
        return not isinstance(node, Not)

    def _tree(self, node: Node) -> Tree:
        if isinstance(node, All):
            return self._all(node.nodes)
        if isinstance(node, AnyOf):
            return AnyNode([self._tree(child) for child in node.nodes])
        if isinstance(node, Not):
            return NotNode(self._tree(node.node))
        if isinstance(node, Field):
            return ConditionNode(Condition(node, self._corpus))
        return LeafNode(self._leaf(node), soft=False)

    def _all(self, nodes: Sequence[Node]) -> Tree:
        """Function words weigh nothing beside what says more, and are left out."""
        made: list[tuple[Node, Tree]] = []
        weighty = any(not isinstance(node, Not) and not _is_stopword(node) for node in nodes)
        for node in nodes:
            if isinstance(node, Word | Prefix | Phrase):
                if not (weighty and _is_stopword(node)):
                    made.append((node, LeafNode(self._leaf(node), soft=not isinstance(node, Phrase))))
            else:
                made.append((node, self._tree(node)))
        self._recognise(nodes, {id(node): tree.leaf for node, tree in made if isinstance(tree, LeafNode)})
        return AllNode([tree for _, tree in made])

    def _recognise(self, nodes: Sequence[Node], of_node: dict[int, Leaf]) -> None:
        """Words in a row that are one name, or spell an abbreviation, stand for that as well."""
        for run in _runs(nodes):
            for start in range(len(run)):
                for stop in range(start + 1, min(len(run), start + LONGEST_NAME) + 1):
                    words = run[start:stop]
                    group = [of_node[id(word)] for word in words if id(word) in of_node]
                    forms = tuple(form for word in words for form in (word.parts or (word.form,)))
                    for facet, name in self._names.get(forms):
                        for leaf in group:
                            leaf.names.append((facet, name))
                    if len(words) > 1:
                        for leaf in group:
                            leaves.add_others(leaf, forms, self._vocabulary)

    def _leaf(self, node: Word | Prefix | Phrase) -> Leaf:
        vocabulary = self._vocabulary
        if isinstance(node, Phrase):
            return leaves.phrase(node.forms)
        if isinstance(node, Word):
            parts = () if node.parts else vocabulary.parts_of(node.form)
            if parts:
                return leaves.split(node.form, parts, vocabulary)
            leaf = leaves.word(node.form, node.parts, vocabulary)
            leaf.names = self._names.get(node.parts or (node.form,))
            return leaf
        if len(vocabulary.starting(node.form, MOST_PREFIXED + 1)) > MOST_PREFIXED:
            raise QueryError(
                f"{node.form}* at position {node.at + 1} stands for more than {MOST_PREFIXED} words.",
                "Give more letters.",
            )
        return Leaf(prefix=node.form)


def _is_stopword(node: Node) -> bool:
    return isinstance(node, Word) and node.form in stopwords()


def _function_words(node: Node) -> Iterator[str]:
    if isinstance(node, Word):
        yield node.form
    elif isinstance(node, All | AnyOf):
        for child in node.nodes:
            yield from _function_words(child)


def _runs(nodes: Sequence[Node]) -> Iterator[list[Word]]:
    """Plain words side by side."""
    run: list[Word] = []
    for node in nodes:
        if isinstance(node, Word):
            run.append(node)
        elif run:
            yield run
            run = []
    if run:
        yield run
