"""The command ``cbris``, also as ``python -m cbris``."""

from cbris.cli import cli

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    cli(prog_name="cbris")


if __name__ == "__main__":
    main()
