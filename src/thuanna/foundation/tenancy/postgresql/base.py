"""PostgreSQL backend that keeps `thuanna.tenant` and `thuanna.person` in step with the context.

The variables are session-wide (`set_config(…, false)`) and are sent only when they changed since this
connection was last told. A rollback takes `set_config` back, so the backend forgets what it told. A
transaction-pooling proxy would hand one tenant's session to another: none may stand in between.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from thuanna.foundation.tenancy import context

_TELL = "select set_config('thuanna.tenant', %s, false), set_config('thuanna.person', %s, false)"


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection, and what it was last told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: tuple[str, str] | None = None
        self.execute_wrappers.append(self._tell_before)

    def tell_context(self) -> None:
        """Bring the session's variables in step; call it before statements Django does not send."""
        wanted = (_text(context.current_tenant_id()), _text(context.current_person_id()))
        if wanted != self._told:
            self.ensure_connection()
            with self.connection.cursor() as cursor:
                cursor.execute(_TELL, wanted)
            self._told = wanted

    def _tell_before(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, facts: dict[str, Any]
    ) -> Any:
        if not self._is_failed():
            self.tell_context()
        return execute(sql, params, many, facts)

    def _is_failed(self) -> bool:
        """In a failed transaction only a rollback is heard, and it needs no tenant."""
        connection = self.connection
        return connection is not None and connection.info.transaction_status == TransactionStatus.INERROR

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self._told = None
        return super().get_new_connection(conn_params)

    def _rollback(self) -> None:
        self._told = None
        super()._rollback()  # type: ignore[misc]  # private in Django, missing in the stubs

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # as above
        self._told = None

    def _close(self) -> None:
        self._told = None
        super()._close()  # type: ignore[misc]  # as above


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
