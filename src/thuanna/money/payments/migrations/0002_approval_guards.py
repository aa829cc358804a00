"""What must agree between orders, approvals, vouchers, handovers and the book, from ``sql/``."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = ("vouchers", "handovers", "outflows")


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [((SQL / f"{name}.sql").read_text(encoding="utf-8"), None) for name in FILES],
            reverse_sql=migrations.RunSQL.noop,
        )
    ]
