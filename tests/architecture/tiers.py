"""The map: which package lies above which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "thuanna"

TIERS = ("kernel", "foundation", "registry", "money", "services", "oversight", "channels", "demo", "config")
WITHIN = (
    "tenancy", "accounts", "audit", "access", "outbox", "law", "documents", "exchange",
    "places", "people", "organisations", "meetings", "leaders",
    "ledger", "payments", "funds", "regulations", "claims",
    "programmes", "planning", "site", "guides", "cases", "participation", "disclosures", "grants",
    "publications", "search", "web", "staff", "public", "api", "console", "worker",
)  # fmt: skip


def height(module: str) -> tuple[int, int]:
    """How high a module of ours lies: tier, then place inside the tier; libraries lie below all."""
    parts = module.split(".")
    if parts[0] != "thuanna" or len(parts) < 2:
        return (-1, 0)
    inside = WITHIN.index(parts[2]) if len(parts) > 2 and parts[2] in WITHIN else 0
    return (TIERS.index(parts[1]), inside)


def python_files(*folders: str) -> Iterator[Path]:
    """Our own source files, migrations left out."""
    for folder in folders or ("",):
        for path in sorted((SOURCE / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def relative(path: Path) -> str:
    """The path as people name it."""
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))
