"""How the source is written: lengths, clocks, floats, actions, packages on the map."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from tests.architecture import tiers
from tests.architecture.tiers import ROOT, SOURCE, python_files, relative

FILES = list(python_files())
TEST_FILES = sorted((ROOT / "tests").rglob("*.py"))
CLOCKS = {
    *(("datetime", name) for name in ("now", "utcnow", "today")),
    *(("timezone", name) for name in ("now", "localtime", "localdate")),
    ("date", "today"),
    ("time", "time"),
}
WITH_A_CLOCK = ("channels", "config", "demo")


@pytest.mark.parametrize("path", FILES + TEST_FILES, ids=relative)
def test_a_file_has_at_most_400_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_a_function_has_at_most_60_lines(path):
    long = [
        node.name
        for node in ast.walk(tiers.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    ]

    assert long == []


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_a_module_says_what_it_is_for(path):
    names = {"apps.py", "urls.py"}

    assert ast.get_docstring(tiers.tree(path)) or path.name in names


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.relative_to(SOURCE).parts[0] not in WITH_A_CLOCK], ids=relative
)
def test_only_channels_ask_what_day_it_is(path):
    asked = [
        node.lineno
        for node in ast.walk(tiers.tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name | ast.Attribute)
        and (_last(node.func.value), node.func.attr) in CLOCKS
    ]

    assert asked == []


MONEY_FILES = [*python_files("money/ledger"), *python_files("money/payments"), SOURCE / "kernel" / "money.py"]


@pytest.mark.parametrize("path", MONEY_FILES, ids=relative)
def test_no_float_comes_near_money(path):
    floats = [
        node.lineno
        for node in ast.walk(tiers.tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _is_of_money(node))
    ]

    assert floats == []


RULES = [p for p in FILES if p.name == "rules.py" or p.parent.name == "rules"]


@pytest.mark.parametrize("path", RULES, ids=relative)
def test_rules_know_neither_django_nor_the_database(path):
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tiers.tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }

    assert not [name for name in imported if name.split(".")[0] in {"django", "psycopg"}]


def test_every_package_is_on_the_map():
    architecture = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {
        path.parent.name
        for tier in tiers.TIERS
        for path in (SOURCE / tier).glob("*/__init__.py")
        if tier not in {"kernel", "config", "demo"}
    }

    assert [name for name in sorted(packages) if not re.search(rf"\b{name}\b", architecture)] == []


def test_every_table_is_a_noun_of_the_glossary():
    from django.apps import apps

    glossary = yaml.safe_load((ROOT / "docs/domain/glossary.yml").read_text(encoding="utf-8"))
    known = set(glossary) if "terms" not in glossary else set(glossary["terms"])
    nouns = {
        re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
        for model in apps.get_models()
        if model.__module__.startswith("thuanna.")
    }

    assert sorted(nouns - known) == []


def test_suppressions_are_few_and_each_says_why():
    suppressions = []
    unexplained = []
    lines = 0
    for path in FILES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            lines += 1
            mark = re.search(r"#\s*(?:type: ignore|noqa|nosec|pragma)[^#]*(#.*)?$", line)
            if mark:
                suppressions.append((relative(path), number))
                unexplained += [] if mark[1] else [(relative(path), number)]

    assert unexplained == []
    assert len(suppressions) <= max(10, lines // 500)


def test_ci_runs_what_the_readme_says():
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert "make test" in ci
    assert "make test" in readme
    assert "make demo" in readme


def _last(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_of_money(node: ast.BinOp) -> bool:
    """A true division of an amount; a slash may also stand between the parts of a path."""
    names = [n.id if isinstance(n, ast.Name) else n.attr for n in ast.walk(node) if isinstance(n, _NAMED)]
    return any(word in name for name in names for word in ("satang", "amount", "total", "balance", "money"))


_NAMED = (ast.Name, ast.Attribute)


def test_nothing_names_what_is_not_part_of_the_project():
    own = [p for p in Path(ROOT).rglob("*") if p.suffix in {".py", ".md", ".toml", ".yml", ".yaml", ".sh"}]
    outside = re.compile(r"\.\./shar" + r"ed|/wo" + r"rk/|/fa" + r"rm/")
    named = [
        relative(path)
        for path in own
        if ".venv" not in path.parts and outside.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert named == []
