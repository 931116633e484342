"""Pieces of SPARQL that several questions share, each in one file of ``queries/fragments``.

A question takes a fragment in by a line of its own, ``#include NAME``. A fragment is a part
of a group pattern, without braces around it and without prefixes; its first comment lines
say which variables it needs and which it binds.

A fragment may leave open what it is about by the line ``#include given``; who takes it in
says it then: ``#include NAME for OTHER``, OTHER being the fragment that takes that place.
"""

import re
from functools import cache
from importlib.resources import files
from textwrap import indent

from cbris.errors import QueryError

__all__ = ["expand"]

INCLUDE = re.compile(
    r"^(?P<indent>[ \t]*)#include[ \t]+(?P<name>\S+)(?:[ \t]+for[ \t]+(?P<given>\S+))?[ \t]*$",
    re.MULTILINE,
)
GIVEN = "given"


def expand(sparql: str, where: str, within: tuple[str, ...] = (), given: str | None = None) -> str:
    """Put the text of each fragment in the place of the line that includes it.

    :param within: the fragments that this text is itself a part of.
    :param given: the fragment that stands for ``#include given``.
    :raises QueryError: there is no such fragment, one includes itself, or one needs another
        that is not given.
    """

    def fragment(match: re.Match[str]) -> str:
        name = match["name"] if match["name"] != GIVEN else _known(given, where, within)
        if name in within:
            raise QueryError(f"{where}: fragment {name!r} includes itself; take the line out")
        inner = expand(_read(name, where), where, (*within, name), match["given"] or given)
        return indent(inner, match["indent"])

    return INCLUDE.sub(fragment, sparql)


def _known(given: str | None, where: str, within: tuple[str, ...]) -> str:
    if given is None:
        raise QueryError(
            f"{where}: fragment {within[-1] if within else GIVEN!r} leaves open what it is about;"
            " include it for another fragment: #include NAME for OTHER"
        )
    return given


@cache
def _read(name: str, where: str) -> str:
    path = files("cbris.queries") / "fragments" / f"{name}.rq"
    try:
        return path.read_text("utf-8").rstrip("\n")
    except OSError as error:
        raise QueryError(
            f"{where}: no fragment is called {name!r}; give the name of a file of queries/fragments"
        ) from error
