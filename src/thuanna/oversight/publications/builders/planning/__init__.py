"""Projects, forums, needs and the town's plan before the public: words as they are, people through the gate.

An activity stands here from the day it is announced; nobody's name ever does.
"""

from .forums import forum, need
from .made import FORUM, NEED, PROJECT, code_of
from .projects import project
from .town import PLAN, PLAN_CODE, plan

__all__ = [
    "FORUM",
    "NEED",
    "PLAN",
    "PLAN_CODE",
    "PROJECT",
    "code_of",
    "forum",
    "need",
    "plan",
    "project",
]
