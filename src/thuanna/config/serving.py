"""``thuanna serve`` and ``thuanna worker``: the site, the worker, and what they stand on."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from thuanna.kernel.language import Phrase, t

from . import console, processes
from .embedded import server

_THREADS = 4
_NOT_SERVED = ["ext", "htmx-2.js", "htmx-4*", "htmax-*", "webauthn*"]
"""Variants and extensions that libraries bring along and no page loads; compressing them takes seconds."""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    serve = subparsers.add_parser("serve", help="database, migrations, web server and worker")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--demo", action="store_true", help="build the three invented towns first")
    serve.add_argument("--scale", choices=("village", "town", "province"), default="village")
    serve.set_defaults(run=_serve)
    worker = subparsers.add_parser("worker", help="what runs in the background; serve starts it")
    worker.set_defaults(run=_work, needs_database=False)


def _serve(arguments: argparse.Namespace) -> int:
    scale = arguments.scale if arguments.demo else None
    return serve(host=arguments.host, port=arguments.port, demo_scale=scale)


def serve(*, host: str = "127.0.0.1", port: int, demo_scale: str | None) -> int:
    """Serve until told to stop; with the invented towns when `demo_scale` names their size."""
    free = processes.claim_port(port, host)
    if free.was_taken:
        _say(
            f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ จึงใช้พอร์ต {free.port} แทน",
            f"Port {port} is taken by another program; using {free.port} instead.",
        )
    address = f"http://{host}:{free.port}"
    console.prepare(migrate=demo_scale is None)
    _collect_static_files()
    if demo_scale is None:
        family = processes.Family([_web(host, free.port), _worker()])
        return family.run(when_started=lambda: _announce(address))
    return _serve_demo(host, free.port, address, demo_scale)


def _serve_demo(host: str, port: int, address: str, scale: str) -> int:
    """Let the site say how far it is while the towns are built, then open it."""
    from . import preparing

    progress = preparing.Progress(server.default_data_dir() / "preparing")
    family = processes.Family([_web(host, port, progress.environment)], later=[_worker()])
    _say(
        f"กำลังเตรียมเมืองตัวอย่าง ดูความคืบหน้าได้ที่ {address}/",
        f"Preparing the invented towns; see how far it is at {address}/",
    )
    sys.stdout.flush()
    lines: list[str] = []

    def build() -> None:
        try:
            lines.extend(_build_demo(scale, address, progress.tell))
        finally:
            progress.end()

    return family.run(when_started=lambda: _announce(address, lines), meanwhile=build)


def _build_demo(scale: str, address: str, tell: Callable[[Phrase], None]) -> list[str]:
    """Bring the tables up to this release, build the towns, and give the lines to print."""
    from thuanna.demo import actions as demo
    from thuanna.demo import logins, register

    from . import migrating

    tell(t("ฐานข้อมูล", "the database"))
    migrating.migrate()
    demo.build(scale=scale, told=tell)
    return logins.as_lines(address, register_file=str(register.write_messy(server.default_data_dir())))


def _collect_static_files() -> None:
    """Gather fonts, styles and scripts under names that carry their checksum, compressed once."""
    from django.core.management import call_command

    root = server.default_data_dir() / "static"
    root.mkdir(parents=True, exist_ok=True)
    os.environ["THUANNA_STATIC_ROOT"] = str(root)
    from django.conf import settings

    settings.STATIC_ROOT = str(root)
    settings.STORAGES["staticfiles"]["BACKEND"] = settings.COLLECTED_STATIC_FILES
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=_NOT_SERVED)


def _web(host: str, port: int, environment: Mapping[str, str] | None = None) -> processes.Child:
    workers = max(1, min(4, os.cpu_count() or 1))
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", str(_THREADS), "--log-level", "warning",
        "--no-access-log", "thuanna.config.wsgi:application",
    ]  # fmt: skip
    return processes.Child("web", command, environment or {})


def _worker() -> processes.Child:
    return processes.Child("worker", [sys.executable, "-m", "thuanna", "worker"])


def _work(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from thuanna.channels.worker import running

    running.run()
    return 0


def _announce(address: str, demo_lines: Sequence[str] = ()) -> None:
    _say(f"ถ้วนหน้าเปิดแล้วที่ {address}/ · หยุดด้วย Ctrl-C", f"Thuanna is open at {address}/ · stop with Ctrl-C")
    for line in demo_lines:
        print(line)
    sys.stdout.flush()


def _say(thai: str, english: str) -> None:
    print(thai)
    print(english)
