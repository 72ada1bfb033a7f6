"""What of a draft does not come back when its text is read again: found by reading it again.

In: a draft and the text that was written of it. Out: a notice for each paragraph that reads back
otherwise. What was decided, formats and white space are not looked at: no text carries them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from model.draft.change import Change
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, bare_label, display_name
from model.draft.text import OBJECT, Run, change_of
from model.files.loaded import Notice
from model.files.notation.labels import Phrases
from model.files.notation.read import read_notation

Told = tuple[str, str, str, tuple[tuple[str, str], ...]]


def lost_on_return(
    draft: Draft, text: str, table: DelegationTable, phrases: Phrases | bytes
) -> tuple[Notice, ...]:
    """A notice for each paragraph that the text does not bring back as it is.

    Args:
        draft: What was written.
        text: What it was written as, in the room's notation.
        table: The delegations by whose names tags are known.
        phrases: The phrases that open paragraphs.
    """
    known = table.with_own(draft.delegations.values())
    again = read_notation(text, known, phrases).draft
    back = Counter(_told(again, p, again.changes) for p in again.paragraphs)
    lost = []
    for paragraph in draft.paragraphs:
        told = _told(draft, paragraph, draft.changes)
        if not told[1]:
            continue
        if back[told]:
            back[told] -= 1
            continue
        lost.append(
            Notice(
                "reads-back-otherwise",
                f"{display_name(paragraph)} reads back otherwise from a text file: "
                "keep the .akn or the Word file as well.",
                paragraph.id,
            )
        )
    return tuple(lost)


def _told(
    draft: Draft, paragraph: Paragraph, changes: Mapping[str, Change]
) -> tuple[str, str, frozenset[tuple[Told, int]], int]:
    """All of a paragraph that a text should bring back, in a form that can be compared."""
    runs = [run for run in paragraph.runs if _is_there(run, changes)]
    words: dict[str, list[str]] = {}
    for run in runs:
        for at, marks in enumerate((run.ins, run.dels, run.holds)):
            for mark in marks:
                change = change_of(mark)
                if _outcome(changes, change) == "open":
                    words.setdefault(change, ["", "", ""])[at] += run.text
    told = Counter(_of_change(changes, one, parts) for one, parts in words.items())
    brackets = {b for run in runs for b in run.brackets}
    label = bare_label(paragraph.label)
    return label, _plain("".join(r.text for r in runs)), frozenset(told.items()), len(brackets)


def _of_change(changes: Mapping[str, Change], change: str, parts: list[str]) -> Told:
    known = changes.get(change)
    positions = () if known is None else tuple((p.delegation, p.stance) for p in known.positions)
    return _plain(parts[0]), _plain(parts[1]), _plain(parts[2]), tuple(sorted(positions))


def _is_there(run: Run, changes: Mapping[str, Change]) -> bool:
    gone = any(_outcome(changes, change_of(m)) in ("rejected", "withdrawn") for m in run.ins)
    return not gone and not any(_outcome(changes, change_of(m)) == "accepted" for m in run.dels)


def _outcome(changes: Mapping[str, Change], change: str) -> str:
    known = changes.get(change)
    return known.outcome if known is not None else "open"


def _plain(text: str) -> str:
    return "".join(text.replace(OBJECT, "").split())
