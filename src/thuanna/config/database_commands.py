"""``thuanna db`` and ``thuanna demo``: the database by itself."""

from __future__ import annotations

import argparse
import sys

_NOT_RUNNING = "ฐานข้อมูลยังไม่ทำงาน สั่ง thuanna serve ก่อน · no database is running: start it with `thuanna serve`"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    database = subparsers.add_parser("db", help="the running database")
    verbs = database.add_subparsers(dest="verb", required=True, metavar="VERB")
    url = verbs.add_parser("url", help="its connection address; starts nothing")
    url.add_argument("--role", choices=("app", "owner", "public"), default="app")
    url.set_defaults(run=_url)
    migrate = verbs.add_parser("migrate", help="bring tables and guards up to this release")
    migrate.set_defaults(run=lambda _: 0, needs_database=True)
    guards = verbs.add_parser("guards", help="record the guards of this release (for developers)")
    guards.set_defaults(run=_guards, needs_database=True)
    demo = subparsers.add_parser("demo", help="the invented towns")
    demo.add_argument("--build", action="store_true", help="build the demo data only")
    demo.add_argument("--scale", choices=("village", "town", "province"), default="village")
    demo.add_argument("--port", type=int, default=8000)
    demo.set_defaults(run=_demo)


def _url(arguments: argparse.Namespace) -> int:
    import os

    from . import database
    from .embedded import server

    alias = {"app": "default", "owner": "owner", "public": "public"}[arguments.role]
    given = os.environ.get(database.VARIABLES[alias])
    cluster = None if given else server.running(server.default_data_dir())
    if given is None and cluster is None:
        print(_NOT_RUNNING, file=sys.stderr)
        return 2
    print(given or (cluster.url(arguments.role) if cluster else ""))
    return 0


def _guards(arguments: argparse.Namespace) -> int:
    from django.db import connections

    from thuanna.foundation.tenancy import guards

    with connections["default"].cursor() as cursor:
        guards.write_released(cursor)
    return 0


def _demo(arguments: argparse.Namespace) -> int:
    from . import console

    if not arguments.build:
        from . import serving

        return serving.serve(port=arguments.port, demo_scale=arguments.scale)
    console.prepare()
    from thuanna.demo import actions as demo
    from thuanna.demo import logins

    demo.build(scale=arguments.scale)
    print("\n".join(logins.as_lines("")))
    return 0
