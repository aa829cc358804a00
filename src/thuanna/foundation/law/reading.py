"""Reading YAML as officers mean it, and holding it against the schema.

YAML is read strictly: a day stays the text that was typed, `on` and `no` are words, a fraction is
exact, and a key that stands twice is refused instead of silently winning.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

SCHEMA_NAME = "schema.json"

_WORDS_FOR_PEOPLE = {
    "guides/situations": "situations",
    "guides/calendar": "calendar",
    "guides": "guide",
    "search": "synonyms",
}
"""Files and folders that people read but nothing is decided by; each with its part of the schema."""


class UnreadableFile(Refusal):
    """A rule file or a file of worked cases that cannot be read as one."""

    code = "rule_file_unreadable"


class _StrictLoader(yaml.CSafeLoader):
    """PyYAML's safe loader with YAML 1.2's plain words: no dates, no floats, `on` is a word."""


# Its own table of plain words: the parent's must stay as every other reader of YAML expects it.
_StrictLoader.yaml_implicit_resolvers = {}
_PLAIN = (
    ("tag:yaml.org,2002:bool", r"true|false", "tf"),
    ("tag:yaml.org,2002:null", r"null|~", "n~"),
    ("tag:yaml.org,2002:int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("!exact", r"-?(0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
)
for _tag, _pattern, _first in _PLAIN:
    _StrictLoader.add_implicit_resolver(_tag, re.compile(f"^(?:{_pattern})$"), [*_first])
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^$"), [""])


def _exact(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


def _mapping(loader: yaml.CSafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node))
        if key in entries:
            raise yaml.MarkedYAMLError(problem=f"“{key}” stands twice", problem_mark=key_node.start_mark)
        entries[key] = loader.construct_object(value_node, deep=True)
    return entries


_StrictLoader.add_constructor("!exact", _exact)
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def documents(path: Path) -> list[Any]:
    """The documents of a YAML file.

    :raises UnreadableFile: the file is missing, is not UTF-8, or is no YAML.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            return list(yaml.load_all(stream, Loader=_StrictLoader))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise UnreadableFile(
            t(
                "อ่าน {file} ไม่ได้ที่บรรทัด {line}: {problem}",
                "{file} cannot be read at line {line}: {problem}",
                file=path,
                line=line,
                problem=fault.problem,
            )
        ) from fault
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise UnreadableFile(
            t(
                "อ่าน {file} ไม่ได้ ({problem}) ตรวจว่ามีแฟ้มและบันทึกเป็น UTF-8",
                "{file} cannot be read ({problem}); see that it exists and is saved as UTF-8",
                file=path,
                problem=fault,
            )
        ) from fault


def rules_root() -> Path:
    """The folder of rule files: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parents[1] / "rules"


def kind_of(name: str) -> str:
    """The part of the schema that a file keeps to, by its name under the folder of rules."""
    folder = name.partition("/")[0]
    return _WORDS_FOR_PEOPLE.get(name) or _WORDS_FOR_PEOPLE.get(folder, "rule_file")


def faults(kind: str, data: Any) -> list[str]:
    """What the schema's definition `kind` has against `data`, one sentence each, with the place."""
    validator = _validator(kind)
    found = sorted(validator.iter_errors(data), key=lambda fault: [str(step) for step in fault.absolute_path])
    return [f"{'.'.join(map(str, fault.absolute_path)) or '(file)'}: {fault.message}" for fault in found]


@functools.cache
def _validator(kind: str) -> jsonschema.Draft202012Validator:
    schema: Mapping[str, Any] = json.loads((rules_root() / SCHEMA_NAME).read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{kind}"})
