"""OWL reasoning by HermiT, which owlready2 brings along and Java runs."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import owlready2
from owlready2.base import (
    OwlReadyInconsistentOntologyError,
    OwlReadyJavaError,
    OwlReadyOntologyParsingError,
)
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from cbris.ontology.files import ontology_triples
from cbris.ontology.terms import NAMESPACES, ONTOLOGY, term

__all__ = ["JAVA_MISSING", "Consistency", "check_consistency", "entailments"]

JAVA_MISSING = (
    "HermiT: no program java was found, but a Java runtime of version 8 or later was expected; "
    "install one (Debian: apt-get install default-jre-headless)"
)

_XSD_NAMES = (
    "anyURI base64Binary boolean byte dateTime dateTimeStamp decimal double float hexBinary int "
    "integer language long Name NCName negativeInteger NMTOKEN nonNegativeInteger "
    "nonPositiveInteger normalizedString positiveInteger short string token unsignedByte "
    "unsignedInt unsignedLong unsignedShort"
)
# https://www.w3.org/TR/owl2-syntax/#Datatype_Maps; HermiT aborts on any other datatype.
OWL_DATATYPES = frozenset(
    {NamedNode(NAMESPACES["xsd"] + name) for name in _XSD_NAMES.split()}
    | {NamedNode(NAMESPACES["rdf"] + name) for name in ("langString", "PlainLiteral", "XMLLiteral")}
    | {NamedNode(NAMESPACES["owl"] + name) for name in ("rational", "real")}
)


@dataclass(frozen=True)
class Consistency:
    """What HermiT says of a set of axioms and facts.

    `consistent` is None where it could not be asked; `unsatisfiable` lists the IRIs of
    classes that can have no instance; `message` is one sentence for people.
    """

    consistent: bool | None
    unsatisfiable: tuple[str, ...]
    message: str


def check_consistency(data: Iterable[Triple] = ()) -> Consistency:
    """Ask HermiT whether the ontology, its vocabularies and the data can all be true.

    Literals outside the OWL 2 datatype map (dates, years, geometries) are left out: the
    shapes check those.
    """
    if shutil.which(owlready2.JAVA_EXE) is None:
        return Consistency(None, (), JAVA_MISSING)
    try:
        with _reasoned(data, infer_property_values=False) as world:
            return _verdict(world)
    except OwlReadyInconsistentOntologyError:
        return Consistency(False, (), "HermiT: the ontology and the data contradict each other")
    except OwlReadyOntologyParsingError as error:
        return Consistency(False, (), f"HermiT: a literal is not of its type: {error.__cause__}")
    except OwlReadyJavaError as error:
        return Consistency(None, (), f"HermiT: java failed: {' '.join(str(error).split())[:500]}")


def entailments(data: Iterable[Triple]) -> frozenset[Triple]:
    """Give what HermiT entails of the data's individuals, the given included.

    Class memberships (owl:Thing aside) and assertions of object properties.

    :raises OwlReadyInconsistentOntologyError: the data contradict the ontology.
    """
    facts = tuple(data)
    with _reasoned(facts, infer_property_values=True) as world:
        found = _individuals(world, facts)
        return frozenset(
            triple for one in found for triple in (*_memberships(one), *_assertions(one))
        )


def _verdict(world: owlready2.World) -> Consistency:
    found = tuple(sorted(c.iri for c in world.inconsistent_classes() if c is not owlready2.Nothing))
    if not found:
        return Consistency(True, (), "HermiT: consistent, and every class can have an instance")
    names = ", ".join(found)
    return Consistency(True, found, f"HermiT: consistent, but no instance can exist of {names}")


@contextmanager
def _reasoned(data: Iterable[Triple], *, infer_property_values: bool) -> Iterator[owlready2.World]:
    """Open a world of its own in which HermiT has run; close it at the end."""
    world = owlready2.World()
    try:
        ontology = world.get_ontology(ONTOLOGY)
        ontology.load(fileobj=BytesIO(_n_triples(data)))
        with _temporary_folder():
            owlready2.sync_reasoner_hermit(
                world, infer_property_values=infer_property_values, debug=0
            )
        yield world
    finally:
        world.close()


def _n_triples(data: Iterable[Triple]) -> bytes:
    output = BytesIO()
    triples = filter(_in_datatype_map, {*ontology_triples(), *data})
    serialize(triples, output, format=RdfFormat.N_TRIPLES)
    return output.getvalue()


def _in_datatype_map(triple: Triple) -> bool:
    value = triple.object
    return not isinstance(value, Literal) or value.datatype in OWL_DATATYPES


@contextmanager
def _temporary_folder() -> Iterator[None]:
    """Let owlready2, which forgets a file when HermiT objects, write where all is removed."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def _individuals(world: owlready2.World, facts: Iterable[Triple]) -> set[owlready2.Thing]:
    """Load what the facts name: of its own, owlready2 lists declared individuals only."""
    nodes = {node for fact in facts for node in (fact.subject, fact.object)}
    found = {world[node.value] for node in nodes if isinstance(node, NamedNode)}
    return {one for one in found if isinstance(one, owlready2.Thing)}


def _memberships(individual: owlready2.Thing) -> Iterator[Triple]:
    for found in individual.INDIRECT_is_a:
        if isinstance(found, owlready2.ThingClass) and found is not owlready2.Thing:
            yield Triple(NamedNode(individual.iri), term("rdf:type"), NamedNode(found.iri))


def _assertions(individual: owlready2.Thing) -> Iterator[Triple]:
    for found in individual.namespace.world.object_properties():
        for value in found._get_indirect_values_for_individual(individual):
            if isinstance(value, owlready2.Thing):
                yield Triple(NamedNode(individual.iri), NamedNode(found.iri), NamedNode(value.iri))
