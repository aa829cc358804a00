"""Making a claim in short steps, the same for staff and for a member's own link.

Owns: the questions, their order, and how the answers of earlier steps are carried along without a script.
Must not know: who asks; whether it may be claimed is the claims' to say.
"""

from .forms import ObjectForm, PapersForm
from .steps import Walk, walk

__all__ = ["ObjectForm", "PapersForm", "Walk", "walk"]
