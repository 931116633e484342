"""From quads to a published graph."""
