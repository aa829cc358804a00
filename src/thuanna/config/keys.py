"""The master key: read from the environment or from a file beside the data, made at first use.

Everything encrypted hangs on it; docs/operations/keys.md says where to keep its copy.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_VARIABLE = "THUANNA_MASTER_KEY"


def ensure() -> None:
    """Put the master key (64 hexadecimal digits) into the environment; make it when there is none."""
    if os.environ.get(_VARIABLE):
        return
    path = _path()
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _create(path)
    os.environ[_VARIABLE] = path.read_text(encoding="ascii").strip()


def master_key() -> bytes:
    """The 32 bytes of the master key; zeros where none was ensured, so that tools can read the settings."""
    return bytes.fromhex(os.environ.get(_VARIABLE, "00" * 32))


def _path() -> Path:
    from .embedded import server  # only who keeps the key in the data folder needs it

    given = os.environ.get("THUANNA_MASTER_KEY_FILE")
    return Path(given) if given else server.default_data_dir() / "keys" / "master.key"


def _create(path: Path) -> None:
    """Write a new key once, however many processes ask: the first to create the file wins."""
    draft = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
