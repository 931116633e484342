"""Turtle in one canonical form: a change of one fact is a change of one line.

Prefixes sorted; one subject per block, the subject on its own line, then one line per
triple, ``a`` first, predicates and objects sorted, and the full stop on a line of its
own. Blank nodes keep the names that they have in the store.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cbris.ontology.terms import NAMESPACES, term

__all__ = ["PLAIN", "RDF_TYPE", "block", "prefixes", "statements", "written"]

RDF_TYPE = term("rdf:type")
PLAIN = frozenset(
    {term("xsd:string").value, term("rdf:langString").value, term("rdf:dirLangString").value}
)
LOCAL_NAME = re.compile(r"[A-Za-z_](?:[\w-]*)", re.ASCII)
LONGEST_FIRST = sorted(NAMESPACES.items(), key=lambda item: (-len(item[1]), item[0]))


def prefixes() -> Iterator[str]:
    """Yield the lines that declare every prefix, used or not, so that they never change."""
    for prefix, namespace in sorted(NAMESPACES.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def block(triples: Sequence[Triple]) -> Iterator[str]:
    """Yield the lines of one subject's block, with an empty line before it."""
    yield f"\n{written(triples[0].subject)}\n"
    for verb, value in _pairs(triples):
        yield f"    {verb} {value} ;\n"
    yield ".\n"


def statements(triples: Sequence[Triple]) -> Iterator[str]:
    """Yield one subject's triples in full, with an empty line before.

    For TriG, where parsers refuse the semicolon before the full stop of a block.
    """
    subject = written(triples[0].subject)
    yield "\n"
    for verb, value in _pairs(triples):
        yield f"    {subject} {verb} {value} .\n"


def written(value: NamedNode | BlankNode | Literal | Triple) -> str:
    """Write a term: a prefixed name where the prefix is one of ours, else in full."""
    if isinstance(value, NamedNode):
        return _name(value.value)
    if isinstance(value, Triple):
        parts = (value.subject, value.predicate, value.object)
        return f"<<( {' '.join(map(written, parts))} )>>"
    if not isinstance(value, Literal) or value.datatype.value in PLAIN:
        return str(value)
    return f"{Literal(value.value)}^^{_name(value.datatype.value)}"


def _pairs(triples: Iterable[Triple]) -> list[tuple[str, str]]:
    pairs = {(_verb(triple.predicate), written(triple.object)) for triple in triples}
    return sorted(pairs, key=lambda pair: (pair[0] != "a", *pair))


def _verb(predicate: NamedNode) -> str:
    return "a" if predicate == RDF_TYPE else written(predicate)


def _name(iri: str) -> str:
    for prefix, namespace in LONGEST_FIRST:
        if iri.startswith(namespace) and LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"
