"""Random edits on random drafts, each an intent that can be carried past the edits of others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from model.draft.agreement import OPEN
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.place import Place
from model.draft.text import Run
from model.steps.alternative_edits import make_alternatives
from model.steps.bracket_edits import draw_bracket, lift_bracket
from model.steps.decision_edits import agree_paragraph, reopen_paragraph, rule, set_outcome
from model.steps.edit import Edit
from model.steps.floor_edits import Said, take_positions
from model.steps.giving_edits import give_to_another
from model.steps.merging_edits import merge_changes, split_places
from model.steps.paragraph_edits import insert_paragraphs, move_paragraph, propose_alternative
from model.steps.position_edits import hold_words, remark, rename_paragraph
from model.steps.step import StepRefused
from model.steps.typing_edits import delete_words, insert_words, replace_words
from tests.builders import delegation
from tests.edits import (
    carried_sides,
    delete_paragraph,
    join_with_next,
    split_paragraph,
    take_position,
    take_position_on_draft,
    take_position_on_paragraph,
)

SPEAKERS = ("egy", "irn", "tur", "cub")
POINTS = ("insert", "split")
SPANS = ("delete", "delete", "replace", "bracket", "hold")
ROWS = ("paragraph", "move")


@dataclass(frozen=True, slots=True)
class Act:
    """What one delegation means to do.

    Attributes:
        what: One of POINTS, SPANS, ROWS.
        change: The id of its change; ids of new things begin with it.
        by: The delegation.
        start: Where; for ROWS, at the end of the paragraph that the new one shall follow.
        end: Where the span ends.
        moved: For a move, a place in the paragraph that goes.
    """

    what: str
    change: str
    by: str
    start: Place
    end: Place
    moved: Place | None = None

    def edit(self, draft: Draft) -> Edit:
        """The act as an edit of the draft as it is now."""
        if self.what == "insert":
            return insert_words(draft, self.start, f"<{self.change}>", self.by, mark=self.change)
        if self.what == "split":
            new = self.change + "p"
            return split_paragraph(draft, self.start, self.by, mark=self.change, new=new)
        if self.what == "paragraph":
            new_one = Paragraph(self.change + "p", "operative", (Run(f"New {self.change};"),))
            after = self.start.paragraph
            return insert_paragraphs(draft, after, (new_one,), self.by, mark=self.change)
        if self.what == "move":
            assert self.moved is not None
            return move_paragraph(
                draft,
                self.moved.paragraph,
                self.start.paragraph,
                self.by,
                mark=self.change,
                new=self.change + "p",
            )
        return self._edit_span(draft)

    def _edit_span(self, draft: Draft) -> Edit:
        start, end, mark = self.start, self.end, self.change
        if self.what == "delete":
            return delete_words(draft, start, end, self.by, mark=mark)
        if self.what == "replace":
            return replace_words(draft, start, end, f"[{mark}]", self.by, mark=mark)
        if self.what == "bracket":
            return draw_bracket(draft, start, end, self.by, mark=mark, identity=mark + "b")
        return hold_words(draft, start, end, self.by, "reserve", change=mark)

    def carried(self, edit: Edit) -> Act | None:
        """The act after another's edit; None if its paragraph is gone."""
        start, end = edit.follow(self.start), edit.follow(self.end)
        moved = edit.follow(self.moved) if self.moved else None
        if start is None or end is None or (self.moved and moved is None):
            return None
        return replace(self, start=start, end=end, moved=moved)


def any_edit(rng: Random, draft: Draft, change: str) -> Edit:
    """A random edit of any kind that fits the draft; where the one rolled does not, another."""
    for _ in range(50):
        by = rng.choice(SPEAKERS)
        try:
            if rng.random() < 0.5:
                edit = random_act(rng, draft, change, by).edit(draft)
            else:
                edit = _other_edit(rng, draft, change, by)
            edit.apply(draft)
        except StepRefused:
            continue
        return edit
    return remark(draft, "Nothing else fits", "egy", identity=change + "r")


def _other_edit(rng: Random, draft: Draft, change: str, by: str) -> Edit:
    """An edit that is none of the acts: decisions, positions, joins, alternatives, notes."""
    one = rng.choice(draft.paragraphs).id
    known = rng.choice([*sorted(draft.changes), "none"])
    bracket = rng.choice([*sorted(draft.brackets), "none"])
    other = rng.choice([*sorted(draft.changes), "none"])
    spoke = Said(delegation(by), rng.choice(("support", "reserve", "lift")))
    note = [p for n in draft.notes.values() for p in n.paragraphs] or [draft.paragraphs[0]]
    at = Place(note[0].id, len(note[0].text()) // 2)
    makers = (
        lambda: join_with_next(draft, one, by, mark=change),
        lambda: delete_paragraph(draft, one, by, mark=change),
        lambda: propose_alternative(draft, one, "Instead", by, mark=change, new=change + "p"),
        lambda: lift_bracket(draft, bracket, by, mark=change),
        lambda: insert_words(draft, at, "noted", by, mark=change),
        lambda: split_paragraph(draft, at, by, mark=change, new=change + "p"),
        lambda: take_position(draft, known, by, rng.choice(("support", "reserve"))),
        lambda: take_position_on_paragraph(draft, one, by, "oppose"),
        lambda: take_position_on_draft(draft, by, "consult", note="later"),
        lambda: rule(draft, known, rng.choice(("take", "leave", ""))),
        lambda: set_outcome(draft, known, rng.choice(("accepted", "rejected", "withdrawn"))),
        lambda: agree_paragraph(draft, one, "adref", "2026-01-14"),
        lambda: reopen_paragraph(draft, one),
        lambda: rename_paragraph(draft, one, "9 bis."),
        lambda: remark(draft, "Please check", by, on=one, identity=change + "r"),
        lambda: take_positions(draft, rng.choice((known, one, "")), [spoke]),
        lambda: give_to_another(draft, known, by, delegation(rng.choice(SPEAKERS))),
        lambda: merge_changes(draft, known, other),
        lambda: split_places(draft, known, [known], new=change),
        lambda: make_alternatives(draft, known, other, identity=change + "a"),
    )
    return rng.choice(makers)()


def opened(draft: Draft) -> Draft:
    """The draft with every paragraph open, so that edits are not refused."""
    body = Paragraphs(replace(p, agreement=OPEN) for p in draft.paragraphs)
    notes = draft.notes
    for note in draft.notes.values():
        inside = tuple(replace(p, agreement=OPEN) for p in note.paragraphs)
        notes = notes.put(note.id, replace(note, paragraphs=inside))
    return replace(draft, paragraphs=body, notes=notes)


def random_act(rng: Random, draft: Draft, change: str, by: str) -> Act:
    """A random act at places of ``draft``."""
    what = rng.choice((*POINTS, *POINTS, *SPANS, *SPANS, *ROWS))
    rows = len(draft.paragraphs)
    row = rng.randrange(rows)
    one = draft.paragraphs[row]
    if what in POINTS:
        at = Place(one.id, rng.randint(0, len(one.text())))
        return Act(what, change, by, at, at)
    if what in ROWS:
        free = [p for i, p in enumerate(draft.paragraphs) if not _in_table(draft, i)]
        if free:
            target = rng.choice(free)
            at = Place(target.id, len(target.text()), "after")
            gone = rng.choice([p for p in draft.paragraphs if not p.inside] or [target])
            if what == "paragraph" or gone.id == target.id or gone.inside:
                return Act("paragraph", change, by, at, at)
            return Act(what, change, by, at, at, moved=Place(gone.id, 0, "before"))
        what = "delete"
    return _random_span(rng, draft, row, Act(what, change, by, Place("", 0), Place("", 0)))


def _random_span(rng: Random, draft: Draft, row: int, act: Act) -> Act:
    one = draft.paragraphs[row]
    size = len(one.text())
    last = row
    if act.what == "delete" and rng.random() < 0.4:
        last = min(row + rng.randint(1, 2), len(draft.paragraphs) - 1)
    other = draft.paragraphs[last]
    start = Place(one.id, rng.choice((0, rng.randint(0, size))))
    low = start.offset if last == row else 0
    end = Place(other.id, rng.choice((len(other.text()), rng.randint(low, len(other.text())))))
    if act.what == "delete":
        start, end = carried_sides(draft, start, end)
    else:
        start, end = start._replace(side="after"), end._replace(side="before")
    if start[:2] == end[:2] and start.side != "before":
        return replace(act, what="insert", start=start._replace(side="before"), end=end)
    return replace(act, start=start, end=end)


def _in_table(draft: Draft, row: int) -> bool:
    """Whether what is put behind that row would stand in a table or between its rows."""
    return bool(draft.paragraphs[row].inside)
