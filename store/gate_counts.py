"""How much of what costs the engine dearly a SPARQL text holds.

The engine's optimizer takes time with the third power, and more, of the patterns that are
joined in one group; nested stars of a path multiply; long chains of operators are
compared with each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cbris.store.gate_lexer import Token

__all__ = ["Counts", "count"]

TERMS = frozenset({"iri", "string", "name", "prefixed", "word"})
CLAUSES = frozenset({"as", "bind", "filter", "graph", "minus", "optional", "union", "values"})
APART = frozenset({"exists", "lateral", "minus", "optional", "union"})
"""Words before a group that is not joined with what is around it."""
STARTS = frozenset({"bind", "filter", "having", "values"})
"""Words of a group after which parentheses hold no path and no collection."""
SILENT = frozenset({"not", "silent", "where", "undef", *APART, *CLAUSES, *STARTS})
OPERATORS = frozenset("+-*/|&=<>")
SUBJECT, VERB, OBJECT, AFTER = range(4)
REIFIER = 3
"""How many patterns more a triple about a triple is."""


@dataclass
class Counts:
    """What was found: the most of one place, or the sum, as the names of the limits say."""

    depth: int = 0
    joined: int = 0
    patterns: int = 0
    stars: int = 0
    operators: int = 0
    unary: int = 0
    clauses: int = 0
    described: int = 0


@dataclass
class _Open:
    """A bracket that is open: group, data, path, items, node or expression.

    A group that selects is a query of its own: what is around it is joined with its answer,
    as with one pattern.
    """

    kind: str
    joins: bool = True
    selects: bool = False
    position: int = SUBJECT
    joined: int = 0
    stars: int = 0
    pending: int = 0


@dataclass
class _Counter:
    counts: Counts = field(default_factory=Counts)
    stack: list[_Open] = field(default_factory=lambda: [_Open("outside")])
    before: str = ""
    earlier: str = ""
    data: bool = False
    describing: bool = False
    run: int = 0
    closed_stars: int = 0

    @property
    def top(self) -> _Open:
        return self.stack[-1]

    def see(self, kind: str, text: str) -> None:
        word = text.casefold() if kind == "word" else text
        if self.top.pending and word != "union":
            self._join(self.top, self.top.pending)
        self.top.pending = 0
        if kind == "open":
            self._open(text)
        elif kind == "close":
            self._close()
        elif kind in TERMS:
            self._term(kind, word)
        else:
            self._sign(text)
        self.run = self.run + 1 if text in "!-+^" else 0
        self.counts.unary = max(self.counts.unary, self.run)
        self.earlier, self.before = self.before, word

    def _open(self, bracket: str) -> None:
        self.describing = False
        kind, position = self._kind(bracket), SUBJECT
        if kind == "node":
            position = VERB
        joins = self.before not in APART and self.top.kind == "group"
        self.stack.append(_Open(kind, joins, position=position))
        self.counts.depth = max(self.counts.depth, len(self.stack) - 1)

    def _kind(self, bracket: str) -> str:
        top = self.top
        if bracket == "{":
            return "data" if self._holds_data() else "group"
        if top.kind in ("data", "outside", "expression") or self._calls():
            return "data" if top.kind == "data" else "expression"
        if bracket == "[":
            return "node"
        return "path" if top.kind == "path" or top.position == VERB else "items"

    def _holds_data(self) -> bool:
        """Tell whether braces hold no patterns: VALUES, a template, or data."""
        if self.top.kind == "data":
            return True
        return self.data or self.before in ("data", "construct", "insert", "delete")

    def _calls(self) -> bool:
        """Tell whether parentheses within a group are those of FILTER, BIND, a call or VALUES."""
        return self.top.kind == "group" and (
            self.data or self.before in STARTS or self.earlier == "filter"
        )

    def _close(self) -> None:
        if len(self.stack) == 1:
            return
        ended = self.stack.pop()
        if ended.kind == "data" and self.top.kind == "group":
            self.data = False
        elif ended.kind == "group":
            self._end_group(ended)
        elif ended.kind in ("path", "items", "node"):
            self._join(self.top, ended.joined)
            self.closed_stars = ended.stars
            if self.top.kind == "group" or self.top.kind == "node":
                self._place(self.top)
            elif self.top.kind == "items":
                self._join(self.top, 2)

    def _end_group(self, ended: _Open) -> None:
        if ended.pending:
            self._join(ended, ended.pending)
        self.counts.joined = max(self.counts.joined, ended.joined)
        if self.top.kind == "group" and ended.joins:
            self.top.pending = 1 if ended.selects else ended.joined  # unless UNION follows
        self.top.position = SUBJECT

    def _term(self, kind: str, word: str) -> None:
        self.closed_stars = 0
        if kind == "word":
            self.counts.clauses += word in CLAUSES
            self.data = word == "values" or (self.data and word not in ("where", "as"))
            self.top.selects = self.top.selects or word == "select"
            self.describing = word == "describe" or (self.describing and word != "where")
            if word in SILENT:
                return
        elif self.describing:
            self.counts.described += 1
        if kind == "name" and word.startswith("@"):
            return
        if self.before == "^" and self.earlier == "^":
            return  # a datatype
        top = self.top
        if top.kind == "items":
            self._join(top, 2)
            self.counts.patterns += 2
        elif top.kind in ("group", "node") and not self.data:
            self._place(top)

    def _place(self, top: _Open) -> None:
        """Take a term where the triple before it has come to."""
        if top.position == OBJECT:
            self._join(top, 1)
            self.counts.patterns += 1
            top.position = AFTER
        else:
            top.position = OBJECT if top.position == VERB else VERB

    def _sign(self, sign: str) -> None:
        top = self.top
        if top.kind in ("expression", "outside"):
            self.counts.operators += sign in OPERATORS
        elif sign in "*+" and (top.position == OBJECT or top.kind == "path"):
            top.stars = max(top.stars, self.closed_stars + 1)
            self.counts.stars = max(self.counts.stars, top.stars)
        elif sign == "/":
            self._join(top, 1)
            self.counts.patterns += 1
            if top.kind != "path":
                top.position = VERB
        elif top.kind in ("group", "node"):
            self._punctuate(top, sign)
        if sign not in "*+":
            self.closed_stars = 0

    def _punctuate(self, top: _Open, sign: str) -> None:
        if sign == "|":
            if self.before == "{":  # an annotation, which the brackets take for a group
                self._join(top, REIFIER)
                top.position = VERB
            elif top.position == OBJECT:
                top.position = VERB
        elif sign == "<" and self.before == "<":
            self._join(top, REIFIER)
            top.position = SUBJECT
        elif sign in ".;,":
            top.position = {".": SUBJECT, ";": VERB, ",": OBJECT}[sign]
            if sign == ".":
                top.stars = 0

    def _join(self, top: _Open, patterns: int) -> None:
        top.joined += patterns


def count(found: Iterable[Token]) -> Counts:
    """Count what costs the engine dearly."""
    counter = _Counter()
    for kind, text in found:
        counter.see(kind, text)
    while len(counter.stack) > 1:
        counter.see("close", "")
    return counter.counts
