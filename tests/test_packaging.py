"""The wheel holds every folder and one file of each kind, and runs outside the repository."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KINDS = {
    "cbris": ["py.typed"],
    "cbris.data": ["corpus/corpus.csv", "corpus/000_51234d0a406b8a5d.txt"],
    "cbris.loaders.text": ["patterns/mentions.yaml"],
    "cbris.ontology": [
        "CheckProfile.java",
        "cbris.ttl",
        "vocabularies/integration-form.ttl",
        "shapes/texts.ttl",
        "rules/transitive.rq",
    ],
    "cbris.queries": ["catalog/integration-stages.rq", "violations/claim-without-quote.rq"],
    "cbris.server": ["templates/base.html", "static/cbris.css"],
}
READ_ALL = f"""
from importlib.resources import files
for package, names in {KINDS!r}.items():
    for name in names:
        path = files(package).joinpath(name)
        assert "site-packages" in str(path), path
        path.read_bytes()
print("read")
"""


@pytest.fixture(scope="session")
def installed_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the interpreter of an environment where the wheel is installed.

    The dependencies are those of the running environment, so that nothing is downloaded
    twice; the package itself comes from the wheel alone.
    """
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    source = place / "source"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(source)], check=True)
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(place), str(source)], check=True)
    venv.create(place / "env", with_pip=False)
    python = place / "env" / "bin" / "python"
    (wheel,) = place.glob("*.whl")
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", str(wheel)], check=True)
    return python


def test_every_kind_of_file_is_in_the_wheel(installed_python: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(installed_python), "-I", "-c", READ_ALL],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("read\n", "")
