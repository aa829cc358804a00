"""``thuanna bench NAME``: one benchmark beside its floor. The benchmarks live in the repository."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import resource
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

_REPOSITORY = Path(__file__).resolve().parents[3]


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    bench = subparsers.add_parser("bench", help="one benchmark, or `all`, beside its floor")
    bench.add_argument("name")
    bench.add_argument("--size", type=int)
    bench.add_argument("--json", action="store_true")
    bench.set_defaults(run=_bench)


def _bench(arguments: argparse.Namespace) -> int:
    found = _benchmarks()
    wanted = sorted(found) if arguments.name == "all" else [arguments.name]
    if not found or not set(wanted) <= set(found):
        known = ", ".join(sorted(found)) or "none: benchmarks need a checkout of the repository"
        print(f"ไม่มีการวัดชื่อนี้ · no such benchmark; there are: {known}", file=sys.stderr)
        return 2
    for name in wanted:
        result = _measure(found[name], arguments.size)
        print(json.dumps(result, ensure_ascii=False) if arguments.json else _line(result))
    return 0


def _benchmarks() -> dict[str, ModuleType]:
    """Every module of `benchmarks/` that measures something, by its name."""
    folder = _REPOSITORY / "benchmarks"
    if not folder.is_dir():
        return {}
    sys.path.insert(0, str(_REPOSITORY))
    modules = [
        importlib.import_module(f"benchmarks.{info.name}") for info in pkgutil.iter_modules([str(folder)])
    ]
    return {module.NAME: module for module in modules if hasattr(module, "NAME")}


def _measure(module: ModuleType, size: int | None) -> dict[str, Any]:
    size = size or module.DEFAULT_SIZE
    measured = module.measure(size)
    peak_kb = max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "name": module.NAME,
        "size": size,
        "seconds": round(measured.seconds, 6),
        "per_second": round(size / measured.seconds, 1) if measured.seconds else None,
        "floor": measured.floor,
        "floor_seconds": round(measured.floor_seconds, 6),
        "ratio": round(measured.seconds / measured.floor_seconds, 2) if measured.floor_seconds else None,
        "peak_rss_mb": round(peak_kb / 1024, 1),
        "environment": {
            "python": platform.python_version(),
            "machine": platform.machine(),
            "system": platform.system(),
            "processors": os.cpu_count(),
        },
        **measured.extra,
    }


def _line(result: dict[str, Any]) -> str:
    extra = {key: value for key, value in result.items() if key not in _STANDARD}
    return (
        f"{result['name']} ({result['size']}): {result['seconds']} s · floor {result['floor_seconds']} s"
        f" ({result['floor']}) · ratio {result['ratio']} · peak {result['peak_rss_mb']} MB {extra or ''}"
    )


_STANDARD = {
    "name", "size", "seconds", "per_second", "floor", "floor_seconds", "ratio", "peak_rss_mb", "environment",
}  # fmt: skip
