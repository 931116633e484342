"""The OWL 2 DL profile, checked by the OWL API, which Java runs."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, Triple, serialize

from cbris.ontology.files import ontology_triples, parse_turtle

__all__ = ["OWLAPI_MISSING", "Profile", "check_profile", "owlapi_class_path"]

DEBIAN_JARS = Path("/usr/share/java")
OWLAPI_MISSING = (
    "OWL 2 DL profile: the OWL API was not found in CBRIS_OWLAPI (a Java class path) nor in "
    "/usr/share/java; install it "
    "(Debian: apt-get install libowlapi-java default-jre-headless)"
)
_VIOLATION = "VIOLATION "
_DONE = "AXIOMS "


@dataclass(frozen=True)
class Profile:
    """How an ontology leaves OWL 2 DL, one sentence each.

    `skipped_reason` says why it could not be checked, and is None where it was.
    """

    violations: tuple[str, ...]
    skipped_reason: str | None = None


def owlapi_class_path(environment: Mapping[str, str] = os.environ) -> str | None:
    """Give the Java class path that holds the OWL API, None where there is none.

    CBRIS_OWLAPI names one; without it Debian's libowlapi-java is looked for.
    """
    given = environment.get("CBRIS_OWLAPI")
    if given is not None:
        return given or None
    installed = any(DEBIAN_JARS.glob("owlapi-apibinding*.jar"))
    return f"{DEBIAN_JARS}/*" if installed else None


def check_profile(ontology: Path | None = None, class_path: str | None = None) -> Profile:
    """Check an ontology, or the bundled one with its vocabularies, against OWL 2 DL.

    :param ontology: a Turtle file.
    :param class_path: where the OWL API is; looked for if absent.
    """
    class_path = class_path or owlapi_class_path()
    if class_path is None or shutil.which("java") is None:
        return Profile((), OWLAPI_MISSING)
    triples = ontology_triples() if ontology is None else parse_turtle(ontology.read_bytes())
    return _run(triples, class_path)


def _run(triples: Iterable[Triple], class_path: str) -> Profile:
    """Run the Java program on one file: a JRE alone compiles a single source itself."""
    with TemporaryDirectory() as folder, as_file(_program()) as program:
        document = Path(folder, "ontology.rdf")
        serialize(set(triples), document, format=RdfFormat.RDF_XML)
        command = ["java", "-cp", class_path, str(program), str(document)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return _read(done)


def _program() -> Traversable:
    return files(__package__) / "CheckProfile.java"


def _read(done: subprocess.CompletedProcess[str]) -> Profile:
    lines = done.stdout.splitlines()
    if done.returncode or not any(line.startswith(_DONE) for line in lines):
        return Profile((), f"OWL 2 DL profile: java failed: {' '.join(done.stderr.split())[:500]}")
    found = (line for line in lines if line.startswith(_VIOLATION))
    return Profile(tuple(line.removeprefix(_VIOLATION) for line in found))
