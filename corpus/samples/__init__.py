"""Sample documents of our own writing."""
