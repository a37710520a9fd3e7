"""From documents to mentions and commitments: a pipeline of one folder a tagger."""
