"""What weighs how much in the ranking, whatever the engine."""

from __future__ import annotations

from index.units import UnitKind

HEADING_WEIGHT = 0.5
TITLE_WEIGHT = 0.3
"""What a word counts in a heading above the passage, in the title, against in the passage itself."""
KIND_WEIGHT = {UnitKind.TITLE: 0.8, UnitKind.HEADING: 0.7, UnitKind.PASSAGE: 1.0, UnitKind.COMMITMENT: 1.0}
PROXIMITY = 0.4
"""What two words side by side add, as a share of the rarer one's weight; half at distance two, and so on."""
CANDIDATES = 2000
"""Of more passages than this that hold two words, nearness is looked at in the best only."""
NEAR = 8
"""Beyond so many words apart they are not near."""
ENOUGH = 10
"""With fewer passages than this that hold all words of a long question, those with fewer words count too."""
LEAST_SHARE = 0.6
"""The share of the words that a passage must hold at least, unless none holds as many."""
