"""A regulation as a file of law: one document a text, several one after another are its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from thuanna.foundation.law import forms
from thuanna.foundation.law.queries import shipped
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import NoValueInForce, RuleBook, RuleFile

from .schema import Regulation
from .schema.reading import regulation_of

FOLDER = "funds/regulations"
MODEL = f"{FOLDER}/model"
SHIPPED = ("model", "yasothon", "sadao", "that_choeng_chum", "sap_anan")
"""Starting points, the model first."""


class NoSuchRegulation(Refusal):
    """No regulation of that name is shipped."""

    code = "regulation_unknown"


@dataclass(frozen=True)
class RegulationFile(RuleFile):
    """The texts of one regulation, oldest first."""

    texts: tuple[Regulation, ...] = ()

    def as_if_always(self) -> RegulationFile:
        """The newest text, as if it had always been in force: to try out what it says."""
        return replace(self, texts=(replace(self.texts[-1], in_force_from=date.min),))

    def in_force(self, day: date) -> Regulation:
        """The text in force on a day; before the first one, the first."""
        return self.on(max(day, self.texts[0].in_force_from))

    def on(self, day: date) -> Regulation:
        """The text in force on a day.

        :raises NoValueInForce: none was
        """
        begun = [text for text in self.texts if text.in_force_from <= day]
        if not begun:
            raise NoValueInForce(
                t(
                    "วันที่ {day} ยังไม่มีระเบียบใช้บังคับ ฉบับแรกใช้ตั้งแต่ {first}",
                    "no regulation was in force on {day}; the first one begins on {first}",
                    day=day.isoformat(),
                    first=self.texts[0].in_force_from.isoformat(),
                )
            )
        return begun[-1]


def file_of(name: str, documents: Sequence[Mapping[str, Any]]) -> RegulationFile:
    """Texts of one regulation.

    :raises RegulationUnreadable: one of them does not keep to the schema
    """
    texts = sorted((regulation_of(data) for data in documents), key=lambda text: text.in_force_from)
    return RegulationFile(name=name, parameters={}, digest=texts[-1].digest, texts=tuple(texts))


def file_in(law: RuleBook, named: str = "") -> RegulationFile:
    """The file of a book; or one of those shipped, by name.

    :raises NoSuchRegulation: no such name
    """
    file: RuleFile = law.file
    if named:
        if named not in SHIPPED:
            raise NoSuchRegulation(
                t(
                    "ไม่มีระเบียบชื่อ “{name}” ที่มีคือ {known}",
                    "no regulation is called “{name}”; there are {known}",
                    name=named,
                    known=", ".join(SHIPPED),
                )
            )
        file = shipped(f"{FOLDER}/{named}")
    assert isinstance(file, RegulationFile), f"{file.name} is not a regulation"
    return file


def _read(path: Path, name: str, documents: Sequence[Any]) -> RuleFile:
    return file_of(name, documents)


forms.register(forms.Form(mark="regulation", read=_read))
