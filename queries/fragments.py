"""Pieces of SPARQL that several questions share, each in one file of ``queries/fragments``.

A question takes a fragment in by a line of its own, ``#include NAME``. A fragment is a part
of a group pattern, without braces around it and without prefixes; its first comment lines
say which variables it needs and which it binds.
"""

import re
from functools import cache
from importlib.resources import files
from textwrap import indent

from cbris.errors import QueryError

__all__ = ["expand"]

INCLUDE = re.compile(r"^(?P<indent>[ \t]*)#include[ \t]+(?P<name>\S+)[ \t]*$", re.MULTILINE)


def expand(sparql: str, where: str, within: tuple[str, ...] = ()) -> str:
    """Put the text of each fragment in the place of the line that includes it.

    :param within: the fragments that this text is itself a part of.
    :raises QueryError: there is no such fragment, or one includes itself.
    """

    def fragment(match: re.Match[str]) -> str:
        name = match["name"]
        if name in within:
            raise QueryError(f"{where}: fragment {name!r} includes itself; take the line out")
        return indent(expand(_read(name, where), where, (*within, name)), match["indent"])

    return INCLUDE.sub(fragment, sparql)


@cache
def _read(name: str, where: str) -> str:
    path = files("cbris.queries") / "fragments" / f"{name}.rq"
    try:
        return path.read_text("utf-8").rstrip("\n")
    except OSError as error:
        raise QueryError(
            f"{where}: no fragment is called {name!r}; give the name of a file of queries/fragments"
        ) from error
