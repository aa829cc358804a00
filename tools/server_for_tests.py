"""Run a command with a PostgreSQL server of Debian's instead of the embedded one.

    python tools/server_for_tests.py pytest -n 2

A new server in a temporary folder, on a socket, with the four roles; its addresses stand in DATABASE_URL,
DATABASE_OWNER_URL and DATABASE_PUBLIC_URL (and the superuser's in DATABASE_SUPERUSER_URL) while the command
runs. THUANNA_TEST_SERVER names another installation than the oldest below /usr/lib/postgresql.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thuanna.config.embedded import layout, passwords, postgres, programs, roles
from thuanna.config.embedded.layout import Layout
from thuanna.config.embedded.postgres import Postgres
from thuanna.config.embedded.server import Cluster

_INSTALLED = Path("/usr/lib/postgresql")
_VARIABLES: dict[str, roles.Role] = {
    "DATABASE_URL": "app",
    "DATABASE_OWNER_URL": "owner",
    "DATABASE_PUBLIC_URL": "public",
}


def main(command: list[str]) -> int:
    """Run `command` beside a server of its own; its exit status, or 2 when there is no server to run."""
    installed = _installation()
    if installed is None or not command:
        sys.stderr.write(f"usage: {sys.argv[0]} COMMAND… (needs PostgreSQL below {_INSTALLED})\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="thuanna-server-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        with _server(Path(folder) / "data", installed) as cluster:
            addresses = {name: cluster.url(role) for name, role in _VARIABLES.items()}
            addresses["DATABASE_SUPERUSER_URL"] = cluster.superuser_url()
            sys.stderr.writelines(f"{name}={address}\n" for name, address in addresses.items())
            return subprocess.run(command, env={**os.environ, **addresses}, check=False).returncode


@contextmanager
def _server(data_dir: Path, installed: programs.Programs) -> Iterator[Cluster]:
    place = Layout.of(data_dir)
    layout.make_data_dir(place)
    server = Postgres(place, installed, layout.make_cluster_folder(place))
    cluster = Cluster(place.data_dir, place.socket, installed.major, passwords.generate())
    server.create(cluster.passwords[passwords.SUPERUSER], durable=False)
    try:
        server.start(durable=False)
        roles.ensure(
            cluster.superuser_url(), {role: cluster.passwords[role] for role in roles.LOGINS.values()}
        )
        yield cluster
    finally:
        postgres.stop(server.data)


def _installation() -> programs.Programs | None:
    """The oldest that is installed: what works there works on newer ones, which the embedded server is."""
    given = os.environ.get("THUANNA_TEST_SERVER")
    folders = [Path(given)] if given else [path.parent.parent for path in _INSTALLED.glob("*/bin/initdb")]
    return min((programs.inspect(folder) for folder in folders), key=lambda found: found.major, default=None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
