"""Paragraphs that come from elsewhere, put in as paragraphs: their kind kept, a label found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.draft.draft import Draft
from model.draft.ids import new_id
from model.draft.paragraph import MASTHEAD_KINDS, Paragraph
from model.draft.place import Place
from model.draft.text import Mark, Runs, joined, length
from model.steps.container import container_of, paragraph_in
from model.steps.labels import label_after, label_key, label_like
from model.steps.paragraph_edits import insert_paragraphs
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice
from model.steps.whole_edits import refuse_nobody

_LABELLED = ("preambular", "operative")
_ONE_ONLY = (*MASTHEAD_KINDS, "title", "enacting", "cell", "note", "block")
"""Kinds that a paragraph has from where it stands; what is put behind one is plain text."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A paragraph on its way in.

    Attributes:
        runs: Its words; only text and format are used.
        kind: What it is, or empty where nothing says so.
        label: Its label where it came from, or empty.
        level: 1 for a paragraph, 2 for (a), …; 0 where nothing says so.
    """

    runs: Runs
    kind: str = ""
    label: str = ""
    level: int = 0


def add_paragraphs(
    draft: Draft,
    voice: Voice,
    beside: str,
    coming: Sequence[Coming],
    before: bool = False,
    mark: Mark = "",
) -> Typed:
    """Put paragraphs behind another, or before it; the caret stands at the end of the last.

    ``mark``: The place of a change that they are, where that is one already.

    Raises:
        StepRefused: If nobody has the floor, or the other is not there.
    """
    refuse_nobody(draft, voice)
    after = _one_before(draft, beside) if before else beside
    return _put(draft, voice, after, paragraph_in(draft, beside), coming, mark)


def fill_paragraph(draft: Draft, voice: Voice, place: Place, coming: Sequence[Coming]) -> Typed:
    """Put the first one's words into an empty paragraph, and the others behind it: one change.

    Raises:
        StepRefused: If nobody has the floor, the paragraph is agreed, or it is not there.
    """
    first, rest = coming[0], coming[1:]
    typed = type_words(draft, voice, Asked(place, place, (first.runs,), caret=place))
    if not rest:
        return typed
    filled = typed.edit.apply(draft)
    beside = paragraph_in(filled, place.paragraph)
    behind = _put(filled, voice, place.paragraph, beside, rest, typed.hand)
    both = replace(typed.edit, steps=(*typed.edit.steps, *behind.edit.steps), after=behind.caret)
    return replace(behind, edit=both)


def can_stand_before(draft: Draft, paragraph: str) -> bool:
    """Whether others can be put before a paragraph: of a cell or a note, not before its first."""
    return bool(_one_before(draft, paragraph)) or draft.row_of(paragraph) == 0


def _one_before(draft: Draft, paragraph: str) -> str:
    """The paragraph before one in the body, the cell or the note; empty for none."""
    held = container_of(draft, paragraph)
    row = held.row_of(paragraph)
    here, others = held.paragraphs[row], held.paragraphs[max(row - 1, 0) : row]
    return others[0].id if others and others[0].inside == here.inside else ""


def _put(
    draft: Draft,
    voice: Voice,
    after: str,
    beside: Paragraph,
    coming: Sequence[Coming],
    mark: Mark = "",
) -> Typed:
    new: list[Paragraph] = []
    for one in coming:
        new.append(_settled(draft, beside, new, one))
    edit = insert_paragraphs(draft, after, new, voice, mark=mark)
    caret = Place(new[-1].id, length(new[-1].runs))
    here = Place(beside.id, 0 if after != beside.id else length(beside.runs))
    hand = next(iter(edit.apply(draft).changes.differing(draft.changes)), mark)
    return Typed(replace(edit, before=here, after=caret), caret, hand)


def _settled(
    draft: Draft, beside: Paragraph, new: Sequence[Paragraph], coming: Coming
) -> Paragraph:
    """The paragraph as it will stand."""
    last = new[-1] if new else beside
    words = joined(replace(run, object="") for run in coming.runs)
    fresh = Paragraph(new_id("p"), last.kind, words, inside=beside.inside)
    if beside.inside or draft.paragraphs.index_of(beside.id) is None:
        return replace(fresh, kind=beside.kind)
    kind = coming.kind or last.kind
    if kind in _ONE_ONLY and kind != "title":
        kind = "text"
    if kind == "title" and any(p.kind == "title" for p in draft.paragraphs):
        kind = "text"
    level = coming.level or (last.level if kind == last.kind and not coming.label else 1)
    label = _label(draft, last, new, coming, kind)
    return replace(fresh, kind=kind, label=label, level=level)


def _label(
    draft: Draft, last: Paragraph, new: Sequence[Paragraph], coming: Coming, kind: str
) -> str:
    """Its own label while nobody has it, as the others are written; else what a room would give."""
    fresh = [p.label for p in new]
    own = coming.label
    if own and last.kind == kind:
        own = label_like(own, last.label)
    if own:
        taken = {label_key(p.kind, p.label) for p in (*draft.paragraphs, *new)}
        # Every paragraph may have an (a).
        if own.startswith("(") or label_key(kind, own) not in taken:
            return own
    if kind not in _LABELLED:
        return ""
    like = last.label if last.kind == kind and last.label else own
    return label_after(draft, like, fresh)
