"""From a clean checkout to the first page of the whole demonstration, with a warm package cache.

The site answers before that with a page that says how far it is; when, is given beside it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.measurement import Measurement

NAME = "first-screen"
DEFAULT_SIZE = 1
_ROOT = Path(__file__).resolve().parents[1]
_PORT = 8765
_LONGEST = 600.0


def measure(size: int) -> Measurement:
    """Clone, `make demo`, first page; the floor is making the environment alone."""
    with tempfile.TemporaryDirectory(prefix="thuanna bench ") as folder:
        checkout = Path(folder) / "checkout"
        subprocess.run(["git", "clone", "-q", str(_ROOT), str(checkout)], check=True)
        begin = time.perf_counter()
        subprocess.run(["make", "environment"], cwd=checkout, check=True, capture_output=True)
        environment_seconds = time.perf_counter() - begin
        shutil.rmtree(checkout / ".venv")
        data = {"THUANNA_DATA": str(Path(folder) / "data")}
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "THUANNA_"))}
        begin = time.perf_counter()
        demo = subprocess.Popen(
            ["make", "demo", f"PORT={_PORT}"], cwd=checkout, env={**clean, **data}, stdout=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://127.0.0.1:{_PORT}/healthz")
            progress_seconds = time.perf_counter() - begin
            wait_for(f"http://127.0.0.1:{_PORT}/")
            seconds = time.perf_counter() - begin
        finally:
            demo.terminate()
            demo.wait(timeout=60)
    return Measurement(
        seconds,
        "the environment alone (make environment)",
        environment_seconds,
        extra={"progress_page_seconds": round(progress_seconds, 3)},
    )


def wait_for(address: str) -> None:
    """Return when the address answers.

    :raises TimeoutError: it does not within ten minutes
    """
    begin = time.perf_counter()
    while time.perf_counter() - begin < _LONGEST:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            if answer.status == 200:
                return
    raise TimeoutError(address)
