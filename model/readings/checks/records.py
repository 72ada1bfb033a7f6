"""What is odd in the records beside the text: words owed, names unknown, ids that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.draft.change import Position
from model.draft.draft import Draft
from model.draft.text import change_of
from model.readings.checks.oddity import Oddity
from model.readings.checks.quoting import quoted


def owed(draft: Draft) -> Iterator[Oddity]:
    for remark in draft.remarks.values():
        if remark.owed:
            who = draft.shown_name(remark.by) if remark.by else "Somebody"
            on = remark.on if draft.paragraph(remark.on) else ""
            yield Oddity("words-owed", f"{who} owes words: {quoted(remark.text)}.", on)


def dangling(draft: Draft) -> Iterator[Oddity]:
    """What refers to something that is not there, or is referred to by nothing."""
    marked = {change for p in draft.every_paragraph() for change in p.changes()}
    marked |= {change_of(m) for b in draft.brackets.values() for m in b.ins + b.dels}
    for change in sorted(marked - set(draft.changes)):
        yield Oddity("change-missing", f"Words are marked by a change {change} that is not there.")
    for change in sorted(set(draft.changes) - marked):
        if draft.changes[change].outcome == "open":
            said = f"The change {change} has no place in the text any more."
            yield Oddity("change-without-words", said)
    named = {p.delegation for p in _every_position(draft)}
    for delegation in sorted(named - set(draft.delegations)):
        said = f"A position is by {delegation}, whom the draft does not know."
        yield Oddity("delegation-missing", said)
    for delegation in sorted(named & set(draft.delegations)):
        if draft.delegations[delegation].kind == "unknown":
            said = f"{draft.shown_name(delegation)} is in no list of delegations."
            yield Oddity("delegation-unknown", said, fix="say who it is")


def _every_position(draft: Draft) -> Iterable[Position]:
    yield from draft.positions
    for change in draft.changes.values():
        yield from change.positions
    for paragraph in draft.every_paragraph():
        yield from paragraph.positions
