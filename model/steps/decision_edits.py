"""Edits that decide: rulings and outcomes of changes, agreement of paragraphs, tabling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.draft.agreement import Agreement, Forum
from model.draft.blocks import block_of
from model.draft.change import Alternatives, Change, Outcome, Ruling, effective_ruling
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import change_of
from model.steps.container import paragraph_in
from model.steps.edit import Edit
from model.steps.making import Making, refuse_agreed
from model.steps.paragraph_steps import SetParagraph, facts_of
from model.steps.position_edits import refuse_settled
from model.steps.record_steps import SetFact
from model.steps.step import StepRefused

RULING_NAMES: dict[Ruling, str] = {
    "take": "Take change",
    "leave": "Leave change",
    "": "Take back ruling on change",
}
OUTCOME_NAMES: dict[Outcome, str] = {
    "accepted": "Accept change",
    "rejected": "Reject change",
    "withdrawn": "Withdraw change",
    "open": "Reopen change",
}


def rule(draft: Draft, changes: str | Iterable[str], ruling: Ruling, at: str = "") -> Edit:
    """Record the choice of the chair on changes. Taking one leaves its alternatives.

    Agreed paragraphs allow it: it answers what an agreement left in doubt.

    Raises:
        StepRefused: If one is not in the draft, or is decided already.
    """
    making = Making(draft, "", at)
    ids = [changes] if isinstance(changes, str) else list(changes)
    rivals = rivals_of_all(draft) if ruling == "take" else {}
    for change in ids:
        if _known(draft, change).outcome != "open":
            raise StepRefused("The change is decided already.")
        making.put_change(change, ruling=ruling)
        for rival in _open(draft, rivals.get(change, ())):
            making.put_change(rival, ruling="leave")
    return making.edit(_counted(RULING_NAMES[ruling], len(ids)))


def set_outcome(draft: Draft, changes: str | Iterable[str], outcome: Outcome, at: str = "") -> Edit:
    """Accept, reject, withdraw or reopen changes. Accepting one rejects its alternatives.

    Raises:
        StepRefused: If one is not in the draft, or stands in agreed paragraphs only.
    """
    making = Making(draft, "", at)
    ids = [changes] if isinstance(changes, str) else list(changes)
    refuse_settled(draft, [_known(draft, change).id for change in ids])
    rivals = rivals_of_all(draft)
    for change in ids:
        _settle(making, change, outcome, rivals)
    return making.edit(_counted(OUTCOME_NAMES[outcome], len(ids)))


def without_rivals(draft: Draft, changes: Iterable[str]) -> list[str]:
    """The changes of which no alternative is among them: what can be taken all together."""
    ids = dict.fromkeys(changes)
    rivals = rivals_of_all(draft)
    return [one for one in ids if ids.keys().isdisjoint(rivals.get(one, ()))]


def _counted(name: str, count: int) -> str:
    """ "Accept change" for one, "Accept 12 changes" for more."""
    return name if count == 1 else name.replace("change", f"{count} changes", 1)


def agree_paragraph(
    draft: Draft, paragraph: str, forum: Forum = "informals", day: str = "", at: str = ""
) -> Edit:
    """Gavel a paragraph: what is ruled of its changes becomes their outcome.

    Changes without a ruling stay open, and are in by agreement.

    Raises:
        StepRefused: If it is agreed already, or not there.
    """
    making = Making(draft, "", at)
    old = paragraph_in(draft, paragraph)
    refuse_agreed(old)
    rivals = rivals_of_all(draft)
    for change in old.changes():
        known = making.draft.changes.get(change)
        ruling = effective_ruling(known) if known is not None else ""
        if ruling:
            outcome: Outcome = "accepted" if ruling == "take" else "rejected"
            _settle(making, change, outcome, rivals)
    _set_agreement(making, old, Agreement("agreed", forum, day))
    return making.edit(f"Agree {display_name(old)}")


def reopen_paragraph(draft: Draft, paragraph: str, day: str = "", at: str = "") -> Edit:
    """Reopen a paragraph that was agreed, pending or withdrawn.

    Raises:
        StepRefused: If it is open, or not there.
    """
    making = Making(draft, "", at)
    old = paragraph_in(draft, paragraph)
    if old.agreement.state in ("open", "reopened"):
        raise StepRefused(f"{display_name(old)} is open.")
    _set_agreement(making, old, replace(old.agreement, state="reopened", day=day, words=""))
    return making.edit(f"Reopen {display_name(old)}")


def table_draft(draft: Draft, day: str, at: str = "") -> Edit:
    """Table the draft on an ISO date: from then on edits are proposals.

    Raises:
        StepRefused: If it is tabled already.
    """
    if draft.tabled_on:
        raise StepRefused("The draft is tabled already.")
    making = Making(draft, "", at)
    making.do(SetFact("tabled_on", day))
    return making.edit("Table the draft")


def rivals_of_all(draft: Draft) -> dict[str, dict[str, None]]:
    """For each change that is or makes one of some alternatives, the changes that do the others."""
    rivals: dict[str, dict[str, None]] = {}
    for alternatives in draft.alternatives.values():
        made_by = [makers_of(draft, alternatives, one) for one in alternatives.of]
        for mine in made_by:
            others = (c for makers in made_by for c in makers if c not in mine)
            found = dict.fromkeys(others)
            for change in mine:
                rivals.setdefault(change, {}).update(found)
    return rivals


def _open(draft: Draft, changes: Iterable[str]) -> list[str]:
    known = (draft.changes.get(change) for change in changes)
    return [change.id for change in known if change is not None and change.outcome == "open"]


def makers_of(draft: Draft, group: Alternatives, one: str) -> list[str]:
    """The changes by which an alternative would come to stand: itself, or what inserts it."""
    if one in draft.changes:
        return [one]
    bracket = draft.brackets.get(one)
    if bracket is not None:
        return [change_of(mark) for mark in bracket.ins]
    # The innermost: what an insertion stands in is not what makes it an alternative.
    ends = (p.end.ins[-1:] for p in block_of(draft, group, one))
    return list(dict.fromkeys(change_of(mark) for marks in ends for mark in marks))


def _known(draft: Draft, change: str) -> Change:
    known = draft.changes.get(change)
    if known is None:
        raise StepRefused("The change is no longer in the draft.")
    return known


def _settle(
    making: Making, change: str, outcome: Outcome, rivals: dict[str, dict[str, None]]
) -> None:
    making.put_change(change, outcome=outcome)
    if outcome == "accepted":
        for rival in _open(making.draft, rivals.get(change, ())):
            making.put_change(rival, outcome="rejected")


def _set_agreement(making: Making, paragraph: Paragraph, agreement: Agreement) -> None:
    making.do(SetParagraph(replace(facts_of(paragraph), agreement=agreement)))
