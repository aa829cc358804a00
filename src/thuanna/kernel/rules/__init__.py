"""Law as dated data, and decisions that explain themselves.

Owns what a rule is (a unit, a source, values by date), which value is in force on a day, and how a
decision keeps its reasons. Knows no rule file, no threshold, rate or age, and no programme: the data
come from `rules/` through `foundation/law`, the questions from the `rules.py` of each app.
"""

from .book import Fact, RuleBook
from .decisions import Answer, Check, Decision, Outcome
from .parameters import Confidence, Parameter, RuleFile, Source
from .values import UNITS, BadRule, Duration, NoValueInForce, Unit, UnknownRule, Value

__all__ = [
    "UNITS",
    "Answer",
    "BadRule",
    "Check",
    "Confidence",
    "Decision",
    "Duration",
    "Fact",
    "NoValueInForce",
    "Outcome",
    "Parameter",
    "RuleBook",
    "RuleFile",
    "Source",
    "Unit",
    "UnknownRule",
    "Value",
]
