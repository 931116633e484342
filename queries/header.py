"""The comment header of a question, in grlc's ``#+`` convention.

The text behind the ``#+`` marks is YAML; every key is known and has one type, and an
error names the file and the line.
"""

from collections.abc import Iterator, Mapping
from typing import cast

import yaml

from cbris.errors import QueryError
from cbris.queries.question import PARAMETER_TYPES, Parameter, ParameterType

__all__ = ["Header", "read_header"]

MARK = "#+"
KEYS: Mapping[str, type] = {
    "summary": str,
    "description": str,
    "tags": list,
    "parameters": dict,
    "columns": dict,
    "minimum": int,
    "notes": list,
    "empty": str,
}
OPTIONAL = ("parameters", "notes", "empty")
PARAMETER_KEYS: Mapping[str, type | tuple[type, ...]] = {
    "label": str,
    "type": str,
    "default": (str, int),
    "required": bool,
}


class Header:
    """The values of a header, and where each key stands."""

    def __init__(self, where: str, values: dict[str, object], lines: Mapping[str, int]) -> None:
        """Hold the values; `where` is the file's name in messages."""
        self.where, self.values, self.lines = where, values, lines

    def text(self, key: str, default: str = "") -> str:
        """Give a text on one line, runs of white space folded."""
        return " ".join(str(self.values.get(key, default)).split())

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, each on one line; none if the key is absent."""
        found = cast(list[object], self.values.get(key, []))
        return tuple(" ".join(str(value).split()) for value in found)

    def mapping(self, key: str) -> Mapping[str, object]:
        """Give a mapping, empty if the key is absent."""
        return cast(Mapping[str, object], self.values.get(key, {}))

    def minimum(self) -> int:
        """Give the smallest number of rows."""
        return cast(int, self.values["minimum"])

    def parameters(self) -> dict[str, Parameter]:
        """Give the parameters by name.

        :raises QueryError: a parameter lacks a key, or has one that is not known.
        """
        return {name: self._parameter(name, v) for name, v in self.mapping("parameters").items()}

    def error(self, key: str, message: str) -> QueryError:
        """Make an error that names the file and the line of the key."""
        return QueryError(f"{self.where}:{self.lines.get(key, 1)}: {message}")

    def _parameter(self, name: str, values: object) -> Parameter:
        if not isinstance(values, dict):
            raise self.error(name, f"parameter {name!r} is {values!r}; give label and type")
        self._check(name, values, PARAMETER_KEYS, ("default", "required"))
        if values["type"] not in PARAMETER_TYPES:
            expected = ", ".join(PARAMETER_TYPES)
            raise self.error(name, f"type {values['type']!r} of {name!r} is not one of {expected}")
        if values.get("required", "default" not in values) == ("default" in values):
            raise self.error(name, f"parameter {name!r} must be required or have a default")
        kind = cast(ParameterType, values["type"])
        return Parameter(name, values["label"], kind, values.get("default"))

    def _check(
        self,
        what: str,
        values: Mapping[str, object],
        known: Mapping[str, type | tuple[type, ...]],
        optional: tuple[str, ...],
    ) -> None:
        for key, value in values.items():
            if key not in known:
                expected = ", ".join(known)
                raise self.error(str(key), f"{what} has the key {key!r}; known are {expected}")
            if not isinstance(value, known[key]):
                raise self.error(str(key), f"{key} of {what} is {value!r}, of a wrong type")
        for key in known:
            if key not in values and key not in optional:
                raise self.error(what, f"{what} has no {key!r}; add it to the header")

    def check(self) -> None:
        """Check every key of the header itself.

        :raises QueryError: a key is unknown, missing or of a wrong type.
        """
        self._check("the header", self.values, KEYS, OPTIONAL)


def read_header(text: str, where: str) -> Header:
    """Read and check the header of a question.

    :raises QueryError: the header is not YAML or says something unknown.
    """
    source = "\n".join(_marked(text))
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
        values = yaml.safe_load(source)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise QueryError(f"{where}:{line}: {error.problem}; the header must be YAML") from error
    if not isinstance(values, dict):
        raise QueryError(f"{where}:1: no header; begin the file with lines of '{MARK} key: value'")
    header = Header(where, values, dict(_key_lines(node)))
    header.check()
    return header


def _marked(text: str) -> Iterator[str]:
    """Yield the YAML of each line, empty where there is none, so that lines stay."""
    for line in text.splitlines():
        marked = line.startswith(MARK)
        yield line.removeprefix(MARK).removeprefix(" ") if marked else ""


def _key_lines(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _key_lines(value)
            yield key.value, key.start_mark.line + 1
