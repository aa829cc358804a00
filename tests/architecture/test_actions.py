"""Every public function in an app's actions is atomic, keyword-only and writes its audit line."""

from __future__ import annotations

import ast

import pytest

from tests.architecture import tiers
from tests.architecture.tiers import SOURCE, python_files

EXEMPT = {
    "foundation/audit/actions.py::record": "it is the audit line",
    "foundation/outbox/actions.py::publish": "joins the action that has the audit line",
    "foundation/outbox/actions.py::publish_all": "joins the action that has the audit line",
    "services/guides/actions/filling.py::refuse_unfinished": "a check that two actions share; writes nothing",
    "services/guides/actions/receiving.py::take_in": "joins the action that has the audit line",
    "services/planning/actions/needs.py::write_need": "joins the action that has the audit line",
    "services/planning/actions/numbering.py::next_number": "joins the action that has the audit line",
}
WITH_A_CODE = {
    "foundation/access/actions.py::join_with_new_account": "the invitation's code says who acts",
    "foundation/access/actions.py::join_with_account": "the invitation's code says who acts",
    "foundation/access/actions.py::set_new_password": "the slip's code says who acts",
}
_SEALED = "services/disclosures/actions"
_WHY_SILENT = "the trail has moments, and readers whom a thread may concern: 2026-11-22-sealed-channel.md"
WITHOUT_A_LINE = {
    f"{_SEALED}/{name}": _WHY_SILENT
    for name in (
        "forgetting.py::forget",
        "reading.py::answer",
        "reading.py::ask_consent",
        "reading.py::close",
        "reading.py::note",
        "reading.py::open_thread",
        "reading.py::pass_on",
        "telling.py::answer_consent",
        "telling.py::tell",
        "telling.py::write",
    )
}


def _actions() -> list[tuple[str, ast.FunctionDef, ast.Module]]:
    found = []
    for path in python_files("foundation", "registry", "money", "services", "oversight"):
        if path.name == "actions.py" or path.parent.name == "actions":
            module = tiers.tree(path)
            for node in module.body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    found.append((f"{path.relative_to(SOURCE)}::{node.name}", node, module))
    return found


ACTIONS = [
    pytest.param(name, node, module, id=name) for name, node, module in _actions() if name not in EXEMPT
]


@pytest.mark.parametrize(("name", "node", "module"), ACTIONS)
def test_an_action_takes_keywords_only(name, node, module):
    assert not node.args.args
    assert not node.args.vararg


@pytest.mark.parametrize(("name", "node", "module"), ACTIONS)
def test_an_action_is_one_transaction(name, node, module):
    decorators = " ".join(ast.unparse(decorator) for decorator in node.decorator_list)

    assert "atomic" in decorators


@pytest.mark.parametrize(("name", "node", "module"), ACTIONS)
def test_an_action_says_who_acts_and_writes_the_audit_line(name, node, module):
    who = "code" if name in WITH_A_CODE else "by"
    assert who in {argument.arg for argument in node.args.kwonlyargs}
    assert name in WITHOUT_A_LINE or _records(node, module, seen=set())


def _records(node: ast.FunctionDef, module: ast.Module, seen: set[str]) -> bool:
    """Whether the function, or one of its own module's that it calls, writes the audit line or hands
    the work to another action."""
    seen.add(node.name)
    helpers = {n.name: n for n in module.body if isinstance(n, ast.FunctionDef)}
    for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
        called = ast.unparse(call.func)
        if called == "audit.record" or (called.split(".")[0].endswith("actions") and "." in called):
            return True
        if any(keyword.arg == "by" for keyword in call.keywords) and called not in helpers:
            return True
        if called in helpers and called not in seen and _records(helpers[called], module, seen):
            return True
    return False
