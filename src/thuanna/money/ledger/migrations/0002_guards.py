"""The guards of the book, from ``sql/``."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = ("stamps", "canonical", "chain", "periods", "balances", "numbers", "journal", "rights")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [((SQL / f"{name}.sql").read_text(encoding="utf-8"), None) for name in FILES],
            reverse_sql=migrations.RunSQL.noop,
        )
    ]
