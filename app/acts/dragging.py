"""Words dragged elsewhere in a column: taken out where they stood, put in where they fell."""

from __future__ import annotations

from dataclasses import replace

from app.acts.word_spaces import beside, is_spaced, set_apart
from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import Runs
from model.readings.pasted_over import edge_at, whole_rows
from model.steps.rewriting_edits import taken_out
from model.steps.several import Replacement, replace_several
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice
from model.steps.whole_edits import carry_paragraphs
from widgets.table.asking import Moving


def put_elsewhere(
    moving: Moving, words: tuple[str | Runs, ...], draft: Draft, voice: Voice
) -> Typed:
    """Words of one paragraph are one change: struck here, put in there; whole ones are moved."""
    whole = _whole_paragraphs(moving, draft)
    if whole is not None and not moving.stays:
        return carry_paragraphs(draft, voice, *whole)
    words = _set_apart(draft, moving, words)
    start, end, to = *_with_a_space(draft, moving), moving.to
    if moving.stays:
        return type_words(draft, voice, Asked(to, to, words))
    if len(words) > 1 or start.paragraph != end.paragraph:
        return _moved_far(moving, words, draft, voice)
    gone, come = [Replacement(start, end)], [Replacement(to, to, words[0])]
    first, last = _row(draft, start), _row(draft, to)
    leads_back = last < first or (last == first and to.offset <= start.offset)
    typed = replace_several(draft, voice, [come, gone] if leads_back else [gone, come])
    name = typed.edit.name.replace("Replacement", "Words moved", 1)
    caret = to._replace(side="after")
    return replace(typed, edit=replace(typed.edit, name=name), caret=typed.edit.follow(caret) or to)


def _whole_paragraphs(moving: Moving, draft: Draft) -> tuple[list[str], str] | None:
    """The paragraphs that were dragged to an edge of another one, and which they come behind.

    None where words were dragged, or into a paragraph.
    """
    to = draft.paragraphs.index_of(moving.to.paragraph)
    rows = whole_rows(draft, moving.reading, moving.start, moving.end)
    if to is None or rows is None or to in rows or draft.paragraphs[rows[0]].inside:
        return None
    edge = edge_at(draft, moving.reading, to, moving.to)
    if edge not in ("before", "behind") or draft.paragraphs[to].inside:
        return None
    before = draft.paragraphs[to - 1].id if to else ""
    here = moving.to.paragraph if edge == "behind" else before
    return [draft.paragraphs[row].id for row in rows], here


def _set_apart(
    draft: Draft, moving: Moving, words: tuple[str | Runs, ...]
) -> tuple[str | Runs, ...]:
    """The words with spaces where whole ones would run together with those they come beside."""
    if not _are_whole(draft, moving):
        return words
    before, after = beside(draft, moving.to, moving.to)
    words = (set_apart(words[0], before, ""), *words[1:])
    return (*words[:-1], set_apart(words[-1], "", after))


def _with_a_space(draft: Draft, moving: Moving) -> tuple[Place, Place]:
    """What goes: whole words take one of the two spaces along that would be left."""
    start, end, to = moving.start, moving.end, moving.to
    near = to.paragraph == start.paragraph and start.offset - 1 <= to.offset <= end.offset + 1
    if start.paragraph != end.paragraph or near or not _are_whole(draft, moving):
        return start, end
    before, after = beside(draft, start, end)
    if before in ("", " ") and after == " ":
        return start, end._replace(offset=end.offset + 1)
    if before == " " and not is_spaced(after):
        return start._replace(offset=start.offset - 1), end
    return start, end


def _are_whole(draft: Draft, moving: Moving) -> bool:
    """Whether words were dragged that begin and end where words do."""
    words = moving.pasted.text()
    before, after = beside(draft, moving.start, moving.end)
    edges = is_spaced(words[:1]) and is_spaced(words[-1:])
    return edges and not is_spaced(before) and not is_spaced(after)


def _row(draft: Draft, place: Place) -> int:
    return draft.paragraphs.index_of(place.paragraph) or 0


def _moved_far(moving: Moving, words: tuple[str | Runs, ...], draft: Draft, voice: Voice) -> Typed:
    """Put in first, then taken out where they stood: what is put in moves that place along."""
    put = type_words(draft, voice, Asked(moving.to, moving.to, words))
    start = put.edit.follow(moving.start._replace(side="after"))
    end = put.edit.follow(moving.end._replace(side="before"))
    if start is None or end is None:
        return put
    after = put.edit.apply(draft)
    if put.hand:
        taken = taken_out(after, voice, start, end, put.hand)
    else:
        taken = type_words(after, voice, Asked(start, end)).edit
    name = put.edit.name.replace("Insertion", "Words moved", 1)
    both = replace(put.edit, name=name, steps=(*put.edit.steps, *taken.steps))
    return Typed(both, taken.follow(put.caret) or put.caret, put.hand)
