"""Undo and redo: what leads back, and what leads forward again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.steps.edit import Edit
from model.steps.step import StepRefused


@dataclass(frozen=True, slots=True)
class History:
    """Edits that can be undone and redone. A value; it keeps steps, never drafts.

    Attributes:
        undoing: Inverse edits, the last done last.
        redoing: Edits that lead forward again, the last undone last.
        saved: How many edits were done when the draft was saved; None when no undoing or
            redoing leads back to what was saved.
    """

    undoing: tuple[Edit, ...] = ()
    redoing: tuple[Edit, ...] = ()
    saved: int | None = 0

    @property
    def undo_name(self) -> str:
        """The name of what would be undone, or empty."""
        return self.undoing[-1].name if self.undoing else ""

    @property
    def redo_name(self) -> str:
        """The name of what would be redone, or empty."""
        return self.redoing[-1].name if self.redoing else ""

    @property
    def is_saved(self) -> bool:
        """Whether the draft is as it was saved."""
        return self.saved == len(self.undoing)

    def done(self, edit: Edit, before: Draft) -> History:
        """The history after ``edit`` was done on ``before``; nothing can be redone any more."""
        # What was saved lies in the future that is now given up.
        lost = self.saved is not None and self.saved > len(self.undoing)
        return History((*self.undoing, edit.inverse(before)), (), None if lost else self.saved)

    def can_join(self) -> bool:
        """Whether another edit can be undone together with the last one done."""
        return bool(self.undoing) and not self.redoing and not self.is_saved

    def joined(self, edit: Edit, before: Draft) -> History:
        """The history after ``edit`` was done on ``before``, undone with the one before it."""
        last, back = self.undoing[-1], edit.inverse(before)
        both = replace(last, steps=(*back.steps, *last.steps), before=back.before)
        return History((*self.undoing[:-1], both), self.redoing, self.saved)

    def undo(self, draft: Draft) -> tuple[Draft, History]:
        """The draft before the last edit, and the history then.

        Raises:
            StepRefused: If there is nothing to undo.
        """
        if not self.undoing:
            raise StepRefused("There is nothing to undo.")
        back = self.undoing[-1]
        return back.apply(draft), replace(
            self, undoing=self.undoing[:-1], redoing=(*self.redoing, back.inverse(draft))
        )

    def redo(self, draft: Draft) -> tuple[Draft, History]:
        """The draft after the edit that was undone last, and the history then.

        Raises:
            StepRefused: If there is nothing to redo.
        """
        if not self.redoing:
            raise StepRefused("There is nothing to redo.")
        again = self.redoing[-1]
        return again.apply(draft), replace(
            self, undoing=(*self.undoing, again.inverse(draft)), redoing=self.redoing[:-1]
        )

    def at_saved(self) -> History:
        """The history of a draft that was saved just now."""
        return replace(self, saved=len(self.undoing))
