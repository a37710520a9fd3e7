"""Public collections of councils' papers: one client a collection, read on from where the last run ended."""
