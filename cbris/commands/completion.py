"""``cbris completion``: the script that teaches a shell to complete."""

import click
from click.shell_completion import get_completion_class

__all__ = ["completion"]

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      cbris completion bash > ~/.local/share/bash-completion/completions/cbris
      cbris completion zsh > ~/.zfunc/_cbris
      cbris completion fish > ~/.config/fish/completions/cbris.fish
    """
    chosen = get_completion_class(shell)
    if chosen is None:
        raise click.UsageError(f"no completion for {shell!r}; choose one of {', '.join(SHELLS)}")
    root = click.get_current_context().find_root().command
    click.echo(chosen(root, {}, "cbris", "_CBRIS_COMPLETE").source())
