"""What is known of the works, people, bodies and journals that may be the same."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Triple

from cbris.ontology.terms import BASE, term

__all__ = ["Body", "Journal", "Person", "Things", "Work"]


@dataclass(slots=True)
class Work:
    """A publication: its titles in all languages, and what tells it from another."""

    titles: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    creators: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Person:
    """A person by name, with what they wrote and where they work."""

    families: set[str] = field(default_factory=set)
    givens: set[str] = field(default_factory=set)
    works: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Body:
    """An organisation by its names and acronyms; `curated` are the vocabularies that have it."""

    names: set[str] = field(default_factory=set)
    curated: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Journal:
    """A periodical by its titles."""

    titles: set[str] = field(default_factory=set)


Note = Callable[["Things", str, str], None]


def _into(folder: str, name: str) -> Note:
    def note(things: "Things", subject: str, value: str) -> None:
        getattr(getattr(things, folder)[subject], name).add(value)

    return note


def _creator(things: "Things", subject: str, value: str) -> None:
    things.works[subject].creators.add(value)
    things.people[value].works.add(subject)


KINDS = {
    "publication": "works",
    "person": "people",
    "organisation": "bodies",
    "journal": "journals",
}
"""The first segment of an IRI, and where things of that kind are kept."""
NOTES: dict[tuple[str, str], Note] = {
    ("works", "dcterms:title"): _into("works", "titles"),
    ("works", "dcterms:alternative"): _into("works", "titles"),
    ("works", "dcterms:issued"): _into("works", "years"),
    ("works", "bibo:pages"): _into("works", "pages"),
    ("works", "dcterms:creator"): _creator,
    ("people", "foaf:familyName"): _into("people", "families"),
    ("people", "foaf:givenName"): _into("people", "givens"),
    ("people", "org:memberOf"): _into("people", "bodies"),
    ("bodies", "foaf:name"): _into("bodies", "names"),
    ("bodies", "skos:prefLabel"): _into("bodies", "names"),
    ("bodies", "skos:altLabel"): _into("bodies", "names"),
    ("bodies", "skos:inScheme"): _into("bodies", "curated"),
    ("journals", "dcterms:title"): _into("journals", "titles"),
}
_BY_PREDICATE: dict[str, dict[str, Note]] = defaultdict(dict)
for (_folder, _curie), _note in NOTES.items():
    _BY_PREDICATE[term(_curie).value][_folder] = _note


@dataclass
class Things:
    """All of them by IRI."""

    works: defaultdict[str, Work] = field(default_factory=lambda: defaultdict(Work))
    people: defaultdict[str, Person] = field(default_factory=lambda: defaultdict(Person))
    bodies: defaultdict[str, Body] = field(default_factory=lambda: defaultdict(Body))
    journals: defaultdict[str, Journal] = field(default_factory=lambda: defaultdict(Journal))

    def add(self, statement: Triple | Quad) -> None:
        """Note a statement, if it tells something of such a thing."""
        notes = _BY_PREDICATE.get(statement.predicate.value)
        subject, value = statement.subject, statement.object
        if notes is None or not isinstance(subject, NamedNode):
            return
        kind = subject.value.removeprefix(BASE).partition("/")[0]
        note = notes.get(KINDS.get(kind, ""))
        if note and isinstance(value, Literal | NamedNode):
            note(self, subject.value, value.value)

    def name(self, iri: str) -> str:
        """Give a thing by its name, for people; its IRI where nothing is known."""
        if iri in self.people:
            person = self.people[iri]
            parts = [min(person.families, default=""), min(person.givens, default="")]
            return ", ".join(filter(None, parts)) or iri
        found = (
            self.works[iri].titles if iri in self.works else (),
            self.bodies[iri].names if iri in self.bodies else (),
            self.journals[iri].titles if iri in self.journals else (),
        )
        return min((name for names in found for name in names), default=iri)
