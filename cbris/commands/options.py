"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from click.core import ParameterSource

from cbris.settings import DATA_VARIABLE, default_data_dir

__all__ = ["ANSWER_FORMATS", "data_dir", "data_option", "format_option"]

Decorated = TypeVar("Decorated", bound=Callable[..., object] | click.Command)

DATA = "cbris.data"
ANSWER_FORMATS = ("table", "csv", "json", "markdown")


def data_dir() -> Path:
    """Give the data folder of the running command."""
    chosen = click.get_current_context().meta.get(DATA)
    return chosen if isinstance(chosen, Path) else default_data_dir()


def _remember(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    source = context.get_parameter_source(parameter.name or "")
    said_before = source is ParameterSource.ENVIRONMENT and DATA in context.meta
    if value is not None and not said_before:
        context.meta[DATA] = value


data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar=DATA_VARIABLE,
    expose_value=False,
    is_eager=True,
    callback=_remember,
    metavar="DIR",
    help="Data folder that holds the graph.",
)
"""``--data``, before or after the command; what is given last wins."""


def format_option(formats: tuple[str, ...] = ANSWER_FORMATS) -> Callable[[Decorated], Decorated]:
    """Make the option ``--format`` over the given names."""
    return click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(formats),
        help="How the answer is written; a table if nothing is said.",
    )
