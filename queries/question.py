"""A question of the catalog, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["PARAMETER_TYPES", "Parameter", "ParameterType", "Question"]

ParameterType = Literal["string", "integer", "iri", "concept"]
PARAMETER_TYPES: tuple[ParameterType, ...] = get_args(ParameterType)


@dataclass(frozen=True)
class Parameter:
    """Something that the person who asks fills in.

    A `concept` is given as an IRI, as a path below the base IRI, or as a label in any
    language. Without a default a value must be given.
    """

    name: str
    label: str
    type: ParameterType
    default: str | int | None = None

    @property
    def required(self) -> bool:
        """Tell whether the question cannot be asked without a value."""
        return self.default is None


@dataclass(frozen=True)
class Question:
    """One question: what a person reads of it, and the SPARQL that answers it.

    `summary` is the question as a person asks it; `columns` maps each variable of the
    answer to its heading; `minimum` is the number of rows that the bundled graph must
    give; in `sparql` the parameters stand as ``$name``.
    """

    name: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    columns: Mapping[str, str]
    minimum: int
    sparql: str
