"""An edit in the making: steps gathered one by one, each tried on the draft at once."""

from __future__ import annotations

from dataclasses import replace

from model.draft.change import Change, Position
from model.draft.delegation import Delegation
from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.paragraph import Paragraph, display_name
from model.draft.place import Place
from model.draft.text import Mark, Run, change_of, over_whole, state_between
from model.steps.block_keeping import kept_blocks
from model.steps.container import container_of, paragraph_in
from model.steps.edit import Edit, Made
from model.steps.record_steps import Put
from model.steps.step import ParagraphAgreed, Step, StepRefused
from model.steps.voice import Voice

Speaker = Delegation | str | Voice
"""Who asks: a delegation, or the id of one that the draft names already; or either in a hat."""


class Making:
    """Steps so far and the draft that they lead to.

    Attributes:
        draft: The draft after the steps so far.
        by: Id of the delegation that asks.
        at: When (UTC, whole seconds), or empty.
        hat: In which capacity; what the Chair types is ruled, what the Secretariat does accepted.
    """

    def __init__(self, draft: Draft, by: Speaker, at: str = "", correction: bool = False) -> None:
        self.draft = self._before = draft
        self.hat = ""
        if isinstance(by, Voice):
            at, self.hat = at or by.at, by.hat
            correction = correction or by.hat == "secretariat"
            by = by.by
        self.by = by.id if isinstance(by, Delegation) else by
        self.at = at
        self._correction = correction
        self._steps: list[Step] = []
        if isinstance(by, Delegation) and by.id not in draft.delegations:
            self.do(Put(by))

    def do(self, step: Step) -> None:
        """Add a step, and before it what keeps blocks of alternatives whole.

        Raises:
            StepRefused: If it does not fit.
        """
        for one in (*kept_blocks(self.draft, step), step):
            self.draft = one.apply(self.draft)
            self._steps.append(one)

    def edit(self, name: str, before: Place | None = None, after: Place | None = None) -> Edit:
        """The edit made of the steps so far; the caret stands at ``before``, then ``after``."""
        steps = self.steps
        made = Made(self._before, steps, self.draft)
        who, hat, when = self.by, self.hat, self.at
        return Edit(name, steps, who, hat, when, before=before, after=after, made=made)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps so far."""
        return tuple(self._steps)

    def named(self, what: str, before: Place | None = None, after: Place | None = None) -> Edit:
        """The edit, called "what by whom"; what is not a proposal yet is by nobody."""
        by = self.by if self.is_tracked else ""
        name = f"{what} by {self.draft.shown_name(by)}" if by else what
        return self.edit(name, before, after)

    @property
    def is_tracked(self) -> bool:
        """Whether edits are proposals: the text is tabled, or others have amended it already."""
        return is_tracked(self.draft)

    def mark(self, mark: Mark = "") -> Mark:
        """The mark to edit with: the one given, or a new change's that ``by`` proposes."""
        mark = mark or new_id("c")
        change = change_of(mark)
        if change not in self.draft.changes:
            behind = (Position(self.by, "propose", self.at),) if self.by else ()
            self.do(Put(self._worn(Change(change, behind))))
        return mark

    def _worn(self, change: Change) -> Change:
        """A new change as the hat has it."""
        if self.hat == "chair":
            return replace(change, ruling="take")
        return replace(change, outcome="accepted") if self.hat == "secretariat" else change

    def open_paragraph(self, paragraph: str) -> Paragraph:
        """The paragraph of that id, to be edited.

        Raises:
            StepRefused: If it is agreed, or not there.
        """
        found = paragraph_in(self.draft, paragraph)
        if not self._correction:
            refuse_agreed(self._home(found))
        return found

    def _home(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph of the body itself, or that which has the mark of the note it stands in."""
        if self.draft.paragraphs.index_of(paragraph.id) is not None:
            return paragraph
        row = self.draft.row_of(paragraph.id)
        return paragraph if row is None else self.draft.paragraphs[row]

    def state_at(self, place: Place, mark: Mark) -> Run:
        """The state of new words at a place; the text is still empty."""
        held = container_of(self.draft, place.paragraph)
        row = held.row_of(place.paragraph)
        rows = held.paragraphs
        before = rows[row - 1].end if row else None
        unit = ((rows[at].runs, rows[at].end) for at in range(row, len(rows)))
        whole = None if place.offset else over_whole(unit)
        here = rows[row]
        return state_between(here.runs, place.offset, mark, before, here.end, whole)

    def put_change(self, change: str, **facts: object) -> None:
        """Replace facts of a change."""
        old = self.draft.changes.get(change)
        if old is None:
            raise StepRefused("The change is no longer in the draft.")
        self.do(Put(replace(old, **facts)))  # type: ignore[arg-type]


def is_tracked(draft: Draft) -> bool:
    """Whether edits are proposals: the text is tabled, or others have amended it already."""
    # A rolling text often says no day; what stands in it is negotiated all the same.
    return bool(draft.tabled_on or draft.changes)


def refuse_agreed(paragraph: Paragraph) -> None:
    """Refuse an edit in an agreed paragraph.

    Raises:
        StepRefused: If it is agreed.
    """
    if paragraph.agreement.state == "agreed":
        raise ParagraphAgreed(f"{display_name(paragraph)} is agreed.")
