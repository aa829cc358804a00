"""Check rule files and worked cases: what `thuanna rules check` says.

Without paths it checks everything that is shipped, and then also asks that every rule carries its
confidence and a label, and that every rule file has a worked case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import RuleFile

from . import cases, functions, queries, reading
from .cases import Case, Failure

_CASES = "cases"
_SUFFIXES = {".yaml", ".yml"}


class NothingToCheck(Refusal):
    """A path that does not exist, or a folder without rule files."""

    code = "rules_nothing_to_check"


@dataclass(frozen=True)
class CheckReport:
    """How many files and cases were looked at, and each that is wrong."""

    files: int
    cases: int
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.failures

    def as_json(self) -> dict[str, Any]:
        """The report as scripts read it."""
        return {
            "ok": self.ok,
            "files": self.files,
            "cases": self.cases,
            "failures": [failure.as_json() for failure in self.failures],
        }


def run(paths: Sequence[Path | str] = ()) -> CheckReport:
    """Check the files and folders given, or everything shipped.

    :raises NothingToCheck: a path does not exist, or a folder holds no YAML.
    """
    root = reading.rules_root()
    everything = [file for path in paths or [root] for file in _files(Path(path))]
    found, failures = [], []
    for path in dict.fromkeys(everything):
        some, wrong = _look_at(path)
        found += some
        failures += wrong
    failures += [failure for failure in map(cases.run, found) if failure]
    if not paths:
        failures += _incomplete(root, found)
    return CheckReport(len(set(everything)), len(found), tuple(failures))


def _files(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES)
    if not files:
        raise NothingToCheck(
            t(
                "ไม่พบแฟ้มหลักเกณฑ์ที่ {path} ให้ระบุแฟ้ม .yaml หรือแฟ้มข้อมูลที่มีอยู่",
                "no rule file at {path}; name a .yaml file or a folder that holds some",
                path=path,
            )
        )
    return files


def _look_at(path: Path) -> tuple[list[Case], list[Failure]]:
    try:
        documents = reading.documents(path)
        kind = _kind_of(path)
        if kind != "rule_file":
            wrong = [fault for one in documents for fault in reading.faults(kind, one)]
            return [], [
                Failure(str(path), f"data that keeps to the schema of a {kind}", fault) for fault in wrong
            ]
        if cases.is_cases(documents):
            return cases.read(path, documents)
        queries.read_file(path, path.stem)
    except Refusal as refusal:
        return [], [Failure(str(path), "a readable rule file or worked cases", refusal.phrase.in_("en"))]
    return [], []


def rule_files(root: Path) -> list[Path]:
    """The rule files under the folder of rules; worked cases and words for people are not among them."""
    found = [path for path in _files(root) if path.relative_to(root).parts[0] != _CASES]
    return [path for path in found if _kind_of(path) == "rule_file"]


def _kind_of(path: Path) -> str:
    """The part of the schema a file keeps to; files from elsewhere are rule files or worked cases."""
    root = reading.rules_root().resolve()
    if not path.resolve().is_relative_to(root):
        return "rule_file"
    return reading.kind_of(path.resolve().relative_to(root).with_suffix("").as_posix())


def _incomplete(root: Path, found: Iterable[Case]) -> Iterable[Failure]:
    exercised = {
        function.law for function in functions.registered() for case in found if case.rule == function.name
    }
    beside = {case.law_path for case in found}
    for path in rule_files(root):
        name = path.relative_to(root).with_suffix("").as_posix()
        if name not in exercised and path.resolve() not in beside:
            yield Failure(str(path), "a worked case under cases/", "none")
        try:
            yield from _unmarked(path, queries.read_file(path, name))
        except Refusal:
            continue  # already reported by _look_at


def _unmarked(path: Path, file: RuleFile) -> Iterable[Failure]:
    for rule in file.parameters.values():
        if rule.confidence is None:
            yield Failure(f"{path}: {rule.name}", "a confidence of A, B, C, M or N", "none")
        if rule.label.th == rule.name:
            yield Failure(f"{path}: {rule.name}", "a label in Thai and English", "none")
