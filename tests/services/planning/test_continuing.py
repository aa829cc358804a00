"""After a result: looked at again until it need not be, and the folder of what shows that it was so."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from PIL import Image

from tests.factories import planning, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.documents.evidence import Brought
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, continuing
from thuanna.services.planning.models import ProjectResult

pytestmark = pytest.mark.django_db
DUE = datetime.date(2027, 3, 1)


@pytest.fixture
def result(officer) -> ProjectResult:
    """A result that is to be looked at again."""
    project = planning.begun(officer)
    told = actions.Told(story="ไม่มีใครขาดนัด", follow_up_on=DUE)
    return actions.tell_result(project_id=project.pk, told=told, on=tenants.TODAY, by=officer)


def photo() -> Brought:
    """A picture with a place in it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CAMERA OF A NEIGHBOUR"
    Image.new("RGB", (40, 30), "green").save(out, "JPEG", exif=exif)
    return Brought(name="บ้านสมมุติ.jpg", content=out.getvalue())


def piece(**more: object) -> actions.NewEvidence:
    words: dict[str, object] = {"kind": "award", "title": "รางวัลตำบลห่วงใย", "on": tenants.TODAY}
    return actions.NewEvidence(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds


def pictured(**more: object) -> actions.NewEvidence:
    return piece(kind="photo", title="วันเสาร์แรก", alt="รถตู้หน้าศาลา", **more)


def test_it_is_due_on_its_day_and_again_on_the_next(officer, result):
    assert continuing.due(officer, on=DUE - datetime.timedelta(days=1)) == []
    again = DUE + datetime.timedelta(days=180)

    row = actions.look_again(result_id=result.pk, looked_on=DUE, found="ยังไปกันเอง", next_on=again, by=officer)

    assert continuing.due(officer, on=DUE) == []
    assert [(one.result, one.on, one.last) for one in continuing.due(officer, on=again)] == [
        (result, again, row)
    ]
    actions.look_again(result_id=result.pk, looked_on=again, found="อยู่ได้เอง", by=officer)
    assert continuing.due(officer, on=again) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"found": " "}, "follow_up_bare"),
        ({"next_on": DUE}, "follow_up_next"),
        ({"looked_on": datetime.date(2026, 1, 1)}, "follow_up_early"),
    ],
)
def test_looking_again_says_what_was_found_and_comes_after(officer, result, wrong, code):
    given = {"looked_on": DUE, "found": "ยังอยู่", "next_on": None, **wrong}

    with pytest.raises(Refusal) as refused:
        actions.look_again(result_id=result.pk, **given, by=officer)

    assert refused.value.code == code


def test_a_photograph_is_drawn_anew_and_its_name_forgotten(officer, result):
    one = actions.add_evidence(project_id=result.project_id, new=pictured(), brought=photo(), by=officer)

    stored = bytes(one.document.content)
    assert b"CAMERA" not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()
    assert "สมมุติ" not in one.document.name


@pytest.mark.parametrize(
    ("new", "file", "code"),
    [
        (piece(title=" "), None, "evidence_title"),
        (piece(kind="document"), None, "evidence_file"),
        (piece(kind="photo"), photo(), "evidence_alt"),
        (pictured(is_public=True), photo(), "evidence_consent"),
        (pictured(consent="agreed"), photo(), "evidence_whose"),
        (piece(kind="document", is_public=True), photo(), "evidence_consent"),
    ],
)
def test_what_is_missing_or_may_not_be_shown_is_refused(officer, result, new, file, code):
    with pytest.raises(Refusal) as refused:
        actions.add_evidence(project_id=result.project_id, new=new, brought=file, by=officer)

    assert refused.value.code == code


def packed(by, project_id: int, *, public_only: bool) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(continuing.folder(by, project_id, public_only=public_only)))


def test_the_folder_is_one_zip_with_an_index_and_its_public_part_only_what_may_be_seen(officer, result):
    project_id = result.project_id
    actions.add_evidence(project_id=project_id, new=piece(is_public=True), by=officer)
    actions.add_evidence(project_id=project_id, new=pictured(), brought=photo(), by=officer)
    shown = pictured(consent="nobody", is_public=True, words="=1+1")
    actions.add_evidence(project_id=project_id, new=shown, brought=photo(), by=officer)

    whole = packed(officer, project_id, public_only=False)
    public = packed(officer, project_id, public_only=True)

    assert [name for name in whole.namelist() if name.startswith("files/")] == [
        "files/01-photo.jpg",
        "files/02-photo.jpg",
    ]
    assert len([name for name in public.namelist() if name.startswith("files/")]) == 1
    assert 'alt="รถตู้หน้าศาลา"' in whole.read("index.html").decode()
    assert "'=1+1" in whole.read("index.csv").decode()
    assert continuing.folder(officer, project_id, public_only=False) == continuing.folder(
        officer, project_id, public_only=False
    )


def test_consent_taken_back_takes_it_out_everywhere(officer, result):
    one = actions.add_evidence(
        project_id=result.project_id,
        new=pictured(consent="agreed", consent_words="ลงชื่อ 3 คน", is_public=True),
        brought=photo(),
        by=officer,
    )

    actions.withdraw_evidence(piece_id=one.pk, why="ขอถอนความยินยอม", on=tenants.TODAY, by=officer)
    with pytest.raises(Refusal):
        actions.withdraw_evidence(piece_id=one.pk, why="อีกครั้ง", on=tenants.TODAY, by=officer)

    assert continuing.evidence(officer, result.project_id) == []


def test_who_keeps_no_plan_adds_nothing_and_the_neighbour_finds_nothing(officer, acting, neighbour, result):
    one = actions.add_evidence(project_id=result.project_id, new=piece(), by=officer)
    volunteer = tenants.member_of(acting, "volunteer", username="volunteer")
    stranger = tenants.member_of(neighbour, "head", username="next-door")

    with pytest.raises(NotAllowed):
        actions.add_evidence(project_id=result.project_id, new=piece(), by=volunteer)
    with acting_for(neighbour):
        assert continuing.due(stranger, on=DUE) == []
        assert continuing.evidence(stranger, result.project_id) == []
        with pytest.raises(access.NotInThePlan):
            actions.withdraw_evidence(piece_id=one.pk, why="ลอง", on=tenants.TODAY, by=stranger)
        with pytest.raises(access.NotInThePlan):
            continuing.folder(stranger, result.project_id, public_only=True)
