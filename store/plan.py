"""What a build is about to change, and how that fits the newest generation."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from cbris.store.discovery import Discovery, Failure
from cbris.store.fingerprint import package_fingerprint
from cbris.store.manifest import Entry, Manifest

__all__ = ["Plan"]


@dataclass(frozen=True)
class Plan:
    """A change of sources, prepared without the lock against the manifest `base`.

    `entries` and `roots` are all that there should be; `given` are the PATHs of this
    build, `removed_paths` what is to be left out from now on.
    """

    base: Manifest
    entries: Mapping[str, Entry]
    roots: tuple[str, ...]
    found: Discovery
    given: Collection[str] = ()
    removed_paths: Collection[str] = ()

    @property
    def changed(self) -> dict[str, Entry]:
        """The sources that are new, or not as they were."""
        old = self.base.sources
        return {key: entry for key, entry in self.entries.items() if old.get(key) != entry}

    @property
    def removed(self) -> tuple[str, ...]:
        """The ids of the sources that were there and are to go."""
        return tuple(key for key in self.base.sources if key not in self.entries)

    def apply(self, newest: Manifest) -> Manifest:
        """Give the manifest to publish on top of `newest`, which may not be the base."""
        sources = {key: e for key, e in newest.sources.items() if key not in self.removed}
        for key, entry in self.changed.items():
            other = sources.get(key)
            if other and key not in self.base.sources and other.path != entry.path:
                message = f"{entry.path}: its id {key!r} is that of {other.path}; rename the file"
                self.found.failures.append(Failure(key, message))
            else:
                sources[key] = entry
        gone = set(self.base.roots) - set(self.roots)
        roots = (set(newest.roots) | set(self.roots)) - gone - set(self.removed_paths)
        wanted = {*self.given, *(entry.path for entry in self.entries.values())}
        excluded = (set(newest.excluded) - wanted) | self._excluded()
        return replace(
            Manifest(fingerprint=package_fingerprint()),
            sources=dict(sorted(sources.items())),
            roots=tuple(sorted(roots)),
            excluded=tuple(sorted(excluded)),
        )

    def _excluded(self) -> set[str]:
        """Give what must be left out by name, since no root goes with it."""
        return {path for path in self.removed_paths if path not in self.base.roots}
