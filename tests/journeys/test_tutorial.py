"""The tutorial speaks of nothing that is not there: its bold words stand on screens, its commands run."""

import re
from pathlib import Path

import pytest

from thuanna.config import console

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial" / "first-day.md").read_text(encoding="utf-8")
BOLD = sorted({words.strip() for bold in re.findall(r"\*\*(.+?)\*\*", TUTORIAL) for words in bold.split("…")})
SCREENS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "src" / "thuanna").rglob("*"))
    if path.suffix in {".html", ".py", ".typ"} and "demo" not in path.parts
)


@pytest.mark.parametrize("words", [words for words in BOLD if re.search("[ก-๙]", words)])
def test_bold_words_stand_on_a_screen(words):
    assert words in SCREENS


@pytest.mark.parametrize("words", re.findall(r"thuanna ([a-z]+ [a-z]+)", TUTORIAL))
def test_a_command_is_known(words, capsys):
    with pytest.raises(SystemExit) as answer:
        console.main([*words.split(), "--help"])

    assert answer.value.code == 0


def test_the_journey_follows_every_step():
    steps = re.findall(r"^## (\d+)\.", TUTORIAL, re.MULTILINE)

    assert steps == [str(number) for number in range(1, 9)]
