"""Loaders of open data that a user brings, each in its publisher's own layout."""
