"""The operations of an update, found in its text.

Only where the parts begin and end is found here; the parts themselves are read by the
engine's parser. Nothing of the text is ever run as an update, so a part that was cut in
the wrong place may change what is meant, never what may be written. Where the engine could
read `<` in two ways the text is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn

from cbris.errors import QueryError

__all__ = ["MAX_DEPTH", "Data", "Graphs", "Load", "Modify", "Operation", "Transfer", "operations"]

MAX_DEPTH = 200
LONGEST = 1_000
"""Of an operation that begins further on in its line no column is told."""
TOKENS = re.compile(
    r"""
      (?P<skipped>  \#[^\n\r]* | \s+ )
    | (?P<iri>      <(?:[^<>"{}|^`\\\x00-\x20]|\\u[\dA-Fa-f]{4}|\\U[\dA-Fa-f]{8})*> )
    | (?P<string>   \"{3} (?:\"{0,2} (?:[^\"\\]|\\.))* \"{3} | '{3} (?:'{0,2} (?:[^'\\]|\\.))* '{3}
                  | \" (?:[^\"\\\n\r]|\\.)* \" | ' (?:[^'\\\n\r]|\\.)* ' )
    | (?P<name>     [?$]\w+ | @[\w-]+ | _:(?:[\w.-]|\\.)* )
    | (?P<prefixed> (?:[^\W\d_][\w.-]*)?:(?:[\w.:%-]|\\.)* )
    | (?P<word>     \w+ )
    | (?P<open>     [({\[] )
    | (?P<close>    [)}\]] )
    | (?P<other>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
OPERANDS = frozenset({"iri", "string", "name", "prefixed", "word", "close"})
"""Tokens after which `<` may mean "less than"."""


@dataclass(frozen=True)
class _Part:
    """What operations have in common: the declarations in force, their text and its place."""

    prologue: str
    text: str = field(repr=False)
    line: int
    column: int


@dataclass(frozen=True)
class Data(_Part):
    """INSERT DATA or DELETE DATA, with its braces."""

    inserts: bool
    block: str


@dataclass(frozen=True)
class Modify(_Part):
    """DELETE and INSERT by the solutions of WHERE; each part with its braces.

    `dataset` holds the USING clauses as FROM clauses, `graph` the name after WITH.
    """

    graph: str | None
    delete: str | None
    insert: str | None
    dataset: str
    where: str


@dataclass(frozen=True)
class Load(_Part):
    """LOAD, of whatever."""

    silent: bool


@dataclass(frozen=True)
class Graphs(_Part):
    """CLEAR, DROP or CREATE of what `target` names: default, named, all, or an IRI."""

    verb: Literal["clear", "drop", "create"]
    silent: bool
    target: str


@dataclass(frozen=True)
class Transfer(_Part):
    """ADD, MOVE or COPY of one graph to another: default, or an IRI."""

    verb: Literal["add", "move", "copy"]
    silent: bool
    source: str
    target: str


Operation = Data | Modify | Load | Graphs | Transfer


def operations(update: str) -> Iterator[Operation]:
    """Yield the operations of an update that the engine's parser took.

    :raises QueryError: it is nested deeper than MAX_DEPTH.
    :raises SyntaxError: its parts cannot be told apart for sure.
    """
    reader = _Reader(update)
    while reader.kind != "end":
        reader.read_prologue()
        if reader.kind != "end":
            yield reader.read_operation()
            if reader.kind != "end":
                reader.take(";")


class _Reader:
    """Reads a text token by token; `kind` and `text` are those of the next one."""

    def __init__(self, update: str) -> None:
        self._update = update
        self._end = self._taken = 0
        self._line = self._counted = 0
        self._prologue: list[str] = []
        self.start, self.kind, self.text = 0, "", ""
        self._advance()

    def read_prologue(self) -> None:
        """Keep the declarations, which hold for all operations behind them."""
        while self.kind == "word" and self.text in ("base", "prefix", "version"):
            parts = {"base": 2, "prefix": 3, "version": 2}[self.text]
            self._prologue.append(" ".join(self.next() for _ in range(parts)))

    def read_operation(self) -> Operation:
        """Read one operation."""
        start = self.start
        make, *parts = self._parts()
        self._line += self._update.count("\n", self._counted, start)
        self._counted = start
        newline = self._update.rfind("\n", max(0, start - LONGEST), start)
        column = start - (newline + 1) if newline >= 0 or start < LONGEST else 0
        text = self._update[start : self._taken]
        found: Operation = make(" ".join(self._prologue), text, self._line, column, *parts)
        return found

    def _parts(self) -> Sequence[Any]:
        """Give the class of the operation, and what it has of its own."""
        verb = self.next().casefold()
        match verb:
            case "insert" | "delete" if self.given("data"):
                return Data, verb == "insert", self.block()
            case "delete" if self.given("where"):
                block = self.block()
                return Modify, None, block, None, "", block
            case "with":
                graph = self.name()
                return Modify, graph, *self._modified(self.next().casefold())
            case "insert" | "delete":
                return Modify, None, *self._modified(verb)
            case "load":
                return Load, self._loaded()
            case "clear" | "drop" | "create":
                return Graphs, verb, self.given("silent"), self.graph()
            case "add" | "move" | "copy":
                silent, source = self.given("silent"), self.graph()
                self.take("to")
                return Transfer, verb, silent, source, self.graph()
        self.fail(verb)

    def _modified(self, verb: str) -> Sequence[str | None]:
        delete = self.block() if verb == "delete" else None
        insert = self.block() if verb == "insert" or self.given("insert") else None
        dataset = []
        while self.given("using"):
            named = "NAMED " if self.given("named") else ""
            dataset.append(f"FROM {named}{self.name()}")
        self.take("where")
        return delete, insert, " ".join(dict.fromkeys(dataset)), self.block()

    def _loaded(self) -> bool:
        silent = self.given("silent")
        self.name()
        if self.given("into"):
            self.graph()
        return silent

    def given(self, word: str) -> bool:
        """Take a word if it comes next."""
        found = self.kind == "word" and self.text == word
        if found:
            self.next()
        return found

    def take(self, expected: str) -> None:
        """Take a word or a mark that must come next."""
        if self.text != expected:
            self.fail(self.text)
        self.next()

    def graph(self) -> str:
        """Take what names one graph, or several."""
        if not self.given("graph") and self.text in ("default", "named", "all"):
            return self.next().casefold()
        return self.name()

    def name(self) -> str:
        """Take an IRI, short or in full."""
        if self.kind not in ("iri", "prefixed"):
            self.fail(self.text)
        return self.next()

    def block(self) -> str:
        """Take the braces that come next, with all that they hold."""
        if self.text != "{":
            self.fail(self.text)
        start, inside = self.start, [""]
        while True:
            before = self.kind
            if before == "open":
                inside.append(self.text)
            elif before == "close":
                _close(inside, self.text)
            if len(inside) > MAX_DEPTH:
                raise QueryError(f"update: brackets nested deeper than {MAX_DEPTH}; simplify it")
            self._advance()
            if len(inside) == 1:
                return self._update[start : self._taken]
            self._check(before, inside[-1])

    def _check(self, before: str, bracket: str) -> None:
        """Refuse what ends too early, and a `<` that may hide a string or a comment."""
        if self.kind == "end" or (self.kind == "other" and self.text in "\"'"):
            self.fail(self.text)
        compares = self.kind == "iri" and bracket == "(" and before in OPERANDS
        if compares and "://" not in self.text and ("'" in self.text or "#" in self.text):
            self.fail(self.text)

    def next(self) -> str:
        """Take the next token, as it stands."""
        if self.kind == "end":
            self.fail("")
        text = self._update[self.start : self._end]
        self._advance()
        return text

    def fail(self, found: str) -> NoReturn:
        """Say what was found where something else belongs."""
        line = self._update.count("\n", 0, self.start) + 1
        raise SyntaxError(
            f"line {line}: {found[:40] or 'the end'} was found where it does not fit; a SPARQL 1.1"
            " update was expected, with spaces around keywords and around < where it compares"
        )

    def _advance(self) -> None:
        position = self._taken = self._end
        while match := TOKENS.match(self._update, position):
            position = match.end()
            if match.lastgroup != "skipped":
                self.start, self._end = match.start(), position
                self.kind, self.text = match.lastgroup or "other", match[0]
                if self.kind == "word":
                    self.text = self.text.casefold()
                return
        self.start = self._end = len(self._update)
        self.kind, self.text = "end", ""


def _close(inside: list[str], bracket: str) -> None:
    """Leave what a bracket closes; braces count most, since no IRI can hold one."""
    opened = {")": "(", "]": "[", "}": "{"}[bracket]
    if bracket == "}":
        while inside[-1] not in ("{", ""):
            inside.pop()
    if inside[-1] == opened:
        inside.pop()
