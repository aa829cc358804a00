"""The documents hold together: links lead somewhere, decisions name their losers, nouns have both words."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/**/*.md", "rules/*.md", "changelog.d/*.md")
    for page in ROOT.glob(pattern)
)
DECISIONS = sorted(ROOT.glob("docs/decisions/20*.md"))
GLOSSARY = yaml.safe_load((ROOT / "docs/domain/glossary.yml").read_text(encoding="utf-8"))


def named(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_to_a_file_leads_to_one(page):
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith(("http", "/"))]

    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=named)
def test_a_decision_says_what_forced_it_what_lost_and_what_follows(decision):
    headings = re.findall(r"^## (.+)$", decision.read_text(encoding="utf-8"), re.MULTILINE)

    assert headings == ["Context", "Decision", "Not chosen", "Consequences"]


@pytest.mark.parametrize("decision", DECISIONS, ids=named)
def test_a_decision_is_listed(decision):
    assert f"({decision.name})" in (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("noun", GLOSSARY)
def test_a_noun_has_a_thai_word_a_meaning_and_a_source(noun):
    entry = GLOSSARY[noun]

    assert set(entry) == {"en", "th", "means", "source"}
    assert all(isinstance(text, str) and text.strip() for text in entry.values())
    assert re.search("[ก-๙]", entry["th"])
    assert re.fullmatch("[a-z][a-z_]*", noun)


def test_the_licence_is_the_apache_licence_whole():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
