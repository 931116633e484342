"""The reference list of a text: its entries and their fields."""

from cbris.loaders.text.references.read import read_entries, read_references

__all__ = ["read_entries", "read_references"]
