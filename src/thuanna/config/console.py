"""The console script: ``thuanna …``, also ``python -m thuanna``.

Makes sure of the database and the key, sets Django up, and hands over to one command. A command module
has ``add_to(subparsers)``; its parser sets `run` (gives the exit status) and, where it touches data,
`needs_database=True`.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.util
import os
import sys

from thuanna import __version__

COULD_NOT_LOOK = 2
_COMMANDS = (
    "thuanna.config.serving",
    "thuanna.config.database_commands",
    "thuanna.channels.console.organisations",
    "thuanna.channels.console.imports",
    "thuanna.channels.console.ledger",
    "thuanna.channels.console.rules",
    "thuanna.channels.console.backups",
    "thuanna.channels.console.reference",
    "thuanna.channels.console.search",
    "thuanna.config.benchmarks",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuanna.config.settings")
    parser = argparse.ArgumentParser(prog="thuanna", description="ถ้วนหน้า · community welfare software")
    parser.add_argument("--version", action="version", version=__version__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in _COMMANDS:
        if importlib.util.find_spec(name):
            importlib.import_module(name).add_to(subparsers)
    chosen = parser.parse_args(arguments)
    _offer_database_programs()
    try:
        if getattr(chosen, "needs_database", False):
            prepare()
        status: int = chosen.run(chosen)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return status


def _offer_database_programs() -> None:
    """Let commands that need pg_dump or pg_restore find the embedded server's own."""
    from .embedded import programs, refusals

    # Without them the machine's own programs are used, and a command that finds none says so.
    with contextlib.suppress(refusals.ProgramsMissing):
        os.environ.setdefault("THUANNA_PG_BIN", str(programs.find().path("psql").parent))


def prepare(*, migrate: bool = True) -> None:
    """Database, key, Django, tables: everything a command that touches data needs."""
    from . import database, keys

    database.ensure()
    keys.ensure()
    import django

    django.setup()
    if migrate:
        from . import migrating

        migrating.migrate()


if __name__ == "__main__":
    sys.exit(main())
