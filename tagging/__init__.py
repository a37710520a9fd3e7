"""From documents to mentions and commitments: a spaCy pipeline of one folder a tagger."""
