"""What is read of a header, in plain values."""

from typing import Any

from cbris.loaders.text.document import Metadata
from cbris.loaders.text.header import read_header
from cbris.loaders.text.layout import split

__all__ = ["EN", "UK", "read", "told"]

EN = "The ferries of the north were built by the towns on the two sides of the river. " * 4
UK = "Пороми півночі збудували міста на двох берегах річки, що є межею. " * 4


def read(text: str) -> Metadata:
    """Read the header of a text."""
    return read_header(text, split(text))[0]


def told(text: str) -> dict[str, Any]:
    """Give what is told: authors as (family, given, affiliation), further titles as `titles`."""
    metadata = read(text)
    values = {name: value for name, value in vars(metadata).items() if value}
    values.pop("abstract", None)
    titles = [one.title for one in values.pop("translations", ()) if one.title]
    if metadata.authors:
        values["authors"] = [(a.family, a.given, a.affiliation) for a in metadata.authors]
    return values | ({"titles": titles} if titles else {})
