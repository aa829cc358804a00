"""``thuanna rules check``: every rule file and every worked case."""

from __future__ import annotations

import argparse
import importlib
import json
import sys

from thuanna.foundation.law import check

_DECIDING = (
    "thuanna.foundation.law.hotlines",
    "thuanna.money.funds.rules",
    "thuanna.money.payments.approving.rules",
    "thuanna.money.payments.closing.rules",
    "thuanna.money.payments.custody.rules",
    "thuanna.money.regulations.deciding.functions",
    "thuanna.registry.leaders.rules",
    "thuanna.services.cases.rules",
    "thuanna.services.disclosures.rules",
    "thuanna.services.grants.rules.functions",
    "thuanna.services.participation.rules",
    "thuanna.services.planning.rules",
    "thuanna.services.site.openness",
)
"""Modules that register decision functions; rules are plain Python, so no database is needed."""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    rules = subparsers.add_parser("rules", help="the law as dated data")
    verbs = rules.add_subparsers(dest="verb", required=True, metavar="VERB")
    checking = verbs.add_parser("check", help="schema of every rule file, and every worked case")
    checking.add_argument("paths", nargs="*", metavar="PATH")
    checking.add_argument("--json", action="store_true")
    checking.set_defaults(run=_check)


def register_all() -> None:
    """Have every decision function of the program registered."""
    for module in _DECIDING:
        importlib.import_module(module)


def _check(arguments: argparse.Namespace) -> int:
    register_all()
    try:
        report = check.run(arguments.paths)
    except check.NothingToCheck as refusal:
        print(refusal.phrase.in_("th"), "·", refusal.phrase.in_("en"), file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        for failure in report.failures:
            print(json.dumps(failure.as_json(), ensure_ascii=False))
        print(f"{report.files} files, {report.cases} cases, {len(report.failures)} failures")
    return 0 if report.ok else 1
