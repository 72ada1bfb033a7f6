"""What bounds the amendments of a paragraph in the informal notation: brackets that nest.

In: a draft and one of its paragraphs. Out: its runs as open changes leave them, and the brackets to
draw round each amendment, outer ones first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from model.draft.change import Change
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import Run, change_of, flat, joined


@dataclass(slots=True)
class Bound:
    """A bracket round a piece of an amendment, or a bracket of the draft (``change`` is None).

    Attributes:
        start, end: Code points of the runs' flat text.
        change: The change whose tag stands behind.
        more: Whether another piece of the same change follows.
        lead: Whether a space of its own goes before it.
        apart: Whether a space may stand before its tag though none ends it.
        bracket: For a bracket of the draft, its id.
        opens, closes: Whether its signs stand in this paragraph.
        amends: Whether it puts words in or takes some out, and does not only hold them.
    """

    start: int
    end: int
    change: Change | None
    more: bool = False
    lead: bool = False
    apart: bool = False
    amends: bool = True
    bracket: str = ""
    opens: bool = True
    closes: bool = True


@dataclass(slots=True)
class Bounds:
    """The runs of a paragraph and what bounds them.

    Attributes:
        runs: What is not decided away, marks of decided changes taken off.
        inner: Brackets to draw, outer before inner where they begin together.
        whole: The change that puts the whole paragraph in or holds it, or None.
        striking: Ids of the changes whose deletions are drawn as strikes.
    """

    runs: tuple[Run, ...]
    inner: list[Bound] = field(default_factory=list)
    whole: Change | None = None
    striking: set[str] = field(default_factory=set)


def bounds_of(draft: Draft, paragraph: Paragraph, gone: str) -> Bounds:
    """Find what bounds the paragraph's amendments; ``gone`` takes the whole of it out."""
    runs = _undecided(draft, paragraph.runs)
    silent = {gone, *_silent(draft, paragraph)}
    found = Bounds(runs)
    bare = _without_shared(draft, runs)
    changes = _changes(runs, paragraph)
    found.whole = _whole(draft, paragraph, runs, changes, silent)
    if found.whole is not None:
        silent.add(found.whole.id)
    text = flat(runs)
    for change in changes:
        if change in silent or change not in draft.changes:
            continue
        found.striking.add(change)
        spans = _spans(bare, change)
        for i, (start, end) in enumerate(spans):
            found.inner.append(_bound(text, start, end, draft.changes[change], i < len(spans) - 1))
            found.inner[-1].amends = _amends(runs, change)
    for bracket in dict.fromkeys(b for run in runs for b in run.brackets):
        start, end = _extent(runs, bracket)
        lead = text[start:end].startswith(" ")
        found.inner.append(Bound(start, end, None, lead=lead, bracket=bracket))
    found.inner = _nested(found.inner, text)
    return found


def _without_shared(draft: Draft, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without deletions that alternatives share: "~~nets~~ [ropes] (X) / [chains] (Y)".

    Such words stand struck before the first of them, and a reader knows whose strike it is.
    """
    bare = list(runs)
    for at, run in enumerate(runs):
        sharing = {change_of(m) for m in run.dels}
        if len(sharing) < 2 or run.holds:
            continue
        group = next((g for g in draft.alternatives.values() if sharing <= set(g.of)), None)
        if group is not None and _branches(run, runs[at + 1 :], sharing) == sharing:
            bare[at] = replace(run, dels=())
    return tuple(bare)


def _branches(struck: Run, runs: Sequence[Run], sharing: set[str]) -> set[str]:
    """The changes of some that put words in right behind struck ones, one behind the other."""
    found: set[str] = set()
    for run in runs:
        alike = run.ins and (run.ins[:-1], run.brackets, run.dels) == (
            struck.ins,
            struck.brackets,
            (),
        )
        if not alike or change_of(run.ins[-1]) not in sharing:
            break
        found.add(change_of(run.ins[-1]))
    return found


def _undecided(draft: Draft, runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs that may still stand; accepted insertions are plain words."""
    kept = []
    for run in runs:
        outcomes = [_outcome(draft, m) for m in run.ins]
        if any(o in ("rejected", "withdrawn") for o in outcomes):
            continue
        if any(_outcome(draft, m) == "accepted" for m in run.dels):
            continue
        kept.append(
            replace(
                run,
                ins=tuple(m for m in run.ins if _outcome(draft, m) == "open"),
                dels=tuple(m for m in run.dels if _outcome(draft, m) == "open"),
                holds=tuple(m for m in run.holds if _outcome(draft, m) == "open"),
            )
        )
    return joined(kept)


def _outcome(draft: Draft, mark: str) -> str:
    change = draft.changes.get(change_of(mark))
    return change.outcome if change is not None else "open"


def _silent(draft: Draft, paragraph: Paragraph) -> set[str]:
    """Changes that other paragraphs or labels tell of: moves, alts, merges."""
    known = (draft.changes.get(change) for change in paragraph.changes())
    told = {c.id for c in known if c is not None and (c.moved_from or c.moved_to)}
    told.update(change_of(m) for m in paragraph.end.dels)
    return told


def _changes(runs: Sequence[Run], paragraph: Paragraph) -> list[str]:
    seen = dict.fromkeys(change_of(m) for run in runs for m in run.marks())
    seen.update(dict.fromkeys(change_of(m) for m in paragraph.end.ins))
    return list(seen)


def _whole(
    draft: Draft,
    paragraph: Paragraph,
    runs: Sequence[Run],
    changes: Iterable[str],
    silent: set[str],
) -> Change | None:
    """The change that puts in all the words and the end, or only holds them all."""
    ends = {change_of(m) for m in paragraph.end.ins}
    for change in changes:
        if change in silent or change not in draft.changes or not runs:
            continue
        put_in = change in ends and all(change in map(change_of, run.ins) for run in runs)
        if put_in and not any(change in map(change_of, run.dels) for run in runs):
            return draft.changes[change]
    return _held(draft, runs, changes)


def _held(draft: Draft, runs: Sequence[Run], changes: Iterable[str]) -> Change | None:
    """The change that holds every word up to the final point."""
    for change in changes:
        known = draft.changes.get(change)
        if (
            known is None
            or not known.positions
            or not flat(runs).rstrip().endswith((".", ";", ","))
        ):
            continue
        if all(change in map(change_of, run.holds) for run in runs):
            return known
    return None


def _amends(runs: Sequence[Run], change: str) -> bool:
    return any(change in map(change_of, run.ins + run.dels) for run in runs)


def _spans(runs: Sequence[Run], change: str) -> list[tuple[int, int]]:
    """Where the change has marks, neighbours joined."""
    spans: list[tuple[int, int]] = []
    offset = 0
    for run in runs:
        end = offset + len(run.text)
        if change in map(change_of, run.marks()):
            if spans and spans[-1][1] == offset:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((offset, end))
        offset = end
    return spans


def _extent(runs: Sequence[Run], bracket: str) -> tuple[int, int]:
    offset, places = 0, []
    for run in runs:
        if bracket in run.brackets:
            places += [offset, offset + len(run.text)]
        offset += len(run.text)
    return min(places), max(places)


def _bound(text: str, start: int, end: int, change: Change, more: bool) -> Bound:
    """The bracket round a piece; a space that leads it stands before the bracket."""
    lead = text[start:end].startswith(" ")
    behind = text[end : end + 1]
    apart = not behind or behind in " ,;:.!?)"
    return Bound(start, end, change, more, lead, apart)


def _nested(bounds: list[Bound], text: str) -> list[Bound]:
    """The brackets so that none crosses another: the later one is cut where it would."""
    todo = sorted(bounds, key=lambda b: (b.start, -b.end))
    done: list[Bound] = []
    while todo:
        bound = todo.pop(0)
        crossed = next((d for d in done if d.start < bound.start < d.end < bound.end), None)
        if crossed is not None:
            rest = replace_bound(bound, crossed.end, bound.end)
            bound = replace_bound(bound, bound.start, crossed.end)
            if not text[rest.start : rest.end].strip():
                done.append(bound)
                continue
            bound.more = bound.change is not None
            todo = sorted([*todo, rest], key=lambda b: (b.start, -b.end))
        done.append(bound)
    return sorted(done, key=lambda b: (b.start, -b.end))


def replace_bound(bound: Bound, start: int, end: int) -> Bound:
    """The bound over another stretch."""
    return replace(bound, start=start, end=end, lead=False)
