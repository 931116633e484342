"""A name that runs on into its institute, below the word "authors"."""

import re
from collections.abc import Sequence

from cbris.loaders.text.front.given import GIVEN_NAMES
from cbris.loaders.text.front.lines import Line
from cbris.loaders.text.front.persons import Person, read_people
from cbris.loaders.text.institutes import is_institute
from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.orcid import ORCID

__all__ = ["read_glued"]

_AUTHORS = re.compile(r"(?:authors?|автор(?:\(и\)|и|ы|\(ы\))?|autorzy|autor):?", re.IGNORECASE)
_TWO_WORDS = re.compile(rf"(?P<name>[{UPPER}][\w’'-]+\s[{UPPER}][\w’'-]+)\s(?P<rest>[{UPPER}].+)$")


def read_glued(
    lines: Sequence[Line], at: int, before: set[int], words: str
) -> list[tuple[Sequence[Person], str]]:
    """Read "Given Family Institute" below the label of the authors, else nobody.

    Elsewhere such a line may as well be an institute that bears a person's name.

    :param before: the lines that were read so.
    """
    above = next((n for n in range(at - 1, -1, -1) if lines[n].kind != "blank"), None)
    if above is None or not (above in before or _AUTHORS.fullmatch(lines[above].text)):
        return []
    match = _TWO_WORDS.match(words)
    if not match or not is_institute(ORCID.split(match["rest"])[0].split("http")[0]):
        return []
    given = match["name"].split()[0].casefold() in GIVEN_NAMES
    named = read_people(match["name"])
    return [(named.people, match["rest"])] if given and len(named.people) == 1 else []
