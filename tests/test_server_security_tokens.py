"""Tokens: what is kept of them, and who is known by one."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from cbris.cli import cli
from cbris.errors import StoreError
from cbris.server.tokens import Tokens, create, read, revoke, tokens_file

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


def test_only_the_hash_of_a_token_is_kept(tmp_path: Path) -> None:
    path = tokens_file(tmp_path)
    _, text = create(path, "ana", ["write"])
    kept = path.read_text()
    assert text not in kept
    assert text.rpartition("_")[2] not in kept
    assert json.loads(kept)["tokens"][0]["hash"] == sha256(text.encode()).hexdigest()


def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    path = tokens_file(tmp_path)
    create(path, "ana", ["write"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    create(path, "bo", ["read"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_token_is_found_by_its_whole_text_alone(tmp_path: Path) -> None:
    path = tokens_file(tmp_path)
    made, text = create(path, "ana", ["write"])
    tokens = Tokens(path)
    assert tokens.find(text) == made
    assert [tokens.find(t) for t in ("", made.id, made.hash, text[:-1], f"{text} ", "ü\udcff")] == [
        None
    ] * 6


def test_a_change_of_the_file_is_seen_at_once(tmp_path: Path) -> None:
    path = tokens_file(tmp_path)
    tokens = Tokens(path)
    assert tokens.find("cbris_0_0") is None
    made, text = create(path, "ana", ["write"])
    assert (tokens.find(text), tokens.any("write"), tokens.any("admin")) == (made, True, False)
    revoke(path, made.id)
    assert (tokens.find(text), tokens.any("write")) == (None, False)


def test_a_token_ends(tmp_path: Path) -> None:
    path = tokens_file(tmp_path)
    made, text = create(path, "ana", ["write"], days=90, now=LONG_AGO)
    assert made.ends == "2001-04-01T00:00:00+00:00"
    assert Tokens(path).find(text) is None
    assert not Tokens(path).any("write")


def test_a_name_is_given_once(tmp_path: Path) -> None:
    create(tokens_file(tmp_path), "ana", ["write"])
    with pytest.raises(StoreError, match="there is a token 'ana' already; revoke it"):
        create(tokens_file(tmp_path), "ana", ["admin"])


def test_what_is_not_there_cannot_be_revoked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no token 'bo'; `cbris token list` lists them"):
        revoke(tokens_file(tmp_path), "bo")


def test_tokens_made_at_once_are_all_kept(tmp_path: Path) -> None:
    path = tokens_file(tmp_path)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: create(path, f"t{n}", ["write"]), range(24)))
    assert {each.name for each in read(path)} == {f"t{n}" for n in range(24)}


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"tokens": [{}]}', '{"tokens": [{"id": 1}]}', '{"tokens": 3}'],
)
def test_what_is_no_file_of_tokens_is_said_so(tmp_path: Path, content: str) -> None:
    path = tokens_file(tmp_path)
    path.write_text(content)
    with pytest.raises(StoreError, match="no file of tokens"):
        Tokens(path).find("cbris_0_0")


def test_a_scope_that_is_unknown_is_refused(tmp_path: Path) -> None:
    path = tokens_file(tmp_path)
    create(path, "ana", ["write"])
    path.write_text(path.read_text().replace('"write"', '"everything"'))
    with pytest.raises(StoreError, match="a scope is none of read, write, admin"):
        read(path)


def called(data: Path, *words: str, code: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(cli, [words[0], *words[1:], "--data", str(data)])
    assert result.exit_code == code
    return result.stdout, result.stderr


def test_the_command_line_makes_lists_and_revokes(tmp_path: Path) -> None:
    text, told = called(tmp_path, "token", "create", "ana", "--scope", "admin", "--scope", "write")
    found = Tokens(tokens_file(tmp_path)).find(text.strip())
    assert found is not None
    assert told == f"token {found.id} (ana): write, admin\n"
    listed, _ = called(tmp_path, "token", "list", "--format", "csv")
    assert listed.splitlines() == [
        "id,name,scopes,made,ends",
        f"{found.id},ana,write admin,{found.made},",
    ]
    assert called(tmp_path, "token", "revoke", "ana")[1] == f"token {found.id} (ana) is revoked\n"
    assert read(tokens_file(tmp_path)) == ()
    assert "no token 'ana'" in called(tmp_path, "token", "revoke", "ana", code=1)[1]
