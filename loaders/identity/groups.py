"""Groups of IRIs that name one thing, grown link by link."""

from collections.abc import Iterable, Iterator, Mapping

from cbris.loaders.identity.keys import Key, ambiguous

__all__ = ["Groups"]


class Groups:
    """Joins IRIs, but never two that are known to be different."""

    def __init__(self, keys: Mapping[str, set[Key]], apart: Iterable[tuple[str, str]]) -> None:
        """Begin with every IRI by itself.

        :param keys: the strong keys of each; a group never comes to hold two of one kind.
        :param apart: pairs that never come into one group.
        """
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._keys = {iri: frozenset(own) for iri, own in keys.items()}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self.keep_apart(one, other)

    def find(self, iri: str) -> str:
        """Give the IRI that stands for the group."""
        root = iri
        while (above := self._parent.get(root, root)) != root:
            root = above
        while self._parent.get(iri, iri) != root:
            self._parent[iri], iri = root, self._parent[iri]
        return root

    def join(self, one: str, other: str, *, decided: bool = False) -> bool:
        """Join two groups; False where they must stay apart.

        :param decided: a person said so, which outweighs two keys of one kind.
        """
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        keys = self._keys.get(first, frozenset()) | self._keys.get(second, frozenset())
        if self.are_apart(first, second) or (ambiguous(keys) and not decided):
            return False
        self._parent[second] = first
        self._keys[first] = keys
        if others := self._apart.pop(second, None):
            self._apart.setdefault(first, set()).update(others)
        members = self._members.pop(second, [second])
        self._members.setdefault(first, [first]).extend(members)
        return True

    def groups(self) -> Iterator[list[str]]:
        """Yield the groups of two or more, each sorted."""
        yield from (sorted(self._members[root]) for root in sorted(self._members))

    def keep_apart(self, one: str, other: str) -> None:
        """See to it that two IRIs never come into one group."""
        self._apart.setdefault(self.find(one), set()).add(other)
        self._apart.setdefault(self.find(other), set()).add(one)

    def are_apart(self, one: str, other: str) -> bool:
        """Tell whether the groups of two IRIs must stay apart."""
        first, second = self.find(one), self.find(other)
        return any(self.find(iri) == second for iri in self._apart.get(first, ()))
