"""Builds the local government of a town: places, directory, people in office, figures, log-ins."""

from __future__ import annotations

from collections.abc import Iterator

from thuanna.foundation.access.founding import NewOrganisation
from thuanna.kernel.language import t
from thuanna.oversight.publications import actions as publications
from thuanna.registry.organisations import actions as organisations
from thuanna.registry.organisations import queries as directory
from thuanna.registry.places import actions as places
from thuanna.registry.places import queries as areas

from . import accounts, cases, invention, leaders, sealed, steps, voices, website
from .steps import Clock, Site
from .stories import LogIn, Office, TownStory

_HOURS = t("วันจันทร์–ศุกร์ 8.30–16.30 น. เว้นวันหยุดราชการ", "Monday to Friday, 8.30–16.30, except public holidays")
_TERM_STARTED = (2025, 2, 1)


def take_in(town: TownStory, clock: Clock) -> Site:
    """The town's organisation, opened when it is not there yet."""
    new = NewOrganisation(
        code=town.code,
        kind="local_government",
        name_th=town.name.in_("th"),
        name_en=town.name.in_("en"),
        motto_th=town.motto.in_("th"),
        motto_en=town.motto.in_("en"),
        is_demo=True,
    )
    return steps.take_in(new, clock)


def build(town: TownStory, site: Site) -> None:
    """Build what is not there yet."""
    site.step("places", lambda site: list_places(site, town))
    site.step("directory", lambda site: _directory(site, town))
    site.step("offices", lambda site: _offices(site, town))
    site.step("figures", lambda site: _figures(site, town))
    site.step("log-ins", lambda site: _log_ins(site, town))
    site.step("voices", lambda site: voices.fill(site, town))
    site.step("cases", lambda site: cases.fill(site, town))
    site.step("sealed", lambda site: sealed.open_town(site, town))
    site.step("leaders", lambda site: leaders.list_them(site, town))
    site.step("published", lambda site: _publish(site, town))
    site.step("site", lambda site: website.build(site, town))


def list_places(site: Site, town: TownStory) -> None:
    """The town's area and its villages or communities; a fund lists them for itself."""
    places.take_on_area(
        subdistrict_code=town.subdistrict, coverage=town.coverage, part_th=town.part, by=site.by
    )
    first_day = min(town.population_on, town.fund.founding(site.clock.today))
    places.add_communities(new=town.communities, starts_on=first_day, by=site.by)


def _directory(site: Site, town: TownStory) -> None:
    own = organisations.introduce_self(
        details=organisations.Details(
            "local_government",
            town.name.in_("th"),
            town.name.in_("en"),
            address_line=town.address,
            subdistrict_code=town.subdistrict,
            phone=town.phone,
            hours_th=_HOURS.in_("th"),
            hours_en=_HOURS.in_("en"),
        ),
        by=site.by,
    )
    for body in (*town.divisions, *town.partners):
        parent_id = own.pk if body.kind == "division" else None
        details = organisations.Details(
            body.kind, body.name.in_("th"), body.name.in_("en"), parent_id=parent_id, phone=body.phone
        )
        organisations.add_organisation(details=details, by=site.by)
    fund = organisations.Details("fund", town.fund.name.in_("th"), town.fund.name.in_("en"))
    organisations.add_organisation(details=fund, by=site.by)
    _committees(site, town)


def _committees(site: Site, town: TownStory) -> None:
    communities = list(areas.communities(on=site.clock.today))
    by_name = {community.name_th: community.pk for community in communities}
    for position in town.committees:
        told = town.communities[position]
        details = organisations.Details(
            "community",
            f"คณะกรรมการ{told.name_th}",
            f"Committee of {told.name_en}",
            community_id=by_name[told.name_th],
        )
        committee = organisations.add_organisation(details=details, by=site.by)
        offices = (
            Office(kind="chair", title=t("ประธาน", "Chair"), women=position % 2, men=1 - position % 2),
            Office(kind="secretary", title=t("เลขานุการ", "Secretary"), women=1),
            Office(kind="committee", title=t("กรรมการ", "Member"), men=1, women=1),
        )
        terms = list(_terms(offices, seed=f"{town.code} {position}", site=site))
        organisations.appoint_all(organisation_id=committee.pk, terms=terms, by=site.by)


def _offices(site: Site, town: TownStory) -> None:
    own = directory.own()
    assert own is not None, "the directory comes before the offices"
    terms = list(_terms(town.offices, seed=town.code, site=site))
    if terms:
        organisations.appoint_all(organisation_id=own.pk, terms=terms, by=site.by)


def _terms(offices: tuple[Office, ...], *, seed: str, site: Site) -> Iterator[organisations.Term]:
    """One term for each seat, held by somebody whose name says that they are an example."""
    starts_on = min(site.clock.today, site.clock.today.replace(*_TERM_STARTED))
    for office in offices:
        for number, sex in enumerate(("male",) * office.men + ("female",) * office.women):
            title, name = invention.office_holder(seed=f"{seed} {office.kind} {number}", sex=sex)
            yield organisations.Term(
                office.kind,
                office.title.in_("th"),
                f"{title}{name}",
                sex,
                starts_on,
                title_en=office.title.in_("en"),
            )


def _figures(site: Site, town: TownStory) -> None:
    organisations.record_figures(new=town.figures, by=site.by)


def _log_ins(site: Site, town: TownStory) -> None:
    units = [_unit_of(log_in, town) for log_in in town.log_ins]
    accounts.open_all(site, town.log_ins, units)


def _publish(site: Site, town: TownStory) -> None:
    officer = site.person(next(log_in.name for log_in in town.log_ins if "officer" in log_in.roles))
    publications.publish(kind="town", on=site.clock.today, at=site.clock.at, by=officer)


def _unit_of(log_in: LogIn, town: TownStory) -> int | None:
    """The committee to which a community's chair is limited."""
    if log_in.community is None:
        return None
    name = town.communities[log_in.community].name_th
    place = next(found for found in areas.communities() if found.name_th == name)
    committee = directory.of_community(place.pk)
    assert committee is not None, f"{town.code}: the chair's community has no committee"
    return committee.pk
