"""The W3C SPARQL 1.1 test suites, read from their manifests."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

__all__ = [
    "FEDERATED",
    "QUERY",
    "RESULTS",
    "UPDATE",
    "Case",
    "Dataset",
    "Manifest",
    "Node",
    "address",
    "cases",
    "folder",
]

BASE = "https://w3c.github.io/rdf-tests/sparql/sparql11/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

QUERY = [
    "aggregates",
    "bind",
    "bindings",
    "cast",
    "construct",
    "exists",
    "functions",
    "grouping",
    "negation",
    "project-expression",
    "property-path",
    "subquery",
    "syntax-query",
]
UPDATE = [
    "add",
    "basic-update",
    "clear",
    "copy",
    "delete-data",
    "delete-insert",
    "delete-where",
    "delete",
    "drop",
    "move",
    "syntax-update-1",
    "syntax-update-2",
    "update-silent",
]
RESULTS = ["csv-tsv-res", "json-res"]
FEDERATED = ["service", "syntax-fed"]

Node = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True)
class Dataset:
    """The files of a dataset: of its default graph, and of each named graph."""

    default: tuple[Path, ...] = ()
    named: Mapping[str, Path] = field(default_factory=dict)

    def quads(self) -> Iterator[Quad]:
        """Yield what they hold; a relative IRI is that of its file or graph."""
        for path in self.default:
            yield from parse(path=path, base_iri=address(path), rename_blank_nodes=True)
        for iri, path in self.named.items():
            for quad in parse(path=path, base_iri=iri, rename_blank_nodes=True):
                yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(iri))


@dataclass(frozen=True)
class Case:
    """A test of one query or update."""

    id: str
    kind: str
    request: Path
    before: Dataset = field(default_factory=Dataset)
    result: Path | None = None
    after: Dataset = field(default_factory=Dataset)
    services: Mapping[str, Dataset] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The query or update, its relative IRIs made those of its file."""
        return f"BASE <{address(self.request)}>\n{self.request.read_text('utf-8')}"


def folder() -> Path | None:
    """Give the folder of the suites; None where it is not at hand."""
    shared = os.environ.get("CBRIS_SHARED")
    return Path(shared) / "w3c" / "sparql" / "sparql11" if shared else None


def cases(*names: str) -> list[Case]:
    """Give the tests of some folders of the suites, none where these are not at hand."""
    return [case for name in names for case in _cases(name)] if folder() else []


def address(path: Path) -> str:
    """Give the address at which W3C publishes a file."""
    root = folder()
    assert root is not None
    return BASE + path.relative_to(root).as_posix()


@cache
def _cases(name: str) -> tuple[Case, ...]:
    manifest = Manifest.read(f"{name}/manifest.ttl")
    return tuple(manifest.case(test) for test in manifest.entries())


@dataclass(frozen=True)
class Manifest:
    """A manifest, as a graph that is walked."""

    store: Store
    place: Path

    @staticmethod
    def read(name: str) -> "Manifest":
        """Read one of the suites' manifests."""
        root = folder()
        assert root is not None
        store = Store()
        store.load(path=root / name, format=RdfFormat.TURTLE, base_iri=BASE + name)
        return Manifest(store, root)

    def entries(self) -> list[Node]:
        """Give the tests in their order."""
        heads = [quad.object for quad in self.store.quads_for_pattern(None, _mf("entries"), None)]
        return [item for head in heads for item in self.items(head)]

    def case(self, test: Node) -> Case:
        """Read a test of a query or update."""
        action, result = self.value(test, _mf("action")), self.value(test, _mf("result"))
        assert isinstance(test, NamedNode)
        path = self.path(self.request(action))
        is_file = isinstance(result, NamedNode)
        return Case(
            id=f"{path.parent.name}/{test.value.rpartition('#')[2]}",
            kind=self.kind(test),
            request=path,
            before=self.dataset(action),
            result=self.path(result) if is_file else None,
            after=Dataset() if is_file else self.dataset(result),
            services=dict(self.services(action)),
        )

    def request(self, action: Node | None) -> Node | None:
        """Give the file of the query or update; the action of a syntax test is that file."""
        if isinstance(action, NamedNode):
            return action
        found = (self.value(action, NamedNode(name)) for name in (f"{QT}query", f"{UT}request"))
        return next((node for node in found if node is not None), None)

    def kind(self, test: Node) -> str:
        """Give the name of the class of a test."""
        found = self.value(test, NamedNode(f"{RDF}type"))
        assert isinstance(found, NamedNode)
        return found.value.rpartition("#")[2]

    def dataset(self, node: Node | None) -> Dataset:
        """Read the data before or after a test."""
        defaults = [path for ns in (QT, UT) for path in self.values(node, NamedNode(f"{ns}data"))]
        named: dict[str, Path] = {}
        for ns in (QT, UT):
            for graph in self.values(node, NamedNode(f"{ns}graphData")):
                file = self.value(graph, NamedNode(f"{ns}graph")) or graph
                label = self.value(graph, LABEL)
                iri = label.value if isinstance(label, Literal) else file
                named[iri if isinstance(iri, str) else str(iri)[1:-1]] = self.path(file)
        return Dataset(tuple(map(self.path, defaults)), named)

    def services(self, action: Node | None) -> Iterator[tuple[str, Dataset]]:
        """Yield the services that a query calls, and their data."""
        for service in self.values(action, NamedNode(f"{QT}serviceData")):
            endpoint = self.value(service, NamedNode(f"{QT}endpoint"))
            assert isinstance(endpoint, NamedNode)
            yield endpoint.value, self.dataset(service)

    def value(self, subject: Node | None, predicate: NamedNode) -> Node | None:
        """Give the one value of a property, if any."""
        return next(iter(self.values(subject, predicate)), None)

    def values(self, subject: Node | None, predicate: NamedNode) -> list[Node]:
        """Give the values of a property."""
        if not isinstance(subject, NamedNode | BlankNode):
            return []
        return [quad.object for quad in self.store.quads_for_pattern(subject, predicate, None)]

    def items(self, head: Node | None) -> Iterator[Node]:
        """Yield the items of an RDF list."""
        while head is not None and head != NamedNode(f"{RDF}nil"):
            first = self.value(head, NamedNode(f"{RDF}first"))
            assert first is not None
            yield first
            head = self.value(head, NamedNode(f"{RDF}rest"))

    def path(self, node: Node | None) -> Path:
        """Give the file at an address of the suites."""
        assert isinstance(node, NamedNode)
        return self.place / node.value.removeprefix(BASE)


def _mf(name: str) -> NamedNode:
    return NamedNode(MF + name)
