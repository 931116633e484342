"""From sources to quads: one loader a format."""
