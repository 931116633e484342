"""What deploy/ says is so: its commands run here, one by one, as far as this machine has them."""

import http.client
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import quote

import click
import pytest
from live import Served, free_port, served, wait_until

from cbris.commands.serve import serve
from cbris.server import keeper
from cbris.server.limits import Limits

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
README = (DEPLOY / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (\S.*)$", README, re.MULTILINE)
PATH = os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/sbin"))
PLACES = ("/opt/cbris", "/etc/", "/var/lib/cbris", "/srv/")
BREAKS = (2, 7, 6)
"""The first Caddy that breaks an answer which the server broke."""
INSTALLED = ("sudo python3 -m venv", "sudo /opt/cbris/bin/pip")
"""What takes a minute and a registry; the long form runs it."""


class Stage:
    """A folder that stands for the root of a machine, where a server runs."""

    def __init__(self, folder: Path, server: Served) -> None:
        self.folder = folder
        self.server = server
        self.data = folder / "var/lib/cbris"
        (folder / "var/lib").mkdir(parents=True)
        (folder / "srv/backup").mkdir(parents=True)
        self.data.symlink_to(server.data)
        bin_ = folder / "opt/cbris/bin"
        bin_.mkdir(parents=True)
        (bin_ / "cbris").symlink_to(Path(sys.executable).with_name("cbris"))

    def run(self, *words: str) -> str:
        """Run a command, whose paths are those of this root, and give what it writes."""
        environment = {**os.environ, "PATH": PATH, "HOME": str(self.folder)}
        done = subprocess.run(
            words, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300
        )
        assert done.returncode == 0, done.stderr or done.stdout
        return done.stdout + done.stderr

    def here(self, word: str) -> str:
        """Give a word as it is on this stage."""
        for place in PLACES:
            if word.startswith(place):
                return f"{self.folder}{word}"
        ports = {":8000": self.server.port, ":9000": self.server.admin}
        for port, ours in ports.items():
            word = word.replace(f"127.0.0.1{port}", f"127.0.0.1:{ours}")
        return word


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("stage")
    with served(folder / "data", "--proxy") as server:
        yield Stage(folder, server)


def needed(program: str) -> None:
    if shutil.which(program, path=PATH) is None:
        pytest.skip(f"{program} is not here")


@pytest.mark.parametrize("command", COMMANDS, ids=COMMANDS)
def test_a_command_does_what_it_is_there_for(command: str, stage: Stage) -> None:
    words = [stage.here(word) for word in shlex.split(command)]
    words = words[1:] if words[0] == "sudo" else words
    words = words[2:] if words[0] == "-u" else words
    program = Path(words[0]).name
    if program == "useradd":
        pytest.skip("useradd would make a user of this machine")
    if program == "systemctl":
        pytest.skip("systemctl needs a machine that systemd runs")
    if command.startswith(INSTALLED):
        pytest.skip("the long form installs the package")
    needed(words[0])
    if program == "docker":
        _docker(words)
    elif program == "nginx":
        _nginx(stage)
    else:
        told = stage.run(*words)
        _look(command, told, stage)


def _docker(words: list[str]) -> None:
    if subprocess.run(["docker", "info"], capture_output=True, check=False).returncode:
        pytest.skip("no container engine runs here")
    subprocess.run(words, check=True, timeout=600)


def _nginx(stage: Stage) -> None:
    written = nginx_file(stage.folder, stage.folder / "etc/nginx/conf.d/cbris.conf", stage.server)
    stage.run("nginx", "-t", "-c", str(written), "-p", str(stage.folder))


def _look(command: str, told: str, stage: Stage) -> None:
    """Look whether a command did what it was to do."""
    if "readyz" in command:
        assert '"status": "ready"' in told
    elif "metrics" in command:
        assert "\ncbris_ready 1\n" in told
    elif "token create" in command:
        assert "cbris_" in told
    elif "backup" in command:
        assert (stage.folder / "srv/backup/cbris/manifest.json").exists()
    elif "cbris.service /etc" in command:
        unit = stage.folder / "etc/systemd/system/cbris.service"
        text = unit.read_text("utf-8")
        assert "ExecStart=/opt/cbris/bin/cbris serve" in text
        unit.write_text(text.replace("/opt/cbris", f"{stage.folder}/opt/cbris"), "utf-8")
    elif "verify" in command:
        assert told == ""
    elif "caddy validate" in command:
        assert "Valid configuration" in told


def nginx_file(folder: Path, site: Path, server: Served, port: int = 0) -> Path:
    """Write a whole configuration of nginx around the one of the site, for a port of ours."""
    text = site.read_text("utf-8").replace("listen 80;", f"listen 127.0.0.1:{port or free_port()};")
    ours = folder / "site.conf"
    ours.write_text(text.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}"), "utf-8")
    whole = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole.write_text(
        f"pid {folder}/nginx.pid;\nerror_log stderr warn;\ndaemon off;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}include {ours};\n}}\n",
        "utf-8",
    )
    return whole


def caddy_file(folder: Path, server: Served, port: int) -> Path:
    """Write the configuration of Caddy for a port of ours, without a certificate."""
    text = (DEPLOY / "Caddyfile").read_text("utf-8")
    text = text.replace("cbris.example.org {", f"http://127.0.0.1:{port} {{")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
    written = folder / "Caddyfile"
    written.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{text}", "utf-8")
    return written


def caddy_version() -> tuple[int, ...]:
    told = subprocess.run(["caddy", "version"], capture_output=True, text=True, check=True).stdout
    return tuple(map(int, re.findall(r"\d+", told)[:3]))


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest) -> str:
    """Give the name of a proxy that is here."""
    needed(request.param)
    return str(request.param)


@pytest.fixture
def proxied(proxy: str, stage: Stage, tmp_path: Path) -> Iterator[Served]:
    """Give the server as it is seen through a proxy."""
    port = free_port()
    if proxy == "nginx":
        written = nginx_file(tmp_path, DEPLOY / "nginx.conf", stage.server, port)
        words = ["nginx", "-c", str(written), "-p", str(tmp_path)]
    else:
        words = ["caddy", "run", "--config", str(caddy_file(tmp_path, stage.server, port))]
    environment = {**os.environ, "PATH": PATH, "HOME": str(tmp_path)}
    errors = (tmp_path / "errors").open("w")
    with errors, subprocess.Popen(words, stderr=errors, env=environment) as process:
        seen = replace(stage.server, port=port)
        try:
            wait_until(lambda: answers(seen))
            yield seen
        finally:
            process.terminate()
            process.wait(timeout=20)


def answers(seen: Served) -> bool:
    try:
        return seen.get("/healthz")[0] == 200
    except OSError:
        return False


def test_a_proxy_passes_on_what_was_sent(proxied: Served) -> None:
    status, body = proxied.get(f"/sparql?query={quote('SELECT ?p { ?s ?p 7 }')}&format=csv")
    assert (status, body) == (200, b"p\r\nhttp://e/p\r\n")
    description = proxied.get("/sparql")[1].decode()
    assert f"<http://127.0.0.1:{proxied.port}/sparql>" in description
    assert proxied.get("/publication/10.1000%2Fx")[0] == 404
    assert proxied.get("/store?graph=http://e/none")[0] == 404


def test_a_proxy_keeps_what_is_for_the_keeper(proxied: Served) -> None:
    for path in ("/metrics", "/admin/queries", "/admin/queries/1"):
        assert proxied.get(path, token=proxied.token)[0] == 404


def test_a_proxy_breaks_an_answer_that_is_broken(proxied: Served, proxy: str) -> None:
    if proxy == "caddy" and (found := caddy_version()) < BREAKS:
        pytest.skip(f"caddy {found} ends a broken answer as if it were whole")
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with closing(http.client.HTTPConnection("127.0.0.1", proxied.port, timeout=20)) as client:
        client.request("GET", f"/sparql?query={quote(query)}&format=csv")
        answer = client.getresponse()
        assert answer.status == 200
        answer.read(100_000)
        for each in keeper.running(f"http://127.0.0.1:{proxied.admin}", proxied.token):
            keeper.kill(f"http://127.0.0.1:{proxied.admin}", proxied.token, each.id)
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            answer.read()


@pytest.mark.soak
def test_the_package_is_installed_as_is_said(tmp_path: Path) -> None:
    for command in COMMANDS:
        if command.startswith(INSTALLED):
            words = [word.replace("/opt/", f"{tmp_path}/") for word in shlex.split(command)[1:]]
            subprocess.run(words, check=True, cwd=ROOT, capture_output=True, timeout=600)
    command = [f"{tmp_path}/cbris/bin/cbris", "--version"]
    assert "cbris" in subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_container_holds_what_the_package_is_made_of() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    folders = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    wanted = {"cbris", *folders["package-dir"].values(), "pyproject.toml", "README.md", "LICENSE"}
    assert names == wanted
    assert all((ROOT / name).exists() for name in names)


@pytest.mark.parametrize("file", ["cbris.service", "Containerfile", "README.md"])
def test_every_variable_that_is_set_is_a_setting(file: str) -> None:
    known = {str(option.envvar) for option in serve.params if isinstance(option, click.Option)}
    known |= {f"CBRIS_LIMIT_{field.name.upper()}" for field in fields(Limits)}
    assert set(re.findall(r"CBRIS_[A-Z_]+", (DEPLOY / file).read_text("utf-8"))) <= known
