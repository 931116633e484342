"""A question of the catalog, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pyoxigraph import NamedNode

__all__ = ["FIRST", "NOT_GIVEN", "PARAMETER_TYPES", "Parameter", "ParameterType", "Question"]

ParameterType = Literal["string", "integer", "iri", "concept", "place", "country", "period"]
PARAMETER_TYPES: tuple[ParameterType, ...] = get_args(ParameterType)

NOT_GIVEN = NamedNode("urn:cbris:not-given")
"""What stands in a query for a thing that was left open; it is in no graph."""

FIRST = "_first"
"""What a period's name ends in where its first day is meant, as in ``$as_of_first``."""


@dataclass(frozen=True)
class Parameter:
    """Something that the person who asks fills in.

    Without a default a value must be given; a default of ``""`` makes it optional. What a
    query sees in place of ``$name``:

    - `string`, `integer`: a literal; ``""`` if it was left open,
    - `iri`: the IRI that was given,
    - `concept`: the IRI of what is called so by its IRI, the path of that below the base
      IRI, or a label in any language,
    - `place`, `country`: the same of a region or country, known by a code as well,
    - each of these four, left open: ``<urn:cbris:not-given>``,
    - `period`: YYYY, YYYY-MM or YYYY-MM-DD; ``$name`` is its last day and ``$name_first``
      its first, both `xsd:date`.
    """

    name: str
    label: str
    type: ParameterType
    default: str | int | None = None

    @property
    def required(self) -> bool:
        """Tell whether the question cannot be asked without a value."""
        return self.default is None

    @property
    def optional(self) -> bool:
        """Tell whether the question is asked without a value by default."""
        return self.default == ""


@dataclass(frozen=True)
class Question:
    """One question: what a person reads of it, and the SPARQL that answers it.

    `summary` is the question as a person asks it; `columns` maps each variable of the
    answer to its heading; `minimum` is the number of rows that the bundled graph must
    give; in `sparql` the parameters stand as ``$name`` and the fragments are filled in.
    `notes` are sentences for the reader of an answer, `empty` is the one for an answer
    without rows.
    """

    name: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    columns: Mapping[str, str]
    minimum: int
    sparql: str
    notes: tuple[str, ...] = ()
    empty: str = "No rows: the graph holds nothing of the kind."

    @property
    def placeholders(self) -> Mapping[str, Parameter]:
        """Every name that may stand as ``$name`` in the query, with its parameter."""
        periods = (each for each in self.parameters.values() if each.type == "period")
        return {**self.parameters, **{each.name + FIRST: each for each in periods}}
