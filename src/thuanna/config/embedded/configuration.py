"""The server's settings: for a small machine, closed to everyone without a password, silent about people."""

from __future__ import annotations

from .layout import Layout

PORT = 5432  # only names the socket's file: nothing listens on TCP

_HBA = "# Passwords for everyone, on the socket only. Nothing else is let in.\nlocal all all scram-sha-256\n"

_SETTINGS = """\
# Written anew at every start. Your own settings go into local.conf beside this file.
port = {port}
listen_addresses = ''
unix_socket_directories = {socket}
unix_socket_permissions = 0700
hba_file = {hba}
password_encryption = 'scram-sha-256'

max_connections = 100
shared_buffers = '128MB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
effective_cache_size = '512MB'
max_parallel_workers_per_gather = 0
random_page_cost = 1.1
jit = off

checkpoint_timeout = '15min'
max_wal_size = '1GB'
min_wal_size = '80MB'
{durability}
# Logs may be read by people who may not read the register: no statements, no values.
log_min_error_statement = 'panic'
log_error_verbosity = 'terse'
log_parameter_max_length = 0
log_line_prefix = '%m [%p] '
log_timezone = 'Asia/Bangkok'
timezone = 'UTC'
"""

_FAST = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


def write(layout: Layout, *, durable: bool) -> dict[str, str]:
    """Write both files beside the data, where the server's account can read but not change them.

    :returns: settings for the command line, which must name the files
    """
    hba = layout.cluster / "pg_hba.conf"
    settings = layout.cluster / "postgresql.conf"
    hba.write_text(_HBA, encoding="ascii")
    settings.write_text(
        _SETTINGS.format(
            port=PORT,
            # A list of folders, whose items are quoted once more lest a comma in the path end one.
            socket=_quoted('"' + str(layout.socket).replace('"', '""') + '"'),
            hba=_quoted(str(hba)),
            durability="" if durable else _FAST,
        )
        + ("\ninclude = 'local.conf'\n" if (layout.cluster / "local.conf").exists() else ""),
        encoding="utf-8",
        errors="surrogateescape",
    )
    for path in (hba, settings):
        path.chmod(0o644)
    return {"config_file": str(settings)}


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
