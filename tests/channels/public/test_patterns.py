"""A project made after another town's: everybody reads whose it was, and who followed."""

from __future__ import annotations

import io
import json

import pytest
from django.test import Client
from PIL import Image

from tests.factories import organisations, planning, tenants
from thuanna.channels.public import serving
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.evidence import Brought
from thuanna.foundation.exchange import queries as exchange
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications import plan_jobs
from thuanna.oversight.publications.builders.planning import code_of
from thuanna.oversight.publications.models import Publication
from thuanna.services.planning import actions

_made: dict[str, str] = {}


@pytest.fixture
def made(site, monkeypatch) -> dict[str, str]:
    """A pattern from elsewhere adopted, told and credited; a second one adopted and taken back."""
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    if not _made:
        _made.update(_adopted(Tenant.objects.get(code=site.town), tenants.tenant("elsewhere")))
    return _made


def _adopted(town: Tenant, other: Tenant) -> dict[str, str]:
    with acting_for(other):
        elsewhere = tenants.member_of(other, "head", username="elsewhere-head")
        first = planning.finished(elsewhere)
        files = [planning.handed_on(elsewhere, first) for _ in range(2)]
    with acting_for(town):
        here = tenants.member_of(town, "head", username="pattern-head")
        adapted = planning.adapted(organisations.partner(here, "โรงเรียนบ้านหนองคราม"))
        came = [planning.taken_in(file, here).pk for file in files]
        kept, gone = (actions.adopt(packet_id=one, adapted=adapted, by=here) for one in came)
        _add_evidence(kept.pk, here)
        for project in (kept, gone):
            plan_jobs.publish_plan({"project_id": project.pk})
        news = {"project_id": gone.pk}
        actions.take_back(project_id=gone.pk, by=here)
        for _ in range(2):
            plan_jobs.withdraw_project({"reference": gone.reference})
        plan_jobs.publish_plan(news)
        word = actions.tell_origin(project_id=kept.pk, address="", at=tenants.NOW, by=here)
    with acting_for(other):
        back = planning.taken_in(exchange.file_of(word), elsewhere)
        actions.credit_follower(packet_id=back.pk, by=elsewhere)
        plan_jobs.publish_plan({"project_id": first.pk})
    return {"kept": code_of(kept.reference), "gone": code_of(gone.reference)}


def _add_evidence(project_id: int, by: Actor) -> None:
    """An award everybody may see, a photograph they may see, and one they may not."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "PNG")
    award = actions.NewEvidence(kind="award", title="ใบชมเชยของหมู่บ้าน", on=tenants.TODAY, is_public=True)
    actions.add_evidence(project_id=project_id, new=award, by=by)
    for title, consent in (("รถหน้าศาลา", "nobody"), ("คนในรถ", "none")):
        photo = actions.NewEvidence(
            kind="photo",
            title=title,
            on=tenants.TODAY,
            alt="รถสองแถว",
            consent=consent,
            is_public=consent != "none",
        )
        brought = Brought(name="a.png", content=out.getvalue())
        actions.add_evidence(project_id=project_id, new=photo, brought=brought, by=by)


def test_only_evidence_with_consent_is_shown_and_says_what_it_shows(site, made):
    base = f"/t/{site.town}/projects/{made['kept']}/"
    page = Client().get(base).content.decode()
    content = json.loads(Client().get(f"{base}data.json").content)
    photo = next(one["file"] for one in content["evidence"] if one["file"])
    picture = Client().get(f"/t/{site.town}/files/{photo['key']}/{photo['name']}")

    assert [one["title"] for one in content["evidence"]] == ["รถหน้าศาลา", "ใบชมเชยของหมู่บ้าน"]
    assert "คนในรถ" not in page
    assert 'alt="รถสองแถว"' in page
    assert picture.status_code == 200


def test_page_notice_and_data_credit_the_town_it_comes_from(site, made):
    base = f"/t/{site.town}/projects/{made['kept']}/"
    page, notice, data = (Client().get(base + part).content.decode() for part in ("", "notice/", "data.json"))

    assert json.loads(data)["adapted_from"]["title"] == "รถรับ-ส่งไปหาหมอ"
    for words in ("รถรับ-ส่งไปหาหมอ", "กองทุนสวัสดิการชุมชน elsewhere"):
        assert words in page
        assert words in notice
    assert "ใช้รถสองแถวของหมู่บ้าน" in page
    assert 'href="https://a.example/t/a/projects/1/"' in page


def test_the_town_of_origin_names_who_followed(made):
    with acting_for(Tenant.objects.get(code="elsewhere")):
        content = Publication.objects.filter(kind="project").latest("pk").content

    assert [one["title"] for one in content["taken_up_by"]] == ["รถพาไปหาหมอของเรา"]


def test_what_was_taken_back_is_gone_and_says_why(site, made):
    answer = Client().get(f"/t/{site.town}/projects/{made['gone']}/")

    assert answer.status_code == 410
    assert "ถอนโครงการที่นำเข้าจากต้นแบบ" in answer.content.decode()
