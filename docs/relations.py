"""Write docs/relations.md: every relation of claims, with what its patterns find and do not.

Run ``python docs/relations.py`` after a change of the patterns or of the vocabulary of
relations; a test compares the page with what this would write.
"""

from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SKOS

from cbris.loaders.text.claims.rules import Rule, rules
from cbris.ontology.terms import concept

PAGE = Path(__file__).parent / "relations.md"
INTRODUCTION = """\
# Relations of claims

What the subject of a claim is said to have to do with its object. Each relation is a concept of
`ontology/vocabularies/relation.ttl`; its patterns are `loaders/text/patterns/<relation>.yaml`. Of
each pattern there is a made-up example, with the subject and object that it gives, and a
counter-example that it must give nothing for; both are tested. This page is made from them by
`python docs/relations.py`.
"""
HEAD = "| pattern | example | gives | nothing from |\n|---|---|---|---|\n"


def page() -> str:
    """Give the page."""
    scheme = Graph().parse(
        data=(files("cbris.ontology") / "vocabularies" / "relation.ttl").read_text("utf-8")
    )
    known = sorted(rules(), key=lambda rule: rule.relation)
    parts = groupby(known, key=lambda rule: rule.relation)
    return INTRODUCTION + "".join(
        f"\n## {relation}\n\n{meaning(scheme, relation)}\n\n{HEAD}{''.join(rows(found))}"
        for relation, found in parts
    )


def meaning(scheme: Graph, relation: str) -> str:
    """Give the definition of a relation, with its labels."""
    iri = URIRef(concept("relation", relation).value)
    labels = sorted(map(_tagged, scheme.objects(iri, SKOS.prefLabel)))
    return f"{scheme.value(iri, SKOS.definition)} ({', '.join(labels)})"


def _tagged(label: object) -> str:
    assert isinstance(label, Literal)
    return f"{label.language}: {label}"


def rows(found: Iterator[Rule]) -> Iterator[str]:
    """Yield a row for each pattern."""
    for rule in found:
        gives = "<br>".join(one.replace(" -> ", " → ") for one in rule.yields)
        cells = (f"`{rule.id}`", rule.example, gives, rule.counter_example)
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
