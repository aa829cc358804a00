"""Fill in the nation's area codes from the files beside this app. Imports no app code, copies in bulk."""

import json
from pathlib import Path

from django.db import migrations

_DATA = Path(__file__).resolve().parent.parent / "data"


def _read(name):
    return json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))


def _copy(cursor, table, columns, rows):
    with cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as target:
        for row in rows:
            target.write_row(row)


def fill(apps, schema_editor):
    retired = _read("abolished")
    sources = _read("abolished-sources")
    with schema_editor.connection.cursor() as cursor:
        _copy(cursor, "places_province", ("code", "name_th", "name_en"), _read("provinces"))
        _copy(
            cursor,
            "places_district",
            ("code", "province_id", "name_th", "name_en"),
            ((code, code[:2], th.removeprefix("เขต") if code[:2] == "10" else th, en) for code, th, en in _read("districts")),
        )
        _copy(
            cursor,
            "places_subdistrict",
            ("code", "district_id", "name_th", "name_en", "postcodes"),
            ((code, code[:4], th, en, postcodes) for code, th, en, postcodes in _read("subdistricts")),
        )
        _copy(
            cursor,
            "places_retiredcode",
            ("code", "name_th", "name_en", "retired_on", "basis", "noticed_on", "source"),
            (
                (code, th, en or "", on, basis or "", noticed, "" if source is None else sources[source])
                for code, th, en, on, _, basis, noticed, source in retired
            ),
        )
        _copy(
            cursor,
            "places_succession",
            ("retired_id", "successor_code"),
            ((row[0], successor) for row in retired for successor in row[4].split()),
        )


def empty(apps, schema_editor):
    for model in ("Succession", "RetiredCode", "Subdistrict", "District", "Province"):
        apps.get_model("places", model).objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(fill, empty)]
