"""The paragraphs of a draft in chunks: an edit costs the same in a long draft as in a short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple, overload

from model.draft.paragraph import Paragraph, other_letters
from model.draft.text import change_of

CHUNK = 256


class AgreedEnds(NamedTuple):
    """Ids of the changes that insert (``made``) or delete the end mark of agreed paragraphs."""

    made: frozenset[str]
    ended: frozenset[str]


class Chunk(tuple[Paragraph, ...]):
    """Some neighbouring paragraphs, with what is asked of them often kept beside them.

    Attributes:
        counted: What was found when the chunk was counted last; whoever counts knows what it is.
    """

    counted: object = None
    _index: dict[str, int] | None = None
    _rows: dict[str, Sequence[int]] | None = None
    _changes: frozenset[str] | None = None
    _agreed_ends: AgreedEnds | None = None
    _bracketed: dict[str, Sequence[int]] | None = None
    _noted: tuple[int, ...] | None = None
    _awaited: dict[str, Sequence[int]] | None = None

    def index_of(self, paragraph: str) -> int | None:
        """Where in the chunk the paragraph of that id stands."""
        if self._index is None:
            self._index = {p.id: i for i, p in enumerate(self)}
        return self._index.get(paragraph)

    def changes(self) -> frozenset[str]:
        """Ids of the changes with a mark in the chunk."""
        if self._changes is None:
            self._changes = frozenset(self._rows_by_change())
        return self._changes

    def with_change(self, change: str) -> Sequence[int]:
        """Where in the chunk paragraphs have a mark of the change."""
        return self._rows_by_change().get(change, ())

    def with_any(self, changes: AbstractSet[str]) -> set[int]:
        """Where in the chunk paragraphs have a mark of any of the changes."""
        known = self._rows_by_change()
        if len(changes) > len(known):
            return {row for change, rows in known.items() if change in changes for row in rows}
        return {row for change in changes for row in known.get(change, ())}

    def _rows_by_change(self) -> dict[str, Sequence[int]]:
        if self._rows is None:
            found: dict[str, list[int]] = {}
            for i, p in enumerate(self):
                for change in p.changes():
                    found.setdefault(change, []).append(i)
            self._rows = {**found}
        return self._rows

    def agreed_ends(self) -> AgreedEnds:
        """The changes that make or end an agreed paragraph of the chunk."""
        if self._agreed_ends is None:
            agreed = [p.end for p in self if p.agreement.state == "agreed"]
            self._agreed_ends = AgreedEnds(
                frozenset(change_of(mark) for end in agreed for mark in end.ins),
                frozenset(change_of(mark) for end in agreed for mark in end.dels),
            )
        return self._agreed_ends

    def bracketed(self, bracket: str) -> Sequence[int]:
        """Where in the chunk paragraphs have a run in the bracket."""
        return self._rows_by_bracket().get(bracket, ())

    def _rows_by_bracket(self) -> dict[str, Sequence[int]]:
        if self._bracketed is None:
            found: dict[str, list[int]] = {}
            for i, p in enumerate(self):
                for run in p.runs:
                    for one in run.brackets:
                        rows = found.setdefault(one, [])
                        if not rows or rows[-1] != i:
                            rows.append(i)
            self._bracketed = {**found}
        return self._bracketed

    def noted(self) -> tuple[int, ...]:
        """Where in the chunk paragraphs have a run that stands for something: a note, a picture."""
        if self._noted is None:
            self._noted = tuple(i for i, p in enumerate(self) if _objects(p))
        return self._noted

    def awaiting(self, one: str) -> Sequence[int]:
        """Where in the chunk paragraphs are agreed pending the one of that id."""
        if self._awaited is None:
            found: dict[str, list[int]] = {}
            for i, p in enumerate(self):
                for pending in p.agreement.pending:
                    found.setdefault(pending, []).append(i)
            self._awaited = {**found}
        return self._awaited.get(one, ())

    def look_through(self) -> None:
        """Find all that is kept with the chunk."""
        self.index_of("")
        self.changes()
        self.agreed_ends()
        self.bracketed("")
        self.noted()
        self.awaiting("")

    def take_over(self, before: Chunk, at: int, removed: int, added: int) -> None:
        """Keep what is known of a chunk in which ``removed`` paragraphs from ``at`` were others.

        ``added`` of this one stand in their place.
        """
        gone, come = before[at : at + removed], self[at : at + added]
        if removed == added == 1 and other_letters(gone[0], come[0]):
            self._take_all(before)
            return
        if [p.id for p in gone] == [p.id for p in come]:
            self._index = before._index
        if list(map(_agreed_end, gone)) == list(map(_agreed_end, come)):
            self._agreed_ends = before._agreed_ends
        if before._rows is not None:
            if list(map(_changes, gone)) == list(map(_changes, come)):
                self._rows, self._changes = before._rows, before._changes
            else:
                self._rows = _spliced(before._rows, at, removed, list(map(_changes, come)))
        # Most edits leave the rest as it was: nothing is looked through for them.
        self._bracketed = _kept(before._bracketed, _brackets, gone, come, at)
        self._awaited = _kept(before._awaited, _awaited, gone, come, at)
        known: Sequence[int] | None = before._noted
        noted = _kept(None if known is None else {"": known}, _noted, gone, come, at)
        self._noted = None if noted is None else tuple(noted.get("", ()))

    def _take_all(self, before: Chunk) -> None:
        """Keep all that is known of a chunk: nothing of it goes by letters."""
        self._index = before._index
        self._rows, self._changes = before._rows, before._changes
        self._agreed_ends = before._agreed_ends
        self._bracketed = before._bracketed
        self._noted = before._noted
        self._awaited = before._awaited


def _spliced(
    rows: Mapping[str, Sequence[int]], at: int, removed: int, come: list[set[str]]
) -> dict[str, Sequence[int]]:
    """Where things stand once ``come`` have them in the place of ``removed`` paragraphs."""
    end, shift = at + removed, len(come) - removed
    found: dict[str, Sequence[int]] = {}
    for one, known in rows.items():
        if not known or known[-1] < at or (not shift and known[0] >= end):
            found[one] = known
            continue
        kept = [i if i < at else i + shift for i in known if i < at or i >= end]
        if kept:
            found[one] = kept
    for i, things in enumerate(come, at):
        for one in things:
            found[one] = sorted((*found.get(one, ()), i))
    return found


def _kept(
    rows: dict[str, Sequence[int]] | None,
    things_of: Callable[[Paragraph], set[str]],
    gone: Sequence[Paragraph],
    come: Sequence[Paragraph],
    at: int,
) -> dict[str, Sequence[int]] | None:
    """Where things stand, if that is known, once ``come`` stand where ``gone`` did."""
    things = list(map(things_of, come))
    if rows is None or list(map(things_of, gone)) == things:
        return rows
    return _spliced(rows, at, len(gone), things)


def _awaited(paragraph: Paragraph) -> set[str]:
    return set(paragraph.agreement.pending)


def _noted(paragraph: Paragraph) -> set[str]:
    return {""} if _objects(paragraph) else set()


def _changes(paragraph: Paragraph) -> set[str]:
    return set(paragraph.changes())


def _agreed_end(paragraph: Paragraph) -> object:
    return paragraph.end if paragraph.agreement.state == "agreed" else None


def _objects(paragraph: Paragraph) -> list[str]:
    return [run.object for run in paragraph.runs if run.object]


def _brackets(paragraph: Paragraph) -> set[str]:
    return {bracket for run in paragraph.runs for bracket in run.brackets}


class Paragraphs(Sequence[Paragraph]):
    """Paragraphs in order. A value: ``spliced`` makes a new one that shares the other chunks."""

    __slots__ = ("_chunks", "_ends", "_near", "_starts")

    def __init__(self, paragraphs: Iterable[Paragraph] = ()) -> None:
        whole = tuple(paragraphs)
        self._set(Chunk(whole[i : i + CHUNK]) for i in range(0, len(whole), CHUNK))

    def _set(self, chunks: Iterable[Chunk]) -> None:
        self._chunks = tuple(filter(None, chunks))  # none is empty
        self._starts = (0, *accumulate(map(len, self._chunks)))
        self._ends: AgreedEnds | None = None
        self._near = 0
        """The chunk in which a paragraph was found last: the next is mostly there too."""

    @property
    def starts(self) -> tuple[int, ...]:
        """The row where each chunk begins, and after the last the count of rows."""
        return self._starts

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks; two drafts that share one have the same paragraphs there."""
        return self._chunks

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Paragraph, ...]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | tuple[Paragraph, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        starts = self._starts
        if index < 0:
            index += starts[-1]
        if not 0 <= index < starts[-1]:
            raise IndexError(index)
        at = bisect_right(starts, index) - 1
        return self._chunks[at][index - starts[at]]

    def __iter__(self) -> Iterator[Paragraph]:
        for chunk in self._chunks:
            yield from chunk

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Paragraphs):
            return NotImplemented
        if self._chunks == other._chunks:
            return True
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Paragraphs({list(self)!r})"

    def index_of(self, paragraph: str) -> int | None:
        """The row of the paragraph of that id, or None."""
        near = self._near
        if near < len(self._chunks):
            at = self._chunks[near].index_of(paragraph)
            if at is not None:
                return self._starts[near] + at
        for i, chunk in enumerate(self._chunks):
            at = chunk.index_of(paragraph)
            if at is not None:
                self._near = i
                return self._starts[i] + at
        return None

    def with_change(self, change: str) -> list[int]:
        """Rows of the paragraphs that carry a mark of the change, in order."""
        found: list[int] = []
        for start, chunk in zip(self._starts, self._chunks, strict=False):
            # Asked of every chunk several times a key: a call each would be most of it.
            known = chunk._rows
            if known is None:
                known = chunk._rows_by_change()
            if change in known:
                found += [start + i for i in known[change]]
        return found

    def agreed_ends(self) -> AgreedEnds:
        """The changes that make or end an agreed paragraph."""
        if self._ends is None:
            ends = [chunk.agreed_ends() for chunk in self._chunks]
            self._ends = AgreedEnds(
                frozenset().union(*(end.made for end in ends)),
                frozenset().union(*(end.ended for end in ends)),
            )
        return self._ends

    def bracketed(self, bracket: str) -> list[int]:
        """Rows of the paragraphs that have a run in the bracket, in order."""
        found: list[int] = []
        for start, chunk in zip(self._starts, self._chunks, strict=False):
            known = chunk._bracketed
            if known is None:
                known = chunk._rows_by_bracket()
            if bracket in known:
                found += [start + i for i in known[bracket]]
        return found

    def noted(self) -> list[int]:
        """Rows of the paragraphs that have a run which stands for something, in order."""
        return [
            start + i
            for start, chunk in zip(self._starts, self._chunks, strict=False)
            for i in chunk.noted()
        ]

    def awaiting(self, one: str) -> list[int]:
        """Rows of the paragraphs that are agreed pending the one of that id, in order."""
        return [
            start + i
            for start, chunk in zip(self._starts, self._chunks, strict=False)
            for i in chunk.awaiting(one)
        ]

    def spliced(self, start: int, end: int, new: Iterable[Paragraph]) -> Paragraphs:
        """The paragraphs with those from row ``start`` to before ``end`` replaced by ``new``."""
        new = tuple(new)
        first = max(bisect_right(self._starts, start) - 1, 0)
        # What is put at the very end joins the last chunk, lest each be a chunk of its own.
        first = min(first, max(len(self._chunks) - 1, 0))
        last = max(bisect_right(self._starts, max(end - 1, start)) - 1, first)
        last = min(last, len(self._chunks) - 1)
        base = self._starts[first]
        head = self._chunks[first][: start - base] if self._chunks else ()
        tail = self._chunks[last][end - self._starts[last] :] if self._chunks else ()
        touched = (*head, *new, *tail)
        size = CHUNK if len(touched) > 2 * CHUNK else len(touched) or 1
        fresh = [Chunk(touched[i : i + size]) for i in range(0, len(touched), size)]
        for old, chunk in zip(self._chunks[first : last + 1], fresh, strict=False):
            chunk.counted = old.counted  # whoever counts looks at what is still the same
        made = Paragraphs.__new__(Paragraphs)
        made._set((*self._chunks[:first], *fresh, *self._chunks[last + 1 :]))
        made._near = first
        if first == last and self._chunks and len(fresh) == 1:
            old, now = self._chunks[first], fresh[0]
            now.take_over(old, start - base, end - start, len(new))
            if now._agreed_ends is old._agreed_ends:
                made._ends = self._ends  # those of all chunks are the same, known or not
        return made
