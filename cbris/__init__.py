"""A knowledge graph of cross-border regional innovation systems."""
