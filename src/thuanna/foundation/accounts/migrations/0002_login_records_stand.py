"""Lets log-in records be added, never changed, and removed only after their keeping period."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).resolve().parent.parent / "sql" / "login_records.sql"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            _SQL.read_text(encoding="utf-8"),
            "drop trigger login_record_stands on accounts_loginrecord;"
            "drop trigger login_record_stands_whole on accounts_loginrecord;"
            "drop function accounts_login_record_stands()",
        )
    ]
