"""The read side: queries, results, facets, snippets, trails."""
