"""Named places within the municipality: wijken, buurten, dorpen, streets, squares, sites, buildings."""

from tagging.areas.tagger import find, harvest

__all__ = ["find", "harvest"]
