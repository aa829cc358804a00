"""The reference page of rules, made from the code and the rule files.

`python -m thuanna.foundation.law.reference` prints it; a test compares it with the committed page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from thuanna.kernel.rules import UNITS, Parameter

from . import check, functions, queries, reading

_HEAD = """\
# Rules: decision functions and rule files

Generated from the code by `python -m thuanna.foundation.law.reference`; do not edit.

A worked case is YAML: one case, or a list of them.

```yaml
name: a sentence (optional)
rule: law/small_number          # a decision function below
on: 2026-02-14                  # the day of the event, Common Era
law: {file: other.yaml}         # optional: a rule file beside the case instead of the one in force
given: {count: 4}               # the facts of the function
expect: {decision: refused, reasons: [small_numbers_min]}
```

`expect` compares `decision` (granted, refused or needs_review), and where they are written `amount` (baht, as
text), `reasons` (the codes, in any order) and any of the function's answers. `thuanna rules check PATH` runs
the cases of a file or folder.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_functions(), *_rule_files(), *_units()]) + "\n"


def _functions() -> Iterator[str]:
    yield "## Decision functions"
    for function in functions.registered():
        yield f"\n### {function.name}\n"
        yield f"{function.about.in_('en').capitalize()}. {function.about.in_('th')}\n"
        yield f"Reads: {f'`rules/{function.law}.yaml`' if function.law else 'no rule file'}."
        yield f"Reasons: {', '.join(f'`{code}`' for code in function.reasons)}."
        if function.answers:
            yield f"Answers: {', '.join(f'`{name}`' for name in function.answers)}."
        yield "\n| fact | kind | ไทย | English |\n|---|---|---|---|"
        for fact in function.facts:
            need = "" if fact.required else " (optional)"
            about = f"{fact.about.in_('th')} | {fact.about.in_('en')}"
            yield f"| `{fact.name}`{need} | {fact.kind.value} | {about} |"


def _rule_files() -> Iterator[str]:
    root = reading.rules_root()
    yield "\n## Rule files"
    yield "\nConfidence: A primary text read in full · B secondary source, or read in part ·"
    yield "C a third party's example · M general knowledge, no source opened ·"
    yield "N looked for and not found, our own choice. Check all but A before relying on it."
    for path in check.rule_files(root):
        name = path.relative_to(root).with_suffix("").as_posix()
        rules = queries.shipped(name).parameters.values()
        if not rules:
            yield f"\n### {name}\n\nA connected text in a form of its own; read it in `rules/{name}.yaml`."
            continue
        yield f"\n### {name}\n\n| rule | what | values, in force from | source | confidence |"
        yield "|---|---|---|---|---|"
        for rule in rules:
            yield _row(rule)


def _row(rule: Parameter) -> str:
    unit = rule.unit.words.in_("en")
    values = "; ".join(
        f"{since.isoformat()}: {'repealed' if value is None else f'{value} {unit}'.strip()}"
        for since, value in rule.values
    )
    label = f"{rule.label.in_('th')} · {rule.label.in_('en')}"
    source = f"{rule.source.title} {rule.source.clause}"
    return f"| `{rule.name}` | {label} | {values} | {source} | {rule.confidence} |"


def _units() -> Iterator[str]:
    yield "\n## Units\n"
    yield ", ".join(f"`{code}`" for code in UNITS) + "."


if __name__ == "__main__":
    sys.stdout.write(page())
