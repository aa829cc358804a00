"""A real organisation is opened at the console, and its first administrator gets a link that works once."""

from __future__ import annotations

import argparse

import pytest

from thuanna.channels.console import organisations
from thuanna.foundation.accounts.models import Invitation
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant


def run(*words: str) -> int:
    """The command with these words, as the console runs it."""
    parser = argparse.ArgumentParser()
    organisations.add_to(parser.add_subparsers())
    chosen = parser.parse_args(["organisation", "open", *words])
    return chosen.run(chosen)


FUND = ("baan-fund", "--kind", "fund", "--name", "กองทุนสวัสดิการชุมชนตำบลสมมุติ", "--administrator", "เลขานุการ")


def test_a_fund_is_opened_and_its_first_administrator_invited(db, capsys):
    assert run(*FUND, "--address", "https://example.org/") == 0

    tenant = Tenant.objects.get(code="baan-fund")
    assert not tenant.is_demo
    with acting_for(tenant):
        assert Invitation.objects.get().roles == ["administrator", "secretary"]
    assert "https://example.org/staff/invitation/baan-fund/" in capsys.readouterr().out


def test_a_taken_code_is_refused_and_nobody_is_invited(db, capsys):
    run(*FUND)

    assert run(*FUND) == 1
    with acting_for(Tenant.objects.get()):
        assert Invitation.objects.count() == 1
    assert "baan-fund" in capsys.readouterr().err


def test_an_unknown_host_is_named(db, capsys):
    assert run(*FUND, "--host", "nowhere") == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("code", ["Baan", "บ้าน", "a b", "-a"])
def test_a_code_that_cannot_stand_in_an_address_is_refused(db, code):
    assert run("--kind", "fund", "--name", "ก", "--administrator", "ข", "--", code) == 1
