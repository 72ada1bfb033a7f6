"""Where guessed insertions begin, and what stances on words that stand are about.

Identical cases (the same words of the same delegations) are one question; each answer moves every
edge of them by as many words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import OBJECT, Run, change_of
from model.readings.asking.guesses import is_guess
from model.readings.asking.question import Answer, Deed, Edge, Question
from model.readings.small_words import FUNCTION_WORDS, POINTS
from model.readings.words import Word, is_word, loose_words_of

_OPENERS = frozenset(("including", "as", "while", "which", "that", "with", "in", "and", "or", "to"))
_STRIKE_GUESSED = ("strike was lost", "taken as deleted", "are struck for the like")
"""What reasons say where nothing shows that the words are struck."""
_SHOWN = 70
"""Characters on each side of a gap that are shown of the sentence without the words."""


@dataclass(frozen=True, slots=True)
class Case:
    """A guessed insertion in a paragraph: from ``start`` to ``end``, not before ``limit``."""

    change: Change
    paragraph: Paragraph
    start: int
    end: int
    limit: int

    @property
    def words(self) -> str:
        """What it puts in."""
        return self.paragraph.text()[self.start : self.end]


def extent_questions(
    draft: Draft, guessed: Iterable[Paragraph], brief: bool = False
) -> Iterator[Question | None]:
    """A question for each guessed extent, identical cases together; ``brief`` ones say nothing.

    None is a place to pause, here as elsewhere.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Case]] = {}
    for paragraph in guessed:
        yield None
        for change in paragraph.changes():
            known = draft.changes.get(change)
            case = _case(known, paragraph) if known is not None and is_guess(known) else None
            if case is not None:
                who = tuple(f"{p.delegation} {p.stance}" for p in case.change.positions)
                words = " ".join(case.words.casefold().split())
                groups.setdefault((words, who), []).append(case)
    for cases in groups.values():
        ids = tuple(case.change.id for case in cases)
        yield Question("extent", "", (), changes=ids) if brief else _question(draft, cases)


def scope_questions(draft: Draft, guessed: Iterable[Paragraph]) -> Iterator[Question | None]:
    """Stances on words that nobody changes: on those words, or on the paragraph?"""
    for paragraph in guessed:
        yield None
        for change in paragraph.changes():
            known = draft.changes.get(change)
            if known is None or not is_guess(known) or not known.positions:
                continue
            held = _span([change in map(change_of, r.holds) for r in paragraph.runs], paragraph)
            if held is None or _touches(paragraph, change):
                continue
            yield _scope(draft, paragraph, known, held)


def _scope(draft: Draft, paragraph: Paragraph, change: Change, held: tuple[int, int]) -> Question:
    words = paragraph.text()[slice(*held)].strip()
    who = ", ".join(dict.fromkeys(draft.shown_name(p.delegation) for p in change.positions))
    verb = "speaks" if "," not in who else "speak"
    return Question(
        "scope",
        f"{who} {verb} of “{_short(words)}”, or of {display_name(paragraph)} as a whole?",
        (
            Answer("these words", Deed("settle", ids=(change.id,)), words),
            Answer("the paragraph", Deed("whole", ids=(change.id,)), display_name(paragraph)),
        ),
        paragraph.id,
        held[0],
        held[1] - held[0],
        (change.id,),
        change.confidence,
        change.reason,
    )


def _touches(paragraph: Paragraph, change: str) -> bool:
    things = [m for run in paragraph.runs for m in run.ins + run.dels]
    return change in map(change_of, (*things, *paragraph.end.ins, *paragraph.end.dels))


def _case(change: Change, paragraph: Paragraph) -> Case | None:
    """The insertion, where it is one stretch of words and not the whole paragraph."""
    if change.moved_from or change.id in map(change_of, paragraph.end.ins + paragraph.end.dels):
        return None
    span = _span([change.id in map(change_of, r.ins) for r in paragraph.runs], paragraph)
    if span is None or not paragraph.text()[slice(*span)].strip():
        return None
    return Case(change, paragraph, *span, _limit(paragraph.runs, change.id, span[0]))


def _span(wanted: Sequence[bool], paragraph: Paragraph) -> tuple[int, int] | None:
    """The first stretch of runs that are wanted, one truth value a run."""
    offset, start = 0, -1
    for run, is_wanted in zip(paragraph.runs, wanted, strict=True):
        if is_wanted:
            start = offset if start < 0 else start
        elif start >= 0:
            return start, offset
        offset += len(run.text)
    return (start, offset) if start >= 0 else None


def _limit(runs: Sequence[Run], change: str, start: int) -> int:
    """How far left the edge can go: to where words are in another state."""
    offset = 0
    limit = 0
    outer: tuple[str, ...] = ()
    for run in runs:
        marks = [change_of(m) for m in run.ins]
        if offset == start:
            outer = run.ins[: marks.index(change)]
            brackets = run.brackets
            break
        offset += len(run.text)
    else:
        return start
    offset = 0
    held: tuple[str, ...] = ()
    for run in runs:
        if set(held) - set(run.holds):
            limit = offset  # the tag of those who speak of the words before stands here
        held = run.holds
        if offset >= start:
            break
        offset += len(run.text)
        if run.ins != outer or run.dels or run.object or run.brackets != brackets:
            limit = offset
    return limit


def _question(draft: Draft, cases: Sequence[Case]) -> Question:
    first = min(cases, key=_doubt)
    who = ", ".join(dict.fromkeys(draft.shown_name(p.delegation) for p in first.change.positions))
    places = f" ({len(cases)} places alike)" if len(cases) > 1 else ""
    by = f" by {who}" if who else ""
    return Question(
        "extent",
        f"Where does “{_short(first.words.strip())}”{by} begin in "
        f"{display_name(first.paragraph)}{places}?",
        (*_answers(cases, first), *_besides(draft, cases, first)),
        first.paragraph.id,
        first.start,
        first.end - first.start,
        tuple(case.change.id for case in cases),
        first.change.confidence,
        first.change.reason,
        first.limit,
    )


def _doubt(case: Case) -> tuple[bool, float]:
    """Key that puts the case first that is asked about: an open one, the least sure."""
    return case.paragraph.agreement.state == "agreed", case.change.confidence or 0.0


def _answers(cases: Sequence[Case], first: Case) -> Iterator[Answer]:
    ids = tuple(case.change.id for case in cases)
    yield Answer(
        "as marked",
        Deed("settle", ids=ids),
        first.words.strip(),
        text_without(first.paragraph, first.start, first.end),
    )
    seen = {first.start}
    for name, sizes in (
        ("1 word", [_word(case) for case in cases]),
        ("phrase", [_phrase(case) for case in cases]),
        ("clause", [_clause(case) for case in cases]),
        ("to the previous limit", [_first_word(case) for case in cases]),
    ):
        edges = [fitted(case, start) for case, start in zip(cases, sizes, strict=True)]
        edge = next(e for e in edges if e.change == first.change.id)
        if edge.start in seen:
            continue
        seen.add(edge.start)
        yield Answer(
            name,
            Deed("edge", tuple(edges), ids),
            first.paragraph.text()[edge.start : edge.end].strip(),
            text_without(first.paragraph, edge.start, edge.end),
        )


def _besides(draft: Draft, cases: Sequence[Case], first: Case) -> Iterator[Answer]:
    """What else may be wrong of it: that words are struck with it, that others rival it."""
    ids = tuple(case.change.id for case in cases)
    words = first.words.strip()
    without = text_without(first.paragraph, first.start, first.end)
    if any(sign in first.change.reason for sign in _STRIKE_GUESSED) and all(map(_strikes, cases)):
        yield Answer("nothing is struck", Deed("unstrike", ids=ids), words, without)
    rivalled = {one for group in draft.alternatives.values() for one in group.of}
    if rivalled.issuperset(ids):
        yield Answer("no alternative", Deed("apart", ids=ids), words, without)


def _strikes(case: Case) -> bool:
    return any(case.change.id in map(change_of, run.dels) for run in case.paragraph.runs)


def fitted(case: Case, start: int, end: int = -1) -> Edge:
    """The edge from ``start`` to ``end`` (-1 for the case's own), with the one space that comes
    and goes with the words."""
    text = case.paragraph.text()
    end = case.end if end < 0 else end
    spaced = text[end - 1 : end].isspace()
    before = text[start - 1 : start] if start else ""
    if spaced and before and not before.isspace() and not text[start : start + 1].isspace():
        end -= 1
    elif not spaced and before == " " and start > case.limit:
        # Where a space follows too, it is the old edge that says which one goes with the words.
        start -= start > case.start or text[end : end + 1] != " "
    return Edge(case.change.id, case.paragraph.id, start, end)


def _words_before(case: Case) -> list[Word]:
    """The words from the limit to the end of the insertion, a sign at its end left out."""
    limit = case.limit
    found = loose_words_of(case.paragraph.text()[limit : case.end])
    words = [Word(w.start + limit, w.end + limit, w.key) for w in found]
    while words and not is_word(words[-1]):
        words.pop()
    return words


def _word(case: Case) -> int:
    words = _words_before(case)
    at = len(words)
    while at > 1 and words[at - 1].key in FUNCTION_WORDS:
        at -= 1
    return words[at - 1].start if words else case.start


def _phrase(case: Case) -> int:
    """Back to the last small word or sign, one telling word at least."""
    words = _words_before(case)
    at = len(words)
    while at > 1 and words[at - 1].key in FUNCTION_WORDS:
        at -= 1
    while at > 1 and words[at - 2].key not in FUNCTION_WORDS | POINTS:
        at -= 1
    return words[at - 1].start if words else case.start


def _clause(case: Case) -> int:
    """Back to the last comma, or to the small word that opens the clause."""
    words = _words_before(case)
    phrase = _phrase(case)
    before = [w for w in words if w.start < phrase]
    for at in range(len(before) - 1, -1, -1):
        if before[at].key in POINTS:
            return before[at].start if before[at].key == "," else before[at].end
        if before[at].key in _OPENERS:
            return before[at].start
    return words[0].start if words else case.start


def _first_word(case: Case) -> int:
    words = _words_before(case)
    return words[0].start if words else case.start


def text_without(paragraph: Paragraph, start: int, end: int) -> str:
    """The words of a paragraph round a gap between two offsets, struck ones left out."""
    before, after = sides_without(paragraph, start, end)
    return " ".join((before + after).split())


def sides_without(
    paragraph: Paragraph, start: int, end: int, change: str = "", shown: int = _SHOWN
) -> tuple[str, str]:
    """The words before and after a gap; those that only ``change`` strikes stand without it."""
    sides: tuple[list[str], list[str]] = ([], [])
    offset = 0
    for run in paragraph.runs:
        if all(change and change_of(m) == change for m in run.dels):
            sides[0].append(run.text[: max(0, start - offset)].replace(OBJECT, ""))
            sides[1].append(run.text[max(0, end - offset) :].replace(OBJECT, ""))
        offset += len(run.text)
    before, after = ("".join(side) for side in sides)
    head = ("…" if len(before) > shown else "") + before[-shown:]
    return head, after[:shown] + ("…" if len(after) > shown else "")


def _short(words: str, most: int = 60) -> str:
    words = " ".join(words.replace(OBJECT, "").split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def cases_of(draft: Draft, changes: Iterable[str]) -> list[Case]:
    """The guessed insertions of changes, for whoever drags their edges."""
    found = []
    for paragraph in draft.paragraphs:
        for change in paragraph.changes():
            known = draft.changes.get(change)
            if change in changes and known is not None:
                case = _case(known, paragraph)
                found += [case] if case is not None else []
    return found
