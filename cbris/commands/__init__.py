"""The commands of the command line, one module each.

What is heavy is imported inside of the commands, so that help comes at once.
"""

import click

from cbris.commands.ask import ask
from cbris.commands.backup import backup, restore
from cbris.commands.build import build
from cbris.commands.check import check
from cbris.commands.completion import completion
from cbris.commands.dump import dump
from cbris.commands.evaluate import evaluate
from cbris.commands.generations import generations, rollback
from cbris.commands.identity import identity
from cbris.commands.queries import queries
from cbris.commands.query import query
from cbris.commands.read import read
from cbris.commands.serve import serve
from cbris.commands.show import show
from cbris.commands.sources import sources
from cbris.commands.stats import stats
from cbris.commands.token import token
from cbris.commands.vocabulary import vocabulary

__all__ = ["COMMANDS"]

COMMANDS: dict[str, click.Command] = {
    "build": build,
    "ask": ask,
    "query": query,
    "show": show,
    "stats": stats,
    "sources": sources,
    "identity": identity,
    "read": read,
    "evaluate": evaluate,
    "vocabulary": vocabulary,
    "dump": dump,
    "serve": serve,
    "queries": queries,
    "generations": generations,
    "rollback": rollback,
    "backup": backup,
    "restore": restore,
    "token": token,
    "check": check,
    "completion": completion,
}
