"""Runs: how they are joined, cut and measured, when their words stand, and how edits mark them.

Offsets count code points from the start of a paragraph, those of deleted runs too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

OBJECT = "\ufffc"
"""The text of a run that stands for a note, a picture or a field."""

_LONGEST = 10
"""Digits that the number of a place never has."""

Mark = str
"""Names one place of a change: ``c7`` is the first of change c7, ``c7.2`` the second."""

Runs = tuple["Run", ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph that carry the same marks throughout.

    Attributes:
        text: The words; never empty. Line breaks are ``\\n``.
        ins: Marks of the insertions round it, outermost first.
        dels: Marks of the deletions over it, sorted.
        brackets: Ids of the brackets round it, outermost first.
        holds: Marks of the changes that only hold these words, sorted.
        format: ``b i u sup sub``, sorted.
        kept: Wrappers of other tools, outermost first, each an empty XML element as text.
        object: Id of the note or kept object that the text (then one U+FFFC) stands for.
    """

    text: str
    ins: tuple[Mark, ...] = ()
    dels: tuple[Mark, ...] = ()
    brackets: tuple[str, ...] = ()
    holds: tuple[Mark, ...] = ()
    format: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    object: str = ""

    def is_like(self, other: Run) -> bool:
        """Whether the two would be one run if they were neighbours."""
        return (
            self.ins == other.ins
            and self.dels == other.dels
            and self.format == other.format
            and self.brackets == other.brackets
            and self.holds == other.holds
            and self.kept == other.kept
            and not self.object
            and not other.object
        )

    def marks(self) -> tuple[Mark, ...]:
        """Every mark on the run: insertions, deletions, holds."""
        return self.ins + self.dels + self.holds


@dataclass(frozen=True, slots=True)
class EndMark:
    """The end of a paragraph, which can be inserted and deleted like a character."""

    ins: tuple[Mark, ...] = ()
    dels: tuple[Mark, ...] = ()


PLAIN_END = EndMark()

Decided = Callable[[str], "bool | None"]
"""What is decided of a change, by its id: in, out, or (None) neither."""


def change_of(mark: Mark) -> str:
    """The id of the change that a mark belongs to."""
    return mark.partition(".")[0]


def place_of(mark: Mark) -> int:
    """The number of the place, from 1, that a mark stands for."""
    return _number(mark.partition(".")[2])


def _number(place: str) -> int:
    """The number that is told of a place; a file may hold anything there."""
    return int(place) if place.isdecimal() and len(place) < _LONGEST else 1


def make_mark(change: str, place: int = 1) -> Mark:
    """The mark of a change's place; ``place`` counts from 1."""
    return change if place == 1 else f"{change}.{place}"


def mark_order(mark: Mark) -> tuple[str, int]:
    """Key that sorts marks by change, then by place number."""
    change, _, place = mark.partition(".")
    return change, _number(place)


def sorted_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks as a set in its one stored order."""
    return tuple(sorted(sorted(set(marks)), key=mark_order))


def stands(thing: Run | EndMark, decided: Decided) -> bool | None:
    """The rule of what stands: all its insertions are in, and none of its deletions is.

    None where something undecided makes the difference.
    """
    verdict: bool | None = True
    for mark in thing.ins:
        said = decided(change_of(mark))
        if said is False:
            return False
        if said is None:
            verdict = None
    for mark in thing.dels:
        said = decided(change_of(mark))
        if said is True:
            return False
        if said is None:
            verdict = None
    return verdict


def joined(runs: Iterable[Run]) -> Runs:
    """The runs in their one form: none empty, neighbours alike made one."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and out[-1].is_like(run):
            out[-1] = with_text(out[-1], out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def with_text(run: Run, text: str) -> Run:
    """The run with other words; told apart from ``replace`` because it is asked for so often."""
    return Run(text, run.ins, run.dels, run.brackets, run.holds, run.format, run.kept, run.object)


def flat(runs: Iterable[Run]) -> str:
    """The whole flat text, deleted runs included."""
    return "".join(run.text for run in runs)


def length(runs: Iterable[Run]) -> int:
    """Length of the flat text in code points."""
    return sum([len(run.text) for run in runs])  # each key asks: a generator takes twice as long


def cut(runs: Iterable[Run], offset: int) -> tuple[Runs, Runs]:
    """The runs before and after ``offset``."""
    runs = tuple(runs)
    left = max(offset, 0)
    for i, run in enumerate(runs):
        if left < len(run.text):
            if not left:
                return runs[:i], runs[i:]
            first, last = with_text(run, run.text[:left]), with_text(run, run.text[left:])
            return (*runs[:i], first), (last, *runs[i + 1 :])
        left -= len(run.text)
    return runs, ()


def between(runs: Iterable[Run], start: int, end: int) -> Runs:
    """The runs from ``start`` to ``end``."""
    return cut(cut(runs, end)[0], start)[1] if start < end else ()


def replaced(runs: Runs, start: int, end: int, new: Iterable[Run]) -> Runs:
    """The runs with those from ``start`` to ``end`` replaced by ``new``."""
    before, rest = cut(runs, start)
    after = cut(rest, end - start)[1]
    # What stays has its one form already: only at the seams can runs be joined.
    return (*before[:-1], *joined((*before[-1:], *new, *after[:1])), *after[1:])


def with_deletion(run: Run, mark: Mark) -> Run:
    """The run, deleted by ``mark`` too."""
    if mark in run.dels:
        return run
    return replace(run, dels=sorted_marks((*run.dels, mark)))


def common_start(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The longest common beginning of two nestings."""
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return one[:shared]


def inherited(left: Run | None, right: Run | None, mark: Mark) -> Run:
    """The state of new words put between two runs by ``mark``; the text is still empty.

    What covers both neighbours (an insertion, a deletion, a bracket, a hold) covers the new words;
    what covers one alone does not. Otherwise the order of edits would matter: it did for one in
    four of the random sets that were tried, of four edits each.
    """
    if left is None or right is None:
        return Run("", ins=(mark,))
    around = tuple(m for m in left.ins if m in right.ins)
    return Run(
        "",
        ins=around if mark in around else (*around, mark),
        dels=tuple(d for d in left.dels if d in right.dels and d != mark),
        brackets=tuple(b for b in left.brackets if b in right.brackets),
        holds=tuple(h for h in left.holds if h in right.holds and h != mark),
    )


def over_whole(unit: Iterable[tuple[Runs, EndMark]]) -> EndMark:
    """What inserts and deletes whole paragraphs from here on: from a start to an end mark.

    ``unit`` gives the runs and the end mark of a paragraph, then of those behind it; one that
    others have split is still whole.
    """
    first: Run | EndMark | None = None
    going: set[Mark] = set()
    whole: set[Mark] = set()
    at_end = False
    for thing in _things(unit):
        here = {*thing.ins, *thing.dels}
        if first is None:
            first, going = thing, here
        whole |= going - here if at_end else set()
        going &= here
        if not going:
            break
        at_end = isinstance(thing, EndMark)
    whole |= going
    if first is None:
        return PLAIN_END
    return EndMark(
        tuple(m for m in first.ins if m in whole), tuple(m for m in first.dels if m in whole)
    )


def _things(unit: Iterable[tuple[Runs, EndMark]]) -> Iterator[Run | EndMark]:
    for runs, end in unit:
        yield from runs
        yield end


def state_between(
    runs: Runs,
    offset: int,
    mark: Mark,
    before: EndMark | None = None,
    end: EndMark | None = None,
    whole: EndMark | None = None,
) -> Run:
    """The state of new words put by ``mark`` at ``offset``; the text is still empty.

    End marks are neighbours like characters. At the end of a paragraph the right neighbour is
    its own mark, ``end``; at its start the left one is that of the paragraph before, ``before``,
    or ``whole`` (see ``over_whole``): what is put first in a paragraph that is inserted or
    deleted as a whole goes with it.
    """
    left, right = cut(runs, offset)
    after = right[0] if right else as_run(end)
    if left:
        return inherited(left[-1], after, mark)
    state = inherited(as_run(before), after, mark)
    inside = inherited(as_run(whole), after, mark)
    return replace(
        state,
        ins=max(state.ins, inside.ins, key=len),
        dels=sorted_marks((*state.dels, *inside.dels)),
    )


def as_run(end: EndMark | None) -> Run | None:
    """An end mark as the neighbour of words."""
    return None if end is None else Run("", end.ins, end.dels)


def in_state(words: Iterable[Run], state: Run) -> Runs:
    """The words with their own format, wrappers and objects, in the state of ``state``."""
    ins, dels, brackets, holds = state.ins, state.dels, state.brackets, state.holds
    return tuple(
        [Run(w.text, ins, dels, brackets, holds, w.format, w.kept, w.object) for w in words]
    )


def replacing(struck: Runs, right: Run | None, mark: Mark) -> Run:
    """The state of words put by ``mark`` in the place of ``struck``; the text is still empty.

    An insertion covers them if it covers every run of ``struck`` and the one to the right, so
    that they are not lost where any of the others stands. What deletes, brackets or holds the words
    on both their sides does so with them.
    """
    state = inherited(struck[-1], right, mark)
    around = (m for m in state.ins if m == mark or all(m in run.ins for run in struck))
    return replace(state, ins=tuple(around))
