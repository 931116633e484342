"""The curated tables of data/reference, each with the quads that its rows say."""
