"""The index template: what is kept of a unit, and how its words are taken.

Words are analysed here, by the same code as for the other engine; the cluster only takes apart what it is
sent. Forms of one word written both ways stand at one position: "wijkraad|wijk raad".
"""

from __future__ import annotations

import base64
from typing import Any

from corpus.settings import OpenSearchSettings
from index.fields import FACETS
from index.weights import K1, LONG, SHORT, B

FORMAT = 2
"""Of everything that stands in the cluster. Another one is built again, never read."""
BETWEEN = "|"
LONGEST_FORM = 4000
"""Characters; what is longer is cut, as Lucene holds terms of up to 32,766 bytes."""
GAP = 1000
"""Positions between two headings, so that no expression runs from one into the next."""
NAME_JOINT = "\x1f"
"""Between facet and name of what a heading carries; between an area and its municipality."""

_SIMILARITY = f"""
double mean = (double) field.sumTotalTermFreq / Math.max(1L, field.docCount);
double length = Math.min({LONG}, Math.max({SHORT}, doc.length / Math.max(1.0, mean)));
double count = doc.freq / ({1 - B} + {B} * length);
return query.boost * count * {K1 + 1} / (count + {K1});
"""


def template(settings: OpenSearchSettings) -> dict[str, Any]:
    """Of every index with units. What is written is seen when the writer says so, not before."""
    forms = {"type": "text", "analyzer": "forms", "search_analyzer": "form", "norms": False}
    word: dict[str, Any] = {"type": "keyword"}
    return {
        "index_patterns": [f"{settings.prefix}-units-*"],
        "template": {
            "settings": {
                "number_of_shards": settings.shards,
                "number_of_replicas": settings.replicas,
                "refresh_interval": -1,
                "analysis": {
                    "tokenizer": {"blanks": {"type": "whitespace", "max_token_length": 8 * LONGEST_FORM}},
                    "filter": {
                        "apart": {
                            "type": "pattern_capture",
                            "preserve_original": False,
                            "patterns": ["([^|]+)"],
                        }
                    },
                    "analyzer": {
                        "forms": {"type": "custom", "tokenizer": "blanks", "filter": ["apart"]},
                        "form": {"type": "custom", "tokenizer": "blanks"},
                    },
                },
                "similarity": {"nearness": {"type": "scripted", "script": {"source": _SIMILARITY}}},
            },
            "mappings": {
                # All of a row is kept: of one that is kept in part the cluster keeps the whole beside it for
                # its copies, until a merge, which takes more room and more time.
                "dynamic": False,
                "properties": {
                    "own": {**forms, "norms": True, "similarity": "nearness"},
                    "under": {**forms, "similarity": "boolean", "position_increment_gap": GAP},
                    "title": {**forms, "similarity": "boolean"},
                    "above": word,
                    "document": word,
                    "source": {"type": "keyword", "index": False},
                    "kind": {"type": "byte"},
                    "unit": {"type": "integer"},
                    "day": {"type": "integer"},
                    "doc_type": word,
                    "municipality": word,
                    "year": {"type": "short"},
                    **dict.fromkeys(FACETS, word),
                    "place": word,
                    "euros": {"type": "double"},
                    "due": {"type": "integer"},
                },
            },
        },
    }


def state_index(settings: OpenSearchSettings) -> dict[str, Any]:
    """Of the index that says what counts, and holds the vocabulary in pieces."""
    return {
        "settings": {"number_of_shards": 1, "number_of_replicas": settings.replicas},
        "mappings": {"dynamic": False, "properties": {"blob": {"type": "keyword"}}},
    }


def encode_signature(signature: Any) -> str:
    """Of an array of 32-bit numbers."""
    return base64.b64encode(signature.astype("<u4").tobytes()).decode()


def decode_signature(written: str) -> Any:
    import numpy as np

    return np.frombuffer(base64.b64decode(written), "<u4")
