"""The write side of OpenSearch: the same units, as rows of one index a municipality or year."""
