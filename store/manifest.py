"""What a generation records of itself, and of the sources it was made from."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from cbris.errors import StoreError

__all__ = ["FORMAT", "Entry", "Manifest", "read_manifest"]

FORMAT = 1
"""The format of a generation; raised when an older CBRIS could not read a newer one."""


@dataclass(frozen=True)
class Entry:
    """A source as a generation holds it.

    `path` is the absolute path of the file, ``bundled:<id>`` for one of the package;
    `root` is the PATH under which it was found, empty for one of the package. `loader` is
    the name and version of the loader; `cache` names its cached quads.
    """

    id: str
    path: str
    root: str
    name: str
    sha256: str
    loader: str
    cache: str
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """The sources of a generation, with what shaped it.

    `roots` are the PATHs that a build looks through, `excluded` the paths below them
    that were taken out by hand, `fingerprint` that of the package, `triples` the number
    in the default graph. `made` says what made the generation: build, update, rollback or
    restore; `batch` names the updates that it was made for.
    """

    sources: Mapping[str, Entry] = field(default_factory=dict)
    roots: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    fingerprint: str = ""
    format: int = FORMAT
    cbris: str = field(default_factory=lambda: version("cbris"))
    triples: int = 0
    made: str = "build"
    batch: str = ""

    def same_input(self, other: "Manifest") -> bool:
        """Tell whether both would make the same graph."""
        return replace(self, triples=0, made="", batch="") == replace(
            other, triples=0, made="", batch=""
        )

    def as_json(self) -> str:
        """Write the manifest, keys sorted."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_manifest(path: Path, *, rebuilding: bool = False) -> Manifest:
    """Read a manifest of this format.

    :param rebuilding: read one of an older format too, as far as a rebuild needs it.
    :raises StoreError: it cannot be read, or is of another format.
    """
    try:
        values = json.loads(path.read_text("utf-8"))
        if rebuilding and values["format"] < FORMAT:
            return Manifest(roots=tuple(values["roots"]), excluded=tuple(values["excluded"]))
        _check_format(path, values["format"], values["cbris"])
        sources = {key: Entry(**entry) for key, entry in values.pop("sources").items()}
        values["roots"], values["excluded"] = tuple(values["roots"]), tuple(values["excluded"])
        return Manifest(sources=sources, **values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{path}: not a manifest ({error}); remove {path.parents[2]} and run `cbris build`"
        ) from error


def _check_format(path: Path, found: int, made_by: str) -> None:
    if found == FORMAT:
        return
    newer = "upgrade CBRIS, or give another data folder"
    advice = newer if found > FORMAT else "run `cbris build` to rebuild it"
    raise StoreError(
        f"{path.parent}: made by CBRIS {made_by} in format {found}; "
        f"this one reads format {FORMAT}; {advice}"
    )
