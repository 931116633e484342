"""Limits from text: what the command line and the environment say of them."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from cbris.errors import ServeError
from cbris.server.limits import Limits

__all__ = ["PREFIX", "from_environment", "limits_from"]

PREFIX = "CBRIS_LIMIT_"
"""What the name of a limit has before it in the environment, in capital letters."""
UNITS: Mapping[str, int] = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?:([kmg])(?:i?b)?)?", re.ASCII | re.IGNORECASE)


def from_environment(environment: Mapping[str, str]) -> list[str]:
    """Give the limits that the environment sets, each as NAME=VALUE."""
    found = ((name, value) for name, value in environment.items() if name.startswith(PREFIX))
    return [f"{name.removeprefix(PREFIX).lower()}={value}" for name, value in sorted(found)]


def limits_from(settings: Iterable[str]) -> Limits:
    """Give the limits that are set, each as NAME=VALUE, the last of a name; else the usual ones.

    A value may have a unit: 512M and 512MiB are 512 times 1024 times 1024.

    :raises ServeError: there is no such limit, or the value is no number that it can have.
    """
    types = {field.name: field.type for field in fields(Limits)}
    found: dict[str, int | float] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        if name not in types:
            known = ", ".join(sorted(types))
            raise ServeError(f"limit {name!r}: not known; the limits are {known}")
        found[name] = _number(name, value.strip(), whole=types[name] is int)
    return replace(Limits(), **found)  # type: ignore[arg-type]  # of the type of the usual one


def _number(name: str, text: str, *, whole: bool) -> int | float:
    kind = "whole number" if whole else "number"
    match = NUMBER.fullmatch(text)
    value = float(match[1]) * UNITS[(match[2] or "").lower()] if match else math.nan
    if not math.isfinite(value) or (whole and value != int(value)):
        raise ServeError(
            f"limit {name}: {text!r} found; a {kind} from 0 was expected; give one, as in"
            f" {name}={getattr(Limits(), name)}"
        )
    return int(value) if whole else value
