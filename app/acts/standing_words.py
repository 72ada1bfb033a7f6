"""What stands against agreeing a paragraph, in words, and what can be done about it."""

from __future__ import annotations

from app.acts.words import called, quoted, several
from model.draft.agreement import FORUM_NAMES, Forum
from model.draft.change import latest_positions
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.readings.before_agreeing import Standing
from model.steps.floor_edits import listed
from model.steps.position_edits import STANCE_NAMES
from model.steps.stances import positions_on
from widgets.dialogs.questions import Choice

MOST_LINES = 7


def question_told(draft: Draft, here: Paragraph, standing: Standing, forum: Forum) -> str:
    """What stands against it, a line each."""
    lines = [_held_told(draft, on, names) for on, names in _by_thing(standing).items()]
    others = [one for one in standing.brackets if one not in standing.choices]
    lines += [f"brackets round {_inside(here, one)}" for one in others]
    if standing.choices:
        either = " or ".join(_inside(here, one) for one in standing.choices)
        lines.append(f"only one can stay: {either}")
    held = {on for on, _ in standing.held}
    unruled = [called(draft, one) for one in standing.unruled if one not in held]
    if unruled:
        lines.append(f"not ruled: {', '.join(unruled)}")
    if len(lines) > MOST_LINES:
        rest = len(lines) - MOST_LINES + 1
        lines[MOST_LINES - 1 :] = [f"and {several(rest, 'thing')} more"]
    where = FORUM_NAMES.get(forum, "")
    title = f"Before {display_name(here)} is agreed {where}".rstrip()
    return "\n".join([f"{title}:", *(f"– {line}" for line in lines)])


def choices_told(
    draft: Draft, standing: Standing, doubts: list[str], left: list[str] | None
) -> list[Choice]:
    """Lift and agree, wait, or agree all the same.

    ``doubts`` are the changes that stay in doubt if it is agreed as it stands, ``left`` those
    that do if all is lifted first; None where it cannot be lifted.
    """
    lifted = []
    if standing.held:
        names = [draft.shown_name(d) for d in standing.delegations()]
        lifted.append(f"what {listed(names)} {'holds' if len(names) == 1 else 'hold'}")
    if standing.brackets:
        lifted.append("the brackets")
    wait = Choice("p", "Pending …", "wait")
    if not lifted:
        rest = _doubt_told(draft, doubts) or ": what is not ruled is in"
        return [Choice("l", f"Agree{rest}", "agree"), wait]
    rest = _doubt_told(draft, doubts) or "; what is said stays on record"
    as_it_is = Choice("a", f"Agree all the same{rest}", "agree")
    if standing.choices or left is None:
        return [wait, as_it_is]
    told = f"Lift {' and '.join(lifted)}, and agree{_doubt_told(draft, left)}"
    return [Choice("l", told, "lift"), wait, as_it_is]


def _doubt_told(draft: Draft, changes: list[str]) -> str:
    return f"; in doubt: {', '.join(called(draft, one) for one in changes)}" if changes else ""


def _by_thing(standing: Standing) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for on, delegation in standing.held:
        found.setdefault(on, []).append(delegation)
    return found


def _held_told(draft: Draft, on: str, delegations: list[str]) -> str:
    """ "“old”: reservation by Iran, opposition by Cuba"."""
    latest = latest_positions(positions_on(draft, on))
    told = ", ".join(
        f"{STANCE_NAMES[latest[one].stance].lower()} by {draft.shown_name(one)}"
        for one in delegations
    )
    if on not in draft.changes:
        return f"as a whole: {told}"
    places = len(draft.carrying(on))
    return f"{called(draft, on)}{f' (in {places} paragraphs)' if places > 1 else ''}: {told}"


def _inside(here: Paragraph, bracket: str) -> str:
    words = "".join(run.text for run in here.runs if bracket in run.brackets)
    return quoted(words, "nothing")
