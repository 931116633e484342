"""The usual formats of papers and of lists of publications."""
