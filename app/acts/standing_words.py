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
    lines += [f"brackets round {_inside(here, one)}" for one in standing.brackets]
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


def choices_told(draft: Draft, standing: Standing, doubts: list[str]) -> list[Choice]:
    """Lift and agree, wait, or agree all the same."""
    lifted = []
    if standing.held:
        names = [draft.shown_name(d) for d in standing.delegations()]
        lifted.append(f"what {listed(names)} {'holds' if len(names) == 1 else 'hold'}")
    if standing.brackets:
        lifted.append("the brackets")
    if not lifted:
        wait = Choice("p", "Pending …", "wait")
        return [Choice("l", "Agree: what is not ruled is in", "agree"), wait]
    doubtful = ", ".join(called(draft, change) for change in doubts)
    rest = f"; in doubt: {doubtful}" if doubts else "; what is said stays on record"
    return [
        Choice("l", f"Lift {' and '.join(lifted)}, and agree", "lift"),
        Choice("p", "Pending …", "wait"),
        Choice("a", f"Agree all the same{rest}", "agree"),
    ]


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
