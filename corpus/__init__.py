"""The shared vocabulary (Document, Mention, Commitment), the corpus store, profiles and samples."""
