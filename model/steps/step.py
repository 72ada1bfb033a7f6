"""The contract of a step: one small change of a draft that can be done, undone and followed."""

from __future__ import annotations

from typing import Protocol

from model.draft.draft import Draft
from model.draft.place import Place


class StepRefused(Exception):
    """The step does not fit the draft. One sentence for a drafter; the draft is as it was."""


class ParagraphAgreed(StepRefused):
    """The step would change a paragraph that is agreed: it has to be reopened first."""


class Step(Protocol):
    """One small change of a draft.

    A step is a frozen dataclass of plain values, so that a journal can hold it (``plain``).
    """

    def apply(self, draft: Draft) -> Draft:
        """The draft after the step.

        Raises:
            StepRefused: If it does not fit.
        """
        ...

    def inverse(self, before: Draft) -> Step:
        """The step that leads back to ``before``, the draft that this one is applied to."""
        ...

    def follow(self, place: Place) -> Place | None:
        """Where a place of the draft before is after the step; None if its paragraph is gone."""
        ...
