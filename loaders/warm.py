"""What texts are read with, in memory once this is imported.

Imported where worker processes are made, so that none of them has to read it again.
"""

from cbris.loaders.text.read import read_document

__all__: list[str] = []

read_document("The customs union of two states requires trust.", "warm")
