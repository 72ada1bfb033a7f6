"""An extent that a person drags: exactly these words, in every identical case that has them."""

from __future__ import annotations

from model.draft.draft import Draft
from model.readings.asking.extents import Case, cases_of, fitted, text_without
from model.readings.asking.question import Answer, Deed, Edge, Question
from model.readings.words import is_word, loose_words_of

EXACTLY = "exactly this"
"""The name of the answer."""


def exact_answer(draft: Draft, question: Question, start: int, end: int) -> Answer | None:
    """The answer that the insertion reaches from ``start`` to ``end``; None where it cannot.

    Cases that have other words there stay as they are and are asked again.
    """
    cases = cases_of(draft, question.changes)
    first = next((c for c in cases if c.paragraph.id == question.paragraph), None)
    if first is None:
        return None
    here = _edge(first, start, end)
    if here is None:
        return None
    words = _words(first, here)
    back, on = here.start - first.end, here.end - first.end
    edges = [here]
    for case in cases:
        if case is first:
            continue
        other = _edge(case, case.end + back, case.end + on) if case.end + back >= 0 else None
        if other is not None and _words(case, other) == words:
            edges.append(other)
    text = first.paragraph.text()
    return Answer(
        EXACTLY,
        Deed("edge", tuple(edges), tuple(edge.change for edge in edges)),
        text[here.start : here.end].strip(),
        text_without(first.paragraph, here.start, here.end),
    )


def next_start(draft: Draft, question: Question, now: int, step: int) -> int:
    """The start of the word before (-1) or behind (1) the left edge at ``now``."""
    case = next(
        (c for c in cases_of(draft, question.changes) if c.paragraph.id == question.paragraph), None
    )
    if case is None:
        return now
    text = case.paragraph.text()
    starts = [w.start for w in loose_words_of(text[: case.end]) if w.start >= case.limit]
    words = [w for w in loose_words_of(text[: case.end]) if is_word(w) and w.start >= case.limit]
    now += len(text[now:]) - len(text[now:].lstrip())
    if step < 0:
        return max((s for s in starts if s < now), default=now)
    last = words[-1].start if words else now
    return min((s for s in starts if now < s <= last), default=now)


def next_end(draft: Draft, question: Question, start: int, now: int, step: int) -> int:
    """The end of the word before (-1) or behind (1) the right edge at ``now``."""
    held = draft.paragraph(question.paragraph)
    if held is None:
        return now
    text = held.text()
    now = start + len(text[start:now].rstrip())
    ends = [w.end for w in loose_words_of(text) if w.end > start]
    if step < 0:
        return max((e for e in ends if e < now), default=now)
    return min((e for e in ends if e > now), default=now)


def _edge(case: Case, start: int, end: int) -> Edge | None:
    text = case.paragraph.text()
    bare = text[start:end]
    start += len(bare) - len(bare.lstrip())
    end = start + len(bare.strip())
    if start >= end or end < case.start or start > case.end or end > len(text):
        return None
    if end == len(text[: case.end].rstrip()):
        end = case.end
    elif text[end : end + 1] == " ":
        end += 1
    return fitted(case, start, end)


def _words(case: Case, edge: Edge) -> str:
    return " ".join(case.paragraph.text()[edge.start : edge.end].casefold().split())
