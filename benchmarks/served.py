"""A running site with the invented towns in it, and a small client, for benchmarks of public pages."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

_PATIENCE = 180.0
_ALSO = ("/", "/data/", "/about/requirements/")


@dataclass(frozen=True)
class Answer:
    """What came over the wire."""

    size: int
    text: str


@contextmanager
def site() -> Iterator[str]:
    """A site with the demo towns on a database of its own, or the running one `THUANNA_BENCH_SITE` names."""
    running = os.environ.get("THUANNA_BENCH_SITE")
    if running:
        yield running.rstrip("/")
        return
    from thuanna.config import processes

    port = processes.first_free_port(8300, "127.0.0.1").port
    address = f"http://127.0.0.1:{port}"
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "THUANNA_"))
    }
    with tempfile.TemporaryDirectory(prefix="thuanna-bench-") as folder:
        server = subprocess.Popen(
            [sys.executable, "-m", "thuanna", "serve", "--demo", "--port", str(port)],
            env={**clean, "THUANNA_DATA": str(Path(folder) / "data")},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)


def pages(address: str) -> list[str]:
    """The paths of all public pages: the site's map and what is about the site itself."""
    tree = ElementTree.fromstring(get(f"{address}/sitemap.xml").text)
    listed = [(one.text or "").removeprefix(address) for one in tree.iter() if one.tag.endswith("}loc")]
    notices = [f"{path}notice/" for path in listed if path.startswith("/f/")]
    return [*_ALSO, *listed, *notices]


def get(address: str) -> Answer:
    """One file as a browser asks for it: packed."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        body = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
        is_text = (
            answer.headers.get_content_maintype() == "text" or answer.headers.get_content_subtype() == "xml"
        )
    if not is_text:
        return Answer(len(body), "")

    return Answer(len(body), (gzip.decompress(body) if packed else body).decode())


def assets(address: str, page: str) -> set[str]:
    """The styles, scripts, icons and fonts a page loads; of the fonts all that its styles name."""
    finder = _Finder()
    finder.feed(page)
    found = {urljoin(address, one) for one in finder.found}
    for style in [one for one in found if ".css" in one]:
        found |= {urljoin(style, one) for one in _fonts(get(style).text)}
    return found


def _fonts(style: str) -> list[str]:
    return [
        part.split(")")[0].strip("\"'") for part in style.split("url(")[1:] if ".woff2" in part.split(")")[0]
    ]


class _Finder(HTMLParser):
    """Collects what a page makes a browser load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "link" and facts.get("rel") in {"stylesheet", "icon", "preload"} and facts.get("href"):
            self.found.add(str(facts["href"]))
        if tag in {"script", "img"} and facts.get("src"):
            self.found.add(str(facts["src"]))


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    begin = time.perf_counter()
    while time.perf_counter() - begin < _PATIENCE:
        assert server.poll() is None, "the server ended before it answered"
        try:
            is_up = "<url>" in get(f"{address}/sitemap.xml").text
        except OSError:
            is_up = False
        if is_up:
            return
        time.sleep(0.2)
    raise TimeoutError(address)
