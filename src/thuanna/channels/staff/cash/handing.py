"""Handing cash over and confirming it; counting it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.money.receipts import explained
from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import cash_papers, cash_words, holders
from thuanna.money.funds.actions import cash as actions
from thuanna.money.ledger import queries as book
from thuanna.money.payments.custody import access, queries
from thuanna.money.payments.custody import actions as custody
from thuanna.money.payments.custody.rules import PIECES
from thuanna.money.payments.models import Handover, HandoverAnswer
from thuanna.money.payments.orders import Into

from .forms import CountForm, HandOverForm, PaperForm
from .shared import count_choices, into_choices, own_choices, sent, trail, words_of

_PAGE = 25
_HANDOVERS = t("การส่งมอบเงิน", "Handovers")
_PRESS_ONE = t("ยังไม่ได้ตอบ กรุณากดปุ่มใดปุ่มหนึ่ง", "Nothing is answered yet. Please press one of the buttons.")


@page(access.MOVE)
def hand_over(request: StaffRequest) -> HttpResponse:
    """Who gives how much to whom; then a check; then it waits for the other."""
    held, into = own_choices(request), into_choices(request, with_bank=False)
    initial = {"on": request.today, "into": "treasurer"}
    form = HandOverForm(request.POST or None, held=held, into=into, initial=initial, today=request.today)
    is_saving = request.POST.get("step") == "save"
    paper = PaperForm(request.POST if is_saving else None, request.FILES if is_saving else None)
    request_id = request_id_of(request)
    if request.POST.get("step") in ("check", "save") and form.is_valid():
        if not is_saving or not paper.is_valid():
            return render(request, "staff/cash/check.html", _check(request, form, paper))
        try:
            given = form.given(paper.cleaned_data["photo"])
            handover = actions.hand_over(given=given, request_id=request_id, by=request.actor)
        except Refusal as refusal:
            form.add_error(_blamed(refusal), mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_handover", handover.pk)
    facts = {
        "form": form,
        "heading": t("ส่งมอบเงินสดเท่าไร ให้ใคร", "How much cash goes to whom?"),
        "request_id": request_id,
        "is_open": book.is_open(),
        "back": reverse("staff:cash"),
        "trail": trail(),
    }
    return render(request, "staff/cash/record.html", facts)


@page(access.VIEW)
def handovers(request: StaffRequest) -> HttpResponse:
    """All handovers, the latest first."""
    shown = Paginator(queries.latest_handovers(by=request.actor), _PAGE).get_page(request.GET.get("page"))
    facts = {
        "rows": handover_rows(list(shown.object_list)),
        "page": shown,
        "may_move": request.actor.may(access.MOVE),
        "trail": trail((_HANDOVERS, "")),
    }
    return render(request, "staff/cash/handovers.html", facts)


@page(access.VIEW)
def handover(request: StaffRequest, handover_id: int) -> HttpResponse:
    """One handover: who gave, who took, whether it is confirmed."""
    sheet = queries.handover_sheet(handover_id, by=request.actor)
    given, answer = sheet.handover, sheet.answer
    words, tone = cash_words.ANSWERS[answer.verdict if answer else ""]
    is_giver = given.given_by_id == request.actor.user_id
    into = Into(account=given.into_account, party=given.into_party)
    facts: dict[str, Any] = {
        "sheet": sheet,
        "handover": given,
        "row": handover_rows([given])[0],
        "state": words,
        "tone": tone,
        "giver": sheet.people.get(given.given_by_id, ""),
        "taker": sheet.people.get(answer.answered_by_id, "") if answer and not answer.is_paper else "",
        "may_answer": answer is None and not is_giver and request.actor.may(access.to_answer_for(into)),
        "may_take_back": answer is None and is_giver,
        "trail": trail((_HANDOVERS, reverse("staff:cash_handovers"))),
    }
    if answer is not None and answer.journal_id:
        facts["journal"] = explained(tuple(book.lines_of(answer.journal_id)))
    return render(request, "staff/cash/handover.html", facts)


@require_POST
@page(access.MOVE)
def answer(request: StaffRequest, handover_id: int) -> HttpResponse:
    """The receiver says whether the cash came; the giver takes it back."""
    said = request.POST.get("answer")
    try:
        if said == "take_back":
            custody.take_back(handover_id=handover_id, on=request.today, by=request.actor)
        elif said in ("confirm", "refuse"):
            actions.answer_handover(
                handover_id=handover_id, is_there=said == "confirm", on=request.today, by=request.actor
            )
        else:
            messages.warning(request, str(_PRESS_ONE))
    except custody.AlreadyAnswered as refusal:  # pressed twice, or two at once: its page shows which it is
        messages.info(request, str(refusal))
    return redirect("staff:cash_handover", handover_id)


@page(access.COUNT)
def count(request: StaffRequest) -> HttpResponse:
    """Count notes and coins; what differs from the book is noted and nothing is set right."""
    form = CountForm(
        request.POST or None,
        places=count_choices(request),
        initial={"place": request.GET.get("place", "treasurer")},
    )
    request_id = request_id_of(request)
    if form.is_valid():
        try:
            row = custody.count(
                **form.counted(request.today), on=request.today, request_id=request_id, by=request.actor
            )
        except Refusal as refusal:
            blamed = {"cash_count_unexplained": "explanation", "cash_count_own": "is_surprise"}
            form.add_error(blamed.get(refusal.code), mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_count_sheet", row.pk)
    facts = {
        "form": form,
        "pieces": [form[name] for name in PIECES],
        "request_id": request_id,
        "is_open": book.is_open(),
        "trail": trail(),
    }
    return render(request, "staff/cash/count.html", facts)


@page(access.VIEW)
def count_sheet(request: StaffRequest, count_id: int) -> HttpResponse:
    """What was counted, beside the book."""
    row = access.count_for(request.actor, access.VIEW, count_id)
    facts = {
        "count": row,
        "holder": holders.name(Into(account=row.account, party=row.party)),
        "explanation": cash_words.EXPLANATIONS[row.explanation],
        "pieces": [(cash_words.PIECES[name], getattr(row, name)) for name in PIECES if getattr(row, name)],
        "trail": trail(),
    }
    return render(request, "staff/cash/count_sheet.html", facts)


@page(access.VIEW)
def count_paper(request: StaffRequest, count_id: int) -> HttpResponse:
    """The count sheet as PDF."""
    return downloads.pdf(cash_papers.count_pdf(count_id, by=request.actor), f"count-{count_id}")


def handover_rows(listed: list[Handover]) -> list[dict[str, Any]]:
    """Handovers as lists show them."""
    ways = {
        handover.pk: (
            Into(account=handover.out_account, party=handover.out_party),
            Into(account=handover.into_account, party=handover.into_party),
        )
        for handover in listed
    }
    told = holders.names(place for way in ways.values() for place in way)
    answers = HandoverAnswer.objects.filter(handover__in=list(ways)).values_list("handover_id", "verdict")
    verdicts = dict(answers)
    return [
        {
            "handover": handover,
            "out_of": told[ways[handover.pk][0]],
            "into": told[ways[handover.pk][1]],
            "state": cash_words.ANSWERS[verdicts.get(handover.pk, "")][0],
            "tone": cash_words.ANSWERS[verdicts.get(handover.pk, "")][1],
        }
        for handover in listed
    ]


def _check(request: StaffRequest, form: HandOverForm, paper: PaperForm) -> dict[str, Any]:
    known = form.cleaned_data
    return {
        "heading": t("ตรวจก่อนส่งมอบ", "Check before handing over"),
        "lead": t("นับเงินต่อหน้ากันให้ตรงกับจำนวนนี้", "Count the money together against this amount."),
        "total": known["amount"],
        "facts": [
            (t("ผู้ส่ง", "From"), words_of(form.fields["out_of"].choices, known["out_of"])),  # type: ignore[attr-defined]  # choices
            (t("ผู้รับ", "To"), words_of(form.fields["into"].choices, known["into"])),  # type: ignore[attr-defined]  # choices
        ],
        "day": known["on"],
        "photo": paper,
        "sent": sent(request),
        "save": t("ส่งมอบเงินจำนวนนี้", "Hand over this sum"),
        "after": t(
            "เงินยังอยู่ในความรับผิดชอบของผู้ส่ง จนกว่าผู้รับจะยืนยัน",
            "The giver answers for it until the receiver confirms.",
        ),
        "trail": trail(),
    }


def _blamed(refusal: Refusal) -> str | None:
    fields = {
        "money_not_enough": "amount",
        "handover_empty": "into",
        "money_place_unknown": "into",
        "cash_point_of_others": "out_of",
        "ledger_no_open_period": "on",
    }
    return fields.get(refusal.code)
