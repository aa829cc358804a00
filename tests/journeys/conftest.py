"""A real server on a database of its own with the invented towns in it, and a browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import databases, demo_databases
from thuanna.demo.password import PASSWORD

_PATIENCE = 90
_ADDRESS = re.compile(r"Thuanna is open at (http://[0-9.:]+)/")
_ROLES = {"DATABASE_URL": "app", "DATABASE_OWNER_URL": "owner", "DATABASE_PUBLIC_URL": "public"}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Served:
    """Where the site runs, and the environment in which commands reach its database."""

    address: str
    environment: dict[str, str]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``thuanna …`` against the same database."""
        return subprocess.run(
            [sys.executable, "-m", "thuanna", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def has_news_to_deliver(self) -> bool:
        """Whether anything told has not reached its listeners yet; what failed once does not count."""
        waits = "select from procrastinate_jobs where status = 'doing' or (status = 'todo' and attempts = 0)"
        with psycopg.connect(self.environment["DATABASE_OWNER_URL"]) as connection:
            found = connection.execute(f"select exists ({waits})").fetchone()
        return found is not None and bool(found[0])

    def text(self, path: str) -> str:
        """A page as it is sent to somebody without any script."""
        asked = f"{self.address}{quote(path, safe='/?=&')}"
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return str(answer.read().decode())


@pytest.fixture(scope="session")
def site(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    """`thuanna serve` on a free port."""
    yield from served(django_db_blocker, tmp_path_factory)


def served(
    django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A site with a database of its own; for journeys whose money must not meet that of others too."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        name = demo_databases.fresh_copy()
    folder = tmp_path_factory.mktemp("journeys")
    environment = {
        **os.environ,
        **{variable: databases.url(role, name) for variable, role in _ROLES.items()},
        "THUANNA_DATA": str(folder),
    }
    log = folder / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "thuanna", "serve", "--port", "8100"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Served(_announced(server, log), environment)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)
            with django_db_blocker.unblock():  # type: ignore[attr-defined]  # as above
                databases.drop(name)


def _announced(server: subprocess.Popen[bytes], log: Path) -> str:
    """The address that the server names, once the site there says that it is ready.

    Port 8100 is only asked for: another worker's site may have it already.
    """
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            address = _ADDRESS.findall(log.read_text(errors="replace"))[-1]
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                return str(address)
        except (IndexError, urllib.error.URLError, ConnectionError, TimeoutError):
            server_rests(server)
    pytest.fail(f"the site did not start:\n{log.read_text(errors='replace')[-4000:]}")


def server_rests(server: subprocess.Popen[bytes]) -> None:
    """Give the processor to the server for a moment; return early when it ends."""
    try:
        server.wait(timeout=0.2)
    except subprocess.TimeoutExpired:
        return


@pytest.fixture(scope="module")
def browser(site: Served) -> Iterator[Browser]:
    """Closed with its module: Django refuses to work in a thread in which a browser is being driven."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(site: Served, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a new window; every window is closed at the end."""
    windows: list[BrowserContext] = []

    def open_page(path: str, *, viewport: dict[str, int] = DESK, **options: object) -> Page:
        window = browser.new_context(viewport=viewport, locale="th-TH", base_url=site.address, **options)
        window.set_default_timeout(_PATIENCE * 1000)
        windows.append(window)
        page = window.new_page()
        page.goto(path)
        return page

    yield open_page
    for window in windows:
        window.close()


@pytest.fixture
def log_in(visit: Callable[..., Page]) -> Callable[..., Page]:
    """A page of somebody who has just logged in, at their home."""

    def as_(name: str, *, viewport: dict[str, int] = DESK) -> Page:
        page = visit("/staff/login/", viewport=viewport)
        page.fill("#id_login", name)
        page.fill("#id_password", PASSWORD)
        page.locator("main form.plain button").click()
        page.wait_for_url("**/staff/")
        return page

    return as_
