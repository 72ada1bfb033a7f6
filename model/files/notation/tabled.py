"""The tabled text beside an informal one: which paragraph is which, and what is new in it.

In: the flows of the units, the tabled paragraphs. Out: for each unit what it puts in, in code
points of its flow; words that the flow lost are put back as struck.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.files.notation.flow import Flow, Span
from model.files.notation.unit import Unit
from model.readings.compare import Difference, align_paragraphs, compare
from model.readings.words import is_word, loose_words_of

_NEGOTIATED = ("title", "preambular", "operative", "text", "heading", "enacting")


@dataclass(frozen=True, slots=True)
class TabledParagraph:
    """A paragraph of the tabled text: kind, label as typed, words."""

    kind: str
    label: str
    text: str


def partners_of(
    units: Sequence[Unit], flows: Sequence[Flow], tabled: Sequence[TabledParagraph]
) -> list[TabledParagraph | None]:
    """For each unit its paragraph in the tabled text, or None."""
    rows = [i for i, u in enumerate(units) if u.kind in _NEGOTIATED and flows[i].text]
    old = [(_key(p.kind, p.label), p.text) for p in tabled]
    new = [(_unit_key(units[i]), flows[i].text) for i in rows]
    partners: list[TabledParagraph | None] = [None] * len(units)
    for pair in align_paragraphs(old, new):
        if pair.old is not None and pair.new is not None:
            partners[rows[pair.new]] = tabled[pair.old]
    return partners


def _unit_key(unit: Unit) -> str:
    return _key(unit.kind, unit.label.text if unit.label else "")


def _key(kind: str, label: str) -> str:
    bare = label.strip(" .").upper().removeprefix("OP").removeprefix("PP").strip()
    return f"{kind}:{bare}" if bare else ("title" if kind == "title" else "")


def inserted_spans(flow: Flow, tabled: str) -> list[Span]:
    """What of the flow is not in the tabled text.

    Words of the tabled text that the flow has not are put back first, as struck.
    """
    _put_back(flow, tabled)
    return [
        (d.new_start, d.new_end)
        for d in compare(tabled, flow.text, loose=True, ends=tag_ends(flow), tidy=False)
        if d.op in ("insert", "replace")
    ]


def tag_ends(flow: Flow) -> set[int]:
    """Where an insertion should end, if it may end there as well."""
    return {tag.at for tag in flow.tags} | {start for start, _ in flow.struck}


def _put_back(flow: Flow, tabled: str) -> None:
    lost = [
        d
        for d in compare(tabled, flow.text, loose=True, ends=tag_ends(flow), tidy=False)
        if d.op in ("delete", "replace")
    ]
    for d in reversed(lost):
        words = tabled[d.old_start : d.old_end].strip()
        if any(is_word(w) for w in loose_words_of(words)):
            _, _, start, end = put_words(flow, tabled, d)
            flow.struck = sorted([*flow.struck, (start, end)])


def put_words(flow: Flow, tabled: str, lost: Difference) -> tuple[int, int, int, int]:
    """Put lost words of the tabled text where they stood, spaced as they were.

    Returns:
        Where the flow grew, by how much, and where the words themselves begin and end.
    """
    piece = tabled[lost.old_start : lost.old_end]
    words = piece.strip()
    first = lost.old_start + len(piece) - len(piece.lstrip())
    at = lost.new_start
    before, behind = flow.text[:at][-1:], flow.text[at : at + 1]
    lead = " " if before.strip() and tabled[:first][-1:].isspace() else ""
    last = tabled[first + len(words) : first + len(words) + 1]
    if not lead and before.isspace() and not tabled[:first][-1:].isspace():
        # "sails ," would be read back with a space before its point.
        at -= 1
        behind = ""
    tail = " " if behind.strip() and last.isspace() else ""
    flow.put(at, lead + words + tail)
    size = len(lead + words + tail)
    for tag in flow.tags:
        # A tag that ended right here still ends the words before, not those put back.
        if tag.at == at + size:
            tag.at = at
    return at, size, at + len(lead), at + len(lead) + len(words)
