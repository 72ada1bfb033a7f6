"""What stands against agreeing a paragraph, and what an agreement leaves in doubt."""

from __future__ import annotations

from dataclasses import dataclass

from model.draft.backing import is_behind
from model.draft.change import Change, Position, effective_ruling, latest_positions
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Run, change_of, stands
from model.readings.decisions import AGAINST, Decisions
from model.readings.reading import CHAIRS_PROPOSAL, INFORMAL

HOLDS_UP = (*AGAINST, "consult")
"""Stances for which a room does not agree yet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands against agreeing a paragraph.

    Attributes:
        held: Who holds what up: the id of a change or of the paragraph, and of a delegation.
        brackets: Ids of the brackets that are drawn.
        unruled: Ids of the open changes that the chair neither takes nor leaves.
        choices: Ids of those brackets of which only one can stay: lifting them is no answer.
    """

    held: tuple[tuple[str, str], ...] = ()
    brackets: tuple[str, ...] = ()
    unruled: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.held or self.brackets or self.unruled)

    def delegations(self) -> list[str]:
        """Ids of those who hold anything up, each once."""
        return list(dict.fromkeys(delegation for _, delegation in self.held))


def standing_against(draft: Draft, paragraph: Paragraph) -> Standing:
    """What stands against agreeing the paragraph as it is."""
    held = [(paragraph.id, one) for one in _holding_up(paragraph.positions)]
    unruled = []
    for change in open_in(draft, paragraph):
        ruling = effective_ruling(change)
        if not ruling:
            unruled.append(change.id)
        if ruling != "leave":
            backed = [p for p in change.positions if is_behind(draft, change, p)]
            held += [
                (change.id, one)
                for one in _holding_up(change.positions)
                if latest_positions(change.positions)[one] not in backed
            ]
    brackets = _drawn_brackets(draft, paragraph)
    choices = [one for one in brackets if _has_rival(draft, one, brackets)]
    return Standing(tuple(held), tuple(brackets), tuple(unruled), tuple(choices))


def held_by(draft: Draft, paragraph: Paragraph, delegation: str) -> list[str]:
    """What a delegation holds up there: ids of open changes, or of the paragraph."""
    things = [(paragraph.id, paragraph.positions)]
    things += [(change.id, change.positions) for change in open_in(draft, paragraph)]
    return [on for on, positions in things if delegation in _holding_up(positions)]


def left_in_doubt(draft: Draft, paragraph: Paragraph) -> list[str]:
    """The open changes of an agreed paragraph that its agreement does not decide."""
    decided = Decisions(draft, CHAIRS_PROPOSAL).in_paragraph(paragraph)
    return [c.id for c in open_in(draft, paragraph) if decided(c.id) is None]


def open_in(draft: Draft, paragraph: Paragraph) -> list[Change]:
    """The open changes with anything in the paragraph that can still stand, in order."""
    decided = Decisions(draft, INFORMAL).in_paragraph(paragraph)
    things: list[Run | EndMark] = [*paragraph.runs, paragraph.end]
    found: dict[str, None] = {}
    for thing in things:
        if stands(thing, decided) is not False:
            marks = thing.marks() if isinstance(thing, Run) else thing.ins + thing.dels
            found.update(dict.fromkeys(map(change_of, marks)))
    known = (draft.changes.get(change) for change in found)
    return [change for change in known if change is not None and change.outcome == "open"]


def _holding_up(positions: tuple[Position, ...]) -> list[str]:
    latest = latest_positions(positions)
    return [one for one, position in latest.items() if position.stance in HOLDS_UP]


def _drawn_brackets(draft: Draft, paragraph: Paragraph) -> list[str]:
    decided = Decisions(draft, INFORMAL).in_paragraph(paragraph)
    found: dict[str, None] = {}
    for run in paragraph.runs:
        if stands(run, decided) is not False:
            found.update(dict.fromkeys(run.brackets))
    known = (draft.brackets.get(bracket) for bracket in found)
    return [
        bracket.id
        for bracket in known
        if bracket is not None and stands(EndMark(bracket.ins, bracket.dels), decided) is not False
    ]


def _has_rival(draft: Draft, bracket: str, brackets: list[str]) -> bool:
    return any(
        bracket in group.of and any(one in brackets for one in group.of if one != bracket)
        for group in draft.alternatives.values()
    )
