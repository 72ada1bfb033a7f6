"""An edit: the steps of one act of a person, undone together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from model.draft.draft import Draft
from model.draft.place import Place
from model.steps.step import Step


class Made(NamedTuple):
    """What steps made of a draft, tried when they were gathered; they need not be done again."""

    before: Draft
    steps: tuple[Step, ...]
    after: Draft


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did as one thing.

    Attributes:
        name: What Undo shows ("Support by Egypt").
        steps: What it does, in order.
        who: Id of the delegation that asked for it, or empty.
        hat: In which capacity: "delegation", "chair", "secretariat", or empty.
        when: UTC, whole seconds, or empty.
        meeting: In which meeting of the room, or empty.
        number: Its place in the order of edits; the session gives it.
        before, after: Where the caret stood before, and stands afterwards, if that is known.
        made: What the steps make of the draft that they were made for, if that is known. No part
            of what the edit is: nobody keeps it.
    """

    name: str
    steps: tuple[Step, ...] = ()
    who: str = ""
    hat: str = ""
    when: str = ""
    meeting: str = ""
    number: int = 0
    before: Place | None = None
    after: Place | None = None
    made: Made | None = field(default=None, compare=False, repr=False)

    def apply(self, draft: Draft) -> Draft:
        """The draft after all steps.

        Raises:
            StepRefused: If one does not fit; nothing is changed then, drafts are values.
        """
        made = self.made
        if made is not None and made.before is draft and made.steps is self.steps:
            return made.after
        for step in self.steps:
            draft = step.apply(draft)
        return draft

    def inverse(self, before: Draft) -> Edit:
        """The edit that leads back to ``before``, under the same name."""
        back: list[Step] = []
        for i, step in enumerate(self.steps):
            if i:
                before = self.steps[i - 1].apply(before)
            back.append(step.inverse(before))
        steps, told = tuple(reversed(back)), (self.who, self.hat, self.when, self.meeting)
        return Edit(self.name, steps, *told, self.number, self.after, self.before)

    def follow(self, place: Place) -> Place | None:
        """Where a place of the draft before is afterwards; None if its paragraph is gone."""
        found: Place | None = place
        for step in self.steps:
            if found is None:
                return None
            found = step.follow(found)
        return found
