"""Where the embedded database keeps its files, and as which system user it runs.

The data folder holds `secrets.json`, two lock files and `cluster/`. PostgreSQL refuses to run as root, so as
root the cluster belongs to a system user, who gets what is below `cluster/` and nothing else: where that user
cannot enter the data folder (say, below /root), `cluster` is a link to a folder below /var/lib/thuanna. No
folder that exists is ever opened to anyone.
"""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from thuanna.kernel.language import t

from .refusals import DatabaseRefused, NotOurFolder

_ELSEWHERE = Path("/var/lib/thuanna")
_SYSTEM_USERS = ("thuanna", "postgres", "nobody")  # the first that exists
_LONGEST_SOCKET_FOLDER = 90  # bytes; the kernel takes 107 with the socket's own name
_DATA = "data-"


@dataclass(frozen=True)
class Account:
    """The system user that PostgreSQL runs as when we are root."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Layout:
    """The names of everything below one data folder."""

    data_dir: Path

    @classmethod
    def of(cls, data_dir: Path) -> Layout:
        """The layout of `data_dir`, which need not exist."""
        return cls(Path(os.path.abspath(data_dir)))

    @property
    def secrets(self) -> Path:
        """The passwords of the roles; the owner's eyes only."""
        return self.data_dir / "secrets.json"

    @property
    def start_lock(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.data_dir / "start.lock"

    @property
    def users_lock(self) -> Path:
        """Shared by every process that uses the server."""
        return self.data_dir / "users.lock"

    @property
    def cluster(self) -> Path:
        """What PostgreSQL may enter: here or, as root, perhaps elsewhere."""
        return _followed(self.data_dir / "cluster")

    @property
    def socket(self) -> Path:
        """The folder of the socket: here or, when the path is too long for the kernel, elsewhere."""
        return _followed(self.cluster / "socket")

    @property
    def programs(self) -> Path:
        """The copy of PostgreSQL's programs that a system user can run."""
        return self.cluster / "programs"

    @property
    def log(self) -> Path:
        """What PostgreSQL has to say."""
        return self.cluster / "postgres.log"

    @property
    def major(self) -> int | None:
        """The PostgreSQL version of the data that exists."""
        found = [path.name.removeprefix(_DATA) for path in self.cluster.glob(f"{_DATA}*")]
        return max((int(name) for name in found if name.isdecimal()), default=None)

    def data(self, major: int) -> Path:
        """PostgreSQL's own data folder."""
        return self.cluster / f"{_DATA}{major}"

    def ready(self, major: int) -> Path:
        """Exists when the roles and the database were made."""
        return self.cluster / f"ready-{major}"


def make_data_dir(layout: Layout) -> None:
    """Make the data folder if there is none.

    :raises NotOurFolder: another user owns it
    """
    try:
        # As root others may pass through, not look: the system user's cluster lies inside.
        layout.data_dir.parent.mkdir(parents=True, exist_ok=True)
        layout.data_dir.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
    except PermissionError as error:
        raise NotOurFolder(layout.data_dir) from error
    if layout.data_dir.stat().st_uid != os.geteuid():
        raise NotOurFolder(layout.data_dir)


def make_cluster_folder(layout: Layout) -> Account | None:
    """Make `cluster/` and the socket's folder; say who runs the server (None: ourselves)."""
    account = _account(layout)
    link = layout.data_dir / "cluster"
    if not link.exists():
        if account and not _may_enter(account, layout.data_dir):
            _ELSEWHERE.mkdir(mode=0o711, parents=True, exist_ok=True)
            elsewhere = Path(tempfile.mkdtemp(prefix="", dir=_ELSEWHERE))
            link.unlink(missing_ok=True)
            link.symlink_to(elsewhere)
        else:
            link.mkdir()
        link.chmod(0o711 if account else 0o700)
    _make_socket_folder(layout, account)
    return account


def give(path: Path, account: Account | None) -> None:
    """Let the system user own `path`."""
    if account:
        os.chown(path, account.uid, account.gid)


def _followed(path: Path) -> Path:
    return Path(os.readlink(path)) if path.is_symlink() else path


def _account(layout: Layout) -> Account | None:
    if os.geteuid() != 0:
        return None
    if layout.major is not None:
        # Whoever owns the data stays its owner, even when a better system user has come since.
        owner = layout.data(layout.major).stat()
        return Account(owner.st_uid, owner.st_gid)
    for name in _SYSTEM_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise DatabaseRefused(
        t(
            "PostgreSQL ทำงานในชื่อ root ไม่ได้ โปรดสร้างผู้ใช้ระบบชื่อ thuanna (useradd --system thuanna)",
            "PostgreSQL does not run as root; make a system user for it (useradd --system thuanna)",
        ),
        code="database_no_system_user",
    )


def _may_enter(account: Account, folder: Path) -> bool:
    """Try it as that user: rights hang on every parent, on groups and on access lists."""
    attempt = subprocess.run(
        ["/bin/sh", "-c", 'cd -- "$1"', "sh", folder],
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        cwd="/",
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return attempt.returncode == 0


def _make_socket_folder(layout: Layout, account: Account | None) -> None:
    here = layout.cluster / "socket"
    if len(os.fsencode(here)) <= _LONGEST_SOCKET_FOLDER:
        if not here.is_dir():
            here.mkdir(mode=0o700)
            give(here, account)
        return
    if here.is_symlink():
        if _is_private(layout.socket, account):
            return
        here.unlink()  # /tmp was swept, or the name is someone else's now
    elsewhere = Path(tempfile.mkdtemp(prefix="thuanna-", dir="/tmp"))
    give(elsewhere, account)
    here.symlink_to(elsewhere)


def _is_private(folder: Path, account: Account | None) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    owner = account.uid if account else os.geteuid()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == owner and not found.st_mode & 0o077
