"""The four roles on any PostgreSQL from 15 on: made, closed off, and checked.

owner migrates, backs up and restores, above row security · guard cannot log in and owns the functions that
guard the tables · app is the running program and owns nothing · public reads what is published.
docs/operations/own-server.md shows the same as SQL for the administrator of a server of one's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import psycopg
from psycopg import sql

from thuanna.kernel.language import Phrase, t

Role = Literal["owner", "app", "public"]
LOGINS: dict[Role, str] = {"owner": "thuanna_owner", "app": "thuanna_app", "public": "thuanna_public"}
GUARD = "thuanna_guard"
DATABASE = "thuanna"
_OLDEST_SERVER = 150000

_ATTRIBUTES = {
    LOGINS["owner"]: "LOGIN BYPASSRLS CREATEDB",
    GUARD: "NOLOGIN",
    LOGINS["app"]: "LOGIN NOINHERIT",
    LOGINS["public"]: "LOGIN NOINHERIT",
}


def ensure(superuser_url: str, passwords: Mapping[str, str], database: str = DATABASE) -> None:
    """Make the roles and the database, or mend those that exist; the same again changes nothing.

    :param passwords: of the roles that log in, by full role name; sent as SCRAM verifiers, not in clear
    """
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for role, attributes in _ATTRIBUTES.items():
            _ensure_role(connection, role, attributes)
        for role, password in passwords.items():
            _set_password(connection, role, password)
        # The second lets the owner end the others' sessions before it restores or drops a database.
        connection.execute(f"GRANT {GUARD}, pg_signal_backend TO {LOGINS['owner']}")
        connection.execute(f"ALTER ROLE {LOGINS['public']} SET default_transaction_read_only = on")
        if not _exists(connection, "SELECT FROM pg_database WHERE datname = %s", database):
            _create_database(connection, database)
        open_database(connection, database)
    with psycopg.connect(superuser_url, dbname=database, autocommit=True) as connection:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")


def open_database(connection: psycopg.Connection[Any], database: str) -> None:
    """Let in the roles and nobody else; the owner may do it to a database it made (tests, restores)."""
    name = sql.Identifier(database)
    for statement in (
        "REVOKE ALL ON DATABASE {} FROM PUBLIC",
        f"GRANT CONNECT, TEMPORARY ON DATABASE {{}} TO {LOGINS['app']}",
        f"GRANT CONNECT ON DATABASE {{}} TO {LOGINS['public']}",
    ):
        connection.execute(sql.SQL(statement).format(name))


def problems(connection: psycopg.Connection[Any]) -> list[Phrase]:
    """What keeps this server and database from holding Thuanna's promises, seen by any of the roles."""
    found = []
    if connection.info.server_version < _OLDEST_SERVER:
        found.append(
            t(
                "PostgreSQL รุ่น {have} เก่าเกินไป ต้องเป็นรุ่น 15 ขึ้นไป",
                "PostgreSQL {have} is too old; 15 or newer is needed",
                have=connection.info.server_version // 10000,
            )
        )
    if connection.info.parameter_status("server_encoding") != "UTF8":
        found.append(t("ฐานข้อมูลต้องเป็น UTF8", "the database must be in UTF8"))
    rows = connection.execute(
        "SELECT rolname, rolcanlogin, rolbypassrls, rolsuper FROM pg_roles WHERE rolname = ANY(%s)",
        [list(_ATTRIBUTES)],
    ).fetchall()
    known = {row[0]: row[1:] for row in rows}
    missing = sorted(set(_ATTRIBUTES) - set(known))
    if missing:
        names = ", ".join(missing)
        return [*found, t("ไม่มีบทบาท {names}", "there is no role {names}", names=names)]
    return found + _wrong_attributes(known) + _wrong_memberships(connection)


def _wrong_attributes(known: Mapping[str, tuple[bool, bool, bool]]) -> list[Phrase]:
    owner = LOGINS["owner"]
    found = []
    for role, (can_log_in, bypasses, is_superuser) in sorted(known.items()):
        if role == owner and not bypasses:
            found.append(
                t(
                    "{role} ยังไม่มีสิทธิ BYPASSRLS จึงสำรองและตรวจสอบข้อมูลทุกหน่วยงานไม่ได้",
                    "{role} lacks BYPASSRLS, without which it can neither back up nor verify every tenant",
                    role=role,
                )
            )
        if role != owner and (bypasses or is_superuser):
            found.append(
                t(
                    "{role} ข้ามรั้วกั้นข้อมูลระหว่างหน่วยงานได้ โปรดถอน SUPERUSER และ BYPASSRLS",
                    "{role} passes the fences between tenants; take away SUPERUSER and BYPASSRLS",
                    role=role,
                )
            )
        if can_log_in == (role == GUARD):
            wanted = "NOLOGIN" if role == GUARD else "LOGIN"
            found.append(t("{role} ต้องเป็น {wanted}", "{role} must be {wanted}", role=role, wanted=wanted))
    return found


def _wrong_memberships(connection: psycopg.Connection[Any]) -> list[Phrase]:
    owner = LOGINS["owner"]
    forbidden = [(role, above) for role in (LOGINS["app"], LOGINS["public"]) for above in (owner, GUARD)]
    found = [
        t(
            "{role} ต้องไม่เป็นสมาชิกของ {above}",
            "{role} must not be a member of {above}",
            role=role,
            above=above,
        )
        for role, above in forbidden
        if _exists(connection, "SELECT WHERE pg_has_role(%s, %s, 'MEMBER')", role, above)
    ]
    if not _exists(connection, "SELECT WHERE pg_has_role(%s, %s, 'MEMBER')", owner, GUARD):
        found.append(
            t(
                "{owner} ต้องเป็นสมาชิกของ {guard}",
                "{owner} must be a member of {guard}",
                owner=owner,
                guard=GUARD,
            )
        )
    return found


def _ensure_role(connection: psycopg.Connection[Any], role: str, attributes: str) -> None:
    verb = "ALTER" if _exists(connection, "SELECT FROM pg_roles WHERE rolname = %s", role) else "CREATE"
    connection.execute(f"{verb} ROLE {role} {attributes}")


def _set_password(connection: psycopg.Connection[Any], role: str, password: str) -> None:
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier))
    )


def _create_database(connection: psycopg.Connection[Any], database: str) -> None:
    """Sorting by code point on every machine; Thai order comes from stored keys."""
    locale = "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
    if connection.info.server_version >= 170000:
        locale = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' " + locale).format(
            sql.Identifier(database), sql.Identifier(LOGINS["owner"])
        )
    )


def _exists(connection: psycopg.Connection[Any], query: str, *facts: str) -> bool:
    return connection.execute(query, facts).fetchone() is not None
