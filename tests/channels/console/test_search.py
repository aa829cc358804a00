"""The console makes all that can be found anew, office by office."""

from __future__ import annotations

import argparse

from tests.factories import guides, organisations, tenants
from thuanna.channels.console import search
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import guides as shown
from thuanna.oversight.search.models import SearchEntry


def test_every_office_is_made_anew_and_counted(db, capsys):
    town = guides.town()
    head = tenants.member_of(town, "head", username="head")
    with acting_for(town):
        organisations.municipality(head)
        guides.adopted(head, guides.FUNERAL)
        shown.publish_guide(code=guides.FUNERAL, on=tenants.TODAY, at=tenants.NOW, by=head)
    tenants.tenant("neighbour", "local_government")
    parser = argparse.ArgumentParser()
    search.add_to(parser.add_subparsers())
    chosen = parser.parse_args(["search", "renew"])

    assert chosen.run(chosen) == 0

    with acting_for(town):
        assert SearchEntry.objects.get().code == guides.FUNERAL
    assert capsys.readouterr().out.splitlines() == [
        "neighbour: 0 รายการ · entries",
        f"{town.code}: 1 รายการ · entries",
    ]
