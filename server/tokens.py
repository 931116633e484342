"""Tokens of those who may write or look after the server; only their hashes are kept."""

import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from filelock import FileLock

from cbris.errors import StoreError
from cbris.store.durable import sync_folder

__all__ = ["SCOPES", "Scope", "Token", "Tokens", "create", "read", "revoke", "tokens_file"]

Scope: TypeAlias = Literal["read", "write", "admin"]
"""`write` changes the graph, `admin` sees and ends what runs; each reads too."""
SCOPES: tuple[Scope, ...] = get_args(Scope)
SECRET_BYTES = 32
MODE = 0o600
HOW = "make it anew with `cbris token create`"


@dataclass(frozen=True)
class Token:
    """What is kept of a token: enough to know it again, not to use it.

    A secret of 32 random bytes cannot be guessed from its hash, so that a fast one will do.
    """

    id: str
    name: str
    scopes: tuple[Scope, ...]
    hash: str
    made: str
    ends: str | None = None

    def valid(self, now: datetime) -> bool:
        """Tell whether it has not ended yet."""
        return self.ends is None or now < datetime.fromisoformat(self.ends)


def tokens_file(data_dir: Path) -> Path:
    """Give the file of the tokens of a data folder."""
    return data_dir / "tokens.json"


def read(path: Path) -> tuple[Token, ...]:
    """Read the tokens of a file; none where there is no file.

    :raises StoreError: it is no file of tokens.
    """
    try:
        return tuple(_token(each) for each in json.loads(path.read_text("utf-8"))["tokens"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: no file of tokens ({error!r}); remove it and {HOW}") from error


def create(
    path: Path,
    name: str,
    scopes: Sequence[Scope],
    *,
    days: int | None = None,
    now: datetime | None = None,
) -> tuple[Token, str]:
    """Add a token; its text is given this once and never kept.

    :raises StoreError: there is one of that name, or the file cannot be read.
    """
    made = (now or datetime.now(UTC)).replace(microsecond=0)
    ends = None if days is None else (made + timedelta(days=days)).isoformat()
    own = secrets.token_hex(4)
    text = f"cbris_{own}_{secrets.token_urlsafe(SECRET_BYTES)}"
    token = Token(own, name, tuple(scopes), _hash(text), made.isoformat(), ends)
    with _changing(path) as tokens:
        if any(each.name == name for each in tokens):
            raise StoreError(
                f"{path}: there is a token {name!r} already; revoke it, or name another"
            )
        tokens.append(token)
    return token, text


def revoke(path: Path, which: str) -> Token:
    """Remove the token of that id or name; a running server refuses it from now on.

    :raises StoreError: there is none.
    """
    with _changing(path) as tokens:
        found = next((each for each in tokens if which in (each.id, each.name)), None)
        if found is None:
            raise StoreError(f"{path}: there is no token {which!r}; `cbris token list` lists them")
        tokens.remove(found)
    return found


class Tokens:
    """The tokens of a file, read again when it has changed."""

    def __init__(self, path: Path) -> None:
        """Take the file, which need not be there yet."""
        self._path = path
        self._seen: tuple[int, ...] | None = None
        self._tokens: tuple[Token, ...] = ()

    def find(self, text: str) -> Token | None:
        """Give the token of a text, if there is one and it has not ended.

        Every token is compared, each in constant time, so that the time tells nothing.

        :raises StoreError: the file cannot be read.
        """
        self._refresh()
        wanted, found = _hash(text), None
        for token in self._tokens:
            if hmac.compare_digest(token.hash, wanted):
                found = token
        return found if found is not None and found.valid(datetime.now(UTC)) else None

    def any(self, scope: Scope) -> bool:
        """Tell whether there is a token of that scope.

        :raises StoreError: the file cannot be read.
        """
        self._refresh()
        now = datetime.now(UTC)
        return any(scope in token.scopes and token.valid(now) for token in self._tokens)

    def _refresh(self) -> None:
        seen = _seen(self._path)
        if seen != self._seen:
            self._tokens = read(self._path)
            self._seen = seen


def _seen(path: Path) -> tuple[int, ...]:
    """Give what tells one state of a file from another."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror})") from error
    return status.st_ino, status.st_size, status.st_mtime_ns


def _token(fields: dict[str, object]) -> Token:
    token = Token(**fields)  # type: ignore[arg-type]  # what it holds is looked at below
    if not all(isinstance(each, str) for each in (token.id, token.name, token.hash, token.made)):
        raise ValueError("a field is no text")
    if token.ends is not None and datetime.fromisoformat(token.ends).tzinfo is None:
        raise ValueError("an end without a time zone")
    if not set(token.scopes) <= set(SCOPES):
        raise ValueError(f"a scope is none of {', '.join(SCOPES)}")
    return replace(token, scopes=tuple(token.scopes))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def _changing(path: Path) -> Iterator[list[Token]]:
    """Give the tokens to change, while nobody else does, and write them if no error came."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f"{path.name}.lock")):
            tokens = list(read(path))
            yield tokens
            _write(path, tokens)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})") from error


def _write(path: Path, tokens: Sequence[Token]) -> None:
    """Write the file whole or not at all, readable by its owner alone."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    text = json.dumps({"tokens": [asdict(each) for each in tokens]}, ensure_ascii=False, indent=1)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)
