"""The command line: one group, one module of ``cbris.commands`` for each command.

Exit codes: 0 it worked, 1 it did not (one line on stderr says why), 2 it was called
wrongly, 130 it was interrupted.
"""

import click

from cbris.commands import COMMANDS
from cbris.commands.options import data_option
from cbris.errors import CbrisError

__all__ = ["cli"]

INTERRUPTED = 130


class Commands(click.Group):
    """Turns every error that a user may meet into one line; a bug keeps its traceback."""

    def invoke(self, context: click.Context) -> object:
        """Run a command.

        :raises click.ClickException: a CbrisError was raised.
        """
        try:
            return super().invoke(context)
        except CbrisError as error:
            raise click.ClickException(" ".join(str(error).split())) from error
        except KeyboardInterrupt:
            context.exit(INTERRUPTED)

    def list_commands(self, context: click.Context) -> list[str]:
        """Give the commands in the order in which they are met, not by letter."""
        return list(self.commands)


@click.group(
    cls=Commands,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Environment: CBRIS_DATA is the data folder if --data is not given.",
)
@data_option
@click.version_option(package_name="cbris", message="%(prog)s %(version)s")
def cli() -> None:
    """Build and ask a knowledge graph of cross-border regional innovation systems.

    \b
    Examples:
      cbris build                   build the graph from the bundled texts
      cbris ask                     list the questions
      cbris ask integration-stages  ask one
      cbris serve                   serve it at http://127.0.0.1:8000
    """
