"""``thuanna rules check``: every rule file and every worked case."""

from __future__ import annotations

import argparse
import json
import sys

from thuanna.foundation.law import check
from thuanna.money.funds import rules as _funds  # noqa: F401  # registers the fund's decision functions
from thuanna.money.payments.closing import rules as _closing  # noqa: F401  # registers the month's closing


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    rules = subparsers.add_parser("rules", help="the law as dated data")
    verbs = rules.add_subparsers(dest="verb", required=True, metavar="VERB")
    checking = verbs.add_parser("check", help="schema of every rule file, and every worked case")
    checking.add_argument("paths", nargs="*", metavar="PATH")
    checking.add_argument("--json", action="store_true")
    checking.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
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
